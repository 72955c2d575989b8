"""A plan as a file: JSON that says for which installation and server it is, and until when; pure.

Nothing in a file is trusted: whoever carries it out plans anew, and keeps of the file only what comes out the same.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dbcare import actions, packing
from dbcare.errors import DbcareError, FileError
from dbcare.plan import Answer, Fix, Installation, LeftOut, Plan

FORMAT = 1
_TIME = "%Y-%m-%dT%H:%M:%SZ"


def dump(plan: Plan) -> str:
    """Write a plan as JSON text."""
    document = {
        "dbcare_plan": FORMAT,
        "installation": plan.installation._asdict(),
        "made": plan.made,
        "expires": plan.expires,
        "checks": plan.names,
        "fixes": [raw(fix) for fix in plan.fixes],
        "left_out": [one._asdict() for one in plan.left_out],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def raw(fix: Fix) -> dict[str, Any]:
    """Write a fix as what JSON can hold."""
    return {
        "number": fix.number,
        "check": fix.check,
        "fingerprint": fix.fingerprint,
        "title": fix.title,
        "class": fix.fix_class,
        "changes": [packing.raw(change) for change in fix.changes],
        "action": actions.raw(fix.action) if fix.action else None,
        "requires": [
            {
                "sql": answer.sql,
                "parameters": packing.raw_row(answer.parameters),
                "rows": [packing.raw_row(row) for row in answer.rows],
            }
            for answer in fix.requires
        ],
        "locks": [list(lock) for lock in fix.locks],
        "attest": fix.attest,
        "api": fix.api,
    }


def load(text: str, where: str, now: datetime) -> Plan:
    """Read a plan; raise FileError for what is none, is cut off, is of another dbcare, or has expired."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileError(f"{where}: not a plan, or only a part of one: {error}") from error
    if not isinstance(document, dict) or "dbcare_plan" not in document:
        raise FileError(f"{where}: not a plan; `dbcare fix --plan-out` writes one")
    if document["dbcare_plan"] != FORMAT:
        raise FileError(f"{where}: a plan of another dbcare; plan anew with this one")
    try:
        plan = _plan(document)
        over = _time(plan.expires) < now.astimezone(UTC)
    except (DbcareError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise FileError(f"{where}: a damaged plan: {type(error).__name__}: {error}") from error
    if over:
        raise FileError(f"{where}: the plan expired at {plan.expires}; plan anew")
    return plan


def _time(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)


def _plan(raw: Mapping[str, Any]) -> Plan:
    place = dict(raw["installation"])
    _time(_text(raw["made"]))
    return Plan(
        Installation(
            _text(place["release"]), _texts(place["zones"]), _texts(place["managers"]), _text(place["server"]),
            _two(_texts(place["databases"])),
        ),
        raw["made"],
        _text(raw["expires"]),
        tuple(_fix(one) for one in raw["fixes"]),
        tuple(LeftOut(**{name: _text(value) for name, value in one.items()}) for one in raw["left_out"]),
        _texts(raw["checks"]),
    )  # fmt: skip


def _fix(raw: Mapping[str, Any]) -> Fix:
    return Fix(
        _number(raw["number"]),
        _text(raw["check"]),
        _text(raw["fingerprint"]),
        _text(raw["title"]),
        _text(raw["class"]),
        tuple(packing.cooked(one) for one in raw["changes"]),
        None if raw["action"] is None else actions.cooked(raw["action"]),
        tuple(_answer(one) for one in raw["requires"]),
        tuple((_text(table), _number(number)) for table, number in raw["locks"]),
        _text(raw["attest"]),
        _text(raw["api"]),
    )


def _answer(raw: Mapping[str, Any]) -> Answer:
    return Answer(_text(raw["sql"]), packing.row(raw["parameters"]), tuple(packing.row(one) for one in raw["rows"]))


def _number(value: Any) -> int:
    if type(value) is not int:
        raise ValueError(f"{str(value)[:40]} is no number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{str(value)[:40]} is no text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{str(value)[:40]} is no list")
    return tuple(_text(one) for one in value)


def _two(value: tuple[str, ...]) -> tuple[str, str]:
    first, second = value
    return first, second
