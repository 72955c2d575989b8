"""`dbcare fix`, `undo` and `runs` as people and programs use them: plan, confirm, carry out, take back."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dbcare import cli, journal, world
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint

from .mending import NAMES, Bench, differing

DBCARE = str(Path(sys.executable).with_name("dbcare"))
FAULTS = {"network-stuck-implementing": 2, "nics-count-low": 1}
CHECKS = ("network-stuck-implementing", "nics-count-drift")


class Stage:
    """A world with faults, and dbcare run against it."""

    def __init__(self, bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
        self.bench, self.capsys = bench, capsys
        endpoint = bench.config.endpoint
        for name, count in FAULTS.items():
            world.inject(endpoint, bench.release, name, count=count, databases=NAMES)
        self.flags = [
            "--socket", endpoint.socket, "--user", endpoint.user,
            "--cloud-name", NAMES.cloud, "--usage-name", NAMES.usage,
        ]  # fmt: skip

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = cli.perform([*arguments, *self.flags])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def json(self, *arguments: str) -> tuple[int, Any]:
        code, out, _ = self.run(*arguments, "--format", "json")
        return code, json.loads(out)


@pytest.fixture(scope="module")
def bench(server: Endpoint) -> Bench:
    return Bench(server)


@pytest.fixture
def stage(bench: Bench, capsys: pytest.CaptureFixture[str]) -> Iterator[Stage]:
    yield Stage(bench, capsys)
    # What a test leaves is mended, for the next to begin with a world in order and no journal.
    left = bench.propose(*CHECKS)
    with Writer(bench.config.endpoint) as writer:
        writer.execute(f"DROP DATABASE IF EXISTS {journal.SCHEMA}")
    bench.carry_out(left)
    assert not bench.found(*CHECKS)
    with Writer(bench.config.endpoint) as writer:
        writer.execute(f"DROP DATABASE IF EXISTS {journal.SCHEMA}")


def test_without_confirm_nothing_is_written(stage: Stage, tmp_path: Path) -> None:
    before = stage.bench.dump()
    plan = tmp_path / "plan.json"
    code, out, _ = stage.run("fix", *CHECKS, "--plan-out", str(plan))
    assert code == 4
    assert "state 'Implementing' → 'Shutdown'" in out
    assert "Nothing was changed" in out
    assert plan.stat().st_mode & 0o777 == 0o600
    assert stage.run("fix", *CHECKS, "--sql")[0] == 4
    assert stage.json("fix", *CHECKS)[0] == 4
    assert not differing(before, stage.bench.dump())
    with Session(stage.bench.config.endpoint) as session:
        assert not journal.there(session)


def test_a_saved_plan_is_carried_out_and_taken_back(stage: Stage, tmp_path: Path) -> None:
    before = stage.bench.dump()
    plan = str(tmp_path / "plan.json")
    stage.run("fix", *CHECKS, "--plan-out", plan)
    code, found = stage.json("fix", "--plan", plan, "--confirm")
    assert code == 0
    assert [one["verdict"] for one in found["results"]] == ["mended"] * 3
    assert found["summary"] | {"mended": 3, "exit_code": 0} == found["summary"]
    run = found["run"]["id"]
    assert stage.run("check", *CHECKS)[0] == 0
    assert stage.run("fix", *CHECKS)[0] == 0
    code, _, err = stage.run("fix", "--plan", plan, "--confirm")
    assert code == 65
    assert "nothing of it holds any more" in err
    code, out, _ = stage.run("undo", run)
    assert code == 4
    assert "state 'Shutdown' → 'Implementing'" in out
    code, found = stage.json("undo", run, "--confirm")
    assert code == 0
    assert found["run"] | {"kind": "undo", "undoes": run} == found["run"]
    assert not differing(before, stage.bench.dump())
    assert stage.run("undo", run, "--confirm")[0] == 0
    assert stage.json("undo", found["run"]["id"], "--confirm")[0] == 0
    assert stage.run("check", *CHECKS)[0] == 0


def test_some_fixes_of_a_plan_are_chosen(stage: Stage, tmp_path: Path) -> None:
    plan = str(tmp_path / "plan.json")
    _, made = stage.json("fix", *CHECKS)
    counter = next(fix for fix in made["fixes"] if fix["check"] == "nics-count-drift")
    stage.run("fix", *CHECKS, "--plan-out", plan)
    code, found = stage.json("fix", "--plan", plan, "--confirm", "--only", counter["fingerprint"][:8])
    assert code == 4
    assert [one["check"] for one in found["results"]] == ["nics-count-drift"]
    stage.run("fix", *CHECKS, "--plan-out", plan)
    code, found = stage.json("fix", "--plan", plan, "--confirm", "--max-changes", "1")
    assert code == 4
    assert len(found["results"]) == 1
    code, found = stage.json("fix", *CHECKS, "--except", "network-stuck-implementing")
    assert (code, found["fixes"]) == (4, [])
    code, _, err = stage.run("fix", *CHECKS, "--only", "nonsense")
    assert code == 64
    assert "'nonsense'" in err
    assert stage.run("undo", "20260101-nonsense")[0] == 64


def test_what_was_done_is_listed_shown_exported_and_kept(stage: Stage, tmp_path: Path) -> None:
    plan = str(tmp_path / "plan.json")
    stage.run("fix", *CHECKS, "--plan-out", plan)
    run = stage.json("fix", "--plan", plan, "--confirm")[1]["run"]["id"]
    listed = stage.json("runs", "list")[1]["runs"]
    assert [(one["id"], one["kind"], one["made"]) for one in listed if one["kind"] != "check"] == [(run, "fix", 3)]
    shown = stage.json("runs", "show", run)[1]["run"]
    assert [fix["undone"] for fix in shown["fixes"]] == [False] * 3
    assert "state 'Implementing' → 'Shutdown'" in stage.run("runs", "show", run)[1]
    lines = [json.loads(line) for line in stage.run("runs", "export")[1].splitlines()]
    assert [line["record"] for line in lines] == ["run", *["fix"] * 3]
    with Writer(stage.bench.config.endpoint) as writer:
        writer.execute(f"UPDATE {journal.SCHEMA}.run SET started = started - INTERVAL 400 DAY")
        writer.execute(f"UPDATE {journal.SCHEMA}.fix SET applied = applied - INTERVAL 400 DAY")
    assert stage.run("runs", "prune")[:2] == (0, "Nothing to drop.\n")
    code, out, _ = stage.run("undo", run, "--confirm")
    assert code == 4
    assert "--even-if-old" in out
    assert stage.run("undo", run, "--confirm", "--even-if-old")[0] == 0
    assert stage.run("runs", "prune")[:2] == (0, "Nothing to drop.\n")
    with Writer(stage.bench.config.endpoint) as writer:
        writer.execute(f"UPDATE {journal.SCHEMA}.run SET started = started - INTERVAL 400 DAY WHERE kind = 'undo'")
    # The undo itself can still be undone.
    assert stage.run("runs", "prune")[:2] == (0, "Nothing to drop.\n")
    assert stage.run("runs", "prune", "--even-if-undoable")[0] == 4
    assert stage.run("runs", "prune", "--even-if-undoable", "--confirm")[0] == 0
    assert [one for one in stage.json("runs", "list")[1]["runs"] if one["kind"] != "check"] == []


def test_two_at_once_and_a_plan_of_another_place(stage: Stage, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    stage.run("fix", *CHECKS, "--plan-out", str(plan))
    with Writer(stage.bench.config.endpoint) as writer:
        for statement in journal.TABLES:
            writer.execute(statement)
        writer.execute(
            f"UPDATE {journal.SCHEMA}.lease SET holder = 'ann@ms1 run 7', since = UTC_TIMESTAMP(6), "
            "expires = UTC_TIMESTAMP(6) + INTERVAL 60 SECOND WHERE name = 'writer'"
        )
        code, _, err = stage.run("fix", "--plan", str(plan), "--confirm")
        assert code == 75
        assert err.startswith("dbcare: ann@ms1 run 7 is at work since ")
        writer.execute(f"UPDATE {journal.SCHEMA}.lease SET expires = UTC_TIMESTAMP(6)")
    document = json.loads(plan.read_text())
    document["installation"]["zones"] = ["another"]
    plan.write_text(json.dumps(document))
    code, _, err = stage.run("fix", "--plan", str(plan), "--confirm")
    assert code == 65
    assert "this plan is for another CloudStack: zone another is not here" in err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["fix", "--confirm"], 64, "there is no terminal to ask on"),
        (["fix", "networks", "--plan", "x.json"], 64, "--plan names its checks itself"),
        (["fix", "--plan", "absent.json", "--confirm"], 65, "absent.json: cannot be read: No such file"),
        (["fix", "--sql", "--confirm", "--plan", "x.json"], 64, "--sql prints a script"),
        (["fix", "nonsense"], 64, "no check or area 'nonsense'"),
        (["runs", "show", "20260101-nonsense"], 64, "has no run '20260101-nonsense'"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    mariadb: Endpoint, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, told: str
) -> None:
    assert cli.perform([*arguments, "--socket", mariadb.socket, "--user", "root"]) == code
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


class Screen:
    """dbcare on a terminal of its own, that reads what is typed."""

    def __init__(self, *arguments: str) -> None:
        child, self.terminal = pty.fork()
        if not child:
            os.execv(DBCARE, [DBCARE, *arguments])
        self.child, self.said = child, ""

    def until(self, text: str) -> None:
        """Wait until it has said something."""
        end = time.monotonic() + 60
        while text not in self.said:
            assert time.monotonic() < end, self.said
            self._read()

    def type(self, text: str) -> None:
        """Type a line; what was said before does not count any more."""
        self.said = ""
        os.write(self.terminal, text.encode() + b"\n")

    def ended(self) -> int:
        """Wait for its end, and give the exit code."""
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def _read(self) -> bool:
        if not select.select([self.terminal], [], [], 1)[0]:
            return True
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.said += data.decode(errors="replace").replace("\r\n", "\n")
        return bool(data)


def test_on_a_terminal_only_yes_is_taken(stage: Stage) -> None:
    before = stage.bench.dump()
    for answer in ("y", "YES please", "", "no"):
        screen = Screen("fix", *CHECKS, "--confirm", *stage.flags)
        screen.until("changes nothing:")
        assert "'Implementing' → 'Shutdown'" in screen.said
        screen.type(answer)
        assert screen.ended() == 4, screen.said
    assert not differing(before, stage.bench.dump())
    screen = Screen("fix", *CHECKS, "--confirm", *stage.flags)
    screen.until("changes nothing:")
    screen.type("yes")
    assert screen.ended() == 0, screen.said
    assert "3 mended" in screen.said
    assert stage.run("check", *CHECKS)[0] == 0


def test_on_a_terminal_fixes_can_be_picked(stage: Stage) -> None:
    screen = Screen("fix", *CHECKS, "--confirm", *stage.flags)
    screen.until("changes nothing:")
    screen.type("pick")
    screen.until("[all/none/each]")
    screen.type("each")
    screen.until("[y/n]")
    screen.type("y")
    screen.until("[y/n]")
    screen.type("n")
    screen.until("[y/n]")
    screen.type("n")
    screen.until("Carry out 1 fix? Type yes:")
    screen.type("yes")
    assert screen.ended() == 4, screen.said
    assert "1 mended" in screen.said
    assert len(stage.bench.found("network-stuck-implementing")) == 1


def test_ctrl_c_ends_between_two_fixes(stage: Stage, tmp_path: Path) -> None:
    plan, mark = str(tmp_path / "plan.json"), tmp_path / "stop"
    stage.run("fix", *CHECKS, "--plan-out", plan)
    mark.touch()
    code, found = stage.json("fix", "--plan", plan, "--confirm", "--stop-file", str(mark))
    assert code == 4
    assert {one["verdict"] for one in found["results"]} == {"skipped"}
    script = (
        "import os, signal, sys\nfrom dbcare import cli\nfrom dbcare.commands import carrying\n"
        "usual = carrying.guards\ndef reached(step):\n    if step == 'journal': os.kill(os.getpid(), signal.SIGINT)\n"
        "carrying.guards = lambda *given: usual(*given)._replace(reached=reached)\nsys.exit(cli.perform(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "fix", "--plan", plan, "--confirm", "--format", "json", *stage.flags]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 130, ran.stderr
    assert [one["verdict"] for one in json.loads(ran.stdout)["results"]] == ["mended", "skipped", "skipped"]


def test_an_index_is_hidden_before_it_is_dropped(stage: Stage, tmp_path: Path) -> None:
    plan, check = str(tmp_path / "plan.json"), "redundant-index-own"
    with Writer(stage.bench.config.endpoint, NAMES.cloud) as writer:
        writer.execute("CREATE INDEX own_again ON nics (instance_id)")
        made = writer.all("SHOW CREATE TABLE nics")
    assert stage.run("fix", check, "--hide", "--plan-out", plan)[0] == 4
    assert stage.run("fix", "--plan", plan, "--confirm")[0] == 65
    code, found = stage.json("fix", "--plan", plan, "--confirm", "--hide")
    assert (code, found["results"][0]["verdict"]) == (0, "mended"), found
    run = found["run"]["id"]
    assert stage.json("undo", run, "--confirm")[0] == 0
    with Writer(stage.bench.config.endpoint, NAMES.cloud) as writer:
        assert writer.all("SHOW CREATE TABLE nics") == made
    assert stage.run("fix", check, "--hide", "--plan-out", plan)[0] == 4
    assert stage.run("fix", "--plan", plan, "--confirm", "--hide")[0] == 0
    code, out, _ = stage.run("fix", check, "--plan-out", plan)
    assert "drop index own_again" in out
    assert stage.run("fix", "--plan", plan, "--confirm")[0] == 0
    assert stage.run("check", check)[0] == 0
