"""What is said to be needed by name against what each release has."""

import pytest

from dbcare.catalogue import shipped
from dbcare.named import NAMED, named
from dbcare.versions import before

SCHEMAS = {version: shipped().schema(version) for version in shipped().versions}


@pytest.mark.parametrize("version", SCHEMAS)
def test_a_release_has_what_is_needed_by_name(version: str) -> None:
    """Under this name, as long as the release has the table; one with a later upgrade to come always has some."""
    needed = [need for table in SCHEMAS[version] for need in named(version, table)]
    assert needed
    for need in needed:
        assert need.name in {index.name for index in SCHEMAS[version][need.table].indexes}


@pytest.mark.parametrize("need", [need for need in NAMED if need.until], ids=lambda need: f"{need.table}.{need.name}")
def test_what_an_upgrade_drops_is_gone_or_another_after_it(need: tuple[str, ...]) -> None:
    table, name, *_, until = need
    older = [version for version in SCHEMAS if before(version, until) and table in SCHEMAS[version]]
    [old], new = (
        [index for index in SCHEMAS[version][table].indexes if index.name == name] for version in (older[-1], until)
    )
    assert old not in new
