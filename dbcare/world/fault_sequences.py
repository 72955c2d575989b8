"""Owns the faults of what counts by itself: AUTO_INCREMENT, and the numbers that MAC addresses are made of."""

from dbcare.catalogue import SEQUENCES
from dbcare.db import Row
from dbcare.world.anchors import L2, TENANT
from dbcare.world.fault import Fault, Place, Site
from dbcare.world.fault_counters import HEALTHY

_INT, _BIGINT = 4_000_000_000, 9_000_000_000_000_000_000
_NARROW = (
    ("cloud.ldap_trust_map", _INT),
    ("cloud_usage.quota_email_templates", _BIGINT),
    ("cloud.ovs_tunnel_interface", _BIGINT),
    ("cloud.load_balancer_healthcheck_policies", _BIGINT),
)
"""Tables of every release whose ids are no BIGINT UNSIGNED, and an id near their end; little else touches them."""


def autoincrement_ahead_of_sequence(site: Site, count: int) -> list[Place]:
    """Let tables have had ids that their sequences have yet to hand out, the least used tables first."""
    chosen: list[tuple[str, Row]] = []
    for sequence in (*SEQUENCES[1:], SEQUENCES[0]):
        table = sequence.table.partition(".")[2]
        rows = site.writer.all(
            f"SELECT name, value FROM sequence WHERE name = %(name)s AND value > (SELECT MAX(id) FROM {table})",
            {"name": sequence.name},
        )
        if rows and len(chosen) < count:
            chosen.append((table, rows[0]))
    site.enough(count, len(chosen), "sequences that are ahead of their tables")
    for table, row in chosen:
        site.writer.execute(f"ALTER TABLE {table} AUTO_INCREMENT = {row['value'] + 1000}")
    return [site.place("cloud.sequence", name=row["name"]) for _, row in chosen]


def autoincrement_headroom(site: Site, count: int) -> list[Place]:
    """Use up nearly all ids of tables whose ids are signed or INT."""
    site.enough(count, len(_NARROW), "tables with few ids")
    names = {"cloud": site.databases.cloud, "cloud_usage": site.databases.usage}
    for table, next_id in _NARROW[:count]:
        database, _, name = table.partition(".")
        site.writer.execute(f"ALTER TABLE `{names[database]}`.`{name}` AUTO_INCREMENT = {next_id}")
    return [site.place("information_schema.columns", table=table, column="id") for table, _ in _NARROW[:count]]


def mac_seq_overflow(site: Site, count: int) -> list[Place]:
    """Let networks have drawn nearly all their MAC addresses."""
    rows = site.pick(count, "healthy networks", f"SELECT n.id FROM {HEALTHY} ORDER BY n.id DESC")
    for row in rows:
        site.writer.execute("UPDATE op_networks SET mac_address_seq = 60000 WHERE id = %s", (row["id"],))
    return [site.place("cloud.op_networks", id=row["id"]) for row in rows]


def duplicate_live_mac(site: Site, count: int) -> list[Place]:
    """Attach running VMs to a layer 2 network with the address that another VM has there."""
    first = site.pick(
        1,
        "running VMs in the layer 2 network",
        "SELECT i.instance_id AS vm, i.mac_address AS mac FROM nics i JOIN vm_instance v ON v.id = i.instance_id "
        f"WHERE i.network_id = {L2} AND i.removed IS NULL AND v.type = 'User' AND v.state = 'Running' ORDER BY i.id",
    )[0]
    others = site.pick(
        count,
        "running VMs of the network's owner",
        f"""SELECT v.id FROM vm_instance v WHERE v.account_id = {TENANT.account} AND v.type = 'User'
        AND v.state = 'Running' AND v.removed IS NULL AND NOT EXISTS (SELECT 1 FROM nics i
          WHERE i.instance_id = v.id AND i.network_id = {L2} AND i.removed IS NULL)
        ORDER BY v.id DESC""",
    )
    return [site.place("cloud.nics", id=_attach(site, row["id"], first["mac"])) for row in others]


