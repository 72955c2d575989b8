"""Faults of networks and of what is on them break what they say and nothing beside it, in whatever order they come."""

import pytest

from dbcare import world
from dbcare.catalogue import SEQUENCES
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.world import fault_lifecycle, fault_members

NAMES = Databases("lifecycle", "lifecycle_usage")
NEWEST = "4.22.0.0"
OWN = [fault.name for family in (fault_lifecycle, fault_members) for fault in family.FAULTS]
OWNED = """(SELECT COUNT(*) FROM account_network_ref r
  WHERE r.network_id = n.id AND r.is_owner = 1 AND r.account_id = n.account_id)"""
ROUTERS = """(SELECT COUNT(*) FROM router_network_ref r JOIN vm_instance v ON v.id = r.router_id
  WHERE r.network_id = n.id AND v.removed IS NULL)"""
LIVE_NICS = "SELECT i.id FROM nics i JOIN vm_instance v ON v.id = i.instance_id WHERE i.removed IS NULL"
SEEN = {
    "network-stuck-shutdown": "SELECT id FROM networks WHERE state = 'Shutdown' AND removed IS NULL",
    "network-missing-owner-ref": f"SELECT n.id FROM networks n WHERE n.removed IS NULL AND {OWNED} <> 1",
    "network-missing-domain-ref": (
        "SELECT id FROM networks WHERE removed IS NULL AND acl_type = 'Domain' "
        "AND id NOT IN (SELECT network_id FROM domain_network_ref)"
    ),
    "network-service-map-missing": (
        "SELECT id FROM networks WHERE removed IS NULL AND guest_type IN ('Isolated', 'Shared') "
        "AND id NOT IN (SELECT network_id FROM ntwk_service_map)"
    ),
    "live-nic-on-removed-vm": f"{LIVE_NICS} AND v.removed IS NOT NULL",
    "nic-of-running-vm-released": f"{LIVE_NICS} AND v.state = 'Running' AND i.state <> 'Reserved'",
    "network-without-router": (
        "SELECT n.id FROM networks n WHERE n.removed IS NULL AND n.state = 'Implemented' AND n.guest_type = 'Isolated' "
        f"AND {ROUTERS} = 0"
    ),
    "router-without-network": (
        "SELECT d.id FROM domain_router d JOIN vm_instance v ON v.id = d.id "
        "WHERE v.removed IS NULL AND d.id NOT IN (SELECT router_id FROM router_network_ref)"
    ),
    "network-surplus-router": f"SELECT n.id FROM networks n WHERE n.redundant = 0 AND {ROUTERS} > 1",
}
COUNTED = """(SELECT COUNT(*) FROM nics i WHERE i.network_id = o.id AND i.removed IS NULL AND i.vm_type = 'User'
  AND i.state IN ('Reserved', 'Releasing'))"""


@pytest.fixture
def populated(mariadb: Endpoint) -> Endpoint:
    world.create(mariadb, NEWEST, databases=NAMES)
    world.populate(mariadb, NEWEST, databases=NAMES)
    return mariadb


def inject(endpoint: Endpoint, name: str, count: int = 1) -> world.Injected:
    return world.inject(endpoint, NEWEST, name, count=count, databases=NAMES)


def found(writer: Writer, sql: str) -> list[int]:
    return [row["id"] for row in writer.all(f"{sql} ORDER BY 1")]


def test_every_fault_of_the_family_is_looked_for_here() -> None:
    assert set(SEEN) == set(OWN)


@pytest.mark.parametrize("name", SEEN)
def test_a_fault_is_where_it_says_and_nowhere_else(populated: Endpoint, name: str) -> None:
    with Writer(populated, NAMES.cloud) as writer:
        normal = {other: found(writer, sql) for other, sql in SEEN.items()}
    places = inject(populated, name, 3).places
    # A router that is not entered for its network looks like none to a count of those that are.
    shadow = {"router-without-network": {"network-without-router"}}.get(name, set())
    with Writer(populated, NAMES.cloud) as writer:
        after = {other: sorted(set(found(writer, sql)) - set(normal[other])) for other, sql in SEEN.items()}
        counters = f"SELECT o.id FROM op_networks o JOIN networks n USING (id) WHERE o.nics_count <> {COUNTED}"
        assert found(writer, f"{counters} AND n.removed IS NULL") == []
    assert after.pop(name) == sorted(place.key["id"] for place in places)
    assert {other: ids for other, ids in after.items() if ids and other not in shadow} == {}


def test_faults_keep_out_of_each_others_way_in_reverse_order(populated: Endpoint) -> None:
    injected = [inject(populated, name) for name in reversed(OWN)]
    for one in injected:
        one.close()
    networks = [
        place.key["id"]
        for one in injected
        for place in one.places
        if place.table in ("cloud.networks", "cloud.op_networks")
    ]
    assert len(networks) == len(set(networks))


def test_new_rows_do_not_mend_a_sequence_that_is_behind(populated: Endpoint) -> None:
    inject(populated, "sequence-behind-max-id", len(SEQUENCES)).close()
    inject(populated, "network-missing-domain-ref", 2)
    inject(populated, "network-surplus-router", 2)
    with Writer(populated, NAMES.cloud) as writer:
        for sequence in SEQUENCES:
            table = sequence.table.partition(".")[2]
            newest = writer.all(f"SELECT MAX(id) AS id FROM {table}")[0]["id"]
            assert (
                writer.all("SELECT value FROM sequence WHERE name = %(name)s", {"name": sequence.name})[0]["value"]
                <= newest
            )


def test_a_destroyed_router_leaves_no_link_local_address(populated: Endpoint) -> None:
    leaked = (
        "SELECT o.id FROM op_dc_link_local_ip_address_alloc o JOIN nics i ON i.id = o.nic_id "
        "WHERE o.taken IS NOT NULL AND i.removed IS NOT NULL"
    )
    with Writer(populated, NAMES.cloud) as writer:
        before = found(writer, leaked)
        inject(populated, "network-without-router", 3)
        assert found(writer, leaked) == before
