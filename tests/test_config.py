import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dbcare.config import Config, Limits, load, verify_checks
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import ConfigError
from dbcare.findings import Severity

from .spare import run

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

[databases]
cloud = "acs"
usage = "acs_usage"

[limits]
jobs = 4
timeout = 2.5
examined_rows = 1000
findings = 7
deep = true

[checks.network-owner-removed]
enabled = false
severity = "info"
timeout = 1
minutes = 5
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "dbcare.toml"
    path.write_text(text)
    return path


def read(folder: Path, text: str = FULL, flags: Mapping[str, Any] = {}, **environment: str) -> Config:
    return load(flags, environment, written(folder, text))


def test_every_key_arrives(tmp_path: Path) -> None:
    config = read(tmp_path)
    assert config.endpoint == Endpoint(
        "db.example", 3307, "", "look", "hunter-two", tls="verify", tls_ca="ca.pem", connect_timeout=3
    )
    assert config.databases == Databases("acs", "acs_usage")
    assert config.limits == Limits(4, 2.5, 1000, 7, deep=True)
    assert (config.fail_on, config.plugins) == (Severity.CRITICAL, ("acme",))
    assert (config.accept_unchecked, config.baseline) == (("long-running-transaction",), tmp_path / "facts.json")
    check = config.checks["network-owner-removed"]
    assert (check.enabled, check.severity, check.timeout, check.params) == (False, Severity.INFO, 1, {"minutes": 5})


def test_the_example_names_every_key() -> None:
    """README's table of keys is checked against the same fields (test_docs.py)."""
    raw = tomllib.loads(FULL)
    assert {*raw["limits"], "time_limit"} == {part.name for part in fields(Limits)}
    assert raw["databases"].keys() == {part.name for part in fields(Databases)}
    left_out = {"socket", "tls_cert", "tls_key", "others"}
    assert {*raw["target"], *left_out} == {part.name for part in fields(Endpoint)}


def test_a_connection_comes_from_one_source_only(tmp_path: Path) -> None:
    by_flag = read(tmp_path, flags={"host": "staging"}, DBCARE_USER="else")
    tls = {"tls": "verify", "tls_ca": "ca.pem", "connect_timeout": 3}
    assert by_flag.endpoint == Endpoint(host="staging", **tls)
    assert by_flag.source == "flags"
    by_environment = read(tmp_path, DBCARE_SOCKET="/run/s", DBCARE_USER="else")
    assert by_environment.endpoint == Endpoint(socket="/run/s", user="else", **tls)
    assert by_environment.limits.jobs == 4


def test_the_password_of_the_environment_goes_with_each(tmp_path: Path) -> None:
    assert read(tmp_path, DBCARE_PASSWORD="other").endpoint.password == "other"
    assert read(tmp_path, flags={"host": "h"}, DBCARE_PASSWORD="other").endpoint.password == "other"
    assert read(tmp_path, DBCARE_PASSWORD="").endpoint.password == ""


def test_flags_win(tmp_path: Path) -> None:
    flags = {"jobs": 1, "timeout": 9.0, "deep": False, "cloud": "c", "fail_on": Severity.INFO, "findings": None}
    config = read(tmp_path, flags=flags)
    assert (config.limits.jobs, config.limits.timeout, config.limits.deep, config.limits.findings) == (1, 9.0, False, 7)
    assert (config.databases.cloud, config.fail_on) == ("c", Severity.INFO)


def test_the_file_is_named_by_the_environment_too(tmp_path: Path) -> None:
    assert load({}, {"DBCARE_CONFIG": str(written(tmp_path, FULL))}).limits.jobs == 4
    assert load({}, {}) == Config()


