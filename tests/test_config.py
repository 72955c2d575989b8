from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from dbcare.config import CheckSettings, Config, Limits, settings, verify_checks
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import ConfigError
from dbcare.findings import Severity
from dbcare.fixing import Fixing

from .stage import FILES, Stage

FULL = """
fail_on = "critical"
plugins = ["acme"]
accept_unchecked = ["long-running-transaction"]
baseline = "facts.json"

[target]
host = "db.example"
port = 3307
user = "look"
password = "hunter-two"
tls = "verify"
tls_ca = "ca.pem"
connect_timeout = 3
cloud_name = "acs"

[databases]
usage = "acs_usage"

[limits]
jobs = 4
timeout = 2.5
examined_rows = 1000
findings = 7
deep = true
time_limit = 60

[state]
file = "runs.sqlite"
keep_days = 30

[fix]
replicas = ["north", "south"]
max_lag = 2.5
max_running = 40
max_changes = 500
stop_file = "stop"
plan_hours = 8

[checks.network-owner-removed]
enabled = false
severity = "info"
timeout = 1
minutes = 5
"""


def test_every_key_arrives(stage: Stage) -> None:
    config = stage.load(path=stage.named(FULL))
    assert config.endpoint == Endpoint(
        "db.example", 3307, "", "look", "hunter-two",
        tls="verify", tls_ca=str(stage.root / "ca.pem"), connect_timeout=3,
    )  # fmt: skip
    assert config.databases == Databases("acs", "acs_usage")
    assert config.limits == Limits(4, 2.5, 1000, 7, deep=True, time_limit=60)
    assert (config.fail_on, config.plugins) == (Severity.CRITICAL, ("acme",))
    assert config.accept_unchecked == ("long-running-transaction",)
    assert (config.baseline, config.state, config.keep_days) == (
        stage.root / "facts.json", stage.root / "runs.sqlite", 30,
    )  # fmt: skip
    assert config.fix == Fixing(("north", "south"), 2.5, 40, 500, stage.root / "stop", 8)
    assert config.checks == {"network-owner-removed": CheckSettings(False, Severity.INFO, 1, {"minutes": 5})}


def test_without_any_source_all_is_default(stage: Stage) -> None:
    assert stage.targets() == (replace(Config(), source="defaults"),)


def test_a_password_is_in_no_repr(stage: Stage) -> None:
    assert "hunter-two" not in repr(stage.load(path=stage.named(FULL)))


# Settings: each from the highest source that names it ---------------------------------------------------------------

SEVERITIES = dict(zip(("flags", *FILES), (*Severity, Severity.CRITICAL), strict=True))


def in_files(text: str) -> dict[str, str]:
    """A line for each of the three files, its number in place of the `#`."""
    return {source: text.replace("#", str(10 + place)) for place, source in enumerate(FILES)}


