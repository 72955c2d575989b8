"""Every fault that has a fix is mended, nothing else changes, undo restores every row, and again writes nothing."""

from collections.abc import Iterable, Iterator

import pytest

from dbcare import world
from dbcare.apply import Verdict
from dbcare.changes import BUMPED
from dbcare.endpoint import Endpoint
from dbcare.plan import Fix
from dbcare.world import FAULTS

from .fixtures import turn
from .mending import ENTRIES, LOGICAL, NAMES, Bench, Rows, differing, verdicts

MENDED = [name for name, fault in FAULTS.items() if ENTRIES[fault.check].check.mend is not None]
ELSEWHERE = {
    "duplicate-live-mac": "taken off the network and added again",
    "index-lost-uniqueness": "ADD UNIQUE INDEX",
    "nic-of-running-vm-released": "only CloudStack can give the VM its VLAN back",
    "network-without-router": "only CloudStack can start a router",
    "router-without-network": "",
    "network-surplus-router": "only CloudStack can give back",
    "tier-in-removed-vpc": "delete the VMs, then the network",
    "vpc-gateway-stuck": "CloudStack can unplug that",
    "rule-stuck": "the router may or may not obey",
    "rule-to-dead-vm": "CloudStack has to take it back",
    "duplicate-guest-ip": "which of the two may keep it no row tells",
    "networks-share-vlan": "stop them, wait until the network is Allocated",
}
"""Faults that dbcare finds, and whose mend it leaves to CloudStack's API or to a person, with a part of the reason."""


@pytest.fixture(scope="module")
def bench(server: Endpoint) -> Bench:
    return Bench(server)


@pytest.fixture
def faulty(bench: Bench, request: pytest.FixtureRequest) -> Iterator[Bench]:
    endpoint, name = bench.config.endpoint, request.param
    with (
        turn(endpoint, name, bench.release, NAMES),
        world.inject(endpoint, bench.release, name, databases=NAMES) as injected,
    ):
        bench.places = {(place.table, repr(dict(place.key))) for place in injected.places}
        yield bench


def still(bench: Bench, check: str) -> set[tuple[str, str]]:
    """Name where the check finds what was put in."""
    report = bench.propose(check).report
    return {(one.table, repr(dict(one.key))) for one in report.findings} & bench.places


@pytest.mark.parametrize(("faulty", "name"), [(name, name) for name in MENDED], indirect=["faulty"], ids=MENDED)
def test_a_fault_is_mended_and_put_back(faulty: Bench, name: str) -> None:
    bench, check = faulty, FAULTS[name].check
    sums = bench.sums()
    assert still(bench, check) == bench.places
    proposed = bench.attested(check)
    assert bench.sums() == sums
    fixes = proposed.plan.fixes
    if not fixes:
        left = next(one for one in proposed.plan.left_out if one.check == check)
        assert name in ELSEWHERE, left
        assert ELSEWHERE[name] in left.why + left.title
        return
    assert name not in ELSEWHERE
    tables = planned(fixes)
    before = bench.rows(tables)
    done = bench.carry_out(proposed)
    run = bench.run
    assert verdicts(done) == [(Verdict.MENDED, "")] * len(fixes)
    waits = any(fix.later for fix in fixes)
    assert still(bench, check) == (bench.places if waits else set())
    mended = bench.rows(tables)
    only_planned(fixes, differing(before, mended))
    mended_sums = bench.sums()
    assert set(differing(sums, mended_sums)) <= tables
    again = bench.carry_out(proposed)
    nothing = {Verdict.STALE, Verdict.SKIPPED, Verdict.FAILED}
    assert {one.verdict for one in again} <= nothing | analyzed(fixes)
    assert bench.sums() == mended_sums
    undone = bench.undo(run)
    assert {one.verdict for one in undone} <= {Verdict.MENDED}, verdicts(undone)
    assert not differing(counted(before), counted(bench.rows(tables)))
    assert set(differing(sums, bench.sums())) <= {_real(table) for table in BUMPED}
    if any(fix.reversible for fix in fixes):
        assert still(bench, check) == bench.places
    assert {one.verdict for one in bench.carry_out(bench.attested(check))} <= {Verdict.MENDED}
    assert not still(bench, check) or waits


def planned(fixes: Iterable[Fix]) -> set[str]:
    """Name the tables, as they are called here, that fixes change."""
    found = {_real(change.table) for fix in fixes for change in fix.changes}
    return found | {_real(fix.action.table) for fix in fixes if fix.action}


def only_planned(fixes: Iterable[Fix], changed: Rows) -> None:
    """Fail when a row, or the structure of a table, differs that no fix names."""
    altered = {f"structure of {_real(fix.action.table)}" for fix in fixes if fix.action}
    assert {table for table in changed if table.startswith("structure")} <= altered
    for table, rows in changed.items():
        keys = [one.key for fix in fixes for one in fix.changes if _real(one.table) == table]
        for row in rows:
            named = any(key and all(row[name] == value for name, value in key.items()) for key in keys)
            assert table in altered or named or {} in keys, (table, row)


def _real(table: str) -> str:
    database, _, name = table.partition(".")
    return f"{LOGICAL[database]}.{name}"


def counted(rows: Rows) -> Rows:
    """Leave out columns that only ever count up."""
    bumped = {_real(table): columns for table, columns in BUMPED.items()}
    return {
        table: [{name: value for name, value in row.items() if name not in bumped.get(table, ())} for row in found]
        for table, found in rows.items()
    }


def analyzed(fixes: Iterable[Fix]) -> set[Verdict]:
    """Counting a table again harms nothing, and can be done again."""
    return {Verdict.MENDED} if any(not fix.reversible for fix in fixes) else set()
