"""A network for a whole domain is not entered for any domain.

listNetworks fails for everybody who would see the network, root administrators too, because CloudStack wants to say
which domain it is for. Deploying does not fail: it then lets VMs of *every* domain onto a shared network.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.check import Check, Context, FixClass, Problem, Severity, load


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


CHECK = Check(
    id="network-missing-domain-ref",
    area="networks",
    severity=Severity.WARNING,
    inputs=load("dbcare.sql", "network_missing_domain_ref"),
    table="cloud.networks",
    judge=judge,
    fix_class=FixClass.ONLINE,
    remedy="Enter the domain that the network is for, with subdomain_access 1 if its subdomains may use it.",
    symptom="listNetworks fails with a NullPointerException (ApiDBUtils.getDomainNetworkDetails).",
    catalogue="C10",
)
