"""What the server's settings should be for CloudStack, as data beside this module, and judging them; pure."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from dbcare.doctor.advice import Advice, State, unknown
from dbcare.vitals import Unknown, Vitals, on

DEFAULT_POOL = 128 << 20
"""Bytes: what innodb_buffer_pool_size is where nobody has thought of it."""
MIB = 1 << 20


@dataclass(frozen=True)
class Setting:
    """One setting; settings.toml says what the parts mean."""

    name: str
    topic: str
    rule: str
    wanted: str
    effect: str
    restart: bool
    source: str
    state: State = State.WARNING
    states: Mapping[str, State] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    only_with: str = ""
    value: str = ""
    least: int = 0
    most: int | None = None

    @property
    def line(self) -> str:
        """What to write under [mysqld]."""
        return f"{self.name} = {self.value or self.wanted}"


@cache
def settings() -> tuple[Setting, ...]:
    """Load the settings that are shipped, in the order in which they are judged."""
    text = resources.files(__package__).joinpath("settings.toml").read_text(encoding="utf-8")
    return tuple(_setting(raw) for raw in tomllib.loads(text)["setting"])


def _setting(raw: Mapping[str, Any]) -> Setting:
    made = {
        "state": State(raw.get("state", State.WARNING)),
        "states": {value: State(state) for value, state in raw.get("states", {}).items()},
        "aliases": tuple(raw.get("aliases", ())),
    }
    return Setting(**{**raw, **made})


def wanted(setting: Setting) -> str:
    """Say in words what a setting should be."""
    words = {
        "is": setting.wanted,
        "range": f"{setting.least} to {setting.most}, best {setting.wanted}"
        if setting.most
        else f"at least {setting.least}",
        "connections": f"{setting.wanted} for each management server",
        "told": f"{setting.wanted}; told only",
    }
    condition = f" (with {setting.only_with})" if setting.only_with else ""
    return words.get(setting.rule, setting.wanted) + condition


def judge(vitals: Vitals) -> Iterator[Advice]:
    """Judge each setting that the server has and that matters on it."""
    for setting in settings():
        value = vitals.variable(setting.name, *setting.aliases)
        if value is None or (setting.only_with and not vitals.is_on(setting.only_with)):
            continue
        yield _RULES[setting.rule](setting, value, vitals)


def _is(setting: Setting, value: str, _: Vitals) -> Advice:
    right = value.upper() == setting.wanted or (setting.wanted in ("ON", "1") and on(value))
    if right:
        return _fine(setting, value)
    return _wrong(setting, value, setting.states.get(value.upper(), setting.state))


def _range(setting: Setting, value: str, _: Vitals) -> Advice:
    number = int(float(value))
    right = setting.least <= number and (setting.most is None or number <= setting.most)
    return _fine(setting, value) if right else _wrong(setting, value, setting.state)


def _connections(setting: Setting, value: str, vitals: Vitals) -> Advice:
    """Compare with so many for each management server that is not down."""
    share = int(setting.wanted)
    if isinstance(vitals.heartbeats, Unknown):
        if int(value) < share:
            return _wrong(setting, f"{value}, too few for one management server", setting.state)
        return unknown(setting.topic, setting.name, vitals.heartbeats, f"{value} is enough for {int(value) // share}")
    servers = max(1, sum(server.state != "Down" for server in vitals.heartbeats))
    seen = f"{value}, with {servers} management server{'s' if servers > 1 else ''}"
    if int(value) >= share * servers:
        return _fine(setting, seen)
    return _wrong(setting, seen, setting.state, str(share * servers))


def _pool(setting: Setting, value: str, vitals: Vitals) -> Advice:
    """Tell how large it is, and mind it only where it was left at the default and the data do not fit."""
    if isinstance(vitals.sizes, Unknown):
        return Advice(setting.topic, setting.name, State.INFO, f"{int(value) // MIB} MiB", source=setting.source)
    held = sum(vitals.sizes.values())
    seen = f"{int(value) // MIB} MiB, for databases of {held // MIB} MiB"
    if int(value) > DEFAULT_POOL or held <= int(value):
        return Advice(
            setting.topic, setting.name, State.INFO, seen, "", f"advised: {setting.wanted}", (), setting.source
        )
    remedy = f"give it {setting.wanted}: innodb_buffer_pool_size under [mysqld], or SET GLOBAL"
    return Advice(setting.topic, setting.name, setting.state, seen, setting.effect, remedy, (), setting.source)


def _told(setting: Setting, value: str, _: Vitals) -> Advice:
    return Advice(setting.topic, setting.name, State.INFO, value or "empty", setting.effect, source=setting.source)


_RULES = {"is": _is, "range": _range, "connections": _connections, "pool": _pool, "told": _told}


def _fine(setting: Setting, seen: str) -> Advice:
    return Advice(setting.topic, setting.name, State.OK, seen, source=setting.source)


def _wrong(setting: Setting, seen: str, state: State, wanted: str = "") -> Advice:
    line = f"{setting.name} = {wanted}" if wanted else setting.line
    statements = () if setting.restart else (f"SET GLOBAL {line}",)
    remedy = (
        f"put `{line}` under [mysqld] and restart the server"
        if setting.restart
        else f"SET GLOBAL {line}, and the same under [mysqld]"
    )
    return Advice(setting.topic, setting.name, state, seen, setting.effect, remedy, statements, setting.source)
