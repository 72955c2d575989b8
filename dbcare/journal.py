"""The schema `dbcare` on the target: what was changed there, by whom, and who may change something now.

A fix's row is written in the fix's own transaction: the fix was made exactly when its row is there, whatever died when.
An action is no transaction: that it is meant is committed before, and what came of it after.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from dbcare import actions
from dbcare.actions import Action
from dbcare.changes import Captured, Row
from dbcare.db import Session
from dbcare.errors import UsageError
from dbcare.packing import dumps, loads
from dbcare.statements import Statement

SCHEMA = "dbcare"
FORMAT = 1

TABLES = (
    f"CREATE DATABASE IF NOT EXISTS `{SCHEMA}` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
    f"""CREATE TABLE IF NOT EXISTS `{SCHEMA}`.`format` (`version` INT UNSIGNED NOT NULL PRIMARY KEY) ENGINE=InnoDB""",
    f"""CREATE TABLE IF NOT EXISTS `{SCHEMA}`.`lease` (
  `name` VARCHAR(20) NOT NULL PRIMARY KEY, `holder` VARCHAR(255) NOT NULL DEFAULT '',
  `epoch` BIGINT UNSIGNED NOT NULL DEFAULT 0, `since` DATETIME(6) NULL, `expires` DATETIME(6) NULL
) ENGINE=InnoDB""",
    f"""CREATE TABLE IF NOT EXISTS `{SCHEMA}`.`run` (
  `id` VARCHAR(40) NOT NULL PRIMARY KEY, `kind` VARCHAR(10) NOT NULL, `undoes` VARCHAR(40) NULL,
  `who` VARCHAR(255) NOT NULL, `host` VARCHAR(255) NOT NULL, `dbcare` VARCHAR(40) NOT NULL,
  `cloudstack` VARCHAR(40) NOT NULL, `planned` INT UNSIGNED NOT NULL,
  `started` DATETIME(6) NOT NULL, `finished` DATETIME(6) NULL, `outcome` LONGTEXT NULL,
  KEY `i_run__started` (`started`)
) ENGINE=InnoDB""",
    f"""CREATE TABLE IF NOT EXISTS `{SCHEMA}`.`fix` (
  `run_id` VARCHAR(40) NOT NULL, `number` INT UNSIGNED NOT NULL, `check_id` VARCHAR(100) NOT NULL,
  `fingerprint` VARCHAR(40) NOT NULL, `title` TEXT NOT NULL, `class` VARCHAR(20) NOT NULL,
  `changes` LONGTEXT NOT NULL, `locks` TEXT NOT NULL, `undoes_run` VARCHAR(40) NULL, `undoes_number` INT UNSIGNED NULL,
  `applied` DATETIME(6) NOT NULL,
  PRIMARY KEY (`run_id`, `number`), UNIQUE KEY `uc_fix__undoes` (`undoes_run`, `undoes_number`)
) ENGINE=InnoDB""",
    f"""CREATE TABLE IF NOT EXISTS `{SCHEMA}`.`action` (
  `run_id` VARCHAR(40) NOT NULL, `number` INT UNSIGNED NOT NULL, `check_id` VARCHAR(100) NOT NULL,
  `fingerprint` VARCHAR(40) NOT NULL, `title` TEXT NOT NULL, `class` VARCHAR(20) NOT NULL, `detail` LONGTEXT NOT NULL,
  `undoes_run` VARCHAR(40) NULL, `undoes_number` INT UNSIGNED NULL,
  `intended` DATETIME(6) NOT NULL, `ended` DATETIME(6) NULL, `outcome` VARCHAR(20) NULL, `message` TEXT NULL,
  PRIMARY KEY (`run_id`, `number`)
) ENGINE=InnoDB""",
    f"INSERT IGNORE INTO `{SCHEMA}`.`lease` (`name`) VALUES ('writer'), ('runner')",
    f"INSERT IGNORE INTO `{SCHEMA}`.`format` VALUES ({FORMAT})",
)
"""What the journal is made of; each statement may be sent again. `dbcare doctor --statements` prints them for a DBA."""


class Entry(NamedTuple):
    """What the journal says of one fix that was made."""

    run: str
    number: int
    check: str
    fingerprint: str
    title: str
    fix_class: str
    changes: tuple[Captured, ...]
    applied: Any = None
    undoes: tuple[str, int] | None = None
    locks: tuple[tuple[str, int], ...] = ()


def written(entry: Entry) -> Statement:
    """Write the statement that puts an entry into the journal, at the server's own time."""
    undoes = entry.undoes or (None, None)
    return Statement(
        f"INSERT INTO `{SCHEMA}`.`fix` (`run_id`, `number`, `check_id`, `fingerprint`, `title`, `class`, `changes`, "
        "`locks`, `undoes_run`, `undoes_number`, `applied`) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, UTC_TIMESTAMP(6))",
        (entry.run, entry.number, entry.check, entry.fingerprint, entry.title, entry.fix_class,
         dumps(entry.changes), json.dumps(entry.locks), *undoes),
    )  # fmt: skip


