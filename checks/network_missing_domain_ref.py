"""A network for a whole domain is not entered for any domain.

listNetworks fails for everybody who would see the network, root administrators too, because CloudStack wants to say
which domain it is for. Deploying does not fail: it then lets VMs of *every* domain onto a shared network.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Found, Insert, Leave, Problem, Repair, Severity, load


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each such network with the domain of its row, which may be the one that it was for."""
    for row in inputs["detect"]:
        owner = f"; it belongs to domain {row['domain_path']}" if row["domain_path"] else ""
        yield Problem(
            f"network {row['name']} is for a domain, but domain_network_ref does not say for which{owner}",
            {"id": row["id"]},
            uuid=row["uuid"],
            name=row["name"],
            row=row,
        )


def mend(found: Found, context: Context) -> Repair | Leave:
    """Enter the domain of the network's row, with its subdomains, which is what CloudStack does unless told otherwise.

    An administrator's networks belong to the root domain, whichever they are for: there somebody must know.
    """
    fact = found.fact
    if fact["path"] is None or fact["gone"]:
        return Leave(f"the network's domain, {fact['path'] or fact['domain_id']}, is gone: find out which it was for")
    if fact["outsider"]:
        return Leave(
            f"domain {fact['outsider']} has VMs on it, which is not in {fact['path']}: find out which it was for"
        )
    row = {"domain_id": fact["domain_id"], "network_id": found.key["id"], "subdomain_access": 1}
    return Repair(
        f"enter domain {fact['path']}, with its subdomains, for network {found.name}",
        (Insert("cloud.domain_network_ref", {}, row),),
        attest="the network was made for every domain" if fact["path"] == "/" else "",
    )


CHECK = Check(
    id="network-missing-domain-ref",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_missing_domain_ref"),
    table="cloud.networks",
    judge=judge,
    fix_class=FixClass.ONLINE,
    mend=mend,
    remedy="Enter the domain that the network is for, with subdomain_access 1 if its subdomains may use it.",
    symptom="listNetworks fails with a NullPointerException (ApiDBUtils.getDomainNetworkDetails).",
    catalogue="C10",
)
