"""Owns the making of VMs, with what people read and are billed for."""

from typing import Any

from dbcare.world.anchors import (
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
from dbcare.world.nics import Life, nic
from dbcare.world.rows_logs import Event, UsageEvent
from dbcare.world.rows_networks import Nic
from dbcare.world.rows_owned import UserVm, Vm
from dbcare.world.rows_rules import VmNetwork
from dbcare.world.volumes import volume

_ON_HOST = ("Running", "Starting", "Stopping", "Migrating")
# The row goes when the NIC is released, which a removed VM's was.
_MAPPED = ("Reserving", "Reserved", "Releasing")
_SYSTEM_VMS = {
    "DomainRouter": ("r", ROUTER_OFFERING),
    "ConsoleProxy": ("v", PROXY_OFFERING),
    "SecondaryStorageVm": ("s", STORAGE_VM_OFFERING),
}


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
    if card.state in _MAPPED:
        maker.add(VmNetwork(number, net.id))
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
    power, power_host = ("PowerOn", on) if state == "Running" else ("PowerOff", None)
    mac, ip = (card.mac_address, card.ip4_address) if card else (None, None)
    return Vm(
        number, maker.uuid("vm", number), name, instance, kind, kind, state, owner.account, owner.domain,
        created, removed or created, removed, on, host.id, host.pod, power, power_host, offering, template,
        mac, ip, name, name if kind == "User" else None, owner.user,
    )  # fmt: skip


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
