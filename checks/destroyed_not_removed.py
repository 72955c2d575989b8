"""A network is in Destroy but was never removed.

CloudStack sets both at once, so the deletion broke off, or somebody wrote one by hand. Users still see the network, it
counts against their limits and its domain cannot be deleted; deleting it again fails, because Destroy is no state to
delete from. Nothing is said while a deletion works on the network, its VPC, its owner or a domain above it. Networks
that were removed in some other state are history: deleteNetwork with forced=true leaves them so. What they may still
hold, VNETs and NICs, is for the checks of those.
"""

from dbcare.check import NOW, Check, Context, FixClass, Found, Leave, Repair, Severity, Update, load

_KINDS = {
    "nics": "NICs",
    "routers": "a router",
    "addresses": "public addresses",
    "ranges": "ranges of addresses",
    "rules": "rules",
}


def mend(found: Found, context: Context) -> Repair | Leave:
    """Mark it removed where nothing is left of it; what hosts and routers may still have only CloudStack takes away."""
    call = f"deleteNetwork id={found.row['uuid']} forced=true"
    if left := [words for kind, words in _KINDS.items() if found.fact[kind]]:
        return Leave(f"it still has {', '.join(left)}, which only CloudStack can take away", call)
    return Repair(
        f"mark network {found.name} removed, as it is in Destroy and has nothing left",
        (Update("cloud.networks", found.key, {"removed": NOW}, {"removed": None, "state": "Destroy"}),),
        locks=(("networks", found.key["id"]),),
        api=call,
    )


CHECK = Check(
    id="destroyed-not-removed",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "destroyed_not_removed"),
    table="cloud.networks",
    message="network {name} is in Destroy but not removed; users still see it and cannot delete it",
    fix_class=FixClass.API_FIRST,
    remedy="As root admin: deleteNetwork id=UUID forced=true, which takes it from any state.",
    symptom="deleteNetwork fails; log: `Network is not in the correct state to be destroyed: Destroy`.",
    catalogue="C25",
    evidence=(
        "https://github.com/apache/cloudstack/blob/main/engine/orchestration/src/main/java/org/apache/cloudstack/engine/"
        "orchestration/NetworkOrchestrator.java",
    ),
    mend=mend,
)
