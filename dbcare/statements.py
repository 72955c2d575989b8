"""The statement of each change, with its guard; pure.

A statement changes one row, whose lock is held and which was compared; placeholders are `%s`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from dbcare.changes import BUMPED, Captured, Row
from dbcare.errors import ChangeError
from dbcare.shape import Shape, quoted

NOWAIT = "FOR UPDATE NOWAIT"


class Statement(NamedTuple):
    """SQL with `%s` for each parameter."""

    sql: str
    parameters: tuple[Any, ...] = ()


def read(shape: Shape, keys: Sequence[Row], columns: Iterable[str] = (), *, lock: bool = False) -> Statement:
    """Read whole rows, or some columns of them, by their primary keys; a `lock` is taken at once or not at all."""
    names = set(columns)
    wanted = [field for field in shape.stored() if not names or field.name in names or field.name in shape.key]
    shown = ", ".join(f"{field.read()} AS {quoted(field.name)}" for field in wanted)
    places = ", ".join(f"({', '.join(['%s'] * len(shape.key))})" for _ in keys)
    compared = f"({', '.join(map(quoted, shape.key))})" if len(shape.key) > 1 else quoted(shape.key[0])
    if len(shape.key) == 1:
        places = ", ".join(["%s"] * len(keys))
    parameters = tuple(key[name] for key in keys for name in shape.key)
    where = f"{compared} = {places}" if len(keys) == 1 else f"{compared} IN ({places})"
    return Statement(f"SELECT {shown} FROM {shape.place} WHERE {where}{f' {NOWAIT}' if lock else ''}", parameters)


def referring(shape: Shape, columns: Sequence[str], values: Sequence[Any]) -> Statement:
    """Read the whole rows that refer to one by a foreign key."""
    shown = ", ".join(f"{field.read()} AS {quoted(field.name)}" for field in shape.stored())
    where = " AND ".join(f"{quoted(column)} = %s" for column in columns)
    order = ", ".join(map(quoted, shape.key)) or "1"
    return Statement(f"SELECT {shown} FROM {shape.place} WHERE {where} ORDER BY {order}", tuple(values))


def write(shape: Shape, change: Captured) -> Statement:
    """Write the statement that makes the captured change; raise ChangeError for what cannot be written."""
    if change.before is None:
        return _insert(shape, change)
    if change.after is None:
        where, parameters = _by_key(shape, change.key)
        return Statement(f"DELETE FROM {shape.place} WHERE {where}", parameters)
    return _update(shape, change)


def _insert(shape: Shape, change: Captured) -> Statement:
    assert change.after is not None
    fields = [shape.fields[name] for name in change.after]
    if any(field.generated for field in fields):
        raise ChangeError(f"{change.table}: a generated column cannot be written")
    names = ", ".join(quoted(field.name) for field in fields)
    values = ", ".join(field.write() for field in fields)
    return Statement(f"INSERT INTO {shape.place} ({names}) VALUES ({values})", tuple(change.after.values()))


def _update(shape: Shape, change: Captured) -> Statement:
    assert change.before is not None
    assert change.after is not None
    changed = list(change.changed())
    if not changed:
        raise ChangeError(f"{change.table}: an update that changes nothing")
    sets = [f"{quoted(name)} = {shape.fields[name].write()}" for name in changed]
    values = [change.after[name] for name in changed]
    for field in shape.stored():
        if field.on_update and field.name not in changed and not change.counter:
            # The server would put the time there, which nobody asked for and no undo could tell.
            sets.append(f"{quoted(field.name)} = {field.write()}")
            values.append(change.before[field.name])
    bumped = sorted(BUMPED.get(change.table, frozenset()) & shape.fields.keys() - set(changed))
    sets += [f"{quoted(name)} = {quoted(name)} + 1" for name in bumped]
    where, key = _by_key(shape, change.key)
    return Statement(f"UPDATE {shape.place} SET {', '.join(sets)} WHERE {where}", (*values, *key))


def _by_key(shape: Shape, key: Row) -> tuple[str, tuple[Any, ...]]:
    if set(key) != set(shape.key):
        raise ChangeError(f"{shape.table}: its rows are named by {', '.join(shape.key)}, not by {', '.join(key)}")
    return " AND ".join(f"{quoted(name)} = %s" for name in shape.key), tuple(key[name] for name in shape.key)


def differences(change: Captured, live: Row | None) -> Iterator[str]:
    """Name what is no longer as it was when the change was captured; nothing when it may be made."""
    if change.before is None:
        if live is not None:
            yield "the row is there already"
        return
    if live is None:
        yield "the row is gone"
        return
    for name in change.compared():
        if name not in live:
            yield f"column {name} is gone"
        elif type(live[name]) is not type(change.before[name]) or live[name] != change.before[name]:
            yield f"{name} is {_told(live[name])}, not {_told(change.before[name])}"


def _told(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
