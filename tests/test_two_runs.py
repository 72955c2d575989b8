"""Of two runs of dbcare one writes: the other is told who does, and waits a minute for one that died or sleeps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dbcare import journal
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.journal import Past

from .mending import NAMES, Bench
from .rivals import CHECK, Rival, flags, plan, run

Begin = Callable[..., Rival]


@pytest.fixture(scope="module")
def bench(server: Endpoint) -> Iterator[Bench]:
    yield Bench(server)
    with Writer(server) as writer:
        writer.execute(f"DROP DATABASE IF EXISTS {journal.SCHEMA}")


@pytest.fixture
def confirmed(bench: Bench, tmp_path: Path) -> tuple[str, ...]:
    """The arguments that carry out a plan of three fixes."""
    saved = plan(bench.config.endpoint, bench.release, NAMES, tmp_path)
    return "fix", "--plan", str(saved), "--confirm", *flags(bench.config.endpoint, NAMES)


@pytest.fixture
def begin(confirmed: tuple[str, ...]) -> Iterator[Begin]:
    """Begin to carry the plan out, until a signal meets the process at a step."""
    begun: list[Rival] = []

    def beginning(how: str, step: str, times: int, idle: int = 20) -> Rival:
        begun.append(Rival(how, step, times, confirmed, idle))
        return begun[-1]

    yield beginning
    for rival in begun:
        rival.end()


def newest(bench: Bench) -> Past:
    with Session(bench.config.endpoint) as session:
        return journal.runs(session, 1)[0]


def made(bench: Bench, name: str) -> int:
    with Session(bench.config.endpoint) as session:
        return len(journal.entries(session, name))


def run_out(bench: Bench) -> float:
    """Let the lease run out at once, and give how many seconds it had still."""
    with Writer(bench.config.endpoint) as writer:
        asked = f"SELECT TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), expires) / 1e6 AS n FROM {journal.SCHEMA}.lease "
        [row] = writer.all(f"{asked} WHERE name = 'writer'")
        writer.execute(f"UPDATE {journal.SCHEMA}.lease SET expires = UTC_TIMESTAMP(6) WHERE name = 'writer'")
    return float(row["n"])


def test_the_second_of_two_is_told_who_the_first_is(bench: Bench, confirmed: tuple[str, ...], begin: Begin) -> None:
    first = begin("SIGSTOP", "hold", 1)
    before = bench.dump()
    second = run(*confirmed)
    assert second.returncode == 75
    assert f"run {newest(bench).id} is at work since 20" in second.stderr
    assert bench.dump() == before
    assert first.go_on()[0] == 0
    assert not bench.found(CHECK)


def test_who_was_killed_keeps_others_out_for_a_minute_at_most(
    bench: Bench, confirmed: tuple[str, ...], begin: Begin
) -> None:
    """Nobody can tell a process that died from one that is slow; what it held in the databases is free at once."""
    begin("SIGKILL", "commit", 2)
    killed = newest(bench)
    assert run(*confirmed).returncode == 75
    assert 0 < run_out(bench) <= 60
    second = run(*confirmed)
    assert (second.returncode, "2 mended" in second.stdout or second.stdout) == (5, True)
    assert made(bench, killed.id) == 1
    assert not bench.found(CHECK)
    assert run("runs", "settle", *flags(bench.config.endpoint, NAMES)).returncode == 0
    with Session(bench.config.endpoint) as session:
        assert journal.named(session, killed.id).finished


@pytest.mark.parametrize(("step", "idle", "code"), [("hold", 600, 4), ("commit", 2, 5)])
def test_who_slept_beyond_its_lease_writes_no_more(
    bench: Bench, confirmed: tuple[str, ...], begin: Begin, step: str, idle: int, code: int
) -> None:
    """At `hold` it sleeps between two fixes; at `commit` in the middle of one, which the server ends."""
    first = begin("SIGSTOP", step, 2, idle)
    asleep = newest(bench)
    assert run(*confirmed).returncode == 75
    run_out(bench)
    assert run(*confirmed).returncode == 5
    assert not bench.found(CHECK)
    before = bench.dump()
    ended, said = first.go_on()
    assert ended == code
    assert "another took its place" in said
    assert made(bench, asleep.id) == 1
    assert bench.dump() == before
