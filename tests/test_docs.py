import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
import typer
from cogapp import Cog

from dbcare.catalogue import shipped
from dbcare.cli import app
from dbcare.config import Config, Limits, load, verify_checks
from dbcare.config import settings as configuration
from dbcare.configfile import read
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.findings import Status
from dbcare.fixing import Fixing
from dbcare.keys import SCHEMA
from dbcare.registry import installed
from dbcare.scan import Scan

from .spare import ROOT, built

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text()
ENTRIES = installed([]).entries


def blocks(text: str, kind: str) -> list[str]:
    """The fenced blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_generated_parts_are_up_to_date(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert Cog().main(["cog", "--check", "-P", str(page)]) == 0, "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|<!-- \[\[\[cog.*?-->", "", page.read_text(), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)]+)\)", text):
        path, _, anchor = link.partition("#")
        if not link.startswith("https://"):
            assert (page.parent / path).exists(), link
            assert not anchor or f"`{anchor}`" in text, link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_named_files_and_targets_are_there(page: Path) -> None:
    text = page.read_text()
    for name in re.findall(r"`((?:dbcare|docs|tests|checks|sql|tools)/[\w./-]+)`", text):
        assert (ROOT / name).exists(), name
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"`make (\w+)`", text)) | set(re.findall(r"^make (\w+)", text, re.MULTILINE)) <= set(targets)


def commands(command: typer.core.TyperGroup, path: str) -> Iterator[tuple[str, object]]:
    context = command.make_context(path, [], resilient_parsing=True)
    yield path, command
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield from commands(command.get_command(context, name), f"{path} {name}")  # type: ignore[arg-type]


COMMANDS = dict(commands(typer.main.get_command(app), "dbcare"))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_has_help(path: str) -> None:
    command = COMMANDS[path]
    assert command.help  # type: ignore[attr-defined]
    assert f"## `{path}`\n" in (ROOT / "docs" / "cli.md").read_text()
    for parameter in command.params:  # type: ignore[attr-defined]
        assert parameter.param_type_name == "argument" or parameter.help, parameter.name


def test_commands_that_the_pages_show_exist() -> None:
    for page in PAGES:
        text = page.read_text()
        for line in [
            *re.findall(r"`dbcare ([a-z][^`]*)`", text),
            *re.findall(r"^dbcare (.*)$", "".join(blocks(text, "sh")), re.M),
        ]:
            words = line.split()
            assert any(" ".join(["dbcare", *words[:count]]) in COMMANDS for count in (1, 2)), (
                f"{page.name}: dbcare {line}"
            )
            options = {word.partition("=")[0] for word in words if word.startswith("--")}
            known = {name for command in COMMANDS.values() for one in command.params for name in one.opts}  # type: ignore[attr-defined]
            assert options <= known | {"--help"}, f"{page.name}: dbcare {line}"


def test_every_check_has_its_page() -> None:
    text = (ROOT / "docs" / "checks.md").read_text()
    for entry in ENTRIES:
        assert f"### `{entry.check.id}`\n" in text
        assert entry.check.id in README


def test_the_readme_has_every_key_with_its_default(tmp_path: Path) -> None:
    [text] = blocks(README, "toml")
    raw = tomllib.loads(text)
    for key, kind in (("target", Endpoint), ("databases", Databases), ("limits", Limits), ("fix", Fixing)):
        assert list(raw[key]) == [part.name for part in fields(kind) if part.name != "others"]
    path = tmp_path / "c.toml"
    path.write_text(text)
    config = load({}, {}, path, root=tmp_path)
    assert replace(config, checks={}, source="") == replace(Config(), checks={})
    verify_checks(config, {entry.check.id: entry.check.parameters for entry in ENTRIES})
    for name, settings in config.checks.items():
        assert settings.params == installed([]).get(name).check.parameters
    commented = re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE)
    path.write_text(commented)
    assert load({}, {}, path, root=tmp_path).checks["network-owner-removed"].timeout == 30
    whole = tomllib.loads(commented)
    assert whole.keys() == SCHEMA.keys() - {"targets"}
    assert whole["state"].keys() == SCHEMA["state"].keys()


def test_every_example_of_configuration_can_be_used(tmp_path: Path) -> None:
    for text in blocks((ROOT / "docs" / "configuration.md").read_text(), "toml"):
        path = tmp_path / "c.toml"
        path.write_text(text)
        path.chmod(0o600)
        verify_checks(configuration({}, path), {entry.check.id: entry.check.parameters for entry in ENTRIES})
        assert read(path).warning == ""


def test_every_key_of_a_target_is_explained() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text()
    table = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = [name for cell in table for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(told) == sorted(SCHEMA["target"])


def test_the_readme_counts_the_releases() -> None:
    assert f"databases of {len(shipped().versions)} CloudStack releases" in README
    assert f"structure of {len(shipped().versions)} CloudStack releases" in (ROOT / "CHANGELOG.md").read_text()


def test_the_readme_has_the_exit_codes_of_the_errors() -> None:
    from dbcare import errors

    told = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    raised = {
        kind.exit_code for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)
    }
    assert told == raised | {0, 1, 2, 3, 5, 130}


def test_the_readme_has_the_bounds_of_the_program() -> None:
    limits = Limits()
    assert f"at most {limits.timeout:g} seconds" in README
    assert f"more than {limits.examined_rows // 10**6} million rows" in " ".join(README.split())


@pytest.fixture
def looker(server: Endpoint) -> Iterator[Config]:
    """The account that the README's statements make."""
    config = built(server)
    [text] = blocks(README, "sql")
    text = text.replace("ON cloud.*", "ON spare_cloud.*").replace("ON cloud_usage.*", "ON spare_usage.*")
    with Writer(server) as root:
        for statement in text.strip().split(";\n"):
            root.execute(statement.rstrip(";").replace("'@'%'", "'@'localhost'"))
        yield replace(config, endpoint=replace(server, user="dbcare", password="a good password"))
        root.execute("DROP USER 'dbcare'@'localhost'")


