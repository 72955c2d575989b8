"""An archive is read up to its last whole batch, whatever became of its end."""

from pathlib import Path

import pytest

from dbcare import archive, archived
from dbcare.errors import ChangeError, FileError

TABLES = {"cloud.log": {"id": "bigint", "f": "double", "raw": "blob", "note": "text"}, "cloud.detail": {"id": "int"}}


def batch(number: int, instead: int = 0, deleted: tuple[int, ...] = ()) -> bytes:
    mark = {"batch": number, "first": number, "last": number, "rows": {"cloud.log": 2, "cloud.detail": 1}}
    head = archive.line(mark | {"deleted": deleted} | ({"instead": instead} if instead else {}))
    return head + f'[{number},1,{{"base64": "/w=="}},"a\\n"]\n[{number + 1},null,null,null]\n[7]\n'.encode()


@pytest.fixture
def made(tmp_path: Path) -> archive.Archive:
    made = archive.create(tmp_path, "a", {"run": "run-1"}, TABLES)
    for number in (1, 2):
        made.append(batch(number, deleted=(1,) if number == 2 else ()))
    return made


def test_rows_are_read_as_they_were(made: archive.Archive) -> None:
    rows = list(archived.rows(made.path))
    assert rows[:3] == [
        ("cloud.log", {"id": 1, "f": 1.0, "raw": b"\xff", "note": "a\n"}),
        ("cloud.log", {"id": 2, "f": None, "raw": None, "note": None}),
        ("cloud.detail", {"id": 7}),
    ]
    assert isinstance(rows[0][1]["f"], float)
    contents = archived.contents(made.path)
    assert (contents.standing, contents.deleted, contents.torn) == ((1, 2), {1}, False)
    assert contents.facts["run"] == "run-1"


def test_a_batch_that_was_replaced_does_not_count(made: archive.Archive) -> None:
    made.append(batch(3, instead=1))
    assert archived.contents(made.path).standing == (2, 3)
    assert [row["id"] for table, row in archived.rows(made.path) if table == "cloud.log"] == [2, 3, 3, 4]


def test_a_torn_end_costs_the_last_batch_at_most(made: archive.Archive) -> None:
    whole = made.path.read_bytes()
    two = made.path.stat().st_size
    made.append(batch(3))
    three = made.path.read_bytes()
    for size in range(two + 1, len(three)):
        made.path.write_bytes(three[:size])
        assert archived.contents(made.path)[1:] == ((1, 2), {1}, True)
    made.path.write_bytes(whole + bytes(5000))
    assert archived.contents(made.path)[1:] == ((1, 2), {1}, True)
    assert len(list(archived.rows(made.path))) == 6


@pytest.mark.parametrize("place", [30, -30])
def test_damage_is_told(made: archive.Archive, place: int) -> None:
    content = bytearray(made.path.read_bytes())
    content[place] ^= 0xFF
    made.path.write_bytes(content)
    with pytest.raises(FileError):
        archived.contents(made.path)


@pytest.mark.parametrize("content", [b"", b"text", bytes(100)])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(FileError):
        archived.contents(path)
    with pytest.raises(FileError):
        list(archived.rows(tmp_path / "absent"))


def test_no_name_is_taken_twice_and_no_folder_is_made(tmp_path: Path, made: archive.Archive) -> None:
    second = archive.create(tmp_path, "a", {}, {})
    assert (made.path.name, second.path.name) == ("a.jsonl.gz", "a-2.jsonl.gz")
    made.close()
    with pytest.raises(ChangeError, match="no archive can be made there"):
        archive.create(tmp_path / "absent", "a", {}, {})
