"""The SELECTs of one check as the server saw them, sent again one after the other by the `mariadb` client."""

import re
import shlex
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bench import wheel
from bench.pairs import Ratio, compare
from dbcare.db import Row, Writer
from dbcare.endpoint import Endpoint
from dbcare.world.ddl import quoted

_SELECT = re.compile(r"/\* dbcare [\w-]+ \*/\s+(?!EXPLAIN)", re.IGNORECASE)
_SETTINGS = re.compile(r"/\* dbcare \*/ (SET NAMES .*(?:tx|transaction)_read_only.*)", re.DOTALL)
_DATABASE = re.compile(r" on (\S+) using ")


def against_client(endpoint: Endpoint, times: int) -> tuple[Ratio, int]:
    """Compare `dbcare check --jobs 2` with the client that sends the same SELECTs; give also how many these are."""
    statements = record(endpoint)
    client = ["mariadb", "--no-defaults", "--batch", "--socket", endpoint.socket, "--user", endpoint.user]
    with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as script:
        script.write(";\n".join(statements) + ";\n")
        script.flush()
        ours = f"{shlex.join(wheel.command(endpoint, '--jobs', '2'))} >/dev/null; [ $? -le 3 ]"
        theirs = f"{shlex.join(client)} <{shlex.quote(script.name)} >/dev/null"
        ratio = compare(["/bin/sh", "-c", ours], ["/bin/sh", "-c", theirs], times=times)
    return ratio, sum(bool(_SELECT.match(statement)) for statement in statements)


def record(endpoint: Endpoint) -> list[str]:
    """Let the server write down what one check sends: its settings once, then its SELECTs, each in its database."""
    with Writer(endpoint) as writer:
        with _logging(writer):
            wheel.check(endpoint, ("--jobs", "2"))
        log = writer.all("SELECT thread_id, command_type AS kind, argument FROM mysql.general_log")
    return list(_script(log))


@contextmanager
def _logging(writer: Writer) -> Iterator[None]:
    writer.execute("SET GLOBAL log_output='TABLE'")
    writer.execute("TRUNCATE mysql.general_log")
    writer.execute("SET GLOBAL general_log=ON")
    try:
        yield
    finally:
        writer.execute("SET GLOBAL general_log=OFF")


def _script(log: Sequence[Row]) -> Iterator[str]:
    databases: dict[int, str] = {}
    current = settings = ""
    for row in log:
        text = row["argument"].decode() if isinstance(row["argument"], bytes) else row["argument"]
        if row["kind"] == "Connect":
            found = _DATABASE.search(text)
            databases[row["thread_id"]] = found[1] if found else ""
        elif (found := _SETTINGS.match(text)) and not settings:
            settings = found[1]
            yield settings
        elif _SELECT.match(text):
            if (database := databases[row["thread_id"]]) not in ("", current):
                current = database
                yield f"USE {quoted(current)}"
            yield text.rstrip().rstrip(";")
