"""A network stands at Implementing and nobody works on it.

The management server died, or gave up, while it implemented the network. CloudStack then refuses to shut it down
("Network is not implemented"), so it can neither be restarted nor deleted. A network counts as stuck only when no job
runs for it, its VPC or a VM on it, no VM or router on it is starting, and nobody holds CloudStack's lock on it.
"""

from dbcare.check import Check, Context, FixClass, Found, Leave, Repair, Severity, Update, load


def mend(found: Found, context: Context) -> Repair | Leave:
    """Set it to Shutdown: where CloudStack's own state machine goes when implementing fails."""
    return Repair(
        f"set network {found.name} from Implementing to Shutdown",
        (Update("cloud.networks", found.key, {"state": "Shutdown"}, {"state": "Implementing", "removed": None}),),
        locks=(("networks", found.key["id"]),),
    )


CHECK = Check(
    id="network-stuck-implementing",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_stuck_implementing"),
    table="cloud.networks",
    message="network {name} is Implementing and nothing works on it; it can neither be restarted nor deleted",
    parameters={"minutes": 60},
    fix_class=FixClass.GUARDED,
    remedy="Set it to Shutdown, as CloudStack does on a failure. Then, if VMs use it: stop them, wait until it is "
    "Allocated, start them; if not: deleteNetwork.",
    symptom="deleteNetwork and restartNetwork fail; log: `Network is not implemented`.",
    catalogue="C1",
    evidence=(
        "https://github.com/apache/cloudstack/issues/12249",
        "https://github.com/apache/cloudstack/pull/12409",
        "https://github.com/apache/cloudstack/pull/8394",
    ),
    mend=mend,
)
