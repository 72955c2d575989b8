"""The load that a check must not harm: simulated SequenceFetchers and sysbench, at a fixed rate or as fast as they can.

A SequenceFetcher is CloudStack's own way to the next id or MAC address: on a connection of its own, it locks the row of
the counter, raises it and commits (framework/db, com.cloud.utils.db.SequenceFetcher).
"""

import gc
import json
import multiprocessing
import re
import subprocess
import time
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pymysql

from dbcare.db import Writer
from dbcare.endpoint import Endpoint

FETCHERS = 4
ACCOUNTS = (
    ("cloud", ("ALL ON cloud.*",)),
    ("sysbench", ("ALL ON sysbench.*",)),
    # What the README asks for.
    ("dbcare", ("SELECT ON cloud.*", "SELECT ON cloud_usage.*", "PROCESS ON *.*")),
)
SEQUENCES = ("vm_instance_seq",) * 7 + ("networks_seq",) * 2 + ("vm_template_seq",)
COUNTERS = {"sequence": ("name", "value"), "op_networks": ("id", "mac_address_seq")}
"""The column that names a counter in its table, and the one that counts."""
_TRANSACTIONS = re.compile(r"transactions:\s+\d+\s+\(([\d.]+) per sec")
_SLOWEST = re.compile(r"95th percentile:\s+([\d.]+)")
_ERRORS = re.compile(r"ignored errors:\s+(\d+)")


class Sample(NamedTuple):
    """A transaction of a SequenceFetcher: when it was due by the monotonic clock, and how long after that it ended."""

    due: float
    seconds: float


@dataclass(frozen=True)
class Served:
    """What the load got from the server; `sysbench_p95` is in milliseconds."""

    samples: Sequence[Sample]
    errors: Sequence[str]
    seconds: float
    sysbench_rate: float
    sysbench_p95: float
    sysbench_errors: int

    @property
    def rate(self) -> float:
        """How many transactions of SequenceFetchers there were each second."""
        return len(self.samples) / self.seconds


class Load:
    """A load that runs for so many seconds from now; without rates, as fast as it can."""

    def __init__(self, endpoint: Endpoint, folder: Path, seconds: float, rates: tuple[float, float] | None) -> None:
        self.began = time.monotonic() + 0.5
        self._seconds = seconds
        self._paths = [folder / str(number) for number in range(FETCHERS)]
        end = self.began + seconds
        networks = _networks(endpoint)
        gap = FETCHERS / rates[0] if rates else 0.0
        self._fetchers = [
            multiprocessing.Process(
                target=_fetch, args=(endpoint.socket, number, gap, (self.began, end), networks, path), daemon=True
            )
            for number, path in enumerate(self._paths)
        ]
        for fetcher in self._fetchers:
            fetcher.start()
        rate = [f"--rate={max(1, round(rates[1]))}"] if rates else []
        self._sysbench = subprocess.Popen(
            sysbench(endpoint, "run", f"--time={int(seconds)}", "--percentile=95", *rate),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def finish(self) -> Served:
        """Wait for the end; raise RuntimeError when a part of the load did not run through."""
        said, _ = self._sysbench.communicate()
        for fetcher in self._fetchers:
            fetcher.join()
        if self._sysbench.returncode or any(fetcher.exitcode for fetcher in self._fetchers):
            raise RuntimeError(f"the load broke off: {said[-500:]}")
        samples: list[Sample] = []
        errors: list[str] = []
        for path in self._paths:
            numbers = array("d", path.read_bytes())
            samples += map(Sample, numbers[::2], numbers[1::2])
            errors += json.loads(path.with_suffix(".errors").read_text())
        done, slowest, failed = (_read(pattern, said) for pattern in (_TRANSACTIONS, _SLOWEST, _ERRORS))
        return Served(sorted(samples), errors, self._seconds, done, slowest, int(failed))


def _read(pattern: re.Pattern[str], said: str) -> float:
    """Read one number of what sysbench said."""
    found = pattern.search(said)
    if not found:
        raise RuntimeError(f"sysbench said nothing of {pattern.pattern}: {said[-500:]}")
    return float(found[1])


def prepare(endpoint: Endpoint) -> None:
    """Make the accounts, and sysbench's tables."""
    with Writer(endpoint) as writer:
        writer.execute("CREATE DATABASE sysbench")
        for name, rights in ACCOUNTS:
            writer.execute(f"CREATE USER {name}@localhost")
            for right in rights:
                writer.execute(f"GRANT {right} TO {name}@localhost")
    subprocess.run(sysbench(endpoint, "prepare"), check=True, capture_output=True)


def sysbench(endpoint: Endpoint, action: str, *options: str) -> list[str]:
    """Write a command of sysbench."""
    where = ["--db-driver=mysql", f"--mysql-socket={endpoint.socket}", "--mysql-user=sysbench", "--mysql-db=sysbench"]
    size = ["--tables=4", "--table-size=50000", "--threads=4"]
    return ["sysbench", "oltp_read_write", *where, *size, *options, action]


def _networks(endpoint: Endpoint) -> list[int]:
    with Writer(endpoint) as writer:
        rows = writer.all(
            "SELECT o.id FROM cloud.op_networks o JOIN cloud.networks n USING (id) WHERE n.removed IS NULL"
        )
    return [row["id"] for row in rows]


def _fetch(
    socket: str, number: int, gap: float, span: tuple[float, float], networks: Sequence[int], path: Path
) -> None:
    """Be one SequenceFetcher: a transaction each `gap` seconds, late or not; without a gap, one after the other."""
    draw = Random(number)
    samples, errors = array("d"), list[str]()
    begin, end = span
    connection = pymysql.connect(unix_socket=socket, user="cloud", database="cloud", autocommit=True)
    with connection, connection.cursor() as cursor:
        cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
        gc.disable()
        due = begin + gap * number / FETCHERS
        while due < end:
            if (early := due - time.monotonic()) > 0:
                time.sleep(early)
            try:
                if draw.random() < 0.5:
                    take(cursor, "sequence", draw.choice(SEQUENCES))
                else:
                    take(cursor, "op_networks", draw.choice(networks))
            except (pymysql.Error, LookupError) as error:
                errors.append(f"{type(error).__name__}: {error}")
                with suppress(pymysql.Error):
                    connection.rollback()
            ended = time.monotonic()
            samples.extend((due, ended - due))
            due = due + gap if gap else ended
    path.write_bytes(samples.tobytes())
    path.with_suffix(".errors").write_text(json.dumps(errors))


def take(cursor: Any, table: str, which: object) -> int:
    """Take the next number of a counter, statement by statement as CloudStack does; raise LookupError for none."""
    key, column = COUNTERS[table]
    cursor.execute("SET autocommit=0")
    if not cursor.execute(f"SELECT {column} FROM {table} WHERE {key} = %s FOR UPDATE", (which,)):
        raise LookupError(f"Unable to get a sequence: {table} {which}")
    [value] = cursor.fetchone()
    cursor.execute(f"UPDATE {table} SET {column}=%s+%s WHERE {key}=%s", (value, 1, which))
    cursor.execute("COMMIT")
    cursor.execute("SET autocommit=1")
    return int(value)
