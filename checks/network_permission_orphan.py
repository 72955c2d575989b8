"""A permission to use a network is left of an account or network that is removed.

Nothing breaks, but the API cannot take such a permission back, and lists of a network's permissions name nobody for it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, Delete, FixClass, Found, Problem, Repair, Severity, load


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


def mend(found: Found, context: Context) -> Repair:
    """Delete the permission."""
    row = {"network_id": found.row["network_id"], "account_id": found.row["account_id"]}
    return Repair(
        f"delete permission {found.key['id']} of account {row['account_id']} to use network {row['network_id']}",
        (Delete("cloud.network_permissions", {"id": found.key["id"]}, row),),
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
    mend=mend,
    remedy="Delete the row.",
    symptom="removeNetworkPermissions cannot remove a permission, because its account is not found.",
    catalogue="C21",
    evidence=("https://github.com/apache/cloudstack/issues/10103",),
)
