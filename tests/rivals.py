"""Runs of `dbcare fix` in processes of their own, which stop or die at a given step of a given fix."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dbcare import world
from dbcare.endpoint import Databases, Endpoint

CHECK, FAULT = "nics-count-drift", "nics-count-high"
SECONDS = 60
_CHILD = """
import os, signal, sys
from dbcare import cli, db
from dbcare.commands import carrying
how, step, times, db.IDLE_SECONDS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
usual = carrying.guards
def reached(name):
    global times
    times -= name == step
    if not times and name == step:
        os.kill(os.getpid(), signal.Signals[how])
carrying.guards = lambda config, stop: usual(config, stop)._replace(reached=reached)
sys.exit(cli.perform(sys.argv[5:]))
"""


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run dbcare to its end."""
    command = [str(Path(sys.executable).with_name("dbcare")), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


class Rival:
    """One `dbcare fix --plan … --confirm` that a signal of its own meets: SIGSTOP, or SIGKILL."""

    def __init__(self, how: str, step: str, times: int, arguments: Sequence[str], idle: int = 20) -> None:
        command = [sys.executable, "-c", _CHILD, how, step, str(times), str(idle), *arguments]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)

    def go_on(self) -> tuple[int, str]:
        """Let it go on to its end, and give its exit code and what it said."""
        self._process.send_signal(signal.SIGCONT)
        output, errors = self._process.communicate(timeout=SECONDS)
        return self._process.returncode, output + errors

    def end(self) -> None:
        """End it, whatever became of it."""
        self._process.kill()
        self._process.communicate()


def flags(endpoint: Endpoint, names: Databases) -> tuple[str, ...]:
    """Name the server and the databases as a command line does."""
    where = ("--socket", endpoint.socket, "--user", endpoint.user)
    return (*where, "--cloud-name", names.cloud, "--usage-name", names.usage)


def plan(endpoint: Endpoint, release: str, names: Databases, folder: Path) -> Path:
    """Put three faults into a world, and save the plan that mends them."""
    world.inject(endpoint, release, FAULT, count=3, databases=names)
    saved = folder / "plan.json"
    planned = run("fix", CHECK, "--plan-out", str(saved), *flags(endpoint, names))
    assert planned.returncode == 4, planned.stderr
    return saved
