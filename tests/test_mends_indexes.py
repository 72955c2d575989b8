"""What mends indexes and statistics: the action as a value, and that it does on a server what the check asks for."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from dbcare import world
from dbcare.actions import AlterIndex, Analyze, Verb, cooked, raw
from dbcare.catalogue import shipped
from dbcare.check import Context, Found, Leave, Repair
from dbcare.config import CheckSettings
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.plan import Fix
from dbcare.schema import Index
from dbcare.world import ddl

from .mending import ENTRIES, NAMES, Bench

OLD, NEW = "4.15.0.0", "4.22.0.0"
MISSING, HIDDEN, OWN = "missing-expected-index", "invisible-index", "redundant-index-own"
GROWTH, MACS, STALE = "growth-table-unindexed", "nics-mac-ip-unindexed", "stale-optimizer-statistics"
WHOLE = {"columns": ["a(10)", "b"], "unique": True, "kind": "BTREE", "visible": True, "taken": False, "statement": "S"}
TABLE = {"table": "cloud.user_ip_address", "columns": ["a", "b"]}


def mended(check: str, key: Mapping[str, Any], row: Mapping[str, Any], release: str = NEW, name: str = "x") -> Any:
    found = ENTRIES[check].check
    assert found.mend is not None
    context = Context(shipped().release(release), "MySQL 9.7.4", datetime(2026, 11, 24), found.parameters)
    return found.mend(Found(found.table, key, name, row), context)


@pytest.mark.parametrize(
    ("check", "row", "verb"),
    [
        (MISSING, WHOLE, Verb.ADD),
        (HIDDEN, WHOLE | {"visible": False}, Verb.SHOW),
        (OWN, WHOLE | {"repeats": "y"}, Verb.DROP),
        (OWN, WHOLE | {"repeats": "y", "visible": False, "unique": False}, Verb.DROP),
    ],
)
def test_an_action_has_all_that_makes_the_index(check: str, row: Mapping[str, Any], verb: Verb) -> None:
    repair = mended(check, TABLE, row | {"index": "x"})
    assert isinstance(repair, Repair)
    index = Index("x", ("a(10)", "b"), row["unique"], "BTREE", row["visible"])
    assert repair.action == AlterIndex("cloud.user_ip_address", verb, index)
    assert cooked(json.loads(json.dumps(raw(repair.action)))) == repair.action


@pytest.mark.parametrize(
    ("check", "row", "release", "why"),
    [
        (MISSING, {"index": "PRIMARY"}, NEW, "build the table anew"),
        (MISSING, {"taken": True}, NEW, "another index has its name"),
        (MISSING, {}, "4.22.0.7-vendor", "is not known"),
        (HIDDEN, {}, "4.22.0.7-vendor", "is not known"),
        (OWN, {}, "4.22.0.7-vendor", "this may be one of them"),
        (OWN, {"index": "fk_user_ip_address__vm_id"}, NEW, "the view user_vm_view forces it by its name"),
        (OWN, {"kind": "FULLTEXT"}, NEW, "could not be put back"),
        (GROWTH, {"taken": True}, NEW, "called x already"),
        (MACS, {"taken": True}, NEW, "called i_nics__mac_address already"),
    ],
)
def test_what_cannot_be_done_online_or_is_not_sure_is_left(
    check: str, row: Mapping[str, Any], release: str, why: str
) -> None:
    leave = mended(check, TABLE, WHOLE | {"index": "x", "repeats": "y", **row}, release)
    assert isinstance(leave, Leave)
    assert why in leave.why


def test_an_index_that_an_upgrade_drops_by_name_is_kept_until_then() -> None:
    key = {"table": "cloud.template_spool_ref", "columns": ["template_id", "pool_id"]}
    row = WHOLE | {"index": "i_template_spool_ref__template_id__pool_id", "repeats": "y"}
    assert isinstance(mended(OWN, key, row, "4.14.0.0"), Leave)
    assert isinstance(mended(OWN, key, row, "4.15.0.0"), Repair)


# On real servers ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[NEW, OLD])
def bench(server: Endpoint, request: pytest.FixtureRequest) -> Bench:
    return Bench(server, request.param)


@contextmanager
def asking(bench: Bench, check: str, **parameters: int) -> Iterator[None]:
    config = bench.config
    bench.config = replace(config, checks={check: CheckSettings(params=parameters)})
    try:
        yield
    finally:
        bench.config = config


def by_hand(bench: Bench, action: AlterIndex) -> None:
    """Do what an action says, in plain SQL."""
    with Writer(bench.config.endpoint, NAMES.cloud) as writer:
        hide, show = ("IGNORED", "NOT IGNORED") if writer.mariadb else ("INVISIBLE", "VISIBLE")
        name = ddl.quoted(action.index.name)
        work = {
            Verb.ADD: f"ADD {ddl.index(action.index)}",
            Verb.DROP: f"DROP INDEX {name}",
            Verb.HIDE: f"ALTER INDEX {name} {hide}",
            Verb.SHOW: f"ALTER INDEX {name} {show}",
        }
        writer.execute(f"ALTER TABLE {ddl.located(action.table, NAMES)} {work[action.verb]}")


def indexes(bench: Bench, table: str) -> set[str]:
    with Writer(bench.config.endpoint, NAMES.cloud) as writer:
        rows = writer.all(f"SHOW INDEX FROM {ddl.located(table, NAMES)}")
    return {repr([value for name, value in row.items() if name != "Cardinality"]) for row in rows}


def planned(bench: Bench, check: str) -> tuple[Fix, ...]:
    proposed = bench.propose(check)
    assert [one.why for one in proposed.plan.left_out] == []
    assert {fix.fingerprint for fix in proposed.plan.fixes} == {one.fingerprint for one in proposed.report.findings}
    return proposed.plan.fixes


@pytest.mark.parametrize(
    ("fault", "check", "verb"),
    [
        ("missing-expected-index", MISSING, Verb.ADD),
        ("redundant-index-own", OWN, Verb.DROP),
        ("invisible-index", HIDDEN, Verb.SHOW),
    ],
)
def test_the_action_mends_what_was_found_and_its_reverse_brings_it_back(
    bench: Bench, fault: str, check: str, verb: Verb
) -> None:
    whole = bench.found(check)
    world.inject(bench.config.endpoint, bench.release, fault, count=3, databases=NAMES).close()
    broken = bench.found(check)
    fixes = planned(bench, check)
    assert len(fixes) == 3
    for fix in fixes:
        action = fix.action
        assert isinstance(action, AlterIndex)
        assert action.verb is verb
        before = indexes(bench, action.table)
        by_hand(bench, action)
        by_hand(bench, action.reversed())
        assert indexes(bench, action.table) == before
    assert bench.found(check) == broken
    for fix in fixes:
        assert isinstance(fix.action, AlterIndex)
        by_hand(bench, fix.action)
    assert bench.found(check) == whole == set()


def test_an_index_that_lost_its_uniqueness_is_left_with_the_statement_that_gives_it_back(bench: Bench) -> None:
    world.inject(bench.config.endpoint, bench.release, "index-lost-uniqueness", count=3, databases=NAMES).close()
    proposed = bench.propose(MISSING)
    assert proposed.plan.fixes == ()
    assert len(proposed.plan.left_out) == 3
    assert all("another index has its name" in one.why for one in proposed.plan.left_out)
    with Writer(bench.config.endpoint, NAMES.cloud) as writer:
        for finding in proposed.report.findings:
            writer.execute(finding.row["statement"])
    assert bench.found(MISSING) == set()


def test_an_index_of_other_columns_that_has_the_name_is_kept_under_another(bench: Bench) -> None:
    table = "cloud.event"
    with Writer(bench.config.endpoint, NAMES.cloud) as writer:
        writer.execute("ALTER TABLE event DROP INDEX state, ADD INDEX state (level, state)")
        proposed = bench.propose(MISSING)
        [finding] = proposed.report.findings
        assert finding.name == "state"
        assert proposed.plan.fixes == ()
        writer.execute(finding.row["statement"])
        assert bench.found(MISSING) == set()
        writer.execute(f"ALTER TABLE {ddl.located(table, NAMES)} DROP INDEX state_old")


def test_an_index_under_another_name_is_made_under_its_own_and_the_other_found_next(bench: Bench) -> None:
    world.inject(bench.config.endpoint, bench.release, "index-renamed", databases=NAMES).close()
    [fix] = planned(bench, MISSING)
    assert isinstance(fix.action, AlterIndex)
    by_hand(bench, fix.action)
    assert bench.found(MISSING) == set()
    [second] = planned(bench, OWN)
    assert isinstance(second.action, AlterIndex)
    assert second.action.index.name == f"renamed_{fix.action.index.name}"
    by_hand(bench, second.action)
    assert bench.found(MISSING, OWN) == set()


ADVISED = {
    (NEW, GROWTH): [("cloud.volume_stats", "i_volume_stats__volume_id", ("volume_id",))],
    (OLD, GROWTH): [
        ("cloud.alert", "i_alert__archived__created", ("archived", "created")),
        ("cloud.alert", "i_alert__type__data_center_id__pod_id", ("type", "data_center_id", "pod_id")),
    ],
    (NEW, MACS): [("cloud.nics", "i_nics__mac_address", ("mac_address",))],
    (OLD, MACS): [],
}


@pytest.mark.parametrize("check", [GROWTH, MACS])
def test_what_is_advised_is_what_is_made(bench: Bench, check: str) -> None:
    with asking(bench, check, rows=0):
        proposed = bench.propose(check)
        wanted = [
            AlterIndex(table, Verb.ADD, Index(name, columns)) for table, name, columns in ADVISED[bench.release, check]
        ]
        assert [fix.action for fix in proposed.plan.fixes] == wanted
        assert proposed.plan.left_out == ()
        for action in wanted:
            by_hand(bench, action)
        assert bench.found(check) == set()
        for action in wanted:
            by_hand(bench, action.reversed())


def test_what_the_server_counts_anew_cannot_be_taken_back(bench: Bench) -> None:
    world.inject(bench.config.endpoint, bench.release, STALE, databases=NAMES).close()
    with asking(bench, STALE, rows=1000):
        [fix] = planned(bench, STALE)
        assert isinstance(fix.action, Analyze)
        assert not fix.reversible
        with Writer(bench.config.endpoint, NAMES.cloud) as writer:
            writer.all(f"ANALYZE TABLE {ddl.located(fix.action.table, NAMES)}")
        assert bench.found(STALE) == set()
