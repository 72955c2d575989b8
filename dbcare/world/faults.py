"""Owns the list of faults that can be ordered, and putting one into a database."""

from collections.abc import Mapping
from types import MappingProxyType

from dbcare.catalogue import shipped
from dbcare.config import Databases, Endpoint
from dbcare.db import Writer
from dbcare.errors import UsageError
from dbcare.world import fault_counters, fault_networks, fault_sessions, fault_structure
from dbcare.world.fault import Fault, Injected, Site

_ALL = (
    Fault(
        "sequence-behind-max-id",
        "sequence-behind-max-id",
        "a sequence hands out ids that are taken",
        fault_counters.sequence_behind_max_id,
    ),
    Fault(
        "sequence-row-missing",
        "sequence-row-missing",
        "a live row of the sequence table is gone",
        fault_counters.sequence_row_missing,
    ),
    Fault(
        "op-networks-row-missing",
        "op-networks-row-missing",
        "a live network has no counters",
        fault_counters.op_networks_row_missing,
    ),
    Fault(
        "mac-seq-behind-nics",
        "mac-seq-behind-nics",
        "a network's next MAC address is one that a NIC has",
        fault_counters.mac_seq_behind_nics,
    ),
    Fault(
        "missing-expected-index",
        "missing-expected-index",
        "an index of the release is gone",
        fault_structure.missing_expected_index,
    ),
    Fault(
        "index-lost-uniqueness",
        "missing-expected-index",
        "a unique index of the release is a plain one",
        fault_structure.index_lost_uniqueness,
    ),
    Fault(
        "redundant-index-own",
        "redundant-index-own",
        "an index was added that repeats another",
        fault_structure.redundant_index_own,
    ),
    Fault(
        "missing-foreign-keys",
        "missing-foreign-keys",
        "a foreign key of the release is gone",
        fault_structure.missing_foreign_keys,
    ),
    Fault(
        "partial-upgrade",
        "partial-upgrade",
        "an upgrade was begun and did not end",
        fault_structure.partial_upgrade,
    ),
    Fault(
        "network-stuck-implementing",
        "network-stuck-implementing",
        "a network is in Implementing and nothing works on it",
        fault_networks.network_stuck_implementing,
    ),
    Fault(
        "nics-count-low",
        "nics-count-drift",
        "a network in use counts too few NICs and may be shut down",
        fault_counters.nics_count_low,
    ),
    Fault(
        "nics-count-high",
        "nics-count-drift",
        "a network counts too many NICs and is never shut down",
        fault_counters.nics_count_high,
    ),
    Fault(
        "live-nic-on-removed-network",
        "live-nic-on-removed-network",
        "a VM has a NIC on a network that was removed",
        fault_networks.live_nic_on_removed_network,
    ),
    Fault(
        "network-owner-removed",
        "network-owner-removed",
        "a live network's account, or domain, was removed",
        fault_networks.network_owner_removed,
    ),
    Fault(
        "long-running-transaction",
        "long-running-transaction",
        "a transaction changes a row and stays open",
        fault_sessions.long_running_transaction,
    ),
)

FAULTS: Mapping[str, Fault] = MappingProxyType({fault.name: fault for fault in _ALL})
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
