"""The tables that only ever grow can be made as long as a benchmark needs them, and are consistent all the same."""

from collections.abc import Iterator

import pytest

from dbcare import world
from dbcare.catalogue import shipped
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.findings import Severity
from dbcare.schema import Index
from dbcare.snapshots import read

from .fixtures import scan

NAMES = Databases("long", "long_usage")
ROWS = 50_000
TIMES = {"event": "created", "usage_event": "created", "vm_stats": "timestamp"}
DAYS = {"event": 700, "usage_event": 700, "vm_stats": 0}


@pytest.fixture(scope="module", params=["4.9.0", "4.22.0.0"])
def release(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def made(server: Endpoint, release: str) -> world.World:
    """A small world with a long history."""
    world.create(server, release, databases=NAMES)
    return world.populate(server, release, history=ROWS, databases=NAMES)


@pytest.fixture(scope="module")
def writer(server: Endpoint, made: world.World) -> Iterator[Writer]:
    with Writer(server, NAMES.cloud) as opened:
        yield opened


def tables(release: str) -> list[str]:
    return [table for table in TIMES if f"cloud.{table}" in shipped().release(release).schema]


def test_each_table_has_what_was_asked_for(writer: Writer, made: world.World, release: str) -> None:
    assert tables(release) == list(TIMES)[: 3 if release == "4.22.0.0" else 2]
    for table in tables(release):
        [counted] = writer.all(f"SELECT COUNT(*) AS n, MAX(id) AS last FROM {table}")
        assert counted["n"] == counted["last"] == made.rows[f"cloud.{table}"]
        assert counted["n"] >= ROWS


def test_ids_and_times_go_up_together(writer: Writer, release: str) -> None:
    for table in tables(release):
        made_before = f"(SELECT MAX(id) - {ROWS} FROM {table})"
        rows = writer.all(f"SELECT {TIMES[table]} AS at FROM {table} WHERE id > {made_before} ORDER BY id")
        times = [row["at"] for row in rows]
        assert len(times) == ROWS
        assert times == sorted(times)
        assert (times[-1] - times[0]).days >= DAYS[table]
        [later] = writer.all(f"SELECT COUNT(*) AS n FROM {table} WHERE {TIMES[table]} > UTC_TIMESTAMP()")
        assert later["n"] == 0


def test_rows_are_about_vms_that_run_and_their_owners(writer: Writer, release: str) -> None:
    vm = {"event": "resource_id", "usage_event": "resource_id", "vm_stats": "vm_id"}
    for table in tables(release):
        if not shipped().release(release).has(f"cloud.{table}", vm[table]):
            continue
        owner = "" if table == "vm_stats" else "AND l.account_id = v.account_id"
        [counted] = writer.all(
            f"SELECT COUNT(*) AS n FROM {table} l JOIN vm_instance v ON v.id = l.{vm[table]} {owner} "
            f"AND v.state = 'Running' AND v.removed IS NULL WHERE l.id > (SELECT MAX(id) - {ROWS} FROM {table})"
        )
        assert counted["n"] == ROWS


def test_each_vm_was_started_last(writer: Writer) -> None:
    last = "SELECT resource_id, MAX(id) AS id FROM usage_event GROUP BY resource_id"
    rows = writer.all(
        f"SELECT e.type, COUNT(*) AS n FROM usage_event e JOIN ({last}) l ON l.id = e.id "
        "JOIN vm_instance v ON v.id = e.resource_id AND v.state = 'Running' GROUP BY e.type"
    )
    assert [row["type"] for row in rows] == ["VM.START"]


def test_indexes_are_as_the_release_has_them(writer: Writer, release: str) -> None:
    live = read("indexes", writer, {"cloud": NAMES.cloud, "cloud_usage": NAMES.usage})
    for table in tables(release):

        def bare(indexes: tuple[Index, ...]) -> set[tuple[object, ...]]:
            return {(part.name, part.columns, part.unique) for part in indexes}

        assert bare(live[f"cloud.{table}"]) == bare(shipped().release(release).schema[f"cloud.{table}"].indexes)


def test_nothing_is_found_in_it(server: Endpoint, made: world.World) -> None:
    report = scan(server, NAMES)
    assert report.error is None
    assert [found.message for found in report.findings if found.severity is not Severity.INFO] == []


def test_a_world_has_no_history_unless_asked(mariadb: Endpoint) -> None:
    world.create(mariadb, "4.22.0.0", databases=NAMES)
    made = world.populate(mariadb, "4.22.0.0", databases=NAMES)
    with Writer(mariadb, NAMES.cloud) as writer:
        assert writer.all("SELECT COUNT(*) AS n FROM vm_stats")[0]["n"] == 0
    assert "cloud.vm_stats" not in made.rows
