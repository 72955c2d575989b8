"""Owns the making of VMs: their rows, NICs, disks, events."""

from typing import Any, NamedTuple

from dbcare.world.anchors import (
    DISK_OFFERING,
    PROXY_OFFERING,
    ROUTER_OFFERING,
    SMALL_OFFERING,
    STORAGE_VM_OFFERING,
    SYSTEM_TEMPLATE,
    TEMPLATE,
    Owner,
)
from dbcare.world.maker import Host, Maker
from dbcare.world.networks import Net
from dbcare.world.rows import Event, Nic, UsageEvent, UserVm, Vm, Volume

GIB = 1 << 30
_ON_HOST = ("Running", "Starting", "Stopping", "Migrating")
_COUNTED = ("Reserved", "Releasing")
_SYSTEM_VMS = {
    "DomainRouter": ("r", ROUTER_OFFERING),
    "ConsoleProxy": ("v", PROXY_OFFERING),
    "SecondaryStorageVm": ("s", STORAGE_VM_OFFERING),
}


class Life(NamedTuple):
    """When something was made and, if so, removed, as CloudStack writes times."""

    created: str
    removed: str | None = None


def life(maker: Maker, age: int, removed: int | None = None) -> Life:
    """Turn seconds ago into points in time."""
    return Life(maker.ago(age), None if removed is None else maker.ago(removed))


def nic(
    maker: Maker,
    net: Net,
    vm: int | None,
    vm_type: str,
    lived: Life,
    state: str = "Reserved",
    *,
    mac: str | None = None,
    ip: str | None = None,
    number: int | None = None,
    gateway: str | None = None,
    **given: Any,
) -> Nic:
    """Write a NIC, and count it where CloudStack counts it."""
    created, removed = lived
    number = number or maker.id("cloud.nics")
    uuid = maker.uuid("nic", number)
    if removed is not None:
        state = "Deallocating"
    elif vm_type == "User" and state in _COUNTED:
        net.counted += 1
    if state in ("Reserved", "Releasing"):
        given.setdefault("broadcast_uri", net.broadcast)
        given.setdefault("isolation_uri", net.broadcast)
        given.setdefault("reservation_id", uuid)
    row = Nic(
        number,
        uuid,
        vm,
        net.id,
        net.mac(old=created < maker.new_macs_since) if mac is None else mac,
        net.ip() if ip is None else ip,
        state,
        vm_type,
        created,
        removed or created,
        gateway or net.gateway,
        removed=removed,
        **given,
    )
    maker.add(row)
    return row


def user_vm(
    maker: Maker,
    owner: Owner,
    host: Host,
    net: Net,
    lived: Life,
    state: str = "Running",
    *,
    number: int | None = None,
    nic_state: str | None = None,
    **nic_given: Any,
) -> int:
    """Write a user's VM with its NIC, root disk and events, and give its id."""
    number = number or maker.id("cloud.vm_instance")
    name = f"vm-{number}"
    if nic_state is None:
        nic_state = "Reserved" if state in _ON_HOST else "Allocated"
    card = nic(maker, net, number, "User", lived, nic_state, default_nic=1, **nic_given)
    instance = f"i-{owner.account}-{number}-VM"
    maker.add(_vm(maker, number, "User", name, instance, owner, host, lived, state, SMALL_OFFERING, TEMPLATE, card))
    maker.add(UserVm(number, name))
    volume(maker, owner, host, lived, number, "ROOT", TEMPLATE)
    _tell(maker, owner, number, name, net, lived)
    return number


def system_vm(
    maker: Maker,
    kind: str,
    owner: Owner,
    host: Host,
    lived: Life,
    card: Nic | None,
    number: int,
    state: str = "Running",
) -> str:
    """Write the vm_instance row and root disk of a router or system VM, and give its name."""
    letter, offering = _SYSTEM_VMS[kind]
    name = f"{letter}-{number}-VM"
    maker.add(_vm(maker, number, kind, name, name, owner, host, lived, state, offering, SYSTEM_TEMPLATE, card))
    volume(maker, owner, host, lived, number, "ROOT", SYSTEM_TEMPLATE)
    return name


def _vm(
    maker: Maker,
    number: int,
    kind: str,
    name: str,
    instance: str,
    owner: Owner,
    host: Host,
    lived: Life,
    state: str,
    offering: int,
    template: int,
    card: Nic | None,
) -> Vm:
    created, removed = lived
    if removed is not None:
        state = "Expunging"
    on = host.id if state in _ON_HOST else None
    return Vm(
        number,
        maker.uuid("vm", number),
        name,
        instance,
        kind,
        kind,
        state,
        owner.account,
        owner.domain,
        created,
        removed or created,
        removed,
        on,
        host.id,
        host.pod,
        "PowerOn" if state == "Running" else "PowerOff",
        on if state == "Running" else None,
        offering,
        template,
        card.mac_address if card else None,
        card.ip4_address if card else None,
        name,
        name if kind == "User" else None,
        owner.user,
    )


def volume(
    maker: Maker,
    owner: Owner,
    host: Host,
    lived: Life,
    vm: int | None,
    kind: str = "DATADISK",
    template: int | None = None,
    *,
    state: str = "Ready",
) -> int:
    """Write a volume, and give its id."""
    created, removed = lived
    number = maker.id("cloud.volumes")
    uuid = maker.uuid("volume", number)
    root = kind == "ROOT"
    placed = state != "Allocated"
    maker.add(
        Volume(
            number,
            uuid,
            f"ROOT-{vm}" if root else f"DATA-{number}",
            owner.account,
            owner.domain,
            vm,
            None if vm is None else 0 if root else 1,
            host.pool if placed else None,
            uuid if placed else None,
            (8 if root else 20) * GIB,
            kind,
            SMALL_OFFERING if template == TEMPLATE else ROUTER_OFFERING if root else DISK_OFFERING,
            template,
            created,
            removed or created,
            state if removed is None else "Expunged",
            created if vm else None,
            removed,
            host.pod,
        )
    )
    return number


def _tell(maker: Maker, owner: Owner, number: int, name: str, net: Net, lived: Life) -> None:
    """Write what happened to a user's VM: events for people, usage events for the bill."""
    created, removed = lived
    _happened(maker, "VM.CREATE", f"Successfully completed creating VM {name}", owner, number, created)
    _billed(maker, "VM.CREATE", owner, number, name, created)
    _billed(maker, "VM.START", owner, number, name, created)
    if removed is not None:
        _happened(maker, "VM.DESTROY", f"Successfully completed destroying VM {name}", owner, number, removed)
        _billed(maker, "VM.STOP", owner, number, name, removed)
        _billed(maker, "VM.DESTROY", owner, number, name, removed)


def _happened(maker: Maker, kind: str, text: str, owner: Owner, vm: int, when: str) -> None:
    number = maker.id("cloud.event")
    uuid = maker.uuid("event", number)
    maker.add(Event(number, uuid, kind, text, owner.user, owner.account, owner.domain, when, vm, "VirtualMachine"))


def _billed(maker: Maker, kind: str, owner: Owner, vm: int, name: str, when: str) -> None:
    number = maker.id("cloud.usage_event")
    maker.add(UsageEvent(number, kind, owner.account, when, vm, name, SMALL_OFFERING, TEMPLATE, None, "KVM"))
