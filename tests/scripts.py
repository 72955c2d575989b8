"""A place where plans are made into scripts, and the client that runs them."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dbcare import journal, leases
from dbcare.apply import Verdict, carry_out
from dbcare.capture import Reader
from dbcare.changes import Change, Update
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.plan import Fix, Installation, Plan
from dbcare.render.script import render
from dbcare.server import identify

from .test_capture import NASTY, TABLES

NAMES = {"cloud": "scripted", "cloud_usage": "scripted_usage"}
MORE = (
    "CREATE TABLE op_lock (`key` VARCHAR(128) PRIMARY KEY, mac VARCHAR(17), ip CHAR(40), thread VARCHAR(255), "
    "acquired_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, waiters INT)",
    "CREATE TABLE sequence (name VARCHAR(64) PRIMARY KEY, value BIGINT UNSIGNED NOT NULL)",
    "CREATE TABLE op_networks (id BIGINT PRIMARY KEY, mac_address_seq BIGINT, gc INT)",
    "CREATE TABLE vm_instance (id BIGINT PRIMARY KEY, vnc_password VARCHAR(255), state VARCHAR(32), "
    "update_count BIGINT NOT NULL DEFAULT 0)",
    "CREATE TABLE mshost (id BIGINT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(255), state VARCHAR(10), "
    "last_update DATETIME, removed DATETIME)",
    "CREATE TABLE configuration (name VARCHAR(255) PRIMARY KEY, value VARCHAR(8191))",
)
FILLED = ("strict", "loose", "grandchild", "child", "parent", "chain", "every", "op_lock", "sequence", "op_networks",
          "vm_instance", "mshost", "configuration")  # fmt: skip
ROWS = (
    *NASTY,
    "INSERT INTO parent VALUES (0, 'zero'), (7, 'seven'), (8, 'eight')",
    "INSERT INTO child VALUES (1, 7, NULL), (2, 7, 'two'), (3, 8, 'other')",
    "INSERT INTO grandchild VALUES (1, 1, 1), (1, 2, 2), (2, 1, 3)",
    "INSERT INTO loose VALUES (1, 7), (2, 8)",
    "INSERT INTO chain VALUES (3, NULL), (2, 3), (1, 2)",
    "INSERT INTO sequence VALUES ('vm_instance_seq', 100), ('O''Brien ; -- \\\\', 1)",
    "INSERT INTO op_networks VALUES (5, 10, 1)",
    "INSERT INTO vm_instance VALUES (1, 's3cr3t', 'Running', 4), (2, NULL, 'Running', 4)",
)


class Desk:
    """The databases, a plan made of what is there, and a client to run it with."""

    def __init__(self, endpoint: Endpoint, writer: Writer, client: Path, folder: Path) -> None:
        self.endpoint, self.writer, self.client, self.folder = endpoint, writer, client, folder
        self.session = Session(endpoint, NAMES["cloud"])
        self.reader = Reader(self.session, NAMES)
        self.server = identify(self.session.version)

    def fix(self, *changes: Change, number: int = 1, **parts: Any) -> Fix:
        captured = self.reader.capture(changes)
        return replace(
            Fix(number, "check-x", f"{number}" * 20, f"fix\n; it's {number} \\", "online", captured), **parts
        )

    def script(self, *fixes: Fix, **parts: Any) -> str:
        where = Installation("4.22.0.0", ("zone é",), ("ms1",), "server one", (NAMES["cloud"], NAMES["cloud_usage"]))
        given = {name: parts.pop(name) for name in ("show", "first") if name in parts}
        plan = replace(Plan(where, "2026-11-24T01:02:03Z", "2999-01-01T00:00:00Z", fixes), **parts)
        return render(plan, self.reader.shapes, self.server, **given)

    def run(self, script: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Run a script as a person does."""
        file = self.folder / "fix.sql"
        file.write_text(script)
        with file.open() as given:
            return subprocess.run(self.command(*options), stdin=given, capture_output=True, text=True, timeout=60)

    def command(self, *options: str) -> list[str]:
        where = [f"--socket={self.endpoint.socket}", f"--user={self.endpoint.user}"]
        return [str(self.client), "--no-defaults", *where, *options, NAMES["cloud"]]

    def undo(self, script: str, numbers: str = "[0-9]+") -> subprocess.CompletedProcess[str]:
        """Take it back with the very words that the script's head has for it."""
        [line] = [line for line in script.splitlines() if "sed" in line and "[0-9]+" in line]
        sed = line.removeprefix("--").partition("|")[0].replace("[0-9]+", numbers)
        assert "fix.sql" in sed
        cut = subprocess.run(sed, shell=True, cwd=self.folder, capture_output=True, text=True, check=True).stdout
        return subprocess.run(self.command(), input=cut, capture_output=True, text=True, timeout=60)

    def carried_out(self, *fixes: Fix) -> None:
        mender = Mender(self.endpoint, NAMES["cloud"])
        lease = leases.take(mender, "writer", "test")
        for fix in fixes:
            done = carry_out(mender, lease, "run-1", fix, self.reader.shapes)
            assert done.verdict is Verdict.MENDED, done.reason
        mender.close()

    def value(self, sql: str) -> Any:
        [row] = self.writer.all(f"SELECT {sql} AS x")
        return row["x"]

    def dump(self) -> dict[str, list[str]]:
        """Every row of every table, bytes and all, as the server itself writes them."""
        found = {}
        for table in FILLED:
            names = [row["Field"] for row in self.writer.all(f"SHOW COLUMNS FROM {table}")]
            values = ", ".join(f"IF(`{name}` IS NULL, 'null', HEX(`{name}`))" for name in names)
            exact = ", f + 0e0, g" if table == "every" else ""
            rows = self.writer.all(f"SELECT {values}{exact} FROM {table} ORDER BY 1, 2")
            found[table] = [str(list(row.values())) for row in rows]
        return found


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Iterator[Endpoint]:
    with Writer(server) as writer:
        for name in NAMES.values():
            writer.execute(f"CREATE DATABASE {name} DEFAULT CHARACTER SET utf8mb4")
        for statement in journal.TABLES:
            writer.execute(statement)
    with Writer(server, NAMES["cloud"]) as writer:
        for table in (*TABLES, *MORE):
            writer.execute(table)
    yield server
    with Writer(server) as writer:
        for name in (*NAMES.values(), journal.SCHEMA):
            writer.execute(f"DROP DATABASE {name}")


@pytest.fixture
def desk(place: Endpoint, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    client = Path("mariadb")
    if "mysql" in request.node.callspec.params.values():
        beside = request.getfixturevalue("mysql_binary").path.with_name("mysql")
        client = beside if beside.exists() else client
    with Writer(place, NAMES["cloud"]) as writer:
        restore(writer)
        desk = Desk(place, writer, client, tmp_path)
        try:
            yield desk
        finally:
            desk.session.close()


def restore(writer: Writer) -> None:
    for table in FILLED:
        writer.execute(f"DELETE FROM {table}")
    for row in ROWS:
        writer.execute(row)
    writer.execute("DELETE FROM dbcare.fix")


def rename(number: int = 7, name: str = "renamed") -> Update:
    return Update("cloud.parent", {"id": number}, {"name": name}, {"name": {7: "seven", 8: "eight", 0: "zero"}[number]})
