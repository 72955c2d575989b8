"""Owns the making of VPCs: offerings, access lists, the VPC with its services, and its tiers."""

from typing import Any

from dbcare.world.anchors import (
    DEFAULT_ALLOW,
    DEFAULT_DENY,
    REDUNDANT_VPC_OFFERING,
    TIER_OFFERING,
    VPC_OFFERING,
    ZONE,
    Owner,
)
from dbcare.world.maker import DAY, Maker
from dbcare.world.networks import Net, begin

BUILT = 900 * DAY
SERVICES = (
    "Dhcp", "Dns", "Gateway", "Lb", "NetworkACL", "PortForwarding", "SourceNat", "StaticNat", "UserData", "Vpn",
)  # fmt: skip
PROVIDER = "VpcVirtualRouter"
_OFFERINGS = ((VPC_OFFERING, "Default VPC offering", 0), (REDUNDANT_VPC_OFFERING, "Redundant VPC offering", 1))


def vpc_offerings(maker: Maker) -> None:
    """Write the offerings of VPCs with their services, and the access lists that every cloud has."""
    for number, name, redundant in _OFFERINGS:
        maker.put(
            "cloud.vpc_offerings",
            id=number,
            uuid=maker.uuid("vpc offering", number),
            unique_name=name,
            name=name,
            display_text=name,
            state="Enabled",
            default=1,
            redundant_router_service=redundant,
            created=maker.ago(BUILT),
        )
        for service in SERVICES:
            maker.put(
                "cloud.vpc_offering_service_map",
                vpc_offering_id=number,
                service=service,
                provider=PROVIDER,
                created=maker.ago(BUILT),
            )
    for number, name, action in ((DEFAULT_DENY, "default_deny", "Deny"), (DEFAULT_ALLOW, "default_allow", "Allow")):
        _access_list(maker, number, name, 0)
        for place, direction in enumerate(("Ingress", "Egress")):
            _rule(maker, number, place + 1, "all", None, direction, action, BUILT)


def access_list(maker: Maker, vpc: int, age: int) -> int:
    """Write a VPC's own access list with rules for who may come in, and give its id."""
    number = maker.id("cloud.network_acl")
    _access_list(maker, number, f"web-{number}", vpc)
    for place, port in enumerate((22, 443)):
        rule = _rule(maker, number, place + 1, "tcp", port, "Ingress", "Allow", age)
        maker.put("cloud.network_acl_item_cidrs", network_acl_item_id=rule, cidr=f"192.0.2.{place}/32")
    return number


def _access_list(maker: Maker, number: int, name: str, vpc: int) -> None:
    uuid = maker.uuid("access list", number)
    maker.put("cloud.network_acl", id=number, uuid=uuid, name=name, description=name, vpc_id=vpc)


def _rule(
    maker: Maker, acl: int, place: int, protocol: str, port: int | None, direction: str, action: str, age: int
) -> int:
    number = maker.id("cloud.network_acl_item")
    maker.put(
        "cloud.network_acl_item",
        id=number,
        uuid=maker.uuid("access rule", number),
        acl_id=acl,
        start_port=port,
        end_port=port,
        state="Active",
        protocol=protocol,
        created=maker.ago(age),
        traffic_type=direction,
        number=place,
        action=action,
    )
    return number


def vpc(
    maker: Maker,
    owner: Owner,
    prefix: str,
    age: int,
    *,
    number: int | None = None,
    state: str = "Enabled",
    removed: int | None = None,
    redundant: bool = False,
) -> int:
    """Write a VPC with its services, which outlive it, and give its id; `prefix` begins its addresses: `10.3`."""
    number = number or maker.id("cloud.vpc")
    created = maker.ago(age)
    maker.put(
        "cloud.vpc",
        id=number,
        uuid=maker.uuid("vpc", number),
        name=f"vpc{number}",
        display_text=f"{owner.name}'s",
        cidr=f"{prefix}.0.0/16",
        vpc_offering_id=REDUNDANT_VPC_OFFERING if redundant else VPC_OFFERING,
        zone_id=ZONE,
        state=state if removed is None else "Inactive",
        domain_id=owner.domain,
        account_id=owner.account,
        network_domain="cs1cloud.internal",
        removed=None if removed is None else maker.ago(removed),
        created=created,
        redundant=int(redundant),
    )
    for service in SERVICES:
        maker.put("cloud.vpc_service_map", vpc_id=number, service=service, provider=PROVIDER, created=created)
    return number


def tier(maker: Maker, owner: Owner, vpc: int, prefix: str, age: int, **given: Any) -> Net:
    """Write a tier's row as `networks.begin` does; `prefix` begins its addresses: `10.3.1`."""
    given.setdefault("network_acl_id", DEFAULT_ALLOW)
    return begin(maker, owner, age, offering=TIER_OFFERING, prefix=prefix, vpc_id=vpc, **given)
