"""A live network belongs to an account or domain that is removed.

Users no longer see it, its router runs on, and its domain cannot be deleted. Deleting an account marks it removed
first and cleans up after, so a network counts only when that is an hour ago and no job works on it. Networks that are
removed themselves belong to removed owners by the thousand, and rightly.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, load


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


CHECK = Check(
    id="network-owner-removed",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_owner_removed"),
    table="cloud.networks",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.API_FIRST,
    remedy="As root admin: deleteNetwork id=UUID forced=true.",
    symptom="A network that no user sees; a domain that cannot be deleted; a router that runs for nobody.",
    catalogue="C8",
    evidence=(
        "https://github.com/apache/cloudstack/issues/2924",
        "https://github.com/apache/cloudstack/issues/6821",
        "https://github.com/apache/cloudstack/issues/10103",
        "https://github.com/apache/cloudstack/issues/13612",
    ),
)
