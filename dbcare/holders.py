"""Who uses a table at this moment: open transactions and long statements, as far as the server tells."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from dbcare.db import Session
from dbcare.errors import Denied, Missing
from dbcare.snapshots import Names, rows

OPEN_SECONDS = 1
"""A transaction that has been open for less is likely to end before a lock is waited for in vain."""
LONG_SECONDS = 2
"""A statement that has been running for less is a short one."""
_HIDDEN = ", and this server does not tell which tables it has locked"


class User(NamedTuple):
    """A connection: how long it has been running its statement, or been idle, and its transaction open, in seconds."""

    id: int
    account: str
    running: bool
    seconds: int
    statement: str
    age: int | None


class Users(NamedTuple):
    """All other connections, and those that have the table open: None where the server does not tell."""

    users: tuple[User, ...]
    having: frozenset[int] | None


def users(session: Session, names: Names, table: str) -> Users:
    """Read who works on the server and who has a table open; raise Denied where that may not be seen."""
    database, _, name = table.partition(".")
    found = {row["id"]: _user(row) for row in rows("table_users", "work", session, names)}
    try:
        locks = rows("table_users", "locks", session, names, {"schema": names[database], "name": name})
    except (Denied, Missing):
        locks = []
    # A server that counts metadata locks counts ours too.
    known = any(row["own"] for row in locks)
    return Users(tuple(found.values()), frozenset(row["id"] for row in locks if not row["own"]) if known else None)


def _user(row: Mapping[str, Any]) -> User:
    account = f"{row['user']}@{str(row['host']).partition(':')[0]}"
    return User(row["id"], account, row["command"] != "Sleep", row["seconds"], row["statement"] or "", row["age"])


def holding(seen: Users, table: str) -> str:
    """Name a connection that keeps a table from being altered, or may do so; nothing when there is none."""
    for user in seen.users:
        open_for, busy_for = user.age or 0, user.seconds if user.running else 0
        if seen.having is not None:
            longest = max(open_for, user.seconds)
            if user.id in seen.having and longest >= OPEN_SECONDS:
                return f"{_told(user)} has been using {table} for {longest} s"
        elif open_for >= OPEN_SECONDS:
            return f"{_told(user)} has had a transaction open for {open_for} s{_HIDDEN}"
        elif busy_for >= OPEN_SECONDS and _names(user, table):
            return f"{_told(user)} has been at a statement on {table} for {busy_for} s"
    return ""


def reading(seen: Users, table: str) -> str:
    """Name a connection that has long been at a statement on a table, or perhaps on it; nothing when there is none."""
    for user in seen.users:
        if not user.running or user.seconds < LONG_SECONDS:
            continue
        told = f"{_told(user)} has been at a statement for {user.seconds} s"
        if seen.having is not None:
            if user.id in seen.having:
                return f"{told}, on {table}"
        elif user.age is not None or _names(user, table):
            return f"{told}{_HIDDEN}"
    return ""


def _told(user: User) -> str:
    return f"connection {user.id} of {user.account}"


def _names(user: User, table: str) -> bool:
    return bool(re.search(rf"\b{re.escape(table.partition('.')[2])}\b", user.statement, re.IGNORECASE))