def test_a_password_is_in_no_repr(tmp_path: Path) -> None:
    assert "hunter-two" not in repr(read(tmp_path))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = [", "Invalid value|Unclosed array"),
        ("[limit]\n", "there is no key 'limit'; did you mean 'limits'?"),
        ("[target]\nhots = 'x'\n", "there is no key 'hots'; did you mean 'host'?"),
        ("[target]\nport = '3306'\n", "port: takes a whole number, not '3306'"),
        ("[target]\nport = true\n", "port: takes a whole number, not True"),
        ("[target]\nport = 0\n", "port: 0 is not a port number"),
        ("[target]\ntls = 'maybe'\n", "tls: takes preferred, required, verify, off, not 'maybe'"),
        ("[limits]\njobs = 0\n", "jobs: takes more than 0, not 0"),
        ("[limits]\ntimeout = -1\n", "timeout: takes more than 0, not -1"),
        ("limits = 3\n", "limits is a table, written [limits], not 3"),
        ("plugins = 'acme'\n", "plugins: takes a list of names, not 'acme'"),
        ("[checks.x]\nenabled = 1\n", "[checks.x] enabled: takes true or false, not 1"),
        ("[checks.x]\ntimeout = 'long'\n", "[checks.x] timeout: takes a number, not 'long'"),
        ("[checks]\nx = 1\n", "[checks.x]: is a table, not 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path}/dbcare.toml: ")
    assert any(part in str(caught.value) for part in message.split("|"))


@pytest.mark.parametrize(
    "text",
    [
        "[target]\npassword = 4711\n",
        "[limits]\ntimeout = nan\n",
        "[limits]\ntimeout = inf\n",
        "[limits]\nfindings = -1\n",
        "[target]\nconnect_timeout = 0\n",
        "[checks.x]\ntimeout = -1\n",
        "baseline = '~nobody-such/facts.json'\n",
        f"x = {'[' * 3000}\n",
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, text)
    assert "4711" not in str(caught.value)


@pytest.mark.parametrize(("name", "value"), [("DBCARE_PORT", "x"), ("DBCARE_PORT", "-1"), ("DBCARE_PORT", "99999")])
def test_the_environment_is_checked_too(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match="port"):
        load({}, {name: value})


@pytest.mark.parametrize("kind", ["missing", "folder", "binary"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "c.toml"
    if kind == "folder":
        path.mkdir()
    elif kind == "binary":
        path.write_bytes(b"\xff\xfe\0")
    with pytest.raises(ConfigError, match=r"c\.toml: cannot be read: "):
        load({}, {}, path)


def test_checks_are_compared_with_those_there_are(tmp_path: Path) -> None:
    known = {"network-owner-removed": {"minutes": 60}, "long-running-transaction": {}}
    verify_checks(read(tmp_path), known)
    for text, message in (
        ("[checks.network-owner-remove]", "did you mean 'network-owner-removed'?"),
        ("[checks.network-owner-removed]\nminuts = 1", "did you mean 'minutes'?"),
        ("[checks.network-owner-removed]\nminutes = 1.5", "takes a whole number, not 1.5"),
        ("accept_unchecked = ['nonsense']", "accept_unchecked: there is no key 'nonsense'"),
    ):
        with pytest.raises(ConfigError) as caught:
            verify_checks(read(tmp_path, text), known)
        assert message in str(caught.value)


def test_a_parameter_may_be_a_list(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        verify_checks(read(tmp_path, "[checks.x]\nnames = 3"), {"x": {"names": ["a"]}})


# Any document ------------------------------------------------------------------------------------------------------

SECRET = "hunter-two"
KEYS = st.sampled_from(
    ["target", "databases", "limits", "checks", "plugins", "accept_unchecked", "fail_on", "baseline", "host", "port",
     "socket", "user", "tls", "jobs", "timeout", "deep", "findings", "enabled", "severity", "cloud", "nonsense", "x.y"]
)  # fmt: skip
PLAIN = st.one_of(st.booleans(), st.integers(-9, 99999), st.sampled_from(["", "a", "critical", "verify", "ü'\"\n"]))
VALUES = st.recursive(
    st.one_of(PLAIN, st.floats(-9, 9), st.dates(), st.datetimes()),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)


def toml(value: Any) -> str:
    """Write a value as TOML: an independent reading of what the generator means."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = "".join(f"\\u{ord(letter):04x}" if letter in '"\\\n' else letter for letter in value)
        return f'"{escaped}"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return str(value) if isinstance(value, (int, float)) else value.isoformat()


def refusal(path: Path) -> str | None:
    """What loading a file is refused with, or None; anything but a ConfigError is a failure."""
    try:
        load({}, {}, path)
    except ConfigError as error:
        return str(error)
    return None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_document_is_taken_or_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], document: dict[str, Any]
) -> None:
    if isinstance(target := document.setdefault("target", {}), dict):
        target["password"] = SECRET
    path = written(tmp_path, "\n".join(f"{toml(key)} = {toml(value)}" for key, value in document.items()))
    refused = refusal(path)
    if refused is not None:
        assert SECRET not in refused or not isinstance(target, dict)
        assert run("checks", "list", "--config", str(path)) == 78
        told = capsys.readouterr()
        assert (told.out, told.err) == ("", f"dbcare: {refused}\n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_is_taken_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    refused = refusal(path)
    assert refused is None or refused.startswith(str(path))
