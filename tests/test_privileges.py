"""Reading SHOW GRANTS: the servers' own lines, and naming databases in a GRANT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import StatementFailed
from dbcare.privileges import ALL, Grant, bare, held, matches, pattern, replication

from .seen import changed, somebody


def one(line: str) -> Grant:
    [grant] = held([line]).grants
    return grant


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("GRANT USAGE ON *.* TO `a`@`b`", Grant(frozenset(), frozenset(), "*", "*")),
        (
            "GRANT PROCESS, CONNECTION ADMIN ON *.* TO `a`@`b` IDENTIFIED BY PASSWORD '*B690'",
            Grant(frozenset({"PROCESS", "CONNECTION ADMIN"}), frozenset(), "*", "*"),
        ),
        ("GRANT BACKUP_ADMIN,CLONE_ADMIN ON *.* TO `a`@`b` WITH GRANT OPTION",
         Grant(frozenset({"BACKUP_ADMIN", "CLONE_ADMIN", "GRANT OPTION"}), frozenset(), "*", "*")),
        (
            "GRANT SELECT (`id`, `a b`), INSERT ON `cloud`.`nics` TO `a`@`b`",
            Grant(frozenset({"INSERT"}), frozenset({"SELECT"}), "cloud", "nics"),
        ),
        ("GRANT ALL PRIVILEGES ON `a\\_b`.* TO `x`", Grant(frozenset({ALL}), frozenset(), "a\\_b", "*")),
        ("REVOKE SELECT ON `mysql`.* FROM `a`@`b`", Grant(frozenset({"SELECT"}), frozenset(), "mysql", "*", True)),
        ('GRANT SELECT ON "a.b"."c ON d" TO "a"@"b"', Grant(frozenset({"SELECT"}), frozenset(), "a.b", "c ON d")),
    ],
)  # fmt: skip
def test_a_line_is_read(line: str, wanted: Grant) -> None:
    assert one(line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "GRANT PROXY ON ``@`` TO `root`@`localhost` WITH GRANT OPTION",
        "GRANT EXECUTE ON PROCEDURE `cloud`.`p` TO `a`@`b`",
        "GRANT `looker` TO `a`@`b`",
    ],
)
def test_what_is_no_right_on_tables_is_left_out(line: str) -> None:
    assert held([line]).grants == ()


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("GRANT `looker` TO `a`@`b`", ("`looker`",)),
        ("GRANT `looker`@`%`,`other one`@`%` TO `a`@`b`", ("`looker`@`%`", "`other one`@`%`")),
        ("GRANT `looker` TO `a`@`b` WITH ADMIN OPTION", ("`looker`",)),
        ("GRANT SELECT ON *.* TO `a`@`b`", ()),
    ],
)
def test_roles_are_named(line: str, roles: tuple[str, ...]) -> None:
    assert held([line]).roles == roles


def test_rights_of_all_levels_add_up_and_partial_revokes_take_away() -> None:
    lines = [
        "GRANT SELECT, INSERT ON *.* TO a",
        "GRANT UPDATE ON `cloud`.* TO a",
        "GRANT DELETE ON `cloud`.`nics` TO a",
        "REVOKE INSERT ON `cloud_usage`.* FROM a",
    ]
    rights = held(lines, literal=True)
    assert rights.wholly("cloud", "INSERT")
    assert rights.wholly("cloud", "UPDATE")
    assert not rights.wholly("cloud", "DELETE")
    assert not rights.wholly("cloud_usage", "INSERT")
    assert rights.wholly("cloud_usage", "SELECT")
    assert rights.everywhere() == {"SELECT", "INSERT"}
    assert held(["GRANT ALL PRIVILEGES ON *.* TO a"]).wholly("anything", "TRIGGER")


@pytest.mark.parametrize(
    ("name", "database", "literal", "matched"),
    [
        ("cloud_usage", "cloud_usage", False, True),
        ("cloud_usage", "cloudXusage", False, True),
        ("cloud\\_usage", "cloudXusage", False, False),
        ("cloud\\_usage", "cloud_usage", False, True),
        ("cloud\\_usage", "cloud_usage", True, False),
        ("cloud_usage", "cloud_usage", True, True),
        ("cloud%", "cloud_usage", False, True),
        ("%", "anything.at all", False, True),
        ("cloud", "cloud_usage", False, False),
        ("c.oud", "cloud", False, False),
    ],
)
def test_a_grant_names_databases_by_a_pattern(name: str, database: str, literal: bool, matched: bool) -> None:
    assert matches(name, database, literal=literal) is matched


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1)


@given(NAMES, NAMES, st.booleans())
def test_a_pattern_means_its_own_database_and_no_other(name: str, other: str, literal: bool) -> None:
    written = bare(pattern(name, literal=literal))
    assert matches(written, name, literal=literal)
    assert matches(written, other, literal=literal) is (other == name)


def test_the_server_takes_a_pattern_as_it_is_meant(server: Endpoint) -> None:
    """MySQL's partial_revokes changes what a backslash means; MariaDB has no such thing."""
    names = ("odd_na%me", "oddXnaYme")
    with Writer(server) as root:
        for name in names:
            root.execute(f"CREATE DATABASE `{name}`")
            root.execute(f"CREATE TABLE `{name}`.t (id INT)")
        try:
            _reads_only_the_first(server, names, literal=False)
            if not root.mariadb:
                with changed(server, "partial_revokes", "ON"):
                    _reads_only_the_first(server, names, literal=True)
        finally:
            for name in names:
                root.execute(f"DROP DATABASE `{name}`")


def _reads_only_the_first(server: Endpoint, names: tuple[str, str], *, literal: bool) -> None:
    grant = f"SELECT ON {pattern(names[0], literal=literal)}.*"
    with somebody(server, grant) as endpoint, Session(endpoint) as session:
        assert session.all(f"SELECT * FROM `{names[0].replace('%', '%%')}`.t") == []
        with pytest.raises(StatementFailed, match="denied"):
            session.all(f"SELECT * FROM `{names[1]}`.t")
        lines = [str(line) for row in session.all("SHOW GRANTS") for line in row.values()]
        rights = held(lines, literal=literal)
        assert [rights.wholly(name, "SELECT") for name in names] == [True, False]


@pytest.mark.parametrize(
    ("family", "version", "right"),
    [
        ("mysql", "8.0.11", "REPLICATION CLIENT"),
        ("mariadb", "10.5.8", "REPLICATION SLAVE ADMIN"),
        ("mariadb", "10.5.9", "REPLICA MONITOR"),
    ],
)
def test_the_least_right_to_see_replication(family: str, version: str, right: str) -> None:
    assert replication(family, version) == right
