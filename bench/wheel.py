"""dbcare installed as its users install it, and run as they run it: a process of its own each time."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbcare.endpoint import Endpoint

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".cache" / "bench" / "bin" / "python"
DBCARE = str(PYTHON.with_name("dbcare"))
# The kernel counts a child's peak memory from its fork on: it is started by something smaller than itself.
_RUN = """
import json, resource, subprocess, sys, time
started = time.monotonic()
ran = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, capture_output=True)
ended = time.monotonic()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
facts = [started, ended, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime]
json.dump([facts, ran.returncode, ran.stdout.decode(), ran.stderr.decode()], sys.stdout)
"""


_SPIN = "import sys, time\nwhile time.process_time() < float(sys.argv[1]): pass"


@dataclass(frozen=True)
class Run:
    """One run of a program: when by the monotonic clock, peak memory in MiB, processor seconds, dbcare's report."""

    started: float
    ended: float
    peak: float
    processor: float
    report: dict[str, Any]

    @property
    def seconds(self) -> float:
        """How long the process lived."""
        return self.ended - self.started

    def wrong(self) -> list[str]:
        """Say what should not be there on a consistent database: findings from warning up, checks that did not look."""
        found = [one for one in self.report["findings"] if one["severity"] != "info"]
        unlooked = [one for one in self.report["checks"] if one["status"] == "not-checked"]
        return [
            *(f"{one['check']} found: {one['message']}" for one in found),
            *(f"{one['id']} not checked: {one['reason']}" for one in unlooked),
        ]


def install() -> str:
    """Install dbcare as a wheel on the Python that tools/setup chose, and name that."""
    python = sys.base_prefix + "/bin/python3"
    shutil.rmtree(PYTHON.parents[1], ignore_errors=True)
    subprocess.run([python, "-m", "venv", "--without-pip", str(PYTHON.parents[1])], check=True)
    with tempfile.TemporaryDirectory() as folder:
        # Built in a copy: setuptools leaves its build directory in the tree, and uses it again.
        tree = Path(folder, "dbcare")
        files = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for name in files.decode().split("\0"):
            if name and (ROOT / name).is_file():
                (tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, tree / name)
        pip = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, str(tree)], check=True)
    return python


def command(endpoint: Endpoint, *options: str) -> list[str]:
    """Write the command that checks a server."""
    where = ["--socket", endpoint.socket, "--user", endpoint.user, "--format", "json", "--no-state"]
    return [DBCARE, "check", *where, *options]


def check(endpoint: Endpoint, options: Sequence[str] = ()) -> Run:
    """Run `dbcare check` to its end; raise RuntimeError when it gives no report."""
    facts, code, output, errors = _run(command(endpoint, *options))
    if code not in (0, 1, 2, 3):
        raise RuntimeError(f"dbcare check: exit {code}: {errors[-500:]}")
    started, ended, peak, processor = facts
    return Run(started, ended, peak, processor, json.loads(output))


def spin(seconds: float) -> Run:
    """Use the processor for so many seconds, far from any server."""
    (started, ended, peak, processor), *_ = _run([str(PYTHON), "-c", _SPIN, str(seconds)])
    return Run(started, ended, peak, processor, {})


def _run(program: Sequence[str]) -> Any:
    runner = [str(PYTHON), "-c", _RUN, *program]
    return json.loads(subprocess.run(runner, stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout)
