"""Owns the faults of VPCs: tiers, gateways, routes and networks that outlive what they belong to, or are stuck."""

from dbcare.db import Row, Writer
from dbcare.world.fault import Fault, Place, Site

_LONG_AGO = "UTC_TIMESTAMP() - INTERVAL 2 DAY"
_LIVE_OWNER = """JOIN account a ON a.id = p.account_id AND a.removed IS NULL
  JOIN domain d ON d.id = p.domain_id AND d.removed IS NULL"""
_IDLE_VPC = f"""vpc p {_LIVE_OWNER} WHERE p.removed IS NULL AND p.state = 'Enabled'
  AND NOT EXISTS (SELECT 1 FROM sync_queue q JOIN sync_queue_item i ON i.queue_id = q.id
    WHERE q.sync_objtype = 'vpc' AND q.sync_objid = p.id)
  AND NOT EXISTS (SELECT 1 FROM async_job j
    WHERE j.job_status = 0 AND j.instance_type = 'Vpc' AND j.instance_id = p.id)"""


def tier_in_removed_vpc(site: Site, count: int) -> list[Place]:
    """Bring back tiers of VPCs that were removed, as if they had never been deleted."""
    rows = site.pick(
        count,
        "removed tiers of removed VPCs whose owners are still there",
        f"""SELECT n.id FROM networks n JOIN vpc p ON p.id = n.vpc_id {_LIVE_OWNER}
        WHERE n.removed IS NOT NULL AND p.removed < {_LONG_AGO}
          AND NOT EXISTS (SELECT 1 FROM nics i WHERE i.network_id = n.id AND i.removed IS NULL) ORDER BY n.id DESC""",
    )
    for row in rows:
        site.writer.execute("UPDATE networks SET removed = NULL, state = 'Allocated' WHERE id = %s", (row["id"],))
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


def vpc_stuck_inactive(site: Site, count: int) -> list[Place]:
    """Leave VPCs of tenants Inactive of which everything else is gone."""
    rows = site.pick(
        count, "VPCs that nothing works on", f"SELECT p.id, p.account_id, p.domain_id FROM {_IDLE_VPC} ORDER BY p.id"
    )
    return [site.place("cloud.vpc", id=_inactive(site.writer, row)) for row in rows]


def _inactive(writer: Writer, like: Row) -> int:
    """Add a VPC beside another of the same owner."""
    writer.execute(
        """INSERT INTO vpc (uuid, name, display_text, cidr, vpc_offering_id, zone_id, state, domain_id, account_id,
          network_domain, created)
        SELECT UUID(), CONCAT(name, '-old'), display_text, cidr, vpc_offering_id, zone_id, 'Inactive', domain_id,"""
        f"account_id, network_domain, {_LONG_AGO} FROM vpc WHERE id = %s",
        (like["id"],),
    )
    number = int(writer.all("SELECT MAX(id) AS id FROM vpc")[0]["id"])
    writer.execute(
        "INSERT INTO vpc_service_map (vpc_id, service, provider, created) "
        "SELECT %s, service, provider, created FROM vpc_service_map WHERE vpc_id = %s",
        (number, like["id"]),
    )
    return number


def static_route_blocks_gateway(site: Site, count: int) -> list[Place]:
    """Leave static routes in Revoke that nothing takes back."""
    rows = site.pick(
        count,
        "static routes of VPCs that nothing works on",
        f"""SELECT s.id FROM static_routes s JOIN vpc_gateways g ON g.id = s.vpc_gateway_id AND g.removed IS NULL
        WHERE s.state = 'Active' AND s.created < {_LONG_AGO} AND s.vpc_id IN (SELECT p.id FROM {_IDLE_VPC})
        ORDER BY s.id DESC""",
    )
    for row in rows:
        site.writer.execute("UPDATE static_routes SET state = 'Revoke' WHERE id = %s", (row["id"],))
    return [site.place("cloud.static_routes", id=row["id"]) for row in rows]


