from collections.abc import Mapping
from typing import Any

import pytest

from dbcare.errors import ConfigError, UsageError
from dbcare.findings import Severity
from dbcare.layers import environment, flags, merged

from .stage import Stage


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"host": ""}, "--host: takes a name, not ''"),
        ({"port": 0}, "--port: takes 1 to 65535, not 0"),
        ({"cloud": ""}, "--cloud-name: takes a name, not ''"),
        ({"time_limit": -1.0}, "--time-limit: takes 0 or more, not -1.0"),
        ({"findings": -1}, "--limit: takes 0 or more, not -1"),
        ({"state": "a\0b"}, "--state: takes the name of a file, not one with a NUL byte"),
    ],
)
def test_flags_are_checked(given: Mapping[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        flags(given)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        ("DBCARE_PORT", "x", "takes a whole number, not 'x'"),
        ("DBCARE_PORT", "-1", "takes a whole number, not '-1'"),
        ("DBCARE_PORT", "99999", "takes 1 to 65535, not 99999"),
        ("DBCARE_PORT", "9" * 5000, "takes a whole number, not a text that long"),
        ("DBCARE_PORT", "३३०६", "takes a whole number, not '३३०६'"),
        ("DBCARE_STATE", "~nobody-such/s", "'~nobody-such/s': there is no such home directory"),
    ],
)
def test_the_environment_is_checked(stage: Stage, variable: str, text: str, message: str) -> None:
    stage.environment[variable] = text
    with pytest.raises(ConfigError) as caught:
        stage.load()
    assert str(caught.value) == f"{variable}: {message}"


def test_what_is_empty_or_not_given_says_nothing() -> None:
    assert environment({"DBCARE_HOST": "", "DBCARE_PORT": ""}) == {}
    assert flags({"host": None, "deep": None, "target": ["a"]}) == {}


def test_every_flag_says_where_it_comes_from() -> None:
    given = {"host": "h", "findings": 0, "fail_on": Severity.INFO, "deep": False}
    assert {key: tuple(said) for key, said in flags(given).items()} == {
        ("target", "host"): ("h", "--host"), ("limits", "findings"): (0, "--limit"),
        ("fail_on",): (Severity.INFO, "--fail-on"), ("limits", "deep"): (False, "--deep"),
    }  # fmt: skip


def test_the_first_layer_wins() -> None:
    first, second = flags({"host": "a"}), flags({"host": "b", "port": 1})
    assert merged([first, second]) == {**second, **first}
    assert merged([]) == {}
