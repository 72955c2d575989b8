"""A network is not entered for the account that owns it, or for another one too.

CloudStack asks `account_network_ref` who may use a network, and counts an account's networks by it. Without its row
the owner cannot deploy onto the network; with a row of somebody else's they can. For a network of the system the next
start of a system VM may make a second one. A network that CloudStack never entered whole, without counters too, is
op-networks-row-missing's. Rows that let others use a network (`is_owner = 0`) do not matter, nor do those of removed
networks.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import (
    Check,
    Context,
    Delete,
    FixClass,
    Found,
    Insert,
    Leave,
    Problem,
    Repair,
    Severity,
    Update,
    load,
)

_TABLE = "cloud.account_network_ref"


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such network with what is entered for it."""
    for row in inputs["detect"]:
        yield Problem(
            f"network {row['name']} belongs to account {_account(row['account_name'], row['account_id'])}, but "
            f"{_entered(row)}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def _entered(row: Mapping[str, Any]) -> str:
    if not row["owners"]:
        return "account_network_ref has no owner of it"
    if row["owners"] > 1:
        return f"account_network_ref has {row['owners']} owners of it"
    return f"account_network_ref says {_account(row['first_owner_name'], row['first_owner'])}"


def _account(name: str | None, number: int) -> str:
    return f"{name} (id {number})" if name else f"{number}"


def mend(found: Found, context: Context) -> Repair | Leave:
    """Leave the network's own account as its only owner: its oldest row, or one that was another's, or one more."""
    account = found.facts[0]["account_id"]
    if found.facts[0]["account"] is None:
        return Leave(f"the network's account, {account}, does not exist: find out whose it is")
    if users := sorted({row["owner"] for row in found.facts if row["in_use"]}):
        return Leave(
            f"account {users[0]} is entered as an owner and has VMs on it: find out whose network it is, and whether "
            "the other may go on using it"
        )
    change = f"make account {_account(found.row['account_name'], account)} the only owner of network {found.name}"
    entered = [row for row in found.facts if row["id"] is not None]
    if not entered:
        row = {"account_id": account, "network_id": found.key["id"], "is_owner": 1}
        return Repair(change, (Insert(_TABLE, {}, row),))
    kept = next((row for row in entered if row["owner"] == account), entered[0])
    changes = [Delete(_TABLE, {"id": row["id"]}, {"account_id": row["owner"]}) for row in entered if row is not kept]
    if kept["owner"] == account:
        return Repair(change, tuple(changes))
    expected = {"account_id": kept["owner"], "is_owner": 1}
    return Repair(change, (Update(_TABLE, {"id": kept["id"]}, {"account_id": account}, expected), *changes))


CHECK = Check(
    id="network-missing-owner-ref",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_missing_owner_ref"),
    table="cloud.networks",
    judge=judge,
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Enter the network's account as its owner, and take out the others; one that has VMs there may need a "
    "permission of its own (createNetworkPermissions).",
    symptom="Deploying onto it fails: `Unable to use network with id= UUID, permission denied`; limits miscount.",
    catalogue="C9",
)
