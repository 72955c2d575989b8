"""A large deployment: made fast, looked at without a false alarm, in flat memory."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dbcare import world
from dbcare.db import Writer
from dbcare.endpoint import Endpoint

DBCARE = str(Path(sys.executable).with_name("dbcare"))
SCALE = 100_000
# Children's peak memory in KiB, as the kernel counted it.
RUN = "import resource, subprocess, sys; r = subprocess.run(sys.argv[1:], capture_output=True); "
RUN += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.stdout.buffer.write(r.stdout)"


def check(endpoint: Endpoint, *options: str) -> tuple[int, dict[str, object]]:
    """Run `dbcare check` as people do; give its peak memory in KiB and its report."""
    command = [
        DBCARE,
        "check",
        "--socket",
        endpoint.socket,
        "--user",
        "root",
        "--no-state",
        "--format",
        "json",
        *options,
    ]
    ran = subprocess.run([sys.executable, "-c", RUN, *command], capture_output=True, check=True)
    peak, _, report = ran.stdout.partition(b"\n")
    return int(peak), json.loads(report)


@pytest.mark.parametrize("family", ["mariadb", "mysql"])
def test_large_world(request: pytest.FixtureRequest, family: str) -> None:
    """100 000 live VMs are there within three minutes; nothing is wrong with them; memory does not follow the rows."""
    endpoint: Endpoint = request.getfixturevalue(family)
    started = time.monotonic()
    world.create(endpoint, "4.22.0.0")
    world.populate(endpoint, "4.22.0.0", scale=SCALE)
    print(f"{family}: {SCALE} VMs made in {time.monotonic() - started:.0f} s")
    assert time.monotonic() - started < 180
    peak, report = check(endpoint)
    print(f"{family}: peak {peak} KiB", json.dumps(report["checks"]))
    summary: dict[str, int] = report["summary"]  # type: ignore[assignment]
    assert {name: summary[name] for name in ("critical", "warning", "not_checked", "exit_code")} == dict.fromkeys(
        ("critical", "warning", "not_checked", "exit_code"), 0
    )
    with Writer(endpoint, "cloud") as writer:
        guilty = writer.execute(
            "UPDATE op_networks o JOIN networks n ON n.id = o.id SET o.nics_count = o.nics_count + 1"
        )
    flooded, report = check(endpoint, "nics-count-drift")
    print(f"{family}: {guilty} guilty rows, peak {flooded} KiB")
    assert flooded < peak * 1.2
    assert len(report["findings"]) == 100  # type: ignore[arg-type]
