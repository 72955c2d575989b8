"""Captured changes and rows as JSON text that gives every value back exactly; pure."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from dbcare.changes import NOW, Captured, Row
from dbcare.errors import FileError


def dumps(changes: Iterable[Captured]) -> str:
    """Write captured changes as JSON text that gives every value back exactly."""
    return json.dumps([raw(change) for change in changes], ensure_ascii=False, allow_nan=False)


def loads(text: str) -> tuple[Captured, ...]:
    """Read captured changes; raise FileError when the text is none."""
    try:
        return tuple(cooked(one) for one in json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FileError(f"not a list of changes: {type(error).__name__}: {error}") from error


def raw(change: Captured) -> dict[str, Any]:
    """Write a captured change as what JSON can hold."""
    found: dict[str, Any] = {"table": change.table, "key": raw_row(change.key)}
    found["before"] = None if change.before is None else raw_row(change.before)
    found["after"] = None if change.after is None else raw_row(change.after)
    return found | ({"counter": change.counter} if change.counter else {})


def cooked(raw: Mapping[str, Any]) -> Captured:
    """Read a captured change; raise ValueError, KeyError or TypeError when it is none."""
    if not isinstance(raw, dict) or not raw.keys() <= {"table", "key", "before", "after", "counter"}:
        raise ValueError("a change has a table, a key, a before and an after")
    before, after = (None if raw[side] is None else row(raw[side]) for side in ("before", "after"))
    return Captured(_text(raw["table"]), row(raw["key"]), before, after, _text(raw.get("counter", "")))


def raw_row(row: Row) -> dict[str, Any]:
    """Write a row as what JSON can hold."""
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": b64encode(value).decode()}
    return {"now": True} if value is NOW else value


def row(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Read a row; raise ValueError for what is no value of a column."""
    return {_text(name): _value(value) for name, value in raw.items()}


def _value(raw: Any) -> Any:
    match raw:
        case {"base64": str(text)} if len(raw) == 1:
            return b64decode(text, validate=True)
        case {"now": True} if len(raw) == 1:
            return NOW
        case bool() | dict() | list():
            raise ValueError(f"{str(raw)[:40]} is no value of a column")
        case _:
            return raw


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{str(value)[:40]} is no name")
    return value


def plain(value: Any) -> Any:
    """Write a value as the driver gives it in the form that is compared and kept: times and decimals are texts."""
    return value if value is None or isinstance(value, (int, float, str, bytes)) else str(value)


def plain_rows(rows: Iterable[Row]) -> tuple[dict[str, Any], ...]:
    """Write what a SELECT answered in the form that is compared and kept."""
    return tuple({name: plain(value) for name, value in row.items()} for row in rows)
