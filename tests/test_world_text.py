"""Rows are spelled so that any value comes back as it was, by either way in; columns are fitted to the release."""

from pathlib import Path

import pytest

from dbcare.catalogue import shipped
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import StatementFailed
from dbcare.schema import Column
from dbcare.world import ddl, lane, macs
from dbcare.world.fitting import Target, filler, fit

NASTY = [
    "plain",
    "",
    None,
    "tab\tnew\nline\rend",
    "back\\slash\\N",
    "quo'te\"s",
    "nul\0x\x1a",
    "snow ☃",
    "%s %(a)s",
    "\\",
]
TARGET = Target("cloud.note", ("id", "text"), (0, 1), ())


@pytest.mark.parametrize("few", [0, 1000])
def test_values_come_back_as_they_were(
    server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(lane, "FEW", few)
    databases = Databases("texts", "texts_usage")
    with Writer(server) as writer:
        for statement in (
            "DROP DATABASE IF EXISTS texts",
            "CREATE DATABASE texts",
            "CREATE TABLE texts.note (id INT, text VARCHAR(50)) CHARSET utf8mb4",
        ):
            writer.execute(statement)
        way = lane.Lane(server, databases, tmp_path / "rows")
        way.send(TARGET, [*enumerate(NASTY)])
        way.finish()
        way.close()
        assert [row["text"] for row in writer.all("SELECT text FROM texts.note ORDER BY id")] == NASTY


def test_rows_that_the_server_cuts_short_are_refused(mariadb: Endpoint, tmp_path: Path) -> None:
    with Writer(mariadb) as writer:
        writer.execute("DROP DATABASE IF EXISTS texts")
        writer.execute("CREATE DATABASE texts")
        writer.execute("CREATE TABLE texts.note (id INT, text VARCHAR(3))")
    way = lane.Lane(mariadb, Databases("texts"), tmp_path / "rows")
    way.send(TARGET, [(1, "too long")])
    with pytest.raises(StatementFailed, match=r"cloud\.note: 1 of 1 rows"):
        way.finish()
    way.close()


def test_columns_are_those_of_the_release_and_what_it_must_have() -> None:
    old = fit(shipped().release("4.9.0"), "cloud.nics", ("id", "mtu"))
    new = fit(shipped().release("4.22.0.0"), "cloud.nics", ("id", "mtu"))
    assert old is not None
    assert new is not None
    assert "mtu" not in old.columns
    assert new.columns[:2] == ("id", "mtu")
    assert dict(zip(new.columns[2:], new.fillers, strict=True))["state"] == ""
    assert fit(shipped().release("4.9.0"), "cloud.quarantined_ips", ("id",)) is None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("bigint unsigned", 0),
        ("varchar(40)", ""),
        ("mediumtext", ""),
        ("datetime", "2020-01-01 00:00:00"),
        ("double", 0),
    ],
)
def test_columns_without_default_are_filled_by_type(kind: str, value: object) -> None:
    assert filler(Column("x", kind, nullable=False)) == value


def test_mac_addresses_are_cloudstacks() -> None:
    assert macs.guest(1, 0x1_0204, 5) == "02:01:02:04:00:05"
    assert macs.old_guest(0x7FFE, 0x0102) == "02:00:7f:fe:01:02"
    assert macs.pooled(0x010203, 0xFE) == "1e:00:fe:01:02:03"
    assert macs.link_local("169.254.1.2") == "0e:00:a9:fe:01:02"


def test_tables_are_created_as_the_catalogue_has_them() -> None:
    schema = shipped().release("4.22.0.0").schema
    text = ddl.create_table(schema["cloud.op_lock"], Databases("c", "u"))
    assert text.startswith("CREATE TABLE `c`.`op_lock` (")
    assert "`acquired_on` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP" in text
    assert "KEY `i_public_key` (`public_key`(64))" in ddl.create_table(schema["cloud.ssh_keypairs"], Databases())
    assert ddl.located("cloud_usage.x`y", Databases("c", "u")) == "`u`.`x``y`"
