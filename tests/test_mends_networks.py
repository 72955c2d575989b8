"""Faults of networks, NICs and VLANs are mended and put back, and left alone where a row alone cannot mend them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import pytest

from dbcare import world
from dbcare.apply import Verdict
from dbcare.catalogue import shipped
from dbcare.check import Check, Context, Delete, FixClass, Found, Leave, Repair, Update
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.server import identify
from dbcare.snapshots import pick

from .mending import ENTRIES, NAMES, RELEASE, Bench, differing, verdicts

Key = dict[str, Any] | str
"""A primary key, or the SELECT of an id."""
CONTEXT = Context(shipped().release(RELEASE), "MariaDB 10.11.19", datetime(2026, 11, 23))


@pytest.fixture(scope="module")
def bench(server: Endpoint) -> Bench:
    return Bench(server)


@pytest.fixture
def writer(bench: Bench) -> Iterator[Writer]:
    """A connection to the world on which whatever is done is undone."""
    with Writer(bench.config.endpoint, NAMES.cloud) as made:
        made.execute("START TRANSACTION")
        yield made
        made.execute("ROLLBACK")


def checked(name: str) -> Check:
    return ENTRIES[name].check


def asked(writer: Writer, check: Check, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Ask what a fix of this finding asks."""
    query = pick(check.still(row), identify(writer.version), RELEASE)
    assert query is not None
    known = {**check.parameters, **row, "cloud": NAMES.cloud, "usage": NAMES.usage}
    return writer.all(query.sql, {name: known[name] for name in query.parameters})


def found(writer: Writer, name: str, key: Key) -> Found:
    """Look with a check, and give what its repair would see of one finding."""
    check = checked(name)
    wanted = writer.all(key)[0] if isinstance(key, str) else key
    inputs = {}
    for source, variants in check.sources.items():
        assert isinstance(variants, tuple)
        query = pick(variants, identify(writer.version), RELEASE)
        assert query is not None
        inputs[source] = writer.all(query.sql, {part: check.parameters[part] for part in query.parameters})
    [problem] = [one for one in check.judged(inputs, CONTEXT) if dict(one.key) == wanted]
    table = problem.table or check.table
    row = {**problem.row, **problem.key}
    facts = asked(writer, check, row) if check.still(row) else []
    return Found(table, problem.key, problem.name, problem.row, facts)


def mended(writer: Writer, name: str, key: Key, *statements: str) -> Repair | Leave:
    for statement in statements:
        writer.execute(statement)
    mend = checked(name).mend
    assert mend is not None
    return mend(found(writer, name, key), CONTEXT)


# What must not be mended by rows -----------------------------------------------------------------------------------

NIC = "SELECT id FROM nics WHERE instance_id = 47 AND network_id = 208"
GONE = "UTC_TIMESTAMP() - INTERVAL 2 DAY"
NO_NETWORK = f"UPDATE networks SET removed = {GONE} WHERE id = 208"
SHUT = "UPDATE networks SET state = 'Shutdown' WHERE id IN (205, 208)"
DESTROYED = "UPDATE networks SET state = 'Destroy' WHERE id IN (205, 208)"
NO_OWNER = f"UPDATE account SET removed = {GONE} WHERE id = 6"
TWICE = """INSERT INTO user_ip_address (uuid, public_ip_address, data_center_id, vlan_db_id, mac_address,
  source_network_id, physical_network_id, state, allocated) SELECT UUID(), u.public_ip_address, u.data_center_id,
  u.vlan_db_id, 9999, u.source_network_id, u.physical_network_id, {} FROM user_ip_address u WHERE u.id = 1"""
IN_USE, SPARE = TWICE.format("'Allocated', UTC_TIMESTAMP()"), TWICE.format("'Free', NULL")
ITS_ROW = "SELECT MAX(id) AS id FROM user_ip_address"

