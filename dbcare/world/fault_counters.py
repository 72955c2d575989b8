"""Owns the faults of counters: the sequence table and the counters of networks."""

from dbcare.catalogue import SEQUENCES
from dbcare.world.fault import Fault, Place, Site
from dbcare.world.intact import INTACT
from dbcare.world.networks import RANDOM

# What CloudStack itself drew for a NIC begins so; other addresses are a user's.
_DRAWN = f"""LEFT(i.mac_address, 11) IN (
  LOWER(CONCAT('02:', LPAD(HEX(n.data_center_id), 2, '0'), ':', INSERT(LPAD(HEX(n.id & 65535), 4, '0'), 3, 0, ':'))),
  LOWER(CONCAT('02:00:', INSERT(LPAD(HEX(n.id MOD {RANDOM}), 4, '0'), 3, 0, ':'))))"""
_NUMBER = "CAST(CONV(CONCAT(SUBSTRING(i.mac_address, 13, 2), SUBSTRING(i.mac_address, 16, 2)), 16, 10) AS UNSIGNED)"
_HIGHEST = f"(SELECT MAX({_NUMBER}) FROM nics i WHERE i.network_id = n.id AND i.removed IS NULL AND {_DRAWN})"
_COUNTED = """(SELECT COUNT(*) FROM nics i WHERE i.network_id = n.id AND i.removed IS NULL
  AND i.vm_type = 'User' AND i.state IN ('Reserved', 'Releasing'))"""

HEALTHY = f"""networks n JOIN op_networks o ON o.id = n.id
  JOIN account a ON a.id = n.account_id JOIN domain d ON d.id = n.domain_id
WHERE n.removed IS NULL AND n.traffic_type = 'Guest' AND n.state IN ('Allocated', 'Implemented')
  AND a.removed IS NULL AND d.removed IS NULL
  AND o.nics_count = {_COUNTED} AND o.mac_address_seq > COALESCE({_HIGHEST}, 0) AND o.mac_address_seq < 50000
  AND NOT EXISTS (SELECT 1 FROM nics i JOIN vm_instance v ON v.id = i.instance_id WHERE i.network_id = n.id
    AND i.removed IS NULL AND v.state IN ('Starting', 'Stopping', 'Migrating'))
  AND NOT EXISTS (SELECT 1 FROM async_job j JOIN nics i ON i.instance_id = j.instance_id
    WHERE j.job_status = 0 AND j.instance_type = 'VirtualMachine' AND i.network_id = n.id AND i.removed IS NULL)
  AND NOT EXISTS (SELECT 1 FROM async_job j
    WHERE j.job_status = 0 AND j.instance_type = 'Network' AND j.instance_id = n.id)
  AND {INTACT}"""
"""Guest networks that nothing works on and no other fault is in: faults do not meet."""


def sequence_behind_max_id(site: Site, count: int) -> list[Place]:
    """Set sequences back to an id that is taken."""
    places: list[Place] = []
    for sequence in SEQUENCES:
        table = sequence.table.partition(".")[2]
        newest = f"(SELECT MAX(id) FROM {table})"
        if len(places) < count and site.writer.execute(
            f"UPDATE sequence SET value = {newest} WHERE name = %s AND value > {newest}", (sequence.name,)
        ):
            places.append(site.place("cloud.sequence", name=sequence.name))
    site.enough(count, len(places), "sequences that are ahead of their tables")
    return places


def sequence_row_missing(site: Site, count: int) -> list[Place]:
    """Delete live rows of the sequence table, the least used first."""
    places: list[Place] = []
    for sequence in reversed(SEQUENCES):
        if len(places) < count and site.writer.execute("DELETE FROM sequence WHERE name = %s", (sequence.name,)):
            places.append(site.place("cloud.sequence", name=sequence.name))
    site.enough(count, len(places), "live sequence rows")
    return places


def op_networks_row_missing(site: Site, count: int) -> list[Place]:
    """Delete the counters of live networks."""
    rows = site.pick(count, "healthy networks", f"SELECT n.id FROM {HEALTHY} ORDER BY n.id DESC")
    for row in rows:
        site.writer.execute("DELETE FROM op_networks WHERE id = %s", (row["id"],))
    return [site.place("cloud.networks", id=row["id"]) for row in rows]


def mac_seq_behind_nics(site: Site, count: int) -> list[Place]:
    """Set the MAC counter of networks back to a number that a live NIC has."""
    rows = site.pick(
        count,
        "healthy networks whose NICs have addresses that CloudStack drew",
        f"SELECT n.id, {_HIGHEST} AS highest FROM {HEALTHY} AND {_HIGHEST} > 1 ORDER BY n.id DESC",
    )
    for row in rows:
        site.writer.execute("UPDATE op_networks SET mac_address_seq = %s WHERE id = %s", (row["highest"], row["id"]))
    return [site.place("cloud.op_networks", id=row["id"]) for row in rows]


def nics_count_low(site: Site, count: int) -> list[Place]:
    """Count one NIC too few in networks that are in use."""
    return _miscount(site, count, -1)


def nics_count_high(site: Site, count: int) -> list[Place]:
    """Count one NIC too many in networks that are in use."""
    return _miscount(site, count, +1)


def _miscount(site: Site, count: int, error: int) -> list[Place]:
    rows = site.pick(
        count, "healthy networks in use", f"SELECT n.id FROM {HEALTHY} AND o.nics_count > 0 ORDER BY n.id DESC"
    )
    for row in rows:
        site.writer.execute("UPDATE op_networks SET nics_count = nics_count + %s WHERE id = %s", (error, row["id"]))
    return [site.place("cloud.op_networks", id=row["id"]) for row in rows]


FAULTS = (
    Fault(
        "sequence-behind-max-id",
        "sequence-behind-max-id",
        "a sequence hands out ids that are taken",
        sequence_behind_max_id,
    ),
    Fault(
        "sequence-row-missing",
        "sequence-row-missing",
        "a live row of the sequence table is gone",
        sequence_row_missing,
    ),
    Fault(
        "op-networks-row-missing",
        "op-networks-row-missing",
        "a live network has no counters",
        op_networks_row_missing,
    ),
    Fault(
        "mac-seq-behind-nics",
        "mac-seq-behind-nics",
        "a network's next MAC address is one that a NIC has",
        mac_seq_behind_nics,
    ),
    Fault(
        "nics-count-low",
        "nics-count-drift",
        "a network in use counts too few NICs and may be shut down",
        nics_count_low,
    ),
    Fault(
        "nics-count-high",
        "nics-count-drift",
        "a network counts too many NICs and is never shut down",
        nics_count_high,
    ),
)