def entries(session: Session, run: str) -> tuple[Entry, ...]:
    """Read what a run changed, in the order in which it did."""
    found = session.all(f"SELECT * FROM `{SCHEMA}`.`fix` WHERE `run_id` = %s ORDER BY `number`", (run,))
    return tuple(_entry(row) for row in found)


def _entry(row: Row) -> Entry:
    undoes = (row["undoes_run"], row["undoes_number"]) if row["undoes_run"] else None
    return Entry(
        row["run_id"], row["number"], row["check_id"], row["fingerprint"], row["title"], row["class"],
        loads(row["changes"]), row["applied"], undoes, tuple((table, id_) for table, id_ in json.loads(row["locks"])),
    )  # fmt: skip


def undone(session: Session, run: str) -> frozenset[int]:
    """Number the fixes of a run that were taken back, actions among them."""
    found = session.all(
        f"SELECT `undoes_number` AS n FROM `{SCHEMA}`.`fix` WHERE `undoes_run` = %s UNION ALL "
        f"SELECT `undoes_number` FROM `{SCHEMA}`.`action` WHERE `undoes_run` = %s AND `outcome` = 'mended'",
        (run, run),
    )
    return frozenset(row["n"] for row in found)


class Intent(NamedTuple):
    """What the journal says of one action: it was meant, and once `ended` is there, what came of it."""

    run: str
    number: int
    check: str
    fingerprint: str
    title: str
    fix_class: str
    action: Action
    undoes: tuple[str, int] | None = None
    intended: Any = None
    ended: Any = None
    outcome: str | None = None
    message: str | None = None


def intended(intent: Intent, progress: Mapping[str, Any] = MappingProxyType({})) -> tuple[Statement, ...]:
    """Write the statements that record, before an action, that it is meant; one that was busy may be meant again.

    `progress` is how far one is that goes step by step.
    """
    undoes = intent.undoes or (None, None)
    detail = json.dumps({**actions.raw(intent.action), **progress}, ensure_ascii=False)
    again = f"DELETE FROM `{SCHEMA}`.`action` WHERE `run_id` = %s AND `number` = %s AND `outcome` = 'busy'"
    insert = (
        f"INSERT INTO `{SCHEMA}`.`action` (`run_id`, `number`, `check_id`, `fingerprint`, `title`, `class`, `detail`, "
        "`undoes_run`, `undoes_number`, `intended`) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, UTC_TIMESTAMP(6))"
    )
    return Statement(again, intent[:2]), Statement(insert, (*intent[:6], detail, *undoes))


def went_on(intent: Intent, progress: Mapping[str, Any]) -> Statement:
    """Write the statement that says how far an action is, in the transaction that got it there."""
    detail = json.dumps({**actions.raw(intent.action), **progress}, ensure_ascii=False)
    return Statement(
        f"UPDATE `{SCHEMA}`.`action` SET `detail` = %s WHERE `run_id` = %s AND `number` = %s",
        (detail, intent.run, intent.number),
    )


def concluded(run: str, number: int, outcome: str, message: str) -> Statement:
    """Write the statement that records what came of an action, unless that is known already."""
    return Statement(
        f"UPDATE `{SCHEMA}`.`action` SET `ended` = UTC_TIMESTAMP(6), `outcome` = %s, `message` = %s "
        "WHERE `run_id` = %s AND `number` = %s AND `ended` IS NULL",
        (outcome, message, run, number),
    )


