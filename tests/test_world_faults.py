"""A fault is where it says it is, in as many places as were ordered, and faults keep out of each other's way."""

from collections.abc import Callable

import pytest

from dbcare import world
from dbcare.catalogue import shipped
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import UsageError
from dbcare.world import Place, anchors

from .fixtures import turn

NAMES = Databases("broken", "broken_usage")
NEWEST = "4.22.0.0"


def fresh(endpoint: Endpoint, version: str = NEWEST) -> None:
    world.create(endpoint, version, databases=NAMES)
    world.populate(endpoint, version, databases=NAMES)


def inject(endpoint: Endpoint, name: str, count: int = 1, version: str = NEWEST) -> world.Injected:
    return world.inject(endpoint, version, name, count=count, databases=NAMES)


def test_faults_have_names_in_a_fixed_order() -> None:
    assert next(iter(world.FAULTS)) == "sequence-behind-max-id"
    assert [name for name, fault in world.FAULTS.items() if name != fault.name] == []
    assert world.FAULTS["index-lost-uniqueness"].check == "missing-expected-index"
    assert {world.FAULTS[name].check for name in ("nics-count-low", "nics-count-high")} == {"nics-count-drift"}


@pytest.mark.parametrize("version", ["4.9.0", NEWEST])
def test_all_faults_find_room_in_the_smallest_world(server: Endpoint, version: str) -> None:
    fresh(server, version)
    injected = []
    for name, fault in world.FAULTS.items():
        with turn(server, name, version, NAMES):
            injected.append(inject(server, name, min(2, fault.most or 2), version))
    for one in injected:
        one.close()
        assert len({repr(place) for place in one.places}) == min(2, world.FAULTS[one.fault].most or 2)
        assert {place.check for place in one.places} == {world.FAULTS[one.fault].check}
    places = [place for one in injected for place in one.places]
    networks = [place.key["id"] for place in places if place.table in ("cloud.networks", "cloud.op_networks")]
    assert len(networks) == len(set(networks))


def wrong(writer: Writer, sql: str) -> list[int]:
    return [row["id"] for row in writer.all(f"{sql} ORDER BY 1")]


COUNTED = """(SELECT COUNT(*) FROM nics i WHERE i.network_id = o.id AND i.removed IS NULL AND i.vm_type = 'User'
  AND i.state IN ('Reserved', 'Releasing'))"""
ORPHANED = """SELECT n.id FROM networks n JOIN account a ON a.id = n.account_id
  JOIN domain d ON d.id = n.domain_id WHERE n.removed IS NULL AND (a.removed IS NOT NULL OR d.removed IS NOT NULL)"""
SEEN: dict[str, str] = {
    "op-networks-row-missing": (
        "SELECT id FROM networks WHERE removed IS NULL AND id NOT IN (SELECT id FROM op_networks)"
    ),
    "nics-count-low": f"SELECT o.id FROM op_networks o WHERE o.nics_count < {COUNTED}",
    "nics-count-high": f"SELECT o.id FROM op_networks o WHERE o.nics_count > {COUNTED}",
    "live-nic-on-removed-network": (
        "SELECT i.id FROM nics i JOIN networks n ON n.id = i.network_id "
        "WHERE i.removed IS NULL AND n.removed IS NOT NULL"
    ),
    "network-owner-removed": ORPHANED,
    "partial-upgrade": "SELECT id FROM version WHERE step <> 'Complete'",
    "network-stuck-implementing": (
        "SELECT id FROM networks WHERE state = 'Implementing' AND removed IS NULL AND id NOT BETWEEN "
        f"{anchors.IMPLEMENTING_JOB} AND {anchors.IMPLEMENTING_LOCK}"
    ),
}


@pytest.mark.parametrize("name", SEEN)
def test_a_fault_is_where_it_says_and_nowhere_else(mariadb: Endpoint, name: str) -> None:
    fresh(mariadb)
    places = inject(mariadb, name, 3).places
    with Writer(mariadb, NAMES.cloud) as writer:
        assert wrong(writer, SEEN[name]) == sorted(place.key["id"] for place in places)
        others = {other: wrong(writer, sql) for other, sql in SEEN.items() if other != name}
    assert {other: found for other, found in others.items() if found} == {}