LEFT: dict[str, tuple[str, Key, tuple[str, ...], str, str]] = {
    "VMs run, whatever the counter says": (
        "network-stuck-shutdown", {"id": 208},
        (SHUT, "UPDATE op_networks SET nics_count = 0, check_for_gc = 0 WHERE id = 208"),
        "VMs use it", "listVirtualMachines networkid=00000001-87bc-4000-8000-0000000000d0",
    ),
    "the scavenger does not look at it": (
        "network-stuck-shutdown", {"id": 205}, (SHUT, "UPDATE op_networks SET gc = 0 WHERE id = 205"),
        "not marked for garbage collection", "deleteNetwork id=00000001-87bc-4000-8000-0000000000cd",
    ),
    "it is persistent": (
        "network-stuck-shutdown", {"id": 205}, (SHUT, "UPDATE network_offerings SET is_persistent = 1"),
        "because it is persistent", "deleteNetwork id=",
    ),
    "lowering the counter would shut the network down under a VM": (
        "nics-count-drift", {"id": 208}, ("UPDATE nics SET state = 'Allocated' WHERE instance_id = 47",),
        "nic-state-vs-vm-state first", "listVirtualMachines",
    ),
    "a VM runs on a network that was torn down": (
        "live-nic-on-removed-network", NIC, (NO_NETWORK, "UPDATE networks SET state = 'Destroy' WHERE id = 208"),
        "cannot be brought back: it is Destroy", "",
    ),
    "its owner is gone": (
        "live-nic-on-removed-network", NIC, (NO_NETWORK, f"UPDATE account SET removed = {GONE} WHERE id = 3"),
        "its owner is removed, or rows", "",
    ),
    "a network without its counters": (
        "live-nic-on-removed-network", NIC, (NO_NETWORK, "DELETE FROM op_networks WHERE id = 208"), "or rows", "",
    ),
    "another network has its VLAN": (
        "live-nic-on-removed-network", NIC,
        (NO_NETWORK, "UPDATE networks SET broadcast_uri = 'vlan://502' WHERE id = 207"), "its VLAN is another's", "",
    ),
    "the pool gave its VLAN away": (
        "live-nic-on-removed-network", NIC,
        (NO_NETWORK, "UPDATE op_dc_vnet_alloc SET reservation_id = 'x' WHERE vnet = '502'"), "VLAN is another's", "",
    ),
    "nobody knows whether the VM runs": (
        "live-nic-on-removed-network", NIC, (NO_NETWORK, "UPDATE vm_instance SET state = 'Unknown' WHERE id = 47"),
        "i-3-47-VM is Unknown: look again", "",
    ),
    "the VM is off, but its host has it on": (
        "live-nic-on-removed-network", NIC,
        (NO_NETWORK, "UPDATE vm_instance SET state = 'Stopped', power_state = 'PowerOn' WHERE id = 47"),
        "its host has it on", "",
    ),
    "a VM that is off": (
        "nic-state-vs-vm-state", "SELECT id FROM nics WHERE instance_id = 43",
        ("UPDATE nics SET state = 'Reserved' WHERE instance_id = 43",
         f"UPDATE vm_instance SET reservation_id = 'x', update_time = {GONE} WHERE id = 43"),
        "then mend nics-count-drift", "startVirtualMachine id=",
    ),
    "a router": (
        "nic-state-vs-vm-state", "SELECT id FROM nics WHERE instance_id = 8 AND network_id = 208",
        ("UPDATE nics SET state = 'Allocated' WHERE instance_id = 8 AND network_id = 208",),
        "only CloudStack", "stopRouter id=00000001-d16a-4000-8000-000000000008, then startRouter id=",
    ),
    "VMs of the removed account": (
        "network-owner-removed", {"id": 211}, (NO_OWNER,), "VMs of PrjAcct-apollo-2 are there too", "deleteNetwork id=",
    ),
    "the cleaner fails": (
        "network-owner-removed", {"id": 211},
        (NO_OWNER, f"UPDATE vm_instance SET removed = {GONE} WHERE account_id = 6",
         "UPDATE account SET cleanup_needed = 1 WHERE id = 6"),
        "its log says why", "forced=true",
    ),
    "only the domain is removed": (
        "network-owner-removed", {"id": 211},
        (f"UPDATE domain SET removed = {GONE} WHERE id = (SELECT domain_id FROM networks WHERE id = 211)",),
        "is not one that CloudStack cleans up after", "deleteNetwork id=",
    ),
    "much is left of a network": (
        "destroyed-not-removed", {"id": 208}, (DESTROYED,), "NICs, a router, public addresses", "forced=true",
    ),
    "a NIC is left of a network": ("destroyed-not-removed", {"id": 205}, (DESTROYED,), "it still has NICs, ", ""),
    "an idle network is in use": (
        "allocated-network-keeps-vlan", {"id": 208}, ("UPDATE networks SET state = 'Allocated' WHERE id = 208",),
        "stop its VMs first", "listVirtualMachines",
    ),
    "a VM runs although its NIC is released": (
        "allocated-network-keeps-vlan", {"id": 208},
        ("UPDATE networks SET state = 'Allocated' WHERE id = 208",
         "UPDATE nics SET state = 'Allocated' WHERE network_id = 208"),
        "stop its VMs first", "",
    ),
    "a secondary address": (
        "duplicate-guest-ip", {"id": 1},
        ("UPDATE nics SET ip4_address = '10.1.1.200' WHERE instance_id = 40",),
        "no row tells", "removeIpFromNic id=00000001-e31c-4000-8000-000000000001",
    ),
    "both rows are in use": (
        "duplicate-public-ip-row", ITS_ROW, (IN_USE,), "which of them is true", "disassociateIpAddress id=",
    ),
    "a free row has a rule": (
        "duplicate-public-ip-row", ITS_ROW,
        (SPARE, "UPDATE firewall_rules f JOIN (SELECT MAX(id) AS id FROM user_ip_address) u "
                "SET f.ip_address_id = u.id WHERE f.ip_address_id IS NOT NULL"),
        "which of them is true", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LEFT)
def test_a_row_alone_does_not_mend_it(writer: Writer, case: str) -> None:
    name, key, statements, why, api = LEFT[case]
    left = mended(writer, name, key, *statements)
    assert isinstance(left, Leave)
    assert why in left.why
    assert api in left.api


# What is mended, in the kinds that the world has not ---------------------------------------------------------------


def tables(repair: Repair | Leave) -> list[str]:
    assert isinstance(repair, Repair)
    return [change.table.partition(".")[2] for change in repair.changes]


def test_the_network_of_a_running_vm_comes_back_when_somebody_made_sure(writer: Writer) -> None:
    repair = mended(writer, "live-nic-on-removed-network", NIC, NO_NETWORK)
    assert isinstance(repair, Repair)
    [change] = repair.changes
    assert isinstance(change, Update)
    assert (change.table, change.key, change.set) == ("cloud.networks", {"id": 208}, {"removed": None})
    assert repair.attest.startswith("VM i-3-47-VM still uses network acme-network-208")
    assert repair.locks == (("networks", 208), ("vm_instance", 47))


def test_a_nic_goes_with_its_secondary_addresses(writer: Writer) -> None:
    gone = f"UPDATE networks SET removed = {GONE} WHERE id = 204"
    off = "UPDATE vm_instance SET state = 'Stopped', power_state = 'PowerOff' WHERE id = 10"
    repair = mended(writer, "live-nic-on-removed-network", {"id": 13}, gone, off)
    assert tables(repair) == ["nic_secondary_ips", "nics"]
    assert isinstance(repair, Repair)
    assert repair.changes[0] == Delete("cloud.nic_secondary_ips", {"id": 1}, {"nicId": 13})
    assert (repair.attest, repair.locks) == ("", (("vm_instance", 10),))


def test_the_nic_of_no_vm_at_all_goes(writer: Writer) -> None:
    orphan = "UPDATE nics SET instance_id = NULL WHERE instance_id = 47 AND network_id = 208"
    key = "SELECT id FROM nics WHERE instance_id IS NULL AND network_id = 208 AND strategy <> 'PlaceHolder'"
    repair = mended(writer, "live-nic-on-removed-network", key, NO_NETWORK, orphan)
    assert tables(repair) == ["nics"]
    assert isinstance(repair, Repair)
    assert " of no VM " in repair.title
    assert repair.locks == ()


REMOVED = f"UPDATE vm_instance SET state = 'Expunging', removed = {GONE} WHERE id = 10"
UNCOUNTED = "UPDATE nics SET state = 'Allocated' WHERE instance_id = 40"


@pytest.mark.parametrize(
    ("statements", "lowered"),
    [
        ((), [("op_networks", {"nics_count": 4})]),
        (("UPDATE op_networks SET nics_count = 9 WHERE id = 204",), []),
        ((UNCOUNTED, "UPDATE op_networks SET nics_count = 4 WHERE id = 204"), []),
        (("UPDATE nics SET state = 'Allocated' WHERE id = 13",), []),
    ],
    ids=["counted", "counter wrong", "a VM runs uncounted", "not Reserved"],
)
def test_a_nic_is_counted_off_where_it_was_counted(
    writer: Writer, statements: tuple[str, ...], lowered: list[object]
) -> None:
    repair = mended(writer, "live-nic-on-removed-vm", {"id": 13}, REMOVED, *statements)
    assert tables(repair)[:2] == ["nic_secondary_ips", "nics"]
    assert isinstance(repair, Repair)
    updates = [change for change in repair.changes[2:] if isinstance(change, Update)]
    assert [(change.table.partition(".")[2], change.set) for change in updates] == lowered
    assert (("networks", 204) in repair.locks) == bool(lowered)
    assert repair.attest == ""


@pytest.mark.parametrize(
    ("name", "gone"), [("live-nic-on-removed-vm", ()), ("live-nic-on-removed-network", (NO_NETWORK,))]
)
def test_a_vm_that_ran_when_it_was_removed_may_run_on(writer: Writer, name: str, gone: tuple[str, ...]) -> None:
    repair = mended(writer, name, NIC, f"UPDATE vm_instance SET removed = {GONE} WHERE id = 47", *gone)
    assert isinstance(repair, Repair)
    assert repair.attest == "VM i-3-47-VM (Running when it was removed) runs on no host"


def test_a_counter_that_is_too_low_is_raised_whoever_runs(writer: Writer) -> None:
    repair = mended(
        writer, "nics-count-drift", {"id": 204}, "UPDATE op_networks SET nics_count = 1 WHERE id = 204", UNCOUNTED,
        "UPDATE async_job SET job_status = 1", "UPDATE vm_instance SET state = 'Running' WHERE state = 'Stopping'",
    )  # fmt: skip
    assert isinstance(repair, Repair)
    assert repair.title == "count the NICs of network acme-network-204 again: nics_count from 1 to 4"


OFF = (
    "UPDATE networks SET state = 'Allocated' WHERE id = 208",
    "UPDATE nics SET state = 'Allocated' WHERE network_id = 208",
    "UPDATE vm_instance SET state = 'Stopped' WHERE id IN (8, 9, 47)",
)


@pytest.mark.parametrize(
    ("statements", "changed"),
    [
        ((), ["networks", "op_dc_vnet_alloc"]),
        (("UPDATE op_dc_vnet_alloc SET reservation_id = 'x' WHERE vnet = '502'",), ["networks"]),
        (("UPDATE networks SET broadcast_uri = 'vlan://502' WHERE id = 207",), ["networks"]),
    ],
    ids=["its own", "somebody else's", "shared"],
)
def test_the_vnet_goes_back_where_it_is_still_the_networks(
    writer: Writer, statements: tuple[str, ...], changed: list[str]
) -> None:
    assert tables(mended(writer, "allocated-network-keeps-vlan", {"id": 208}, *OFF, *statements)) == changed


def test_a_surplus_public_address_that_is_nobodys_is_guarded(writer: Writer) -> None:
    repair = mended(writer, "duplicate-public-ip-row", ITS_ROW, SPARE)
    assert isinstance(repair, Repair)
    assert repair.fix_class is FixClass.GUARDED


# What changes between the plan and the fix -------------------------------------------------------------------------

TIER = ("network-stuck-implementing", {"id": 209}, ("UPDATE networks SET state = 'Implementing' WHERE id = 209",))
DRIFT = ("nics-count-drift", {"id": 208}, ("UPDATE op_networks SET nics_count = 7 WHERE id = 208",))
LEAK = (
    "vnet-leak", "SELECT MAX(id) AS id FROM op_dc_vnet_alloc WHERE physical_network_id = 200",
    ("UPDATE op_dc_vnet_alloc o JOIN (SELECT MAX(id) AS id FROM op_dc_vnet_alloc WHERE physical_network_id = 200) x "
     f"ON x.id = o.id SET o.account_id = 3, o.reservation_id = 'lost', o.taken = {GONE}",),
)  # fmt: skip
FREED = (
    "vnet-not-marked-taken", "SELECT id FROM op_dc_vnet_alloc WHERE vnet = '502'",
    ("UPDATE op_dc_vnet_alloc SET account_id = NULL, reservation_id = NULL, taken = NULL WHERE vnet = '502'",),
)  # fmt: skip


def job(kind: str, number: int | str, identity: int = 900001) -> str:
    return (
        "INSERT INTO async_job (id, uuid, user_id, account_id, instance_type, instance_id, job_cmd, job_status, "
        f"created, last_updated, related) VALUES ({identity}, 'job', 3, 3, '{kind}', {number}, 'x', 0, "
        "UTC_TIMESTAMP(), UTC_TIMESTAMP(), '')"
    )


def queued(kind: str, number: int) -> tuple[str, ...]:
    return (
        job("None", "NULL"),
        f"INSERT INTO sync_queue (id, sync_objtype, sync_objid, queue_size) VALUES (900001, '{kind}', {number}, 1)",
        "INSERT INTO sync_queue_item (queue_id, content_type, content_id) VALUES (900001, 'AsyncJob', 900001)",
    )


VLAN = "(SELECT MAX(o.vnet) FROM op_dc_vnet_alloc o WHERE o.reservation_id = 'lost')"
LATER: dict[str, tuple[tuple[str, Key, tuple[str, ...]], tuple[str, ...]]] = {
    "a job of the network": (TIER, (job("Network", 209),)),
    "a job of its VPC": (TIER, (job("Vpc", 1),)),
    "a queue of the network": (TIER, queued("network", 209)),
    "a queue of its VPC": (TIER, queued("vpc", 1)),
    "a job of its router": (TIER, (job("DomainRouter", 6), "DELETE FROM nics WHERE instance_id = 6")),
    "a job of a router on it": (TIER, (job("DomainRouter", 6), "DELETE FROM router_network_ref WHERE router_id = 6")),
    "a job of a VM on it": (TIER, (job("VirtualMachine", 57),)),
    "the work of a VM on it": (
        TIER,
        (job("None", "NULL"), "INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) "
                              "VALUES (900001, 'Filed', 'Instance', 57)"),
    ),
    "a VM on it starts": (TIER, ("UPDATE vm_instance SET state = 'Starting' WHERE id = 57",)),
    "it was implemented": (TIER, ("UPDATE networks SET state = 'Implemented' WHERE id = 209",)),
    "a VM stops": (DRIFT, ("UPDATE vm_instance SET state = 'Stopping' WHERE id = 47",)),
    "the counter is right": (DRIFT, ("UPDATE op_networks SET nics_count = 1 WHERE id = 208",)),
    "a network uses the VNET": (
        LEAK, (f"UPDATE networks SET broadcast_uri = CONCAT('vlan://', {VLAN}) WHERE id = 207",),
    ),
    "a network has the reservation": (LEAK, ("UPDATE networks SET reservation_id = 'lost' WHERE id = 207",)),
    "a range has the VLAN": (
        LEAK, (f"UPDATE vlan SET physical_network_id = 200, vlan_id = CONCAT('vlan://', {VLAN}) WHERE id = 1",),
    ),
    "the VNET is given back": (LEAK, ("UPDATE op_dc_vnet_alloc SET taken = NULL WHERE reservation_id = 'lost'",)),
    "the network is shut down": (FREED, ("UPDATE networks SET state = 'Allocated' WHERE id = 208",)),
    "the network got another VLAN": (FREED, ("UPDATE networks SET broadcast_uri = 'vlan://503' WHERE id = 208",)),
}  # fmt: skip


@pytest.mark.parametrize("case", LATER)
def test_what_is_worked_on_or_is_no_longer_so_is_left_alone(writer: Writer, case: str) -> None:
    (name, key, statements), later = LATER[case]
    for statement in statements:
        writer.execute(statement)
    seen = found(writer, name, key)
    assert seen.facts
    for statement in later:
        writer.execute(statement)
    assert asked(writer, checked(name), {**seen.row, **seen.key}) == []


# An old release, with test_mends's faults all at once: last, because the world is another one then ----------------

FAULTS = (
    "network-stuck-implementing", "network-stuck-shutdown", "nics-count-low", "nics-count-high",
    "live-nic-on-removed-network", "live-nic-on-removed-vm", "network-owner-removed", "destroyed-not-removed",
    "vnet-not-marked-taken", "vnet-leak", "allocated-network-keeps-vlan", "duplicate-public-ip-row",
)  # fmt: skip
STAY = {"network-owner-removed"}
"""CloudStack's own cleaner does the rest."""
CALLS = {
    "networks-share-vlan": "stopVirtualMachine for each VM of listVirtualMachines networkid=fault-network-",
    "duplicate-guest-ip": "updateVmNicIp nicid=0000",
    "implemented-isolated-network-without-router": "restartNetwork id=0000",
    "nic-state-vs-vm-state": "stopVirtualMachine id=0000",
}
LEFT_TO_CLOUDSTACK = (
    "networks-share-vlan",
    "duplicate-guest-ip",
    "network-without-router",
    "nic-of-running-vm-released",
)
CHECKS = sorted({world.FAULTS[fault].check for fault in (*FAULTS, *LEFT_TO_CLOUDSTACK)})


def broken(server: Endpoint, release: str) -> tuple[Bench, set[str]]:
    """Make a world with each fault twice, and name what is found because of them."""
    bench = Bench(server, release)
    before = bench.found(*CHECKS)
    for fault in (*FAULTS, *LEFT_TO_CLOUDSTACK):
        world.inject(server, release, fault, count=2, databases=NAMES).close()
    return bench, {fingerprint for _, fingerprint in bench.found(*CHECKS) - before}


def test_what_is_mended_is_found_no_more_and_comes_back_whole(server: Endpoint) -> None:
    bench, guilty = broken(server, "4.11.0.0")
    before = bench.dump()
    unallowed = bench.propose("vnet-leak", "destroyed-not-removed", even_if_api=False).plan
    assert unallowed.fixes == ()
    assert all("VLAN 1000" in one.why or "--even-if-api" in one.why for one in unallowed.left_out)
    proposed = bench.attested(*CHECKS)
    fixed = {fix.fingerprint for fix in proposed.plan.fixes}
    left = [one for one in proposed.plan.left_out if one.fingerprint in guilty]
    assert {one.check for one in proposed.plan.fixes} == set(CHECKS) - set(CALLS)
    # A network in use that is Shutdown needs its VMs stopped.
    assert {one.check for one in left} - {"network-stuck-shutdown"} == set(CALLS)
    assert [one for one in left if CALLS.get(one.check, "stopVirtualMachine") not in one.api or not one.why] == []
    assert {one for one, _ in verdicts(bench.carry_out(proposed))} == {Verdict.MENDED}
    assert {check for check, fingerprint in bench.found(*CHECKS) if fingerprint in fixed} == STAY
    assert {one for one, _ in verdicts(bench.undo(bench.run))} == {Verdict.MENDED}
    assert differing(before, bench.dump()) == {}
