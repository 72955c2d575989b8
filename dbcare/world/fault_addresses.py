"""Owns the faults of addresses that are there twice."""

from dbcare.db import Row
from dbcare.world.fault import Fault, Place, Site


def duplicate_public_ip_row(site: Site, count: int) -> list[Place]:
    """Write free public addresses a second time, each with the next number of the zone."""
    rows = site.pick(
        count,
        "free public addresses",
        """SELECT MIN(u.id) AS id, MIN(u.data_center_id) AS zone FROM user_ip_address u
        JOIN physical_network p ON p.id = u.physical_network_id AND p.removed IS NULL
        WHERE u.removed IS NULL GROUP BY u.public_ip_address, u.source_network_id
        HAVING COUNT(*) = 1 AND MIN(u.state) = 'Free' ORDER BY 1 DESC""",
    )
    return [site.place("cloud.user_ip_address", id=_again(site, row)) for row in rows]


def _again(site: Site, row: Row) -> int:
    site.writer.execute(
        """INSERT INTO user_ip_address (uuid, public_ip_address, data_center_id, vlan_db_id, mac_address,
          source_network_id, physical_network_id)
        SELECT UUID(), u.public_ip_address, u.data_center_id, u.vlan_db_id, z.mac_address, u.source_network_id,
          u.physical_network_id FROM user_ip_address u JOIN data_center z ON z.id = u.data_center_id WHERE u.id = %s""",
        (row["id"],),
    )
    site.writer.execute("UPDATE data_center SET mac_address = mac_address + 1 WHERE id = %s", (row["zone"],))
    return int(site.writer.all("SELECT MAX(id) AS id FROM user_ip_address")[0]["id"])


def duplicate_guest_ip(site: Site, count: int) -> list[Place]:
    """Give the last VM of networks the address of the first."""
    rows = site.pick(
        count,
        "networks with two VMs",
        """SELECT MIN(i.id) AS first, MAX(i.id) AS last FROM nics i JOIN networks n ON n.id = i.network_id
        JOIN vm_instance v ON v.id = i.instance_id
        WHERE i.removed IS NULL AND n.removed IS NULL AND n.guest_type = 'Isolated' AND v.type = 'User'
          AND v.removed IS NULL AND v.state IN ('Running', 'Stopped') AND i.ip4_address <> ''
        GROUP BY i.network_id HAVING COUNT(*) > 1 AND COUNT(*) = COUNT(DISTINCT i.ip4_address)
        ORDER BY i.network_id DESC""",
    )
    for row in rows:
        site.writer.execute(
            """UPDATE nics i JOIN nics f ON f.id = %s JOIN vm_instance v ON v.id = i.instance_id
            SET i.ip4_address = f.ip4_address, v.private_ip_address = f.ip4_address WHERE i.id = %s""",
            (row["first"], row["last"]),
        )
    return [site.place("cloud.nics", id=row["last"]) for row in rows]


FAULTS = (
    Fault(
        "duplicate-public-ip-row",
        "duplicate-public-ip-row",
        "a public address has two live rows",
        duplicate_public_ip_row,
    ),
    Fault(
        "duplicate-guest-ip",
        "duplicate-guest-ip",
        "two VMs of a network have the same address",
        duplicate_guest_ip,
    ),
)
