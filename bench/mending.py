"""Fixes of single rows against the client sending the same: BEGIN, SELECT … FOR UPDATE, UPDATE, COMMIT for each."""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import servers
from bench.figures import Figure
from dbcare import world
from dbcare.apply import Verdict
from dbcare.binaries import Binary
from dbcare.capture import Reader
from dbcare.changes import Captured, Row
from dbcare.config import Config
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.journal import Past
from dbcare.mending import Run
from dbcare.plan import Fix
from dbcare.sandbox import Sandbox

RELEASE = "4.22.0.0"
NAMES = {"cloud": "cloud", "cloud_usage": "cloud_usage"}
TABLE = "cloud.nics"
# What is committed is on the disk, as in production.
DURABLE = (
    "--innodb-flush-log-at-trx-commit=1",
    "--innodb-flush-method=fsync",
    "--loose-debug-no-sync=0",
    "--sync-binlog=1",
)
CLIENTS = ("mariadb", "mysql")


def figures(binary: Binary, rows: int, times: int) -> Iterator[Figure]:
    """Measure one kind of server, each in turn."""
    client = next(filter(None, map(shutil.which, CLIENTS)), None)
    if client is None:
        sys.exit("bench: there is no client: install Debian's mariadb-client")
    with (
        Sandbox(binary=binary, options=(*servers.PRODUCTION, *DURABLE)) as sandbox,
        tempfile.TemporaryDirectory() as at,
    ):
        world.create(sandbox.endpoint, RELEASE)
        world.populate(sandbox.endpoint, RELEASE, scale=rows // 4)
        with Writer(sandbox.endpoint, "cloud") as writer:
            keys = [{"id": row["id"]} for row in writer.all(f"SELECT id FROM nics ORDER BY id LIMIT {rows}")]
        assert len(keys) == rows
        pairs = [
            (_theirs(sandbox.endpoint, client, keys, Path(at, "script.sql"), turn), _ours(sandbox.endpoint, keys, turn))
            for turn in range(times + 1)
        ][1:]
    theirs, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    rates = f"{rows / ours:,.0f} / {rows / theirs:,.0f} fixes/s"
    yield Figure(f"{rows:,} row fixes / {Path(client).name} client, s/s", ours / theirs, 3.0, rates)


def _theirs(endpoint: Endpoint, client: str, keys: Sequence[Row], script: Path, turn: int) -> float:
    with script.open("w") as file:
        for key in keys:
            file.write(
                f"BEGIN;\nSELECT * FROM nics WHERE id = {key['id']} FOR UPDATE;\n"
                f"UPDATE nics SET reservation_id = 'theirs-{turn}' WHERE id = {key['id']};\nCOMMIT;\n"
            )
    with script.open("rb") as file:
        started = time.perf_counter()
        command = [client, "--no-defaults", f"--socket={endpoint.socket}", "--user=root", "--batch", "cloud"]
        subprocess.run(command, stdin=file, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - started


def _ours(endpoint: Endpoint, keys: Sequence[Row], turn: int) -> float:
    with Session(endpoint, "cloud") as session:
        reader = Reader(session, NAMES)
        shape = reader.shapes[TABLE]
        fixes = [
            Fix(number, "bench", f"{number:020}", f"mark NIC {row['id']}", "online", (_marked(row, turn),))
            for number, row in enumerate(reader.read(shape, keys), start=1)
        ]
        past = Past(f"bench-{turn}", "fix", None, "bench", "here", "0", RELEASE, len(fixes))
        started = time.perf_counter()
        with Run(Config(endpoint=endpoint), past, reader.shapes) as run:
            done = run.carry_out(fixes)
        seconds = time.perf_counter() - started
    assert all(one.verdict is Verdict.MENDED for one in done)
    return seconds


def _marked(row: Row, turn: int) -> Captured:
    return Captured(TABLE, {"id": row["id"]}, row, {**row, "reservation_id": f"ours-{turn}"})


def main() -> None:
    """Measure MariaDB and MySQL, or the servers that were named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixes", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=3, help="runs by each, in turn, after one that does not count")
    parser.add_argument("--server", action="append", default=[], help="mariadb, mysql or a path; several for several")
    options = parser.parse_args()
    kept = True
    for binary in servers.chosen(options.server):
        print(f"\n== fixes of rows on {binary.path}", flush=True)
        for figure in figures(binary, options.fixes, options.times):
            print(figure.line(), flush=True)
            kept &= figure.bound is None or figure.value <= figure.bound
    sys.exit(not kept)


if __name__ == "__main__":
    main()
