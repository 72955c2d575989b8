"""Owns the list of faults that can be ordered, and putting one into a database."""

from collections.abc import Mapping
from types import MappingProxyType

from dbcare.catalogue import shipped
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import UsageError
from dbcare.world import (
    fault_addresses,
    fault_counters,
    fault_data,
    fault_lifecycle,
    fault_members,
    fault_networks,
    fault_rules,
    fault_sequences,
    fault_sessions,
    fault_shape,
    fault_structure,
    fault_vlans,
    fault_vpcs,
)
from dbcare.world.fault import Fault, Injected, Site

_FAMILIES = (
    fault_counters,
    fault_sequences,
    fault_structure,
    fault_shape,
    fault_networks,
    fault_lifecycle,
    fault_members,
    fault_vpcs,
    fault_rules,
    fault_addresses,
    fault_vlans,
    fault_data,
    fault_sessions,
)

FAULTS: Mapping[str, Fault] = MappingProxyType({fault.name: fault for family in _FAMILIES for fault in family.FAULTS})
"""Every fault by name, in a fixed order."""


def inject(
    endpoint: Endpoint,
    version: str,
    name: str,
    *,
    count: int = 1,
    databases: Databases = Databases(),  # noqa: B008 (frozen)
) -> Injected:
    """Put a fault into `count` places of a populated database that no other fault is in, and say where.

    Raises UsageError for an unknown fault or release, and when the database has no such places left.
    """
    fault = FAULTS.get(name)
    if fault is None:
        raise UsageError(f"there is no fault {name!r}; there are: {', '.join(FAULTS)}")
    if count < 1:
        raise UsageError(f"{name}: count is {count}; it must be 1 or more")
    release = shipped().release(shipped().exactly(version))
    with Writer(endpoint, databases.cloud) as writer:
        site = Site(endpoint, release, databases, writer, name, fault.check)
        try:
            # A fault that finds too few places leaves nothing half done; those of structure choose before they alter.
            writer.execute("START TRANSACTION")
            places = tuple(fault.inject(site, count))
            writer.execute("COMMIT")
        except BaseException:
            writer.execute("ROLLBACK")
            Injected(name, (), tuple(site.held)).close()
            raise
    return Injected(name, places, tuple(site.held))
