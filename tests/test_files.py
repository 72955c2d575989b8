from dataclasses import replace
from pathlib import Path

import pytest

from dbcare.endpoint import Endpoint
from dbcare.errors import ConfigError, ConnectionFailed, StatementFailed
from dbcare.explain import explained, explaining
from dbcare.scan import Scan

from .stage import PROPERTIES, Stage, nobody


def unreadable(path: Path) -> Path:
    path.chmod(0)
    return path


def test_a_default_file_that_may_not_be_read_is_passed_over_and_remembered(guarded: Stage) -> None:
    system = unreadable(guarded.system("limits.jobs = 7"))
    found = unreadable(guarded.properties(PROPERTIES))
    with nobody():
        config = guarded.load()
    refusals = tuple(f"{path} could not be read: permission denied" for path in (system, found))
    assert (config.endpoint, config.limits.jobs, config.source) == (Endpoint(), 2, "defaults")
    assert (config.passed_over, config.notes) == (refusals, refusals[:1])
    assert explained(config, ConnectionFailed("refused")) == (
        f"refused; {refusals[0]}; {refusals[1]}; run as root or user cloud, or say where with --host or --target"
    )
    assert explained(config, StatementFailed("no")) == "no"


def test_files_that_are_not_asked_are_not_blamed(guarded: Stage) -> None:
    unreadable(guarded.properties(PROPERTIES))
    with nobody():
        config = guarded.load({"host": "h"})
    assert config.passed_over == ()
    assert explained(config, ConnectionFailed("refused")) == "refused"


def test_a_file_in_a_folder_that_may_not_be_searched_is_passed_over(guarded: Stage) -> None:
    found = guarded.properties(PROPERTIES)
    found.parent.chmod(0)
    with nobody():
        passed_over = guarded.load().passed_over
    found.parent.chmod(0o700)
    assert passed_over == (f"{found} could not be read: permission denied",)


@pytest.mark.parametrize("way", ["config", "DBCARE_CONFIG", "db_properties", "defaults_file"])
@pytest.mark.parametrize(
    ("kind", "reason"), [("missing", "no such file or directory"), ("closed", "permission denied")]
)
def test_a_named_file_that_cannot_be_read_is_an_error(guarded: Stage, way: str, kind: str, reason: str) -> None:
    path = guarded.root / "named"
    if kind == "closed":
        unreadable(guarded.write("named", ""))
    guarded.environment |= {way: str(path)} if way.isupper() else {}
    with nobody(), pytest.raises(ConfigError) as caught:
        guarded.load({way: path}, path if way == "config" else None)
    assert (str(caught.value), caught.value.exit_code) == (f"{path}: cannot be read: {reason}", 78)


@pytest.mark.parametrize("key", ["db_properties", "defaults_file", "password_file"])
def test_a_file_named_by_a_file_is_blamed_on_the_line(stage: Stage, key: str) -> None:
    system = stage.system(f"\n[target]\n{key} = 'missing'\n")
    with pytest.raises(ConfigError) as caught:
        stage.load()
    missing = f"{system.parent}/missing: cannot be read: no such file or directory"
    assert str(caught.value) == f"{system}:3: {key}: {missing}"


def test_without_a_home_there_is_no_option_file(stage: Stage) -> None:
    del stage.environment["HOME"]
    with pytest.raises(ConfigError, match=r"^~/\.my\.cnf: there is no home directory; name the file with --defaults-f"):
        stage.load({"defaults_group_suffix": "_a"})


def test_a_password_that_others_can_read_is_noted(stage: Stage) -> None:
    path = stage.system("[targets.a]\nhost = 'h'\npassword = 'p'\n")
    assert stage.load({"target": ["a"]}).notes == ()
    path.chmod(0o640)
    assert stage.load({"target": ["a"]}).notes == (
        f"{path} holds a password and others than its owner may read it: chmod 600 {path}",
    )
    path.write_text("[targets.a]\nhost = 'h'\npassword = ''\n")
    assert stage.load({"target": ["a"]}).notes == ()


# What is told when the server cannot be reached --------------------------------------------------------------------


def test_without_any_source_the_error_says_so(stage: Stage) -> None:
    config = stage.load()
    with pytest.raises(ConnectionFailed) as caught, explaining(config):
        raise ConnectionFailed("refused")
    hint = "nothing says where the database is: --host, --db-properties or a configuration file would"
    assert str(caught.value) == f"refused; {hint}"
    assert explained(config, StatementFailed("no")) == "no"


def test_a_target_that_cannot_be_reached_is_reported_with_the_files_passed_over(guarded: Stage) -> None:
    found = unreadable(guarded.properties(PROPERTIES))
    with nobody():
        config = guarded.load()
    nowhere = replace(config, endpoint=replace(config.endpoint, socket="/nowhere/s"))
    assert Scan(nowhere, ()).run().error == (
        f"/nowhere/s: cannot connect: No such file or directory; {found} could not be read: permission denied; "
        "run as root or user cloud, or say where with --host or --target"
    )
