"""Owns the part of a showcase that is under way or over: networks being implemented, jobs, locks, what was removed."""

from dbcare.world.addresses import take_vlan
from dbcare.world.anchors import (
    IMPLEMENTING_JOB,
    IMPLEMENTING_LOCK,
    IMPLEMENTING_NOW,
    IMPLEMENTING_VM,
    MANAGEMENT_SERVER,
    REMOVED_DOMAIN_NETWORK,
    REMOVED_DOMAIN_OWNER,
    REMOVED_IMPLEMENTING,
    REMOVED_NETWORK,
    REMOVED_OWNER,
    REMOVED_OWNER_NETWORK,
    RUNNING_VM,
    STARTING_VM,
    STOPPING_VM,
    TENANT,
    Owner,
)
from dbcare.world.maker import DAY, HOUR, MINUTE, Maker
from dbcare.world.networks import begin, end
from dbcare.world.nics import life
from dbcare.world.routers import router
from dbcare.world.rows_logs import Job, WorkJob
from dbcare.world.vms import user_vm

IN_PROGRESS, SUCCEEDED, FAILED = 0, 1, 2


def oddities(maker: Maker) -> None:
    """Write what is under way with its jobs and locks, and what was removed."""
    _networks_under_way(maker)
    _removed_networks(maker)
    _jobs(maker)


def _networks_under_way(maker: Maker) -> None:
    """Write networks in Implementing, each with its good reason: a job, a VM, a lock, or only just begun."""
    for number, age in (
        (IMPLEMENTING_JOB, 60 * DAY),
        (IMPLEMENTING_NOW, 20),
        (IMPLEMENTING_VM, 50 * DAY),
        (IMPLEMENTING_LOCK, 40 * DAY),
    ):
        reservation = maker.uuid("reservation", number)
        net = begin(
            maker, TENANT, age, id=number, state="Implementing", prefix=f"10.2.{number - IMPLEMENTING_JOB}",
            reservation_id=reservation, broadcast_uri=take_vlan(maker, TENANT, reservation, min(age, HOUR)),
        )  # fmt: skip
        if number == IMPLEMENTING_VM:
            lived = life(maker, 50 * DAY)
            user_vm(
                maker, TENANT, maker.farm.host(1), net, lived, "Starting", number=STARTING_VM, nic_state="Reserving"
            )
        end(maker, net)
    maker.put(
        "cloud.op_lock",
        key=f"networks{IMPLEMENTING_LOCK}",
        mac="06:00:00:00:00:05",
        ip="172.16.0.5",
        thread="API-Job-Executor-7",
        acquired_on=maker.ago(MINUTE),
        waiters=1,
    )


def _removed_networks(maker: Maker) -> None:
    """Write removed networks with all that CloudStack leaves behind, also of removed accounts and domains."""
    for number, owner, state in (
        (REMOVED_NETWORK, TENANT, "Destroy"),
        (REMOVED_OWNER_NETWORK, REMOVED_OWNER, "Destroy"),
        (REMOVED_DOMAIN_NETWORK, REMOVED_DOMAIN_OWNER, "Destroy"),
        (REMOVED_IMPLEMENTING, TENANT, "Implementing"),
    ):
        _removed_network(maker, owner, number, state)


def _removed_network(maker: Maker, owner: Owner, number: int, state: str = "Destroy") -> None:
    """Write a removed network with a removed VM and a removed router."""
    net = begin(maker, owner, 300 * DAY, id=number, state=state, removed=maker.ago(130 * DAY))
    lived = life(maker, 290 * DAY, 140 * DAY)
    host = maker.farm.host(number)
    router(maker, owner, host, net, lived)
    user_vm(maker, owner, host, net, lived)
    end(maker, net)


def _jobs(maker: Maker) -> None:
    """Write jobs that run, one for each object that is under way, and some that are over."""
    job(maker, "RestartNetworkCmd", "Network", IMPLEMENTING_JOB, IN_PROGRESS, 2 * MINUTE)
    _vm_job(maker, "Start", STARTING_VM, IN_PROGRESS, 90)
    _vm_job(maker, "Stop", STOPPING_VM, IN_PROGRESS, 60)
    _vm_job(maker, "Start", RUNNING_VM, SUCCEEDED, 5 * HOUR)
    _vm_job(maker, "Migrate", RUNNING_VM, FAILED, 4 * HOUR)
    job(maker, "CreateNetworkCmd", "Network", IMPLEMENTING_NOW, SUCCEEDED, 20)


def _vm_job(maker: Maker, verb: str, vm: int, status: int, age: int) -> None:
    """Write the job of an API call and the work job that it waits for."""
    job(maker, f"{verb}VMCmd", "VirtualMachine", vm, status, age)
    number = job(maker, f"VmWork{verb}", "VmWork", vm, status, age, "VmWorkJobDispatcher")
    maker.add(WorkJob(number, "Starting" if status == IN_PROGRESS else "Done", "Instance", vm))


def job(
    maker: Maker,
    command: str,
    kind: str,
    instance: int | None,
    status: int,
    age: int,
    dispatcher: str = "ApiAsyncJobDispatcher",
) -> int:
    """Write a job, of an API call unless another dispatcher is named, and give its id."""
    number = maker.id("cloud.async_job")
    running = status == IN_PROGRESS
    work = dispatcher == "VmWorkJobDispatcher"
    maker.add(
        Job(
            number,
            maker.uuid("job", number),
            TENANT.user,
            TENANT.account,
            None if work else kind,
            None if work else instance,
            f"com.cloud.vm.{command}" if work else f"org.apache.cloudstack.api.command.user.{command}",
            status,
            maker.ago(age),
            maker.ago(age if running else age - 10),
            None if running else maker.ago(age - 10),
            dispatcher,
            "VmWork" if work else None,
            MANAGEMENT_SERVER if running else None,
            None if running else MANAGEMENT_SERVER,
        )
    )
    return number


def queue(maker: Maker, kind: str, number: int, work: int, age: int) -> None:
    """Write the queue that the jobs of a network or VPC stand in, with the one that runs."""
    line, began = maker.id("cloud.sync_queue"), maker.ago(age)
    maker.put(
        "cloud.sync_queue",
        id=line,
        sync_objtype=kind,
        sync_objid=number,
        queue_proc_number=1,
        created=began,
        last_updated=began,
        queue_size=1,
    )
    maker.put(
        "cloud.sync_queue_item",
        queue_id=line,
        content_type="AsyncJob",
        content_id=work,
        queue_proc_msid=MANAGEMENT_SERVER,
        queue_proc_number=1,
        queue_proc_time=began,
        created=began,
    )
