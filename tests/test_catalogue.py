import gzip
import json
from functools import cache
from pathlib import Path

import pytest

from dbcare.catalogue import DEAD_SEQUENCES, SEQUENCES, baseline, facts, shipped
from dbcare.errors import FileError, UsageError

CUT_OFF = gzip.compress(b'{"versions": ["1"]}', mtime=0)[:-9]
SCHEMAS = cache(shipped().schema)


@pytest.fixture(params=shipped().versions)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_release_is_whole(version: str) -> None:
    schema = SCHEMAS(version)
    assert {"cloud.nics", "cloud.networks", "cloud.vm_instance", "cloud.version", "cloud_usage.cloud_usage"} <= set(
        schema
    )
    for name, table in schema.items():
        assert name == table.name
        assert table.columns, name
        known = set(table.columns)
        for index in table.indexes:
            assert {
                column.partition("(")[0].removesuffix(" DESC") for column in index.columns if column[0] != "("
            } <= known
        for key in table.foreign_keys:
            assert set(key.columns) <= known, (name, key)
            assert set(key.referenced_columns) <= set(schema[key.references].columns), (name, key)


def test_every_release_has_the_sequences_and_what_they_feed(version: str) -> None:
    for sequence in SEQUENCES:
        assert "id" in SCHEMAS(version)[sequence.table].columns
    assert not {sequence.name for sequence in SEQUENCES} & DEAD_SEQUENCES.keys()


def test_removals_are_what_a_release_has_and_a_newer_one_lacks() -> None:
    known = shipped()
    release = known.release("4.19.1.0")
    assert release.removals["cloud.user_vm_details", None] == "4.21.0.0"
    for (table, column), later in release.removals.items():
        assert release.has(table, column)
        assert table not in SCHEMAS(later) or column not in SCHEMAS(later)[table].columns
    assert known.release(known.versions[-1]).removals == {}


def test_on_the_way_to_a_newer_release_only_what_both_have_is_expected() -> None:
    release = shipped().release("4.20.1.0", towards="4.21.0.0")
    assert not release.has("cloud.user_vm_details")
    assert not release.has("cloud.vm_instance_details")
    assert not release.has("cloud.vpc_offerings", "for_nsx")
    assert release.has("cloud.vpc_offerings", "name")


def test_additions_are_what_a_release_lacks_and_a_newer_one_has() -> None:
    known = shipped()
    for version in (known.versions[0], known.versions[len(known.versions) // 2]):
        release = known.release(version)
        assert release.additions
        for (table, column), later in release.additions.items():
            assert not release.has(table, column)
            assert table in SCHEMAS(later), later
            assert column is None or column in SCHEMAS(later)[table].columns, (table, column, later)
    assert known.release(known.versions[-1]).additions == {}


def test_a_release_between_two_known_ones_gets_the_older_ones_facts() -> None:
    known = shipped()
    release = known.release("4.18.1.7-vendor")
    assert (release.version, release.exact) == ("4.18.1.7-vendor", False)
    assert release.facts == known.nearest("4.18.1.7") != "4.18.1.7"
    assert known.release("99.0").facts == known.versions[-1]
    assert known.release("1.0").facts == known.versions[0]
    assert known.release(known.versions[3]).exact


def test_an_unknown_release_is_refused_with_those_known() -> None:
    with pytest.raises(UsageError, match=r"release 4\.0\.1 is not in the catalogue; it knows .*4\.22\.0\.0"):
        shipped().exactly("4.0.1")
    assert shipped().exactly("4.22") == "4.22.0.0"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("place", [0, -1])
def test_a_baseline_gives_back_what_was_captured(tmp_path: Path, place: int, packed: bool) -> None:
    schema = SCHEMAS(shipped().versions[place])
    text = json.dumps(facts("4.99.0.1", schema)).encode()
    path = tmp_path / "baseline.json"
    path.write_bytes(gzip.compress(text) if packed else text)
    assert baseline(path).schema("4.99.0.1") == schema
    assert baseline(path).release("4.99.0.1").exact


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b'{"versions": [], "tables": {}}', b'{"versions": ["1"], "tables": []}', b"\x1f\x8bx",
     b'{"versions": ["1"], "tables": {"t": {"life": [{}]}}}', CUT_OFF, b"\xff\xfe"],
)  # fmt: skip
def test_a_file_that_is_no_baseline_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"baseline\.json: no baseline that `dbcare catalogue capture` wrote$"):
        baseline(path)


def test_a_baseline_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"nothing\.json: cannot be read: No such file"):
        baseline(tmp_path / "nothing.json")