def test_removed_owners_leave_nothing_but_the_network(mariadb: Endpoint) -> None:
    fresh(mariadb)
    inject(mariadb, "network-owner-removed", 4)
    with Writer(mariadb, NAMES.cloud) as writer:
        for table in ("vm_instance", "volumes"):
            sql = f"SELECT t.id FROM {table} t JOIN account a ON a.id = t.account_id WHERE t.removed IS NULL"
            assert wrong(writer, f"{sql} AND a.removed IS NOT NULL") == []
        assert wrong(writer, "SELECT i.id FROM nics i JOIN vm_instance v ON v.id = i.instance_id "
                             "WHERE i.removed IS NULL AND v.removed IS NOT NULL") == []  # fmt: skip
        domains = wrong(
            writer, f"SELECT d.id FROM domain d WHERE d.removed IS NOT NULL AND d.id <> {anchors.REMOVED_DOMAIN}"
        )
    assert len(domains) == 2


def live(endpoint: Endpoint, what: Callable[[Place], str], places: tuple[Place, ...]) -> list[int]:
    with Writer(endpoint) as writer:
        return [writer.all(what(place))[0]["n"] for place in places]


def unique_indexes(place: Place) -> str:
    return f"{_first_columns(place)} AND non_unique = 0"


def own_indexes(place: Place) -> str:
    return f"{_first_columns(place)} AND LEFT(index_name, 4) = 'own_'"


def _first_columns(place: Place) -> str:
    return (
        "SELECT COUNT(*) AS n FROM information_schema.statistics WHERE table_schema = 'broken' AND seq_in_index = 1 "
        f"AND table_name = '{place.key['table'].partition('.')[2]}' AND column_name = '{place.key['columns'][0]}'"
    )


def test_indexes_are_gone_and_added(mariadb: Endpoint) -> None:
    fresh(mariadb)
    lost = inject(mariadb, "index-lost-uniqueness", 3).places
    added = inject(mariadb, "redundant-index-own", 3).places
    assert live(mariadb, unique_indexes, lost) == [0, 0, 0]
    assert live(mariadb, own_indexes, added) == [1, 1, 1]
    assert all(place.key["table"] in shipped().release(NEWEST).schema for place in (*lost, *added))


def test_a_transaction_stays_open_until_the_fault_is_closed(server: Endpoint) -> None:
    fresh(server)
    sql = "SELECT COUNT(*) AS n FROM information_schema.innodb_trx "
    sql += "WHERE trx_rows_modified > 0 AND trx_mysql_thread_id = {}"
    with Writer(server) as writer:
        with inject(server, "long-running-transaction", 2) as injected:
            threads = [place.key["id"] for place in injected.places]
            assert [writer.all(sql.format(thread))[0]["n"] for thread in threads] == [1, 1]
        injected.close()
        assert len(threads) == 2


def test_a_counter_set_back_meets_a_live_nic(mariadb: Endpoint) -> None:
    fresh(mariadb)
    places = inject(mariadb, "mac-seq-behind-nics", 3).places
    with Writer(mariadb, NAMES.cloud) as writer:
        for place in places:
            rows = writer.all(
                "SELECT i.id FROM op_networks o JOIN nics i ON i.network_id = o.id AND i.removed IS NULL "
                "WHERE o.id = %(id)s "
                "AND RIGHT(i.mac_address, 5) = LOWER(INSERT(LPAD(HEX(o.mac_address_seq), 4, '0'), 3, 0, ':'))",
                place.key,
            )
            assert len(rows) == 1


def test_more_than_there_is_cannot_be_ordered(mariadb: Endpoint) -> None:
    fresh(mariadb)
    with pytest.raises(UsageError, match="larger scale"):
        inject(mariadb, "sequence-row-missing", 5)
    with pytest.raises(UsageError, match="there is no fault"):
        inject(mariadb, "gremlins")
    with pytest.raises(UsageError, match="1 or more"):
        inject(mariadb, "partial-upgrade", 0)
