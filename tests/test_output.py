"""Where `--output` writes: a file whole, a link's file, and a pipe or device that stays what it is."""

import json
import os
import stat
from pathlib import Path

import pytest

from .spare import run

DEAD = ("check", "nics-count-drift", "--host", "127.0.0.1", "--port", "1", "--no-state", "--format", "json", "--output")


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    assert run(*DEAD, str(path)) == 69
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert json.loads(os.read(reading, 65536))["summary"]["exit_code"] == 69
    os.close(reading)


def test_a_link_stays_one_and_its_file_is_whole(tmp_path: Path) -> None:
    link, path = tmp_path / "link", tmp_path / "there" / "report"
    path.parent.mkdir()
    link.symlink_to(path)
    assert run(*DEAD, str(link)) == 69
    assert link.is_symlink()
    assert json.loads(path.read_text())["summary"]["exit_code"] == 69
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", ["", "nowhere/report", "a" * 300])
def test_what_cannot_be_written_is_usage_in_one_line(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*DEAD, str(tmp_path / name)) == 64
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
