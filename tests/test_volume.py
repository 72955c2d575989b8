"""What a purge is said to come to is about what it comes to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dbcare import journal, leases, purging, volume
from dbcare.actions import Purge
from dbcare.binaries import Binary, find_binary
from dbcare.capture import Shapes
from dbcare.db import Mender, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.plan import Fix, Installation
from dbcare.pump import Manners
from dbcare.sandbox import Sandbox
from dbcare.volume import Volume

NAMES = {"cloud": "cloud", "cloud_usage": "cloud_usage"}
ACTION = Purge("cloud.log", "created", "2026-03-01 00:00:00")
ROWS = 20_000
TABLES = (
    "CREATE DATABASE cloud",
    "CREATE TABLE cloud.log (id BIGINT PRIMARY KEY AUTO_INCREMENT, created DATETIME NOT NULL, note VARCHAR(500))",
    """CREATE TABLE cloud.detail (id BIGINT PRIMARY KEY AUTO_INCREMENT, log_id BIGINT, note VARCHAR(500),
      CONSTRAINT along FOREIGN KEY (log_id) REFERENCES cloud.log (id) ON DELETE CASCADE)""",
)


def binary(request: pytest.FixtureRequest) -> Binary:
    if request.param == "mariadb":
        return find_binary("mariadb")
    found: Binary = request.getfixturevalue("mysql_binary")
    return found


@pytest.fixture(scope="module", params=["mariadb", "mysql"])
def logging(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    """A server with a binary log and a log of 20,000 rows, three of four old, each with a detail."""
    with Sandbox(binary=binary(request), options=("--log-bin=log", "--server-id=1", "--binlog-format=ROW")) as sandbox:
        with Writer(sandbox.endpoint) as writer:
            for statement in (*TABLES, *journal.TABLES):
                writer.execute(statement)
            rows = [("2026-01-01" if place < ROWS * 3 / 4 else "2026-06-01", "x" * 300) for place in range(ROWS)]
            writer.executemany("INSERT INTO cloud.log (created, note) VALUES (%s, %s)", rows)
            writer.execute("INSERT INTO cloud.detail (log_id, note) SELECT id, LEFT(note, 100) FROM cloud.log")
            writer.all("ANALYZE TABLE cloud.log, cloud.detail")
        yield sandbox.endpoint


def written(writer: Writer) -> int:
    return sum(int(row["File_size"]) for row in writer.all("SHOW BINARY LOGS"))


@pytest.mark.parametrize("image", ["MINIMAL", "FULL"])
def test_the_binary_log_grows_about_as_was_said(logging: Endpoint, tmp_path: Path, image: str) -> None:
    with Writer(logging) as writer, Session(logging) as session:
        writer.execute(f"SET GLOBAL binlog_row_image = {image}")
        shapes = Shapes(session, NAMES)
        said = volume.estimate(session, NAMES, ACTION, shapes)
        assert said.rows == pytest.approx(2 * ROWS * 3 / 4, rel=0.1)
        if image == "MINIMAL":
            assert said.logged == pytest.approx(said.rows * 8, rel=0.01)
            return
        before = written(writer)
        mender = Mender(logging)
        lease = leases.take(mender, "writer", "test")
        fix = Fix(1, "x", "f", "purge", "online", action=ACTION)
        manners = Manners(lambda: None, lambda: False)
        purging.carry_out(mender, lease, "r", fix, shapes, tmp_path, Installation("", (), (), ""), manners)
        mender.close()
        assert writer.all("SELECT COUNT(*) AS n FROM cloud.log")[0]["n"] == ROWS / 4
        assert said.logged is not None
        assert 0.95 < said.logged / (written(writer) - before) < 1.4
        assert "of binary log" in said.told()


@pytest.mark.parametrize(
    ("before", "part"), [("2020-01-01 00:00:00", 0), ("2030-01-01 00:00:00", 1), ("2026-03-01 00:00:00", 0.25)]
)
def test_a_server_without_a_binary_log_says_so(server: Endpoint, before: str, part: float) -> None:
    names = {"cloud": "volume", "cloud_usage": "volume_usage"}
    with Writer(server) as writer, Session(server) as session:
        writer.execute("CREATE DATABASE volume")
        try:
            writer.execute(TABLES[1].replace("cloud.", "volume."))
            none = volume.estimate(session, names, ACTION, Shapes(session, names))
            rows = [("2026-01-01" if place < 250 else "2026-06-01", "x") for place in range(1000)]
            writer.executemany("INSERT INTO volume.log (created, note) VALUES (%s, %s)", rows)
            writer.all("ANALYZE TABLE volume.log")
            action = Purge("cloud.log", "created", before)
            said = volume.estimate(session, names, action, Shapes(session, names))
        finally:
            writer.execute("DROP DATABASE volume")
    assert none == Volume(0, None)
    assert said.rows == pytest.approx(1000 * part, abs=20)
    assert said.told().endswith("rows; this server writes no binary log")
