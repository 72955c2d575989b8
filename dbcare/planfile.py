"""A plan as a file: JSON that says for which installation and server it is, and until when; pure.

Nothing in a file is trusted: whoever carries it out plans anew, and makes only what comes out exactly so.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from dbcare import actions, packing
from dbcare.changes import Captured
from dbcare.errors import FileError
from dbcare.findings import SECRETS
from dbcare.plan import Fix, Installation, LeftOut, Plan, left

FORMAT = 1
MOST = 2**31
"""Numbers of fixes are below it, as the journal's column takes them."""
_TIME = "%Y-%m-%dT%H:%M:%SZ"
Raw = Mapping[str, Any]


class Saved(NamedTuple):
    """A plan as it stands in a file: its fixes are what JSON holds of them."""

    installation: Installation
    made: str
    expires: str
    names: tuple[str, ...]
    fixes: tuple[Raw, ...]


def document(plan: Plan) -> dict[str, Any]:
    """Write a plan as what JSON can hold."""
    return {
        "dbcare_plan": FORMAT,
        "installation": plan.installation._asdict(),
        "made": plan.made,
        "expires": plan.expires,
        "checks": list(plan.names),
        "fixes": [raw(fix) for fix in plan.fixes],
        "left_out": [one._asdict() for one in plan.left_out],
    }


def dump(plan: Plan) -> str:
    """Write a plan as JSON text."""
    return json.dumps(document(plan), ensure_ascii=False, allow_nan=False, indent=1)


def raw(fix: Fix) -> dict[str, Any]:
    """Write a fix as what JSON can hold; of what is secret only a digest, which is enough to tell a change."""
    return {
        "number": fix.number,
        "check": fix.check,
        "fingerprint": fix.fingerprint,
        "title": fix.title,
        "class": fix.fix_class,
        "changes": [_change(change, fix.fingerprint) for change in fix.changes],
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
        "later": fix.later,
    }


def _change(change: Captured, salt: str) -> dict[str, Any]:
    found = packing.raw(change)
    for side in ("before", "after"):
        if found[side]:
            found[side] = {name: _hidden(name, value, salt) for name, value in found[side].items()}
    return found


def _hidden(name: str, value: Any, salt: str) -> Any:
    if name.lower() not in SECRETS or value is None:
        return value
    return {"sha256": hashlib.sha256(f"{salt} {json.dumps(value)}".encode()).hexdigest()}


def load(text: str, where: str, now: datetime) -> Saved:
    """Read a plan; raise FileError for what is none, is cut off, is of another dbcare, or has expired."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileError(f"{where}: not a plan, or only a part of one: {error}") from error
    if not isinstance(found, dict) or "dbcare_plan" not in found:
        raise FileError(f"{where}: not a plan; `dbcare fix --plan-out` writes one")
    if found["dbcare_plan"] != FORMAT:
        raise FileError(f"{where}: a plan of another dbcare; plan anew with this one")
    try:
        saved = _saved(found)
        over = datetime.strptime(saved.expires, _TIME).replace(tzinfo=UTC) < now.astimezone(UTC)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise FileError(f"{where}: a damaged plan: {type(error).__name__}: {error}") from error
    if over:
        raise FileError(f"{where}: the plan expired at {saved.expires}; plan anew")
    return saved


def _saved(found: Raw) -> Saved:
    place = found["installation"]
    first, second = _texts(place["databases"])
    installation = Installation(
        _text(place["release"]), _texts(place["zones"]), _texts(place["managers"]), _text(place["server"]),
        (first, second),
    )  # fmt: skip
    fixes = found["fixes"]
    if not isinstance(fixes, list) or not all(isinstance(fix, dict) for fix in fixes):
        raise ValueError("the fixes are no list")
    for fix in fixes:
        for name in ("check", "fingerprint", "title", "api"):
            _text(fix[name])
    return Saved(installation, _text(found["made"]), _text(found["expires"]), _texts(found["checks"]), tuple(fixes))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{str(value)[:40]} is no text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{str(value)[:40]} is no list")
    return tuple(_text(one) for one in value)


def agreed(saved: Iterable[Raw], fresh: Sequence[Fix], left_out: Iterable[LeftOut]) -> tuple[list[Fix], list[LeftOut]]:
    """Keep, of what the checks plan anew, what was saved and is still exactly so; say why of each that is not.

    Fixes keep the numbers of the file, by which a person knows them, and have the order of the plan made anew.
    """
    known = {(fix.check, fix.fingerprint): fix for fix in fresh}
    reasons = {(one.check, one.fingerprint): one for one in left_out}
    kept: dict[int, tuple[int, Fix]] = {}
    out: list[LeftOut] = []
    for one in saved:
        place, number = (one["check"], one["fingerprint"]), one.get("number")
        fix = known.pop(place, None)
        if fix is None:
            gone = LeftOut(*place, one["title"], "it is no longer found", one["api"])
            out.append(reasons.get(place, gone))
        elif (
            _compared(raw(fix)) != _compared(one) or type(number) is not int or not 0 < number < MOST or number in kept
        ):
            out.append(left(fix, "what would be done now is not what was planned: plan anew"))
        else:
            kept[number] = fix.number, replace(fix, number=number)
    return [fix for _, fix in sorted(kept.values(), key=lambda pair: pair[0])], out


def _compared(fix: Raw) -> str:
    """Write what must be the same; a counter that shall rise may have moved on its way there."""
    kept = {name: value for name, value in fix.items() if name != "number"}
    changes = kept.get("changes")
    if isinstance(changes, list):
        kept["changes"] = [_without_start(change) for change in changes]
    return json.dumps(kept, sort_keys=True)


def _without_start(change: Any) -> Any:
    rising = isinstance(change, dict) and change.get("counter")
    return {**change, "before": None} if rising else change
