import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families as families

from dbcare.endpoint import Endpoint
from dbcare.render.prometheus import render

from .documents import documents, small
from .faulty import faulty
from .spare import run

SEVERITIES = ("critical", "warning", "info")


def read(text: str) -> dict[str, Metric]:
    """What Prometheus' own reader makes of a text: each family once, no timestamps, no series twice."""
    listed = list(families(text + "\n"))
    assert len({family.name for family in listed}) == len(listed)
    samples = [sample for family in listed for sample in family.samples]
    assert {sample.timestamp for sample in samples} <= {None}
    assert len({(sample.name, *sorted(sample.labels.items())) for sample in samples}) == len(samples)
    for family in listed:
        assert (family.type, bool(family.documentation)) == ("gauge", True)
        assert text.count(f"# HELP {family.name} ") == text.count(f"# TYPE {family.name} ") == 1
    return {family.name.removeprefix("dbcare_"): family for family in listed}


def label(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\r", " ")


@settings(deadline=None)
@given(documents())
def test_prometheus_own_reader_reads_any_document(made: dict[str, Any]) -> None:
    names = [label(target["name"]) for target in made["targets"]]
    if len(set(names)) < len(names):
        return
    told = read(render(made))
    assert told["exit_code"].samples[0].value == made["summary"]["exit_code"]
    assert [(one.labels["target"], one.value) for one in told["up"].samples] == [
        (name, 0 if target["error"] else 1) for name, target in zip(names, made["targets"], strict=True)
    ]
    statuses = [(label(one["target"]), one["id"], one["area"], one["status"]) for one in made["checks"]]
    seen = told["check_status"].samples
    assert [tuple(one.labels[name] for name in ("target", "check", "area", "status")) for one in seen] == statuses
    looked = [check for check in made["checks"] if check["status"] in ("passed", "found")]
    assert [one.value for one in told["findings"].samples] == [
        check["counts"][severity] for check in looked for severity in SEVERITIES
    ]
    assert [one.value for one in told["check_duration_seconds"].samples] == [check["seconds"] for check in looked]


def test_the_gauges_that_there_are() -> None:
    told = read(render(small()))
    assert list(told) == [
        "build_info", "last_run_timestamp_seconds", "run_duration_seconds", "exit_code", "up", "target_info",
        "findings", "findings_acknowledged", "check_status", "check_duration_seconds",
    ]  # fmt: skip
    assert told["last_run_timestamp_seconds"].samples[0].value == 1795399200
    assert told["target_info"].samples[0].labels == {
        "target": "default", "server": "MariaDB 10.11.19", "cloudstack": "4.22.0.0"
    }  # fmt: skip
    known = {one.labels["check"]: one.value for one in told["findings_acknowledged"].samples}
    assert known == {"missing-expected-index": 0, "nics-count-drift": 0, "network-owner-removed": 1}


def test_what_did_not_look_has_no_count() -> None:
    told = read(render(small()))
    assert "long-running-transaction" not in {one.labels["check"] for one in told["findings"].samples}


def test_a_state_knows_how_many_are_acknowledged() -> None:
    made = small()
    made["checks"][2]["acknowledged"] = 700
    assert [one.value for one in read(render(made))["findings_acknowledged"].samples] == [0, 0, 700]


def test_a_real_run_as_a_file_for_node_exporter(server: Endpoint, tmp_path: Path) -> None:
    file, before = tmp_path / "dbcare.prom", int(time.time())
    assert run("check", *faulty(server), "--format", "prometheus", "--output", str(file)) == 2
    text = file.read_text()
    assert text.endswith("1\n") or text[-1] == "\n" != text[-2]
    told = read(text)
    assert before <= told["last_run_timestamp_seconds"].samples[0].value <= time.time()
    found = {
        one.labels["check"]: one.value
        for one in told["findings"].samples
        if one.labels["severity"] != "info" and one.value
    }
    assert found == {"nics-count-drift": 2, "network-owner-removed": 2}
    assert told["up"].samples[0].value == 1
    assert list(tmp_path.iterdir()) == [file]


def test_a_target_that_is_down_is_told(tmp_path: Path) -> None:
    file = tmp_path / "dbcare.prom"
    assert run("check", "--socket", "/nowhere/s", "--format", "prometheus", "--output", str(file)) == 69
    told = read(file.read_text())
    assert (told["up"].samples[0].value, told["exit_code"].samples[0].value) == (0, 69)
    assert told["findings"].samples == []


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o600, 0o664])
def test_the_mode_of_a_file_that_is_there_is_kept(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "dbcare.prom"
    file.touch()
    file.chmod(mode)
    assert run("check", "--socket", "/nowhere/s", "--format", "prometheus", "--output", str(file)) == 69
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert file.stat().st_size > 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files to other groups")
def test_the_group_of_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "dbcare.prom"
    file.touch()
    os.chown(file, -1, 12345)
    file.chmod(0o640)
    assert run("check", "--socket", "/nowhere/s", "--format", "prometheus", "--output", str(file)) == 69
    assert (file.stat().st_gid, stat.S_IMODE(file.stat().st_mode)) == (12345, 0o640)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody else")
def test_a_group_that_cannot_be_kept_may_not_read(tmp_path: Path) -> None:
    """Somebody who is not in the file's group: the new file is of another group, which the mode was not meant for."""
    folder = tmp_path / "f"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o055)
    file = folder / "dbcare.prom"
    file.touch()
    os.chown(file, 12346, 12345)
    file.chmod(0o664)
    program = (
        "import os, sys; from pathlib import Path; from dbcare.commands import writing; "
        "os.setgroups([]); os.setgid(12346); os.setuid(12346); writing.write('x', Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", program, str(file)], check=True)
    assert (file.stat().st_gid, stat.S_IMODE(file.stat().st_mode)) == (12346, 0o604)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_mode_of_a_stranger_s_file_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "dbcare.prom"
    file.touch()
    os.chown(file, 12346, 12345)
    file.chmod(0o666)
    assert run("check", "--socket", "/nowhere/s", "--format", "prometheus", "--output", str(file)) == 69
    assert (file.stat().st_uid, stat.S_IMODE(file.stat().st_mode)) == (0, 0o600)