def test_with_the_account_of_the_readme_every_check_looks(looker: Config) -> None:
    outcomes = Scan(looker, ENTRIES).run().outcomes
    assert len(outcomes) == len(ENTRIES)
    assert {outcome.status for outcome in outcomes} <= {Status.PASSED, Status.FOUND}


def test_the_account_of_the_readme_cannot_do_what_sessions_let_pass(looker: Config) -> None:
    from dbcare.db import Session
    from dbcare.errors import StatementFailed

    with Writer(replace(looker.endpoint, user="root", password="")) as root, Session(looker.endpoint) as session:
        [row] = root.all("SELECT CONNECTION_ID() AS id")
        for statement in (
            "SET GLOBAL max_connections = 151",
            f"KILL {row['id']}",
            "SELECT 1 INTO OUTFILE '/tmp/dbcare-test'",
        ):
            with pytest.raises(StatementFailed, match=r"denied|not owner|SUPER"):
                session.all(statement)
    # Nor without dbcare's session.
    with Writer(looker.endpoint, looker.databases.cloud) as bare, pytest.raises(StatementFailed, match="denied"):
        bare.execute("DELETE FROM networks")


def test_the_sample_of_json_is_valid() -> None:
    [sample] = blocks((ROOT / "docs" / "json.md").read_text(), "json")
    schema = json.loads(resources.files("dbcare").joinpath("report.schema.json").read_text())
    jsonschema.validate(json.loads(sample), schema, jsonschema.Draft202012Validator)


def test_the_report_that_the_pages_use_is_valid() -> None:
    schema = json.loads(resources.files("dbcare").joinpath("report.schema.json").read_text())
    sample = json.loads((ROOT / "docs" / "example-report.json").read_text())
    jsonschema.validate(sample, schema, jsonschema.Draft202012Validator)


def told(report: str) -> set[tuple[str, ...]]:
    """The findings of a printed report, messages joined, numbers left out: they depend on the size of the world."""
    rows: list[list[str]] = []
    for line in report[report.index("SEVERITY") :].splitlines()[2:]:
        if not line.strip():
            break
        if line.startswith("    "):
            rows[-1][-1] += f" {line.strip()}"
        else:
            rows.append([*re.split(r"\s{2,}", line), ""])
    return {tuple(re.sub(r"\d+", "N", cell.strip()) for cell in row) for row in rows}


def test_the_readme_shows_what_the_demo_prints() -> None:
    [shown] = [block for block in blocks(README, "text") if block.startswith("SEVERITY")]
    program = [sys.executable, "-m", "dbcare", "demo"]
    # The readline of pytest's process tells its children of 80 columns.
    settings = os.environ | {"COLUMNS": "120"}
    done = subprocess.run(program, capture_output=True, text=True, env=settings)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(told(shown)) == 3
    assert told(shown) - told(done.stdout) == set()