def vpc_gateway_stuck(site: Site, count: int) -> list[Place]:
    """Leave private gateways in Deleting that nothing works on."""
    rows = site.pick(
        count,
        "private gateways of VPCs that nothing works on",
        f"""SELECT g.id FROM vpc_gateways g JOIN networks n ON n.id = g.network_id AND n.removed IS NULL
        WHERE g.removed IS NULL AND g.state = 'Ready' AND g.created < {_LONG_AGO}
          AND g.vpc_id IN (SELECT p.id FROM {_IDLE_VPC}) ORDER BY g.id DESC""",
    )
    for row in rows:
        site.writer.execute("UPDATE vpc_gateways SET state = 'Deleting' WHERE id = %s", (row["id"],))
    return [site.place("cloud.vpc_gateways", id=row["id"]) for row in rows]


def private_gateway_network_orphan(site: Site, count: int) -> list[Place]:
    """Leave behind networks of private gateways that were made twice and deleted once."""
    rows = site.pick(
        count, "VPCs that nothing works on", f"SELECT p.id, p.account_id, p.domain_id FROM {_IDLE_VPC} ORDER BY p.id"
    )
    return [site.place("cloud.networks", id=_left_behind(site.writer, row)) for row in rows]


def _left_behind(writer: Writer, vpc: Row) -> int:
    """Add a network as CloudStack makes it for a private gateway, with a number of its own out of `sequence`."""
    number = int(writer.all("SELECT MAX(id) + 1 AS id FROM networks")[0]["id"])
    free = writer.all("SELECT value FROM sequence WHERE name = 'networks_seq'")
    if free and free[0]["value"] >= number:
        number = int(free[0]["value"])
        writer.execute("UPDATE sequence SET value = %s WHERE name = 'networks_seq'", (number + 1,))
    writer.execute(
        """INSERT INTO networks (id, uuid, name, display_text, traffic_type, broadcast_domain_type, broadcast_uri,
          gateway, cidr, mode, network_offering_id, physical_network_id, data_center_id, guru_name, state, related,
          domain_id, account_id, acl_type, guest_type, created)
        SELECT %s, UUID(), CONCAT('vpc-', p.name, '-privateNetwork'), p.name, 'Guest', 'Vlan',
          CONCAT('vlan://', 3000 + %s %% 1000), '172.29.0.1', '172.29.0.0/24', 'Static', f.id, g.id, p.zone_id,
          'PrivateNetworkGuru', 'Setup', %s, p.domain_id, p.account_id, 'Account', 'Isolated', """
        f"{_LONG_AGO} FROM vpc p JOIN network_offerings f JOIN physical_network g ON g.data_center_id = p.zone_id "
        "WHERE p.id = %s AND f.unique_name = 'System-Private-Gateway-Network-Offering' ORDER BY g.id LIMIT 1",
        (number, number, number, vpc["id"]),
    )
    writer.execute(
        "INSERT INTO op_networks (id, mac_address_seq, nics_count, gc, check_for_gc) VALUES (%s, 1, 0, 1, 1)", (number,)
    )
    writer.execute(
        "INSERT INTO account_network_ref (account_id, network_id, is_owner) VALUES (%s, %s, 1)",
        (vpc["account_id"], number),
    )
    return number


FAULTS = (
    Fault(
        "tier-in-removed-vpc",
        "tier-in-removed-vpc",
        "a live network is a tier of a VPC that was removed",
        tier_in_removed_vpc,
    ),
    Fault(
        "vpc-stuck-inactive",
        "vpc-stuck-inactive",
        "a VPC is Inactive, and nothing deletes it",
        vpc_stuck_inactive,
    ),
    Fault(
        "static-route-blocks-gateway",
        "static-route-blocks-gateway",
        "a VPC's static route is to be deleted and stays",
        static_route_blocks_gateway,
    ),
    Fault(
        "private-gateway-network-orphan",
        "private-gateway-network-orphan",
        "the network of a private gateway is there without any gateway",
        private_gateway_network_orphan,
    ),
    Fault(
        "vpc-gateway-stuck",
        "vpc-gateway-stuck",
        "a private gateway is in Deleting, and nothing deletes it",
        vpc_gateway_stuck,
    ),
)
