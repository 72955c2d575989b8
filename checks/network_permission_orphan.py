"""A permission to use a network is left of an account or network that is removed.

Nothing breaks, but the API cannot take such a permission back, and lists of a network's permissions name nobody for it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each permission with the account, or else the network, that is gone."""
    for row in inputs["detect"]:
        if row["account_removed"] or row["account_name"] is None:
            gone = f"account {row['account_name'] or row['account_id']}"
        else:
            gone = f"network {row['network_name'] or row['network_id']}"
        yield Problem(
            f"permission {row['id']} to use a network is left of {gone}, which is removed", {"id": row["id"]}, row=row
        )


CHECK = Check(
    id="network-permission-orphan",
    area="networks",
    severity=Severity.INFO,
    inputs=load("dbcare.sql", "network_permission_orphan"),
    table="cloud.network_permissions",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.ONLINE,
    remedy="Delete the row.",
    symptom="removeNetworkPermissions cannot remove a permission, because its account is not found.",
    catalogue="C21",
    evidence=("https://github.com/apache/cloudstack/issues/10103",),
)