SETTINGS: Mapping[str, tuple[dict[str, Any], dict[str, Any], Callable[[Config], Any]]] = {
    # What each source says, what then holds, and where that is seen.
    "fail_on": (
        {"flags": {"fail_on": SEVERITIES["flags"]}}
        | {source: f"fail_on = '{SEVERITIES[source]}'" for source in FILES},
        SEVERITIES,
        lambda config: config.fail_on,
    ),
    "limits.jobs": (
        {"flags": {"jobs": 9}, **in_files("limits.jobs = #")},
        {"flags": 9, "named": 10, "user": 11, "system": 12},
        lambda config: config.limits.jobs,
    ),
    "limits.findings": (
        {"flags": {"findings": 0}, **in_files("limits.findings = #")},
        {"flags": 0, "named": 10, "user": 11, "system": 12},
        lambda config: config.limits.findings,
    ),
    "limits.deep": (
        {"flags": {"deep": False}, "named": "limits.deep = true"},
        {"flags": False, "named": True},
        lambda config: config.limits.deep,
    ),
    "limits.time_limit": (
        {"flags": {"time_limit": 0.0}, **in_files("limits.time_limit = #")},
        {"flags": 0.0, "named": 10, "user": 11, "system": 12},
        lambda config: config.limits.time_limit,
    ),
    "state.file": (
        {"flags": {"state": "f"}, "environment": {"DBCARE_STATE": "e"}, **in_files("state.file = '/s#'")},
        {"flags": Path("f"), "environment": Path("e"), "named": Path("/s10"), "user": Path("/s11"),
         "system": Path("/s12")},
        lambda config: config.state,
    ),
    "state.keep_days": (
        in_files("state.keep_days = #"), {"named": 10, "user": 11, "system": 12}, lambda config: config.keep_days,
    ),
    "fix.max_running": (
        in_files("fix.max_running = #"), {"named": 10, "user": 11, "system": 12}, lambda config: config.fix.max_running,
    ),
    "fix.replicas": (
        {"named": "fix.replicas = []", "user": "fix.replicas = ['u']"},
        {"named": (), "user": ("u",)},
        lambda config: config.fix.replicas,
    ),
    "fix.stop_file": (
        {"named": "fix.stop_file = ''", "user": "fix.stop_file = '/u'"},
        {"named": None, "user": Path("/u")},
        lambda config: config.fix.stop_file,
    ),
    "baseline": (
        {"flags": {"baseline": Path("f")}, **in_files("baseline = '/b#'")},
        {"flags": Path("f"), "named": Path("/b10"), "user": Path("/b11"), "system": Path("/b12")},
        lambda config: config.baseline,
    ),
    "plugins": (
        in_files("plugins = ['p#']"),
        {"named": ("p10",), "user": ("p11",), "system": ("p12",)},
        lambda config: config.plugins,
    ),
    "accept_unchecked": (
        {"named": "accept_unchecked = []", "user": "accept_unchecked = ['u']"},
        {"named": (), "user": ("u",)},
        lambda config: config.accept_unchecked,
    ),
    "databases.cloud": (
        {"flags": {"cloud": "f"}, **in_files("databases.cloud = 'd#'")},
        {"flags": "f", "named": "d10", "user": "d11", "system": "d12"},
        lambda config: config.databases.cloud,
    ),
    "databases.cloud of a target": (
        {"flags": {"cloud": "f"}, "named": "databases.cloud = 'd'", "system": "target = {user='u', cloud_name='t'}"},
        {"flags": "f", "named": "t", "system": "t"},
        lambda config: config.databases.cloud,
    ),
    "checks.x.timeout": (
        in_files("checks.x.timeout = #"),
        {"named": 10, "user": 11, "system": 12},
        lambda config: config.checks["x"].timeout,
    ),
    "checks.x.minutes": (
        in_files("checks.x.minutes = #"),
        {"named": 10, "user": 11, "system": 12},
        lambda config: config.checks["x"].params["minutes"],
    ),
}  # fmt: skip


def played(stage: Stage, said: Mapping[str, Any]) -> Config:
    """The Config when these sources say something."""
    for source in FILES:
        if source in said:
            getattr(stage, source)(said[source] + "\n")
    stage.environment.update(said.get("environment", {}))
    return stage.load(said.get("flags", {}), stage.root / "dbcare.toml" if "named" in said else None)


@pytest.mark.parametrize(
    ("key", "highest"), [(key, source) for key, (said, _, _) in SETTINGS.items() for source in said]
)
def test_a_setting_is_the_highest_source_s_that_names_it(stage: Stage, key: str, highest: str) -> None:
    said, wanted, seen = SETTINGS[key]
    order = [source for source in ("flags", "environment", *FILES) if source in said]
    lower = {source: said[source] for source in order[order.index(highest) :]}
    assert seen(played(stage, lower)) == wanted[highest]


def test_settings_are_merged_key_by_key(stage: Stage) -> None:
    stage.system("limits.jobs = 5\nlimits.timeout = 3\n[checks.x]\nminutes = 1\nenabled = false\n[checks.y]\nz = 1\n")
    stage.user("limits.jobs = 6\n[checks.x]\nminutes = 2\n")
    config = stage.load({"timeout": 1.5})
    assert (config.limits.jobs, config.limits.timeout, config.limits.findings) == (6, 1.5, 100)
    assert config.checks == {"x": CheckSettings(False, params={"minutes": 2}), "y": CheckSettings(params={"z": 1})}


