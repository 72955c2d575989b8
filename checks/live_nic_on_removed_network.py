"""A NIC is live but its network is removed.

CloudStack cannot find the network when it stops, expunges or lists the VM and falls over it. NICs of a removed network
are normally removed before it; place holders, which keep an address and belong to no VM, are not meant.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such NIC with the VM that it belongs to."""
    for row in inputs["detect"]:
        state = "removed" if row["vm_removed"] else row["vm_state"]
        owner = f"VM {row['instance_name']} ({state})" if row["instance_name"] else "no VM"
        yield Problem(
            f"NIC {row['id']} of {owner} is live on network {row['network_name']} (id {row['network_id']}), "
            f"which was removed {row['network_removed']} UTC",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["instance_name"],
            row=row,
        )


CHECK = Check(
    id="live-nic-on-removed-network",
    area="networks",
    severity=Severity.CRITICAL,
    inputs=load("dbcare.sql", "live_nic_on_removed_network"),
    table="cloud.nics",
    judge=judge,
    fix_class=FixClass.GUARDED,
    remedy="A VM that runs needs its network back; on a stopped, destroyed or removed VM the NIC is to be removed.",
    symptom="NullPointerException after `Cleaning up NICS` when the VM is stopped or expunged, or in VmIpFetchTask.",
    catalogue="C5",
    evidence=(
        "https://github.com/apache/cloudstack/issues/7644",
        "https://github.com/apache/cloudstack/issues/4096",
    ),
)
