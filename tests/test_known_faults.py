"""The list of known faults is data that somebody edits: every entry says what its readers rely on."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from dbcare.checks import known_database_faults

from dbcare.registry import installed
from dbcare.versions import numbers

CHECKS = Path(known_database_faults.__file__).parent
FAULTS = tomllib.loads((CHECKS / "known_database_faults.toml").read_text())["fault"]
SUPPORT = tomllib.loads((CHECKS / "release_out_of_support.toml").read_text())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["id"])
def test_an_entry_says_what_its_readers_rely_on(fault: dict[str, object]) -> None:
    assert fault.keys() <= {"id", "summary", "since", "mended", "reported", "checks", "links"}
    assert fault["links"]
    assert all(str(link).startswith("https://") for link in fault["links"])  # type: ignore[attr-defined]
    assert set(fault.get("checks", [])) <= set(installed([]).ids())  # type: ignore[call-overload]
    mended = [numbers(release) for release in fault.get("mended", [])]  # type: ignore[attr-defined]
    assert mended == sorted(mended)
    assert not (mended and "reported" in fault)


def test_entries_have_names_of_their_own() -> None:
    assert len({fault["id"] for fault in FAULTS}) == len(FAULTS)


def test_lines_of_releases_have_a_day_and_a_source() -> None:
    for line in SUPPORT["line"]:
        assert isinstance(line["until"], date)
        assert line["source"].startswith("https://")
    assert numbers(SUPPORT["ended_before"]) <= min(numbers(line["name"]) for line in SUPPORT["line"])