def intents(session: Session, run: str) -> tuple[Intent, ...]:
    """Read the actions that a run meant, in the order of their numbers."""
    found = session.all(f"SELECT * FROM `{SCHEMA}`.`action` WHERE `run_id` = %s ORDER BY `number`", (run,))
    return tuple(_intent(row) for row in found)


def _intent(row: Row) -> Intent:
    undoes = (row["undoes_run"], row["undoes_number"]) if row["undoes_run"] else None
    return Intent(
        row["run_id"], row["number"], row["check_id"], row["fingerprint"], row["title"], row["class"],
        actions.cooked(json.loads(row["detail"])), undoes, row["intended"], row["ended"],
        row["outcome"], row["message"],
    )  # fmt: skip


def taken_back(session: Session, run: str) -> frozenset[int]:
    """Number the actions of a run that were taken back."""
    found = session.all(
        f"SELECT `undoes_number` AS n FROM `{SCHEMA}`.`action` WHERE `undoes_run` = %s AND `outcome` = 'mended'", (run,)
    )
    return frozenset(row["n"] for row in found)


class Past(NamedTuple):
    """A run that changed something, or meant to; times are in UTC, `finished` is None while it is at work or died."""

    id: str
    kind: str
    undoes: str | None
    who: str
    host: str
    dbcare: str
    cloudstack: str
    planned: int
    started: Any = None
    finished: Any = None
    outcome: Any = None
    made: int = 0
    undone: int = 0


def begun(past: Past) -> Statement:
    """Write the statement that records a run at its beginning, at the server's own time."""
    return Statement(
        f"INSERT INTO `{SCHEMA}`.`run` (`id`, `kind`, `undoes`, `who`, `host`, `dbcare`, `cloudstack`, `planned`, "
        "`started`) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, UTC_TIMESTAMP(6))",
        (past.id, past.kind, past.undoes, past.who, past.host, past.dbcare, past.cloudstack, past.planned),
    )


def ended(run: str, outcome: Any) -> Statement:
    """Write the statement that records what became of a run; `outcome` is what JSON can hold."""
    return Statement(
        f"UPDATE `{SCHEMA}`.`run` SET `finished` = UTC_TIMESTAMP(6), `outcome` = %s WHERE `id` = %s",
        (json.dumps(outcome, ensure_ascii=False), run),
    )


_RUNS = (
    f"SELECT r.*, (SELECT COUNT(*) FROM `{SCHEMA}`.`fix` f WHERE f.`run_id` = r.`id`) AS made, "
    f"(SELECT COUNT(*) FROM `{SCHEMA}`.`fix` u WHERE u.`undoes_run` = r.`id`) AS undone FROM `{SCHEMA}`.`run` r "
)


def there(session: Session) -> bool:
    """Say whether the target has a journal that this account may see."""
    found = session.all(
        "SELECT 1 AS x FROM information_schema.tables WHERE table_schema = %s AND table_name = 'fix'", (SCHEMA,)
    )
    return bool(found)


def runs(session: Session, most: int) -> tuple[Past, ...]:
    """List the runs that changed something, the newest first; none where there is no journal."""
    if not there(session):
        return ()
    return tuple(_past(row) for row in session.all(f"{_RUNS} ORDER BY r.`started` DESC, r.`id` DESC LIMIT %s", (most,)))


def named(session: Session, name: str) -> Past:
    """Find one run by its id or the beginning of it; raise UsageError when there is none, or more than one."""
    escaped = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found = (
        session.all(f"{_RUNS} WHERE r.`id` LIKE %s ORDER BY r.`id` LIMIT 2", (f"{escaped}%",)) if there(session) else []
    )
    if not found or not name:
        raise UsageError(
            f"the journal of {session.endpoint.address} has no run {name!r}; `dbcare runs list` names them"
        )
    if len(found) > 1 and found[0]["id"] != name:
        raise UsageError(f"{name!r} is the beginning of several runs: {found[0]['id']}, {found[1]['id']} …")
    return _past(found[0])


def _past(row: Row) -> Past:
    outcome = json.loads(row["outcome"]) if row["outcome"] else None
    return Past(**{name: row[name] for name in Past._fields if name != "outcome"}, outcome=outcome)
