from collections.abc import Mapping
from typing import Any

import pytest

from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import ConfigError, UsageError

from .stage import Stage

TARGETS = """
[target]
host = "unnamed"

[targets.prod]
host = "p"
user = "look"
password_file = "secret"
cloud_name = "acs"

[targets.prod.usage]
host = "pu"
port = 3307

[targets.stage]
host = "s"
"""


def test_targets_are_chosen_by_name(stage: Stage) -> None:
    stage.system(TARGETS)
    stage.write("etc/dbcare/secret", "hunter-two\nthe rest is not read\n")
    [prod] = stage.targets({"target": ["prod"]})
    assert prod.endpoint == Endpoint("p", user="look", password="hunter-two")
    assert prod.usage == Endpoint("pu", 3307, user="look", password="hunter-two")
    assert (prod.name, prod.databases.cloud) == ("prod", "acs")
    assert prod.origins["target.password"] == str(stage.root / "etc/dbcare/secret")
    assert stage.load().name == "default"
    assert stage.load().endpoint.host == "unnamed"


@pytest.mark.parametrize(
    ("flags", "variable", "names"),
    [
        ({}, "", ["default"]),
        ({}, "stage", ["stage"]),
        ({}, " stage , prod ,", ["stage", "prod"]),
        ({"target": ["prod"]}, "stage", ["prod"]),
        ({"target": ["stage", "prod", "stage"]}, "", ["stage", "prod"]),
        ({"target": ["default"]}, "stage", ["default"]),
        ({"all_targets": True}, "stage", ["default", "prod", "stage"]),
        ({"host": "h"}, "stage", ["default"]),
    ],
)
def test_flags_choose_before_the_environment(
    stage: Stage, flags: Mapping[str, Any], variable: str, names: list[str]
) -> None:
    stage.system(TARGETS.replace('password_file = "secret"\n', ""))
    stage.environment["DBCARE_TARGET"] = variable
    assert [config.name for config in stage.targets(flags)] == names


def test_a_target_is_whole_from_the_highest_file_that_has_it(stage: Stage) -> None:
    stage.system(TARGETS)
    stage.user("[targets.prod]\nhost = 'mine'\n[targets.own]\nhost = 'o'\n")
    [prod] = stage.targets({"target": ["prod"]})
    assert (prod.endpoint, prod.usage, prod.databases) == (Endpoint("mine"), None, Databases())
    assert [config.name for config in stage.targets({"all_targets": True})] == ["prod", "own", "default", "stage"]


def test_a_broken_target_hides_no_other(stage: Stage) -> None:
    system = stage.system(TARGETS + "tls = 'required'\n")
    default, prod, other = stage.targets({"all_targets": True})
    assert (default.broken, other.broken) == ("", "")
    missing = f"{system.parent}/secret: cannot be read: no such file or directory"
    assert prod.broken == f"{system}:8: password_file: {missing}"
    with pytest.raises(ConfigError, match="password_file"):
        stage.targets({"target": ["prod"]})


def test_usage_may_have_an_account_and_care_of_its_own(stage: Stage) -> None:
    stage.system(
        "[target]\nhost = 'h'\nuser = 'u'\npassword = 'p'\ntls = 'verify'\n"
        "[target.usage]\nsocket = '/s'\nuser = 'v'\ntls = 'off'\n"
    )
    assert stage.load().usage == Endpoint(socket="/s", user="v", tls="off")
    stage.environment["DBCARE_PASSWORD"] = "e"
    assert stage.load().usage == Endpoint(socket="/s", user="v", password="e", tls="off")


REFUSED: list[tuple[Mapping[str, Any], Mapping[str, str], str]] = [
    ({"target": ["prdo"]}, {}, "--target: there is no target 'prdo'; did you mean 'prod'? there are: prod, stage"),
    ({}, {"DBCARE_TARGET": "x"}, "DBCARE_TARGET: there is no target 'x'; there are: prod, stage"),
    ({"target": ["prod"], "host": "h"}, {}, "--host and --target each say where to connect: give one of them"),
    ({"user": "u", "db_properties": "f"}, {}, "--user and --db-properties each say where to connect: give one of them"),
    ({"all_targets": True, "target": ["prod"]}, {},
     "--target and --all-targets each say where to connect: give one of them"),
    ({}, {}, "which target? --target takes one of prod, stage; --all-targets takes each"),
]  # fmt: skip


@pytest.mark.parametrize(("flags", "variables", "message"), REFUSED)
def test_what_cannot_be_chosen_is_wrong_usage(
    stage: Stage, flags: Mapping[str, Any], variables: Mapping[str, str], message: str
) -> None:
    stage.system("[targets.prod]\nhost = 'p'\n[targets.stage]\nhost = 's'\n")
    stage.environment.update(variables)
    with pytest.raises(UsageError) as caught:
        stage.targets(flags)
    assert (str(caught.value), caught.value.exit_code) == (message, 64)


def test_without_targets_none_can_be_chosen(stage: Stage) -> None:
    with pytest.raises(UsageError, match=r"^--all-targets: no configuration file has a target; "):
        stage.targets({"all_targets": True})
    with pytest.raises(UsageError, match=r"^--target: there is no target 'a'; no configuration file has one$"):
        stage.targets({"target": ["a"]})


def test_one_is_not_several(stage: Stage) -> None:
    stage.system(TARGETS.replace('password_file = "secret"\n', ""))
    message = "^this command takes one target, and 2 are named: prod, stage; choose with --target$"
    with pytest.raises(UsageError, match=message):
        stage.load({"target": ["prod", "stage"]})


def test_the_environment_must_not_say_two_things(stage: Stage) -> None:
    stage.environment |= {"DBCARE_TARGET": "a", "DBCARE_SOCKET": "/s"}
    with pytest.raises(ConfigError) as caught:
        stage.load()
    assert str(caught.value) == "DBCARE_TARGET and DBCARE_SOCKET each say where to connect: set one of them"
    assert stage.load({"host": "h"}).endpoint.host == "h"


def test_a_target_that_says_nothing_is_refused(stage: Stage) -> None:
    system = stage.system("[targets.a]\ntls = 'off'\n")
    with pytest.raises(ConfigError) as caught:
        stage.load({"target": ["a"]})
    message = "[targets.a] says nothing of a connection: give it a host or db_properties"
    assert str(caught.value) == f"{system}:1: {message}"
