"""Whatever is killed, and when: what the journal says was made is what the rows are, and undo restores the rest.

Run by `make accept`: dbcare is killed at more than 60 points of a run of 200 fixes, the server at 20.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dbcare import journal, packing, world
from dbcare.binaries import Binary, find_binary
from dbcare.capture import Reader
from dbcare.changes import Captured
from dbcare.config import Config
from dbcare.db import Session, Writer
from dbcare.endpoint import Databases
from dbcare.journal import Past

from ..killable import Killable
from ..mending import differing, dump

SEED = 20261124
FIXES = 200
STEPS = ("hold", "change", "journal", "commit", "committed")
NAMES = Databases()
CHILD = """
import os, signal, sys
from dbcare import cli
from dbcare.commands import carrying
step, times = sys.argv[1].split(":")
left, usual = int(times), carrying.guards
def reached(name):
    global left
    left -= name == step
    if not left and name == step:
        os.kill(os.getpid(), signal.SIGKILL)
carrying.guards = lambda *given: usual(*given)._replace(reached=reached)
sys.exit(cli.perform(sys.argv[2:]))
"""
SEEDED = (
    "INSERT INTO vm_network_map (vm_id, network_id) SELECT v.id, n.id FROM vm_instance v JOIN "
    "(SELECT MIN(id) AS id FROM networks WHERE removed IS NULL) n WHERE v.removed IS NOT NULL AND v.type = 'User' "
    "ORDER BY v.id LIMIT 100",
    "DELETE r FROM account_network_ref r JOIN (SELECT id FROM networks WHERE removed IS NULL "
    "AND guest_type = 'Isolated' AND traffic_type = 'Guest' ORDER BY id LIMIT 60) n ON n.id = r.network_id",
    "UPDATE op_networks o JOIN networks n ON n.id = o.id AND n.removed IS NULL SET o.mac_address_seq = 1 "
    "WHERE n.guest_type = 'Isolated'",
    "UPDATE op_networks o JOIN networks n ON n.id = o.id AND n.removed IS NULL SET o.nics_count = o.nics_count + 2 "
    "WHERE n.guest_type = 'Isolated' AND n.state = 'Allocated'",
)


class Scene:
    """A server with a world that has at least 200 faults, and a saved plan that mends them."""

    def __init__(self, server: Killable, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.config = Config(endpoint=server.endpoint, databases=NAMES)
        world.create(server.endpoint, "4.22.0.0")
        world.populate(server.endpoint, "4.22.0.0", scale=250)
        with Writer(server.endpoint, "cloud") as writer:
            for statement in SEEDED:
                writer.execute(statement)
        self.seen: set[str | None] = set()
        self.plan = folder / "plan.json"
        assert self.dbcare("fix", "sequences", "networks", "--plan-out", str(self.plan)) == 4
        self.fixes: list[dict[str, Any]] = json.loads(self.plan.read_text())["fixes"]
        assert len(self.fixes) >= FIXES

    @property
    def flags(self) -> list[str]:
        return ["--socket", self.server.endpoint.socket, "--user", "root"]

    def dbcare(self, *arguments: str) -> int:
        command = [str(Path(sys.executable).with_name("dbcare")), *arguments, *self.flags]
        return subprocess.run(command, capture_output=True, check=False).returncode

    def child(self, point: str) -> "subprocess.Popen[bytes]":
        """Begin to carry the plan out; it is killed at `STEP:TIMES`, or never at `none:1`."""
        command = [sys.executable, "-c", CHILD, point, "fix", "--plan", str(self.plan), "--confirm", *self.flags]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def begun(self, process: "subprocess.Popen[bytes]") -> None:
        """Wait until a run is in the journal that was not seen before."""
        while process.poll() is None and ((past := self.newest()) is None or past.id in self.seen):
            time.sleep(0.02)

    def release(self) -> None:
        """Let the lease of a run that was killed run out."""
        with Writer(self.server.endpoint) as writer:
            if writer.all(f"SHOW DATABASES LIKE '{journal.SCHEMA}'"):
                writer.execute(f"UPDATE {journal.SCHEMA}.lease SET expires = UTC_TIMESTAMP(6)")

    def newest(self) -> Past | None:
        with Session(self.server.endpoint) as session:
            found = [past for past in journal.runs(session, 1000) if past.kind == "fix"]
        return found[0] if found else None

    def account(self, run: str | None) -> tuple[int, list[str]]:
        """Hold every row of the plan against what the journal says; give how many fixes it has, and what is wrong."""
        wrong: list[str] = []
        with Session(self.server.endpoint, "cloud") as session:
            entries = {entry.number: entry for entry in journal.entries(session, run)} if run else {}
            reader = Reader(session, {"cloud": "cloud", "cloud_usage": "cloud_usage"})
            for fix in self.fixes:
                entry = entries.get(fix["number"])
                changes = entry.changes if entry else [packing.cooked(one) for one in fix["changes"]]
                wrong += [f"fix {fix['number']}: {one}" for change in changes for one in compare(reader, change, entry)]
        return len(entries), wrong

    def settled(self, wrong: list[str]) -> int:
        """Check the account of the newest run, settle it, and take back what it made; give how much that was."""
        past = self.newest()
        run = past.id if past and past.id not in self.seen else None
        self.seen.add(run)
        made, wrong_rows = self.account(run)
        wrong += wrong_rows
        self.release()
        if run:
            assert self.dbcare("runs", "settle") == 0
            if made:
                assert self.dbcare("undo", run, "--lower", "--confirm") == 0
            wrong += self.account(None)[1]
        return made


def compare(reader: Reader, change: Captured, entry: object) -> Iterator[str]:
    """Name what of a row is not as the journal, or its silence, says."""
    if not change.key:
        return
    want = change.after if entry else change.before
    [*rows] = reader.read(reader.shapes[change.table], [change.key])
    if (want is None) != (not rows):
        yield f"{change.table} {dict(change.key)} is {'there' if rows else 'gone'}"
    elif want is not None and (found := {name: rows[0][name] for name in want if rows[0][name] != want[name]}):
        yield f"{change.table} {dict(change.key)}: {found}"


@pytest.fixture(params=["mariadb", "mysql"])
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    family: str = request.param
    binary: Binary = find_binary("mariadb") if family == "mariadb" else request.getfixturevalue("mysql_binary")
    with Killable(binary) as server:
        yield Scene(server, tmp_path)


def test_dbcare_is_killed_anywhere(scene: Scene) -> None:
    chance = random.Random(SEED)
    points = [f"{step}:{chance.randint(1, FIXES)}" for step in STEPS for _ in range(10)]
    points += ["hold:1", f"committed:{FIXES - 1}", *[""] * 15]
    before = dump(scene.server.endpoint, NAMES)
    wrong: list[str] = []
    amounts = []
    for point in points:
        process = scene.child(point or "none:1")
        if not point:
            # When it begins to write depends on the machine: as soon as it does, and then so much later.
            scene.begun(process)
            time.sleep(chance.uniform(0.0, 0.3))
            process.kill()
        process.wait()
        amounts.append(scene.settled(wrong))
    print(f"\n{len(points)} kills of dbcare; fixes made before each: {amounts}; mismatches: {len(wrong)}")
    assert not wrong, wrong[:5]
    assert len({*amounts}) > 20
    assert not differing(before, dump(scene.server.endpoint, NAMES))


def test_the_server_is_killed_anywhere(scene: Scene) -> None:
    chance = random.Random(SEED)
    before = dump(scene.server.endpoint, NAMES)
    wrong: list[str] = []
    amounts = []
    for _ in range(20):
        process = scene.child("none:1")
        scene.begun(process)
        time.sleep(chance.uniform(0.0, 0.3))
        scene.server.kill()
        process.wait()
        scene.server.start()
        amounts.append(scene.settled(wrong))
    print(f"\n20 kills of the server; fixes made before each: {amounts}; mismatches: {len(wrong)}")
    assert not wrong, wrong[:5]
    assert not differing(before, dump(scene.server.endpoint, NAMES))
