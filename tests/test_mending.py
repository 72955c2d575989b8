"""A run makes each fix of a plan, tells what became of it, and is taken back; what it meets meanwhile harms nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from dbcare import world
from dbcare.apply import Verdict
from dbcare.check import Context, Found, Leave, Raise, Repair, Update
from dbcare.db import Writer
from dbcare.endpoint import Endpoint

from . import mending
from .mending import NAMES, Bench, differing, verdicts


def shut(found: Found, context: Context) -> Repair | Leave:
    row = found.row
    change = Update("cloud.networks", found.key, {"state": "Shutdown"}, {"state": "Implementing", "removed": None})
    return Repair(f"set network {row['name']} to Shutdown", (change,), locks=(("networks", row["id"]),))


def lift(found: Found, context: Context) -> Repair | Leave:
    return Repair(f"raise {found.key['name']}", (Raise("cloud.sequence", found.key, "value", int(found.row["least"])),))


@pytest.fixture
def bench(server: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Bench:
    for name, mend in (("network-stuck-implementing", shut), ("sequence-behind-max-id", lift)):
        entry = mending.ENTRIES[name]
        monkeypatch.setitem(mending.ENTRIES, name, entry._replace(check=replace(entry.check, mend=mend)))
    made = Bench(server)
    for name, count in (("network-stuck-implementing", 2), ("sequence-behind-max-id", 1)):
        world.inject(server, made.release, name, count=count, databases=NAMES)
    return made


CHECKS = ("network-stuck-implementing", "sequence-behind-max-id")


def test_a_plan_is_carried_out_and_taken_back(bench: Bench) -> None:
    before, found = bench.dump(), bench.found(*CHECKS)
    proposed = bench.propose(*CHECKS)
    assert [fix.check for fix in proposed.plan.fixes] == sorted(CHECKS)[:1] * 2 + sorted(CHECKS)[1:]
    assert {(fix.check, fix.fingerprint) for fix in proposed.plan.fixes} == found
    assert not differing(before, bench.dump())
    done = bench.carry_out(proposed)
    assert verdicts(done) == [(Verdict.MENDED, "")] * 3
    mended = bench.run
    assert not bench.found(*CHECKS)
    assert set(differing(before, bench.dump())) == {f"{NAMES.cloud}.networks", f"{NAMES.cloud}.sequence"}
    assert [verdict for verdict, _ in verdicts(bench.carry_out(proposed))] == [Verdict.STALE] * 3
    assert verdicts(bench.undo(mended)) == [(Verdict.MENDED, "")] * 3
    assert not differing(before, bench.dump())
    assert bench.found(*CHECKS) == found


def test_what_cloudstack_works_on_is_busy_and_tried_again(bench: Bench) -> None:
    proposed = bench.propose("network-stuck-implementing")
    number = proposed.plan.fixes[0].locks[0][1]
    with Writer(bench.config.endpoint, NAMES.cloud) as writer:
        writer.execute(
            "INSERT INTO op_lock (`key`, mac, ip, thread, acquired_on, waiters) VALUES (%s, 1, '', '', NOW(), 1)",
            (f"networks{number}",),
        )
        pauses: list[float] = []

        def sleep(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 2:
                writer.execute("DELETE FROM op_lock WHERE `key` = %s", (f"networks{number}",))

        done = bench.carry_out(proposed, mending.QUICK._replace(sleep=sleep))
    assert verdicts(done) == [(Verdict.MENDED, "")] * 2
    assert len(pauses) == 2


def test_who_stops_it_gets_whole_fixes(bench: Bench) -> None:
    proposed = bench.propose("network-stuck-implementing")
    answers = iter(["", "interrupted"])
    done = bench.carry_out(proposed, mending.QUICK._replace(stop=lambda: next(answers)))
    assert verdicts(done) == [(Verdict.MENDED, ""), (Verdict.SKIPPED, "interrupted")]
    assert len(bench.found("network-stuck-implementing")) == 1


@pytest.mark.parametrize(("answers_again", "verdict"), [(2, Verdict.FAILED), (9, Verdict.UNKNOWN)])
def test_a_server_that_is_away_says_nothing_of_a_fix(
    bench: Bench, tmp_path: Path, answers_again: int, verdict: Verdict
) -> None:
    """Until it answers nobody knows whether the last fix was made; to say that it was not would be a guess."""
    socket = Path(bench.config.endpoint.socket)
    way = tmp_path / "s"
    way.symlink_to(socket)
    proposed = bench.propose("network-stuck-implementing")
    bench.config = replace(bench.config, endpoint=replace(bench.config.endpoint, socket=str(way)))
    pauses = 0

    def reached(step: str) -> None:
        if step == "commit" and way.exists():
            way.unlink()
            with Writer(replace(bench.config.endpoint, socket=str(socket))) as writer:
                mine = "SELECT id FROM information_schema.processlist WHERE db = %s AND command = 'Sleep'"
                for row in writer.all(mine, (NAMES.cloud,)):
                    writer.execute(f"KILL {row['id']}")

    def sleep(seconds: float) -> None:
        nonlocal pauses
        pauses += 1
        if pauses == answers_again:
            way.symlink_to(socket)

    done = bench.make(
        proposed.plan.fixes[:1], proposed.shapes, "fix", mending.QUICK._replace(sleep=sleep, reached=reached)
    )
    assert [one.verdict for one in done] == [verdict]
    assert {Verdict.FAILED: "nothing was changed", Verdict.UNKNOWN: "runs show"}[verdict] in done[0].reason
