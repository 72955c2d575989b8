"""A live network belongs to an account or domain that is removed.

Users no longer see it, its router runs on, and its domain cannot be deleted. Deleting an account marks it removed
first and cleans up after, so a network counts only when that is an hour ago and no job works on it. Networks that are
removed themselves belong to removed owners by the thousand, and rightly.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Leave, Problem, Repair, Severity, Update, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such network with the owner that is gone."""
    for row in inputs["detect"]:
        if row["account_removed"] or row["account_name"] is None:
            owner = f"account {row['account_name']} (id {row['account_id']})"
        else:
            owner = f"domain {row['domain_path']} (id {row['domain_id']})"
        yield Problem(
            f"network {row['name']} ({row['state']}) belongs to {owner}, which is removed",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Let CloudStack's cleaner of removed accounts go over the owner once more; all else is for its API."""
    fact, call = found.fact, f"deleteNetwork id={found.row['uuid']} forced=true"
    if not fact["account_removed"]:
        return Leave(
            "its account is not one that CloudStack cleans up after: a root admin can delete the network", call
        )
    if fact["vms"]:
        return Leave(f"VMs of {fact['account_name']} are there too, and would be destroyed with it: look at them", call)
    if fact["cleanup_needed"]:
        return Leave(
            f"CloudStack is to clean up after {fact['account_name']} already, and fails: its log says why", call
        )
    return Repair(
        f"let CloudStack clean up again after removed account {fact['account_name']}: cleanup_needed from 0 to 1",
        (Update("cloud.account", {"id": fact["account_id"]}, {"cleanup_needed": 1}, {"cleanup_needed": 0}),),
        locks=(("account", fact["account_id"]), ("networks", found.key["id"])),
        api=call,
        later="CloudStack deletes what the account still has within account.cleanup.interval",
    )


CHECK = Check(
    id="network-owner-removed",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_owner_removed"),
    table="cloud.networks",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="As root admin: deleteNetwork id=UUID forced=true. Or let CloudStack's own cleaner delete all that the "
    "removed account still has: set its cleanup_needed to 1.",
    symptom="A network that no user sees; a domain that cannot be deleted; a router that runs for nobody.",
    catalogue="C8",
    evidence=(
        "https://github.com/apache/cloudstack/issues/2924",
        "https://github.com/apache/cloudstack/issues/6821",
        "https://github.com/apache/cloudstack/issues/10103",
        "https://github.com/apache/cloudstack/issues/13612",
    ),
    mend=mend,
)
