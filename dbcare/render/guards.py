"""One fix as the text of a transaction whose guards make a command-line client stop.

Neither server knows a conditional error outside stored programs: a guard sets sql_mode to what it is, or to a sentence,
which fails and is shown. Every guard that is passed is counted, and nothing is written, or committed, unless all were:
also where a client goes on after an error, or connects anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dbcare import statements
from dbcare.changes import NOW, Captured
from dbcare.errors import ChangeError
from dbcare.plan import Answer
from dbcare.render.literals import Verbatim, comment, literal, same
from dbcare.shape import Field, Shape, quoted

NEW_LINE = "\n  "
THRESHOLD = 150_000
"""Milliseconds: CloudStack's own cluster.heartbeat.threshold (ClusterManager.java)."""
TEXT_MOST = 150
"""The servers show 200 letters of the sentence of a guard; the names of what differs come after it."""


class Guarded:
    """The statements of one transaction as they are put together; `what` begins the sentence of each guard."""

    def __init__(self, what: str, salt: str) -> None:
        self.lines: list[str] = []
        self._what, self._salt, self._passed = what, salt, 0

    def say(self, text: str) -> None:
        """Add a comment."""
        self.lines.append(comment(text))

    def add(self, sql: str) -> None:
        """Add a statement."""
        self.lines.append(f"{sql};")

    def begin(self) -> None:
        """Open the transaction, in which nothing is written after one that was not ended well."""
        self.add("START TRANSACTION")
        self.add("SET @passed = IF(@ended = 'COMMIT', 0, NULL), @now = CAST(UTC_TIMESTAMP(6) AS CHAR)")

    def end(self) -> None:
        """Commit when every guard was passed, and roll back when not."""
        self.add(f"SET @ended = IF(@passed = {self._passed}, 'COMMIT', 'ROLLBACK')")
        self.add("PREPARE ending FROM @ended")
        self.add("EXECUTE ending")

    def tell(self) -> None:
        """Show what became of it."""
        self.add(f"SELECT CONCAT({literal(self._what)}, IF(@ended = 'COMMIT', ' is made', ' is NOT made')) AS dbcare")

    def guard(self, condition: str, why: str, detail: str = "") -> None:
        """Stop the client unless the condition holds; `detail` is SQL that says more."""
        # The servers take a comma for the end of the sentence.
        text = f"STOPPED: {self._what}: {why}".replace(",", "")
        shown = literal(text if len(text) <= TEXT_MOST else f"{text[:TEXT_MOST]}...")
        shown = f"CONCAT({shown}, ' ', {detail})" if detail else shown
        self.add(f"SET SESSION sql_mode = IF({condition}, @@sql_mode, {shown}), @passed = @passed + 1")
        self._passed += 1

    def lock(self, place: str, key: str) -> None:
        """Take CloudStack's own lock on an object."""
        self.say("CloudStack's own lock; a duplicate entry here says that CloudStack works on the object: try later.")
        self.add(
            f"INSERT INTO {place} (`key`, mac, ip, thread, acquired_on, waiters) "
            f"SELECT {literal(key)}, 0, 'dbcare', 'dbcare', UTC_TIMESTAMP(), 1 "
            f"FROM DUAL WHERE @passed = {self._passed}"
        )
        self.guard("ROW_COUNT() = 1", f"the lock {key} was not taken")

    def stopped(self, cloud: str) -> None:
        """See that no management server runs, by what design.md says of the fix class *stopped*."""
        self.say("No session of CloudStack's user may be open either; whose is whose this script cannot tell.")
        self.add("SET @differs = 'unknown'")
        self.add(
            f"SELECT COALESCE(GROUP_CONCAT(name SEPARATOR ' '), '') INTO @differs FROM {cloud}.mshost\n"
            "  WHERE removed IS NULL AND state <> 'Down' AND last_update > UTC_TIMESTAMP() - INTERVAL (\n"
            f"    SELECT COALESCE(MAX(value + 0), {THRESHOLD}) FROM {cloud}.configuration\n"
            "    WHERE name = 'cluster.heartbeat.threshold') / 1000 SECOND"
        )
        self.guard("@differs = ''", "management servers run:", "@differs")

    def unlock(self, place: str, key: str) -> None:
        """Give CloudStack's own lock back."""
        self.add(f"DELETE FROM {place} WHERE `key` = {literal(key)} AND `thread` = 'dbcare'")

    def compare(self, shape: Shape, change: Captured, number: int) -> None:
        """Lock the row of a change at once or not at all, and compare it with what was captured."""
        if change.before is None:
            return
        conditions = {name: same(shape.fields[name], change.before[name], self._salt) for name in change.compared()}
        if not change.key:
            self._find(shape, conditions, number)
        if change.counter and not change.lowers:
            conditions = {}
        self._differences(
            conditions,
            f"FROM {shape.place} WHERE {' AND '.join(_by_key(shape, change, number))} {statements.NOWAIT}",
            f"{_named(change)}:",
        )

    def _find(self, shape: Shape, conditions: Mapping[str, str], number: int) -> None:
        """Find the row that the server numbered by everything else that was put into it."""
        self.add("SET @differs = 'not found'")
        self.add(
            f"SELECT IF(COUNT(*) = 1, '', CONCAT(COUNT(*), ' such rows')), MAX({quoted(str(shape.numbered()))})\n"
            f"  INTO @differs, @row{number} FROM {shape.place}\n  WHERE " + "\n  AND ".join(conditions.values())
        )
        self.guard("@differs = ''", f"{shape.table}: one row as it was added is wanted:", "@differs")

    def answer(self, answer: Answer, name: str) -> None:
        """Compare what a SELECT answers with what it answered when the fix was planned, in whatever order."""
        asked = answer.sql.strip().rstrip(";") % {key: literal(value) for key, value in answer.parameters.items()}
        self.say(f"{name.capitalize()}: its answer must be what it was when the plan was made.")
        conditions = {"the number of rows": f"COUNT(*) = {len(answer.rows)}"}
        matches: dict[str, int] = {}
        for row in answer.rows:
            # A secret is compared by its hash here too.
            match = " AND ".join(f"({same(Field(column, ''), value, self._salt)})" for column, value in row.items())
            matches[match] = matches.get(match, 0) + 1
        for place, (match, times) in enumerate(matches.items(), start=1):
            conditions[f"row {place}"] = f"SUM({match}) = {times}"
        self._differences(conditions, f"FROM (\n{asked}\n  ) AS answer", f"{name} answers otherwise:")

    def _differences(self, conditions: Mapping[str, str], source: str, why: str) -> None:
        checks = [f"IF({condition}, NULL, {literal(name)})" for name, condition in conditions.items()] or ["''"]
        self.add("SET @differs = 'it is gone'")
        self.add(f"SELECT CONCAT_WS(' ',\n  {f',{NEW_LINE}'.join(checks)}) INTO @differs\n  {source}")
        self.guard("@differs = ''", why, "@differs")

    def write(self, shape: Shape, change: Captured, number: int) -> None:
        """Make a change, and see that it was one row; a counter may be high enough already."""
        named = _named(change)
        if not change.key and change.before is not None:
            change = replace(change, key={str(shape.numbered()): Verbatim(f"@row{number}")})
        statement = statements.write(shape, _resolved(shape, change))
        values = tuple(map(literal, statement.parameters))
        if change.before is None:
            head, tail = statement.sql.split(") VALUES (", 1)
            sql = f"{head})\n  SELECT {tail[:-1]} FROM DUAL WHERE @passed = {self._passed}"
        else:
            sql = f"{statement.sql} AND @passed = {self._passed}"
        self.add(sql % values)
        if not change.counter or change.lowers:
            self.guard("ROW_COUNT() = 1", f"{named}: not one row changed")


def _resolved(shape: Shape, change: Captured) -> Captured:
    """Write the server's time where the change says NOW, and the most of both where it raises a counter."""
    if change.after is None:
        return change
    after: dict[str, Any] = dict(change.after)
    for name, value in change.after.items():
        if value is NOW:
            after[name] = Verbatim(f"LEFT(@now, {_width(shape.fields[name])})")
    if change.counter and not change.lowers:
        after[change.counter] = Verbatim(f"GREATEST({quoted(change.counter)}, {literal(after[change.counter])})")
    return replace(change, after=after)


def _width(field: Field) -> int:
    return len(field.time("2026-11-24 01:02:03.456789"))


def _by_key(shape: Shape, change: Captured, number: int) -> Iterable[str]:
    if not change.key:
        return [f"{quoted(str(shape.numbered()))} = @row{number}"]
    if set(change.key) != set(shape.key):
        raise ChangeError(
            f"{shape.table}: its rows are named by {', '.join(shape.key)}, not by {', '.join(change.key)}"
        )
    return [f"{quoted(name)} = {literal(change.key[name])}" for name in shape.key]


def _named(change: Captured) -> str:
    return " ".join([change.table, *(f"{name} {value}" for name, value in change.key.items())])
