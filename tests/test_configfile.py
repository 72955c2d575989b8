import os
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dbcare import config
from dbcare.configfile import read
from dbcare.errors import ConfigError
from dbcare.files import told

from .spare import run
from .stage import Stage

TLS = "takes preferred, required, verify, off, not"


def refusal(path: Path) -> str | None:
    """What reading a file is refused with, or None; anything but a ConfigError is a failure."""
    try:
        read(path)
    except ConfigError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # The form of the file.
        ("x = [", " (at its end): this is not TOML: no value that TOML knows; a text stands in quotes"),
        ("\nx = y", ":2: this is not TOML: no value that TOML knows; a text stands in quotes"),
        ('x = "y\nz = 1', ":1: this is not TOML: a text does not end on its line, or has a control character in it"),
        ('x = """', " (at its end): this is not TOML: a text does not end"),
        ("x = 'y", " (at its end): this is not TOML: a text does not end"),
        ('x = "\\h"', ":1: this is not TOML: a backslash in a text; write two, or put the text in single quotes"),
        ("x = 1\nx = 2\n", ":2: this is not TOML: a key or table is there twice"),
        ("[limits]\n[limits]", ":2: this is not TOML: a key or table is there twice"),
        ("x = { y = 1, y = 2 }", ":1: this is not TOML: a key or table is there twice"),
        ("x = 'y' z", ":1: this is not TOML: more follows where the line should end"),
        ("x 1", ":1: this is not TOML: a key without `=` and a value"),
        ("= 1", ":1: this is not TOML: neither a table nor a key with a value"),
        (f"x = {'[' * 3000}", ": this is not TOML: nested too deeply"),
        (f"x = {'9' * 5000}", ": this is not TOML: a number is too large"),
        # Keys.
        ("\n[limit]", ":2: there is no key 'limit'; did you mean 'limits'?"),
        ("zzz = 1", ":1: there is no key 'zzz'; known: accept_unchecked, baseline, checks, databases, fail_on, fix, "
         "limits, plugins, state, target, targets"),
        ("[target]\n\nhots = 'x'", ":3: [target] there is no key 'hots'; did you mean 'host'?"),
        ("[target]\nothers = []",
         ":2: [target] there is no key 'others'; known: cloud_name, connect_timeout, db_properties, defaults_file, "
         "defaults_group_suffix, host, password, password_file, port, socket, tls, tls_ca, tls_cert, tls_key, usage, "
         "usage_name, user"),
        ("[targets.a]\nusage = { hots = 'x' }", ":2: [targets.a.usage] there is no key 'hots'; did you mean 'host'?"),
        ("[targets.'a b']", ":1: [targets.'a b'] is no name for a target: it takes letters, digits, dots and dashes"),
        ("[targets.default]", ":1: [targets.default] is no name for a target: it is what [target] is called"),
        # Tables.
        ("limits = 3", ":1: [limits] is a table, not 3"),
        ("target = 'mysql://cloud:hunter-two@db'", ":1: [target] is a table, not a text"),
        ("targets.a = ['hunter-two']", ":1: [targets.a] is a table, not a list"),
        ("[checks]\nx = 1", ":2: [checks.x] is a table, not 1"),
        # Types.
        ("[target]\nport = '3306'", ":2: [target] port: takes a whole number, not '3306'"),
        ("[target]\nport = true", ":2: [target] port: takes a whole number, not true"),
        ("[target]\nport = 1.5", ":2: [target] port: takes a whole number, not 1.5"),
        ("[target]\nhost = 2026-11-23", ":2: [target] host: takes a text, not 2026-11-23"),
        ("[target]\nhost = { password = 'hunter-two' }", ":2: [target] host: takes a text, not a table"),
        ("[target]\npassword = 4711", ":2: [target] password: takes a text, not what it holds"),
        ("[targets.a.usage]\nhost = 'h'\npassword = ['4711']",
         ":3: [targets.a.usage] password: takes a text, not what it holds"),
        ("[limits]\ntimeout = 'long'", ":2: [limits] timeout: takes a number, not 'long'"),
        ("[checks.x]\nenabled = 1", ":2: [checks.x] enabled: takes true or false, not 1"),
        ("[checks.x]\ntimeout = 'long'", ":2: [checks.x] timeout: takes a number, not 'long'"),
        ("\nplugins = 'acme'", ":2: plugins: takes a list of names, not 'acme'"),
        ("plugins = [1]", ":1: plugins: takes a list of names, not a list"),
        ("baseline = 1", ":1: baseline: takes the name of a file, not 1"),
        ("baseline = ''", ":1: baseline: takes the name of a file, not ''"),
        (f"fail_on = '{'x' * 61}'", ":1: fail_on: takes info, warning, critical, not a text that long"),
        # Values.
        ("[target]\nport = 0", ":2: [target] port: takes 1 to 65535, not 0"),
        ("[target]\nport = 65536", ":2: [target] port: takes 1 to 65535, not 65536"),
        (f"[target]\nport = 0x{'f' * 5000}", ":2: [target] port: takes 1 to 65535, not a number that large"),
        ("[target]\nhost = ''", ":2: [target] host: takes a name, not ''"),
        ("[target]\ntls = 'maybe'", f":2: [target] tls: {TLS} 'maybe'"),
        ("[target]\ntls = []", f":2: [target] tls: {TLS} a list"),
        ("[target]\nconnect_timeout = 0", ":2: [target] connect_timeout: takes 1 or more, not 0"),
        ('[target]\ntls_ca = "a\\u0000"', ":2: [target] tls_ca: takes the name of a file, not one with a NUL byte"),
        ("[target]\nsocket = '~nobody-such'", ":2: [target] socket: '~nobody-such': there is no such home directory"),
        ("[limits]\njobs = 0", ":2: [limits] jobs: takes 1 or more, not 0"),
        ("[limits]\nfindings = -1", ":2: [limits] findings: takes 0 or more, not -1"),
        ("[limits]\ntimeout = 0", ":2: [limits] timeout: takes more than 0, not 0"),
        ("[limits]\ntimeout = nan", ":2: [limits] timeout: takes more than 0, not nan"),
        ("[limits]\ntimeout = inf", ":2: [limits] timeout: takes at most 1000000000000, not inf"),
        ("[state]\nkeep_days = 0", ":2: [state] keep_days: takes 1 or more, not 0"),
        ("[fix]\nreplicas = 'north'", ":2: [fix] replicas: takes a list of names, not 'north'"),
        ("[fix]\nmax_lag = 0", ":2: [fix] max_lag: takes more than 0, not 0"),
        ("[fix]\nmax_running = 0", ":2: [fix] max_running: takes 1 or more, not 0"),
        ("[fix]\nmax_changes = -1", ":2: [fix] max_changes: takes 0 or more, not -1"),
        ("[fix]\nstop_file = 1", ":2: [fix] stop_file: takes the name of a file, not 1"),
        ("[fix]\nplan_hours = 0", ":2: [fix] plan_hours: takes more than 0, not 0"),
        ("[checks.x]\ntimeout = -1", ":2: [checks.x] timeout: takes more than 0, not -1"),
        ("[checks.x]\nseverity = 'bad'", ":2: [checks.x] severity: takes info, warning, critical, not 'bad'"),
        # One source.
        ("\n[target]\nhost = 'h'\ndb_properties = 'f'",
         ":2: [target] host beside db_properties: a connection comes from one source; keep one"),
        ("[targets.a]\ndb_properties = 'f'\ndefaults_group_suffix = 's'",
         ":1: [targets.a] db_properties beside defaults_group_suffix: a connection comes from one source; keep one"),
        ("[target]\npassword = 'p'\npassword_file = 'f'", ":1: [target] password beside password_file: keep one"),
        ("[target]\nhost = 'h'\n[target.usage]\nport = 1",
         ":3: [target.usage] needs a host or a socket: it is the server of the usage database"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(text)
    assert refusal(path) == f"{path}{message}"


PASSWORDS = [
    'password = "hunter-two" x',
    "password = hunter-two",
    "password = hunter-two\"",
    "password = 'hunter-two",
    'password = """hunter-two',
    'password = "hunter-two\\q"',
    "password = 'hunter-two'\npassword = 'hunter-two'",
    "password = ['hunter-two']",
    "password = { hunter-two = 1, hunter-two = 2 }",
    "password = { hunter-two = 1 }",
    "password 'hunter-two'",
    "password = 'hunter-two\x01'",
]  # fmt: skip


@pytest.mark.parametrize("line", PASSWORDS)
def test_a_mistake_on_the_line_of_a_password_does_not_tell_it(stage: Stage, line: str) -> None:
    path = stage.system(f"[target]\n{line}\n")
    with pytest.raises(ConfigError) as caught:
        stage.load()
    assert str(caught.value).startswith(f"{path}")
    assert "hunter" not in str(caught.value)


def test_a_password_is_in_no_repr(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("[target]\npassword = 'hunter-two'\n")
    assert read(path).settings["target", "password"].value == "hunter-two"
    assert "hunter-two" not in repr(read(path))


def test_relative_names_begin_at_the_file(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("baseline = 'b'\nstate.file = '/s'\n[target]\nsocket = 's'\ntls_ca = ''\ntls_key = '~/k'\n")
    found = {".".join(key): setting.value for key, setting in read(path).settings.items() if setting.value != {}}
    assert found == {
        "baseline": tmp_path / "b", "state.file": Path("/s"), "target.socket": tmp_path / "s", "target.tls_ca": "",
        "target.tls_key": Path.home() / "k",
    }  # fmt: skip


# What is no file of text -------------------------------------------------------------------------------------------


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe, folder, end = tmp_path / "pipe", tmp_path / "folder", tmp_path / "socket"
    os.mkfifo(pipe)
    folder.mkdir()
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(end))
        started = time.monotonic()
        for path in (pipe, folder, end, Path("/dev/zero")):
            assert refusal(path) == f"{path}: cannot be read: not a regular file"
    assert time.monotonic() - started < 1


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("#" * 2**20)
    assert refusal(path) is None
    path.write_text("#" * (2**20 + 1))
    assert refusal(path) == f"{path}: cannot be read: larger than 1 MiB"


def test_what_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(b"# fine\n\nfail_on = '\xff\xfe\0'\n")
    assert refusal(path) == f"{path}:3: this is not UTF-8"
    path.write_bytes("\ufefflimits.jobs = 3\r\n".encode())
    assert refusal(path) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a\0b", "its name has a NUL byte"), ("x" * 300, "file name too long"), ("missing", "no such file or directory")],
)
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / name
    assert refusal(path) == f"{told(path)}: cannot be read: {reason}"
    assert "\0" not in str(refusal(path))


def test_a_name_of_two_lines_is_told_on_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "two\nlines"
    path.write_text("fail_on = 1\n[checks.x]\n")
    assert run("config", "show", "--config", str(path)) == 78
    assert capsys.readouterr().err == (
        f"dbcare: '{tmp_path}/two\\nlines':1: fail_on: takes info, warning, critical, not 1\n"
    )


# Any document ------------------------------------------------------------------------------------------------------

SECRET = "hunter-two"
KEYS = st.sampled_from(
    ["target", "targets", "usage", "databases", "limits", "state", "checks", "plugins", "accept_unchecked", "fail_on",
     "baseline", "host", "port", "socket", "user", "tls", "tls_ca", "cloud_name", "db_properties", "defaults_file",
     "password_file", "jobs", "timeout", "deep", "findings", "file", "keep_days", "enabled", "severity", "cloud",
     "fix", "stop_file", "nonsense", "x.y", "*", "a\nb"]
)  # fmt: skip
PLAIN = st.one_of(st.booleans(), st.integers(-9, 99999), st.sampled_from(["", "a", "critical", "verify", "ü'\"\n"]))
VALUES = st.recursive(
    st.one_of(PLAIN, st.floats(-9, 9), st.dates(), st.datetimes(), st.times()),
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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_document_is_taken_or_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], document: dict[str, Any]
) -> None:
    path = tmp_path / "c.toml"
    if isinstance(target := document.setdefault("target", {}), dict):
        target["password"] = SECRET
    path.write_text("\n".join(f"{toml(key)} = {toml(value)}" for key, value in document.items()))
    refused = refusal(path)
    if refused is not None:
        assert SECRET not in refused
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
    assert refused is not None or config.settings({}, path, root=tmp_path).name == "default"
