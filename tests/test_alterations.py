"""The statement of each change of an index, for each server; what SHOW CREATE TABLE says is written the same."""

import pytest

from dbcare.actions import AlterIndex, Verb
from dbcare.alterations import defined, impossible, show, written
from dbcare.db import Session
from dbcare.endpoint import Endpoint
from dbcare.errors import ChangeError
from dbcare.schema import Index
from dbcare.server import Server, identify
from dbcare.snapshots import read

from .acting import LOGICAL, place
from .spare import built

MYSQL, MARIADB, OLD = Server("mysql", "9.7.4"), Server("mariadb", "10.11.19"), Server("mariadb", "10.5.29")
WAIT = "SET SESSION lock_wait_timeout=2"


def action(verb: Verb, *columns: str, **parts: object) -> AlterIndex:
    return AlterIndex("cloud.nics", verb, Index("i", columns or ("a", "b(10)"))._replace(**parts))


@pytest.mark.parametrize(
    ("server", "made", "text"),
    [
        (MYSQL, action(Verb.ADD), "ADD INDEX `i` (`a`, `b`(10)), ALGORITHM=INPLACE, LOCK=NONE"),
        (MARIADB, action(Verb.ADD), "ADD INDEX `i` (`a`, `b`(10)), ALGORITHM=NOCOPY, LOCK=NONE"),
        (OLD, action(Verb.ADD, unique=True), "ADD UNIQUE INDEX `i` (`a`, `b`(10)), ALGORITHM=NOCOPY, LOCK=NONE"),
        (
            MYSQL,
            action(Verb.ADD, "a DESC", "b(10) DESC", "((lower(`c`))) DESC", visible=False),
            "ADD INDEX `i` (`a` DESC, `b`(10) DESC, (lower(`c`)) DESC) INVISIBLE, ALGORITHM=INPLACE, LOCK=NONE",
        ),
        (MARIADB, action(Verb.ADD, visible=False), "ADD INDEX `i` (`a`, `b`(10)) IGNORED, ALGORITHM=NOCOPY, LOCK=NONE"),
        (MYSQL, action(Verb.DROP), "DROP INDEX `i`, ALGORITHM=INPLACE, LOCK=NONE"),
        (MARIADB, action(Verb.DROP, name="a`b"), "DROP INDEX `a``b`, ALGORITHM=NOCOPY, LOCK=NONE"),
        (MYSQL, action(Verb.HIDE), "ALTER INDEX `i` INVISIBLE, ALGORITHM=INPLACE, LOCK=NONE"),
        (MYSQL, action(Verb.SHOW), "ALTER INDEX `i` VISIBLE, ALGORITHM=INPLACE, LOCK=NONE"),
        (MARIADB, action(Verb.HIDE), "ALTER INDEX `i` IGNORED, ALGORITHM=INSTANT, LOCK=NONE"),
        (MARIADB, action(Verb.SHOW), "ALTER INDEX `i` NOT IGNORED, ALGORITHM=INSTANT, LOCK=NONE"),
    ],
)
def test_a_statement_says_how_it_may_be_done(server: Server, made: AlterIndex, text: str) -> None:
    assert show(made, "`x`.`nics`", server) == (WAIT, f"ALTER TABLE `x`.`nics` {text}")


def test_what_stays_is_renamed_to_itself() -> None:
    _, text = show(action(Verb.ADD, "a"), "`x`.`nics`", MYSQL, ("fk_1",))
    assert text.startswith("ALTER TABLE `x`.`nics` RENAME INDEX `fk_1` TO `fk_1`, ADD INDEX `i` (`a`), ")


@pytest.mark.parametrize(
    ("server", "made", "why"),
    [
        (OLD, action(Verb.HIDE), "MariaDB 10.5.29 cannot hide an index; MariaDB 10.6 can"),
        (OLD, action(Verb.ADD, visible=False), "MariaDB 10.5.29 cannot hide an index; MariaDB 10.6 can"),
        (OLD, action(Verb.ADD, "a DESC"), "MariaDB 10.5.29 has no descending indexes; MariaDB 10.8 has"),
        (MARIADB, action(Verb.ADD, "((a + 1))"), "MariaDB 10.11.19 has no indexes on expressions"),
        (
            MYSQL,
            action(Verb.ADD, name="PRIMARY"),
            "a primary key cannot be changed without writing the whole table anew",
        ),
        (
            MYSQL,
            action(Verb.DROP, kind="SPATIAL"),
            "an index of the kind SPATIAL cannot be made while the table is written to",
        ),
    ],
)
def test_what_no_server_does_online_is_not_written(server: Server, made: AlterIndex, why: str) -> None:
    assert impossible(made, server) == why
    with pytest.raises(ChangeError, match=why.partition(";")[0]):
        show(made, "`x`.`nics`", server)


def test_every_index_of_a_world_is_written_as_the_server_shows_it(server: Endpoint) -> None:
    built(server)
    with Session(server) as session:
        family = identify(session.version)
        for table, indexes in read("indexes", session, LOGICAL).items():
            [made] = session.all(f"SHOW CREATE TABLE {place(table)}")
            for index in indexes:
                if index.name != "PRIMARY":
                    assert written(made["Create Table"], index.name) == defined(index, family), table