def _attach(site: Site, vm: int, mac: str) -> int:
    site.writer.execute("UPDATE op_networks SET nics_count = nics_count + 1 WHERE id = %s", (L2,))
    site.writer.execute(
        """INSERT INTO nics (uuid, instance_id, mac_address, network_id, mode, state, strategy, device_id, default_nic,
          vm_type, reservation_id, created, update_time)
        VALUES (UUID(), %s, %s, %s, 'Dhcp', 'Reserved', 'Start', 7, 0, 'User', UUID(),
          UTC_TIMESTAMP() - INTERVAL 2 DAY, UTC_TIMESTAMP() - INTERVAL 2 DAY)""",
        (vm, mac, L2),
    )
    return int(site.writer.all("SELECT MAX(id) AS id FROM nics")[0]["id"])


def zone_mac_seq_behind(site: Site, count: int) -> list[Place]:
    """Add zones whose counter of MAC addresses is back at its start, although an address has a higher number."""
    ids = [_zone(site, number) for number in range(count)]
    return [site.place("cloud.data_center", id=number) for number in ids]


def _zone(site: Site, number: int) -> int:
    site.writer.execute(
        "INSERT INTO data_center (uuid, name, dns1, internal_dns1, networktype, mac_address, created) "
        "VALUES (UUID(), %s, '9.9.9.9', '172.16.0.2', 'Advanced', 1, UTC_TIMESTAMP() - INTERVAL 90 DAY)",
        (f"restored{number + 1}",),
    )
    zone = int(site.writer.all("SELECT MAX(id) AS id FROM data_center")[0]["id"])
    site.writer.execute(
        "INSERT INTO host_pod_ref (uuid, name, data_center_id, gateway, cidr_address, cidr_size, description, created) "
        "VALUES (UUID(), 'pod', %s, '172.31.0.1', '172.31.0.0', 24, '172.31.0.10-172.31.0.10', UTC_TIMESTAMP())",
        (zone,),
    )
    pod = int(site.writer.all("SELECT MAX(id) AS id FROM host_pod_ref")[0]["id"])
    site.writer.execute(
        "INSERT INTO op_dc_ip_address_alloc (ip_address, data_center_id, pod_id, mac_address) "
        "VALUES ('172.31.0.10', %s, %s, 40)",
        (zone, pod),
    )
    return zone


def vm_work_job_id_collision(site: Site, count: int) -> list[Place]:
    """Leave work jobs behind with ids that async_job has yet to reach."""
    vm = site.pick(1, "running VMs", "SELECT id FROM vm_instance WHERE removed IS NULL AND state = 'Running'")[0]["id"]
    highest = site.writer.all(
        "SELECT GREATEST(COALESCE((SELECT MAX(id) FROM async_job), 0), COALESCE((SELECT MAX(id) FROM vm_work_job), 0)) "
        "AS id"
    )[0]["id"]
    ids = [int(highest) + 1000 + number for number in range(count)]
    for number in ids:
        site.writer.execute(
            "INSERT INTO vm_work_job (id, step, vm_type, vm_instance_id) VALUES (%s, 'Done', 'Instance', %s)",
            (number, vm),
        )
    return [site.place("cloud.vm_work_job", id=number) for number in ids]


FAULTS = (
    Fault(
        "autoincrement-ahead-of-sequence",
        "autoincrement-ahead-of-sequence",
        "a sequence will hand out ids that were in use once",
        autoincrement_ahead_of_sequence,
    ),
    Fault(
        "autoincrement-headroom",
        "autoincrement-headroom",
        "a table has nearly used up its ids",
        autoincrement_headroom,
    ),
    Fault(
        "mac-seq-overflow",
        "mac-seq-overflow",
        "a network has nearly used up its MAC addresses",
        mac_seq_overflow,
    ),
    Fault(
        "duplicate-live-mac",
        "duplicate-live-mac",
        "two VMs that run in one network have the same MAC address",
        duplicate_live_mac,
    ),
    Fault(
        "zone-mac-seq-behind",
        "zone-mac-seq-behind",
        "a zone's counter of MAC addresses went back",
        zone_mac_seq_behind,
    ),
    Fault(
        "vm-work-job-id-collision",
        "vm-work-job-id-collision",
        "a work job without its job has an id that a job will get",
        vm_work_job_id_collision,
    ),
)
