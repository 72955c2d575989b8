"""What a server could show: switched off on real servers, and on again by the statements."""

from dataclasses import replace

import pytest

from dbcare.binaries import find_binary
from dbcare.db import Writer
from dbcare.doctor.advice import Advice, State
from dbcare.doctor.features import CONSUMERS, INSTRUMENTS, judge
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox
from dbcare.server import identify

from .seen import vitals


def told(endpoint: Endpoint) -> dict[str, Advice]:
    seen = vitals(endpoint)
    return {one.name: one for one in judge(seen, identify(seen.version))}


def test_instruments_of_mysql_are_on_as_it_is_shipped(mysql: Endpoint) -> None:
    found = told(mysql)
    assert found.keys() == {*INSTRUMENTS, *CONSUMERS}
    assert {one.state for one in found.values()} == {State.OK}


@pytest.mark.parametrize("name", [*INSTRUMENTS, *CONSUMERS])
def test_what_is_off_is_turned_on_by_the_statement(mysql: Endpoint, name: str) -> None:
    table = "setup_instruments" if name in INSTRUMENTS else "setup_consumers"
    with Writer(mysql) as root:
        root.execute(f"UPDATE performance_schema.{table} SET enabled = 'NO' WHERE name = '{name}'")
        off = told(mysql)[name]
        for statement in off.statements:
            root.execute(statement)
    assert (off.state, off.seen) == (State.INFO, "off")
    assert told(mysql)[name].state is State.OK


def test_mariadb_has_instruments_only_with_performance_schema(mariadb: Endpoint) -> None:
    assert set(told(mariadb)) == {"metadata_lock_info"}


def test_the_lines_for_the_configuration_are_right() -> None:
    """What a restart should bring is what it brings, on the server that has the most of it off."""
    options = ["--performance-schema=ON", "--performance-schema-instrument=wait/lock/metadata/sql/mdl=OFF"]
    with Sandbox(binary=find_binary("mariadb"), options=options) as sandbox:
        off = [one for one in told(sandbox.endpoint).values() if one.state is State.INFO and one.seen == "off"]
    assert len(off) > 1
    lines = [one.remedy.rpartition(", and ")[2].removesuffix(" under [mysqld]") for one in off]
    with Sandbox(
        binary=find_binary("mariadb"),
        options=["--performance-schema=ON", *(f"--{line.replace(chr(39), '')}" for line in lines)],
    ) as sandbox:
        on = told(sandbox.endpoint)
    assert {on[one.name].state for one in off} == {State.OK}


def test_the_plugin_that_shows_metadata_locks(mariadb: Endpoint) -> None:
    seen = vitals(mariadb)
    server = identify(seen.version)
    [off] = judge(seen, server)
    assert (off.state, off.statements) == (State.INFO, ("INSTALL SONAME 'metadata_lock_info'",))
    [on] = judge(replace(seen, plugins=frozenset({"METADATA_LOCK_INFO"})), server)
    assert on.state is State.OK
