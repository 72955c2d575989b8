"""Every fault that has a fix is mended, nothing else changes, undo restores every row, and again writes nothing."""

from collections.abc import Iterator

import pytest

from dbcare import world
from dbcare.apply import Verdict
from dbcare.changes import BUMPED
from dbcare.endpoint import Endpoint
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
    before = bench.dump()
    assert still(bench, check) == bench.places
    proposed = bench.attested(check)
    assert not differing(before, bench.dump())
    if not proposed.plan.fixes:
        assert all(one.why for one in proposed.plan.left_out)
        assert name in ELSEWHERE, [(one.title, one.why, one.api) for one in proposed.plan.left_out]
        left = next(one for one in proposed.plan.left_out if one.check == check)
        assert ELSEWHERE[name] in left.why + left.title
        return
    assert name not in ELSEWHERE
    done = bench.carry_out(proposed)
    run = bench.run
    assert verdicts(done) == [(Verdict.MENDED, "")] * len(proposed.plan.fixes)
    waits = any(fix.later for fix in proposed.plan.fixes)
    assert still(bench, check) == (bench.places if waits else set())
    mended = bench.dump()
    only_planned(proposed.plan.fixes, differing(before, mended))
    again = bench.carry_out(proposed)
    nothing = {Verdict.STALE, Verdict.SKIPPED, Verdict.FAILED}
    assert {one.verdict for one in again} <= nothing | analyzed(proposed.plan.fixes)
    assert not differing(mended, bench.dump())
    undone = bench.undo(run)
    assert {one.verdict for one in undone} <= {Verdict.MENDED}, verdicts(undone)
    assert not differing(counted(before), counted(bench.dump()))
    if any(fix.reversible for fix in proposed.plan.fixes):
        assert still(bench, check) == bench.places
    assert {one.verdict for one in bench.carry_out(bench.attested(check))} <= {Verdict.MENDED}
    assert not still(bench, check) or waits


def only_planned(fixes: object, changed: Rows) -> None:
    """Fail when a row differs that no fix of the plan names."""
    planned = {_real(change.table) for fix in fixes for change in fix.changes}  # type: ignore[attr-defined]
    planned |= {f"structure of {_real(fix.action.table)}" for fix in fixes if fix.action}  # type: ignore[attr-defined]
    assert set(changed) <= planned
    for fix in fixes:  # type: ignore[attr-defined]
        for change in fix.changes:
            keys = [one.key for other in fixes for one in other.changes if one.table == change.table]  # type: ignore[attr-defined]
            for row in changed.get(_real(change.table), []):
                named = any(key and all(row[name] == value for name, value in key.items()) for key in keys)
                assert named or {} in keys, (change.table, row)


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


def analyzed(fixes: object) -> set[Verdict]:
    """Counting a table again harms nothing, and can be done again."""
    return {Verdict.MENDED} if any(not fix.reversible for fix in fixes) else set()  # type: ignore[attr-defined]