def test_every_value_knows_where_it_comes_from(stage: Stage) -> None:
    system = stage.system("[limits]\njobs = 5\ntimeout = 3\n\n[checks.x]\nminutes = 1\n")
    stage.environment["DBCARE_USER"] = "e"
    config = stage.load({"timeout": 1.5, "cloud": "acs"})
    assert config.origins == {
        "limits.jobs": f"{system}:2", "limits.timeout": "--timeout", "databases.cloud": "--cloud-name",
        "target.user": "DBCARE_USER", "checks.x": f"{system}:5", "checks.x.minutes": f"{system}:6",
    }  # fmt: skip
    assert config.where("checks", "x", "nothing") == f"{system}:5"
    assert config.where("fail_on") == "defaults"


def test_the_environment_names_the_file_too(stage: Stage) -> None:
    stage.environment["DBCARE_CONFIG"] = str(stage.named("limits.jobs = 4"))
    assert stage.load().limits.jobs == 4
    assert stage.load(path=stage.write("other.toml", "limits.jobs = 5")).limits.jobs == 5


def test_the_user_s_file_is_where_xdg_says(stage: Stage) -> None:
    stage.user("limits.jobs = 4")
    stage.write("xdg/dbcare/config.toml", "limits.jobs = 5")
    stage.environment["XDG_CONFIG_HOME"] = "relative: to be ignored"
    assert stage.load().limits.jobs == 4
    stage.environment["XDG_CONFIG_HOME"] = str(stage.root / "xdg")
    assert stage.load().limits.jobs == 5
    del stage.environment["HOME"], stage.environment["XDG_CONFIG_HOME"]
    assert stage.load().limits.jobs == 2


def test_settings_need_no_connection(stage: Stage) -> None:
    stage.system("plugins = ['acme']\n[target]\npassword_file = 'missing'\n")
    stage.environment["DBCARE_TARGET"] = "nonsense"
    assert settings(stage.environment, root=stage.root).plugins == ("acme",)


# Checks ------------------------------------------------------------------------------------------------------------

KNOWN: Mapping[str, Mapping[str, Any]] = {
    "network-owner-removed": {"minutes": 60},
    "long-running-transaction": {"seconds": 1.5, "users": ("a",)},
}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[checks.network-owner-remove]", ":1: [checks] there is no check 'network-owner-remove'; "
         "did you mean 'network-owner-removed'?"),
        ("[checks.network-owner-removed]\n\nminuts = 1", ":3: [checks.network-owner-removed] "
         "there is no key 'minuts'; did you mean 'minutes'?"),
        ("checks.network-owner-removed.minutes = 1.5", ":1: [checks.network-owner-removed] "
         "minutes: takes a whole number, not 1.5"),
        ("checks.long-running-transaction.users = 'a'", ":1: [checks.long-running-transaction] "
         "users: takes a list, not 'a'"),
        ("\naccept_unchecked = ['network-owner']", ":2: accept_unchecked: there is no check 'network-owner'; "
         "did you mean 'network-owner-removed'?"),
    ],
)  # fmt: skip
def test_checks_are_compared_with_those_there_are(stage: Stage, text: str, message: str) -> None:
    config = stage.load(path=stage.named(text))
    with pytest.raises(ConfigError) as caught:
        verify_checks(config, KNOWN)
    assert str(caught.value) == f"{stage.root}/dbcare.toml{message}"


def test_checks_that_are_right_pass(stage: Stage) -> None:
    text = "checks.network-owner-removed = { minutes = 1, timeout = 1, severity = 'info', enabled = true }\n"
    verify_checks(stage.load(path=stage.named(text + "checks.long-running-transaction.seconds = 2\n")), KNOWN)


def test_the_example_of_these_tests_names_every_key() -> None:
    """README's table of keys is checked against the same fields (test_docs.py)."""
    import tomllib

    raw = tomllib.loads(FULL)
    assert raw["limits"].keys() == {part.name for part in fields(Limits)}
    left_out = {"socket", "tls_cert", "tls_key", "others"}
    assert {*raw["target"], *left_out} - {"cloud_name"} == {part.name for part in fields(Endpoint)}
