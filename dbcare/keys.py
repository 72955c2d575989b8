"""Which keys the configuration has, and what each takes."""

from collections.abc import Iterable, Mapping
from typing import Any

from dbcare import values

Key = tuple[str, ...]
"""The path to a value: `("limits", "jobs")`."""
Schema = Mapping[str, Any]
"""The keys of a table: a rule, or the schema of a table within; `*` stands for every other name."""

_HOW: Schema = {
    "tls": values.tls,
    "tls_ca": values.place,
    "tls_cert": values.place,
    "tls_key": values.place,
    "connect_timeout": values.numeric(int, least=1),
}
_WHERE: Schema = {
    "host": values.named,
    "port": values.numeric(int, least=1, most=65535),
    "socket": values.place,
    "user": values.text,
    "password": values.secret,
    "password_file": values.file,
}
_FROM: Schema = {
    "db_properties": values.file,
    "defaults_file": values.file,
    "defaults_group_suffix": values.text,
}
SECURITY = frozenset(_HOW)
"""Keys of a target that say how to connect, and not where."""
OWN = frozenset(_WHERE)
ELSEWHERE = frozenset(_FROM)
_TARGET: Schema = {
    **_WHERE,
    **_FROM,
    **_HOW,
    "cloud_name": values.named,
    "usage_name": values.named,
    "usage": {**_WHERE, **_HOW},
}
SCHEMA: Schema = {
    "fail_on": values.severity,
    "plugins": values.words,
    "accept_unchecked": values.words,
    "baseline": values.file,
    "target": _TARGET,
    "targets": {"*": _TARGET},
    "databases": {"cloud": values.named, "usage": values.named},
    "limits": {
        "jobs": values.numeric(int, least=1),
        "timeout": values.numeric(float, above=0),
        "examined_rows": values.numeric(int, least=1),
        "findings": values.numeric(int, least=0),
        "deep": values.truth,
        "time_limit": values.numeric(float, least=0),
    },
    "state": {"file": values.file, "keep_days": values.numeric(int, least=1)},
    "fix": {
        "replicas": values.words,
        "max_lag": values.numeric(float, above=0),
        "max_running": values.numeric(int, least=1),
        "max_changes": values.numeric(int, least=0),
        "stop_file": values.place,
        "plan_hours": values.numeric(float, above=0),
    },
    "checks": {
        "*": {
            "enabled": values.truth,
            "severity": values.severity,
            "timeout": values.numeric(float, above=0),
            "*": values.anything,
        }
    },
}


def rule(key: Key) -> values.Rule:
    """Give the rule for a key that there is."""
    schema: Any = SCHEMA
    for name in key:
        schema = schema.get(name) or schema["*"]
    found: values.Rule = schema
    return found


def unknown(name: str, known: Iterable[str], kind: str = "key") -> str:
    """Say that there is no such key, or check, and which is the nearest."""
    import difflib

    there = sorted(set(known) - {"*"})
    near = difflib.get_close_matches(name, there, n=1)
    every = "`dbcare checks list` names them all" if kind == "check" else f"known: {', '.join(there)}"
    return f"there is no {kind} {values.shown(name)}; {f'did you mean {near[0]!r}?' if near else every}"
