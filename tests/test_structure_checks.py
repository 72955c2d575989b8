"""The checks of structure, judged on dicts: what no fixture can do to a server that is shared."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from dbcare.catalogue import Release, shipped
from dbcare.check import Context, Index, LiveTable, NotApplicable, Problem, Severity
from dbcare.registry import installed

NOW = datetime(2026, 11, 23, 12)
RELEASE = shipped().release("4.22.0.0")
HIDDEN = "invisible-index"
MISSING = "missing-expected-index"


def live(release: Release = RELEASE) -> dict[str, dict[str, Any]]:
    """What a database of the release looks like."""
    schema = release.schema
    return {
        "tables": {name: LiveTable("InnoDB", 10**6, 10**8, None, "utf8mb3_general_ci", NOW) for name in schema},
        "columns": {name: frozenset(table.columns) for name, table in schema.items()},
        "indexes": {name: table.indexes for name, table in schema.items()},
        "foreign_keys": {name: table.foreign_keys for name, table in schema.items()},
    }


def judged(
    check: str, inputs: Mapping[str, Any], release: Release = RELEASE, server: str = "MySQL 9.7"
) -> list[Problem]:
    found = installed().get(check).check
    context = Context(release, server, NOW, found.parameters)
    return list(found.judged(inputs, context))


def test_a_database_that_is_elsewhere_is_said_once() -> None:
    """CloudStack can keep the usage database on another server: no finding for each of its tables."""
    inputs = live()
    for kind in inputs.values():
        for name in [name for name in kind if name.startswith("cloud_usage.")]:
            del kind[name]
    [problem] = judged("missing-expected-table", inputs)
    assert problem.key == {"table": "cloud_usage.*"}
    assert problem.severity is Severity.INFO
    assert judged("missing-expected-column", inputs) == []
    assert judged(MISSING, inputs) == []
    assert judged("missing-foreign-keys", inputs) == []


def test_a_view_stands_in_for_a_table() -> None:
    """A table moved elsewhere, with a view in its place, has no indexes of its own."""
    inputs = live()
    del inputs["tables"]["cloud.event"], inputs["indexes"]["cloud.event"], inputs["foreign_keys"]["cloud.event"]
    assert judged("missing-expected-table", inputs) == []
    assert judged(MISSING, inputs) == []


@pytest.mark.parametrize("check", ["missing-expected-table", "missing-expected-column", MISSING, HIDDEN])
def test_what_is_not_known_exactly_is_information(check: str) -> None:
    release = shipped().release("4.22.0.7-vendor")
    inputs = live(release)
    del inputs["tables"]["cloud.port_profile"], inputs["columns"]["cloud.port_profile"]
    inputs["columns"]["cloud.upload"] -= {"url"}
    inputs["indexes"]["cloud.vm_stats"] = inputs["indexes"]["cloud.vm_stats"][:1]
    inputs["indexes"]["cloud.user_ip_address"] = tuple(
        index._replace(visible=False) for index in inputs["indexes"]["cloud.user_ip_address"]
    )
    problems = judged(check, inputs, release)
    assert problems
    assert {problem.severity for problem in problems} == {Severity.INFO}


@pytest.mark.parametrize("gone", [True, False])
def test_an_index_is_missing_or_invisible_and_never_both(gone: bool) -> None:
    """Whichever of CloudStack's indexes is gone, or hidden, at most the check that it is meant for speaks."""
    speaks, silent = (MISSING, HIDDEN) if gone else (HIDDEN, MISSING)
    told = 0
    for name, table in RELEASE.schema.items():
        release = RELEASE._replace(schema={name: table})
        inputs = live(release)
        for index in table.indexes:
            rest = tuple(other for other in table.indexes if other != index)
            inputs["indexes"][name] = rest if gone else (*rest, index._replace(visible=False))
            told += len(judged(speaks, inputs, release))
            assert judged(silent, inputs, release) == []
    assert told > 500


def test_the_statement_is_the_servers_own() -> None:
    inputs = live()
    inputs["indexes"]["cloud.vm_stats"] = tuple(
        index._replace(visible=index.name == "PRIMARY") for index in inputs["indexes"]["cloud.vm_stats"]
    )
    for server, shown in (("MySQL 9.7.4", "VISIBLE"), ("MariaDB 10.11.19", "NOT IGNORED")):
        [problem] = judged(HIDDEN, inputs, server=server)
        assert problem.row["statement"] == f"ALTER TABLE `cloud`.`vm_stats` ALTER INDEX `i_vm_stats__vm_id` {shown}"


def used(*, uptime: timedelta, age: timedelta, counts: int = 1) -> dict[str, Any]:
    """A database with an index of its own that no query has used."""
    inputs = live()
    inputs["indexes"]["cloud.event"] += (Index("own_display", ("display", "level")),)
    inputs["tables"]["cloud.event"] = inputs["tables"]["cloud.event"]._replace(created=NOW - age)
    row = {
        "uptime": int(uptime.total_seconds()),
        "counts": counts,
        "db": "cloud",
        "tbl": "event",
        "name": "own_display",
    }
    return inputs | {"detect": iter([row, row | {"name": "archived"}])}


def test_an_unused_index_is_told_with_how_long_it_was_watched() -> None:
    days = timedelta(days=30)
    assert "in the 12 days" in judged("unused-index", used(uptime=days, age=timedelta(days=12)))[0].message
    [problem] = judged("unused-index", used(uptime=days, age=timedelta(days=400)))
    assert "in the 30 days" in problem.message
    assert problem.key == {"table": "cloud.event", "columns": ["display", "level"]}


def test_a_table_that_was_altered_lately_is_not_judged() -> None:
    assert judged("unused-index", used(uptime=timedelta(days=30), age=timedelta(days=6))) == []


@pytest.mark.parametrize(
    ("parts", "reason"),
    [({"counts": 0}, "performance_schema=ON"), ({"uptime": timedelta(days=6)}, "has run for 6 days; .* after 7")],
)
def test_a_server_that_cannot_tell_is_not_applicable(parts: dict[str, Any], reason: str) -> None:
    with pytest.raises(NotApplicable, match=reason):
        judged("unused-index", used(**{"uptime": timedelta(days=30), "age": timedelta(days=400)} | parts))


def test_own_indexes_cannot_be_told_in_a_release_that_is_not_known() -> None:
    inputs = used(uptime=timedelta(days=30), age=timedelta(days=400))
    with pytest.raises(NotApplicable, match=r"4\.22\.0\.7"):
        judged("unused-index", inputs, shipped().release("4.22.0.7-vendor"))
