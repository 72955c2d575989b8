"""`make bench`: the figures that the issues ask for, as ratios measured in one run on this machine."""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.pairs import compare
from bench.proxy import delayed
from bench.wheel import DBCARE, PYTHON, check, install
from dbcare import world
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox

RELEASE = "4.22.0.0"
EMPTY_APP = """
import typer
app = typer.Typer()
@app.command()
def one(): pass
@app.command()
def two(): pass
app()
"""

STRUCTURE = (
    "missing-expected-index",
    "missing-foreign-keys",
    "partial-upgrade",
    "redundant-index-own",
    "redundant-index-shipped",
)
"""What pt-duplicate-key-checker looks at, and more: the rest of the area reads rows, which it never does."""


def start_up(times: int) -> Iterator[Figure]:
    """Compare `dbcare --version` with an empty typer application of two commands."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.py")
        empty.write_text(EMPTY_APP)
        ratio = compare([DBCARE, "--version"], [str(PYTHON), str(empty), "one"], times=times)
    yield Figure(
        "dbcare --version / empty typer app",
        ratio.value,
        1.2,
        f"{ratio.ours * 1000:.0f} / {ratio.theirs * 1000:.0f} ms",
    )
    code = (
        "import time; from dbcare import catalogue; a = time.perf_counter(); "
        f"catalogue.shipped().release('{RELEASE}'); print(time.perf_counter() - a)"
    )
    runs = [float(subprocess.run([str(PYTHON), "-c", code], capture_output=True, check=True).stdout) for _ in range(5)]
    yield Figure("catalogue: load one release, ms", sorted(runs)[2] * 1000, 60, "median of 5")


def against_percona(endpoint: Endpoint, times: int) -> Iterator[Figure]:
    """Compare the checks of keys and indexes with pt-duplicate-key-checker, here and 1 ms away each way."""
    tool = shutil.which("pt-duplicate-key-checker")
    if tool is None:
        sys.exit("bench: pt-duplicate-key-checker is not installed (Debian's percona-toolkit)")
    databases = ["--databases", "cloud,cloud_usage", "--user", "root"]
    local = compare(
        [DBCARE, "check", "--no-state", *STRUCTURE, "--socket", endpoint.socket, "--user", "root"],
        [tool, "--socket", endpoint.socket, *databases],
        times=times,
    )
    yield Figure(
        "keys and indexes / pt-duplicate-key-checker, local",
        local.value,
        0.6,
        f"{local.ours:.3f} / {local.theirs:.3f} s",
    )
    with delayed(endpoint.port, milliseconds=1) as port:
        far = compare(
            [DBCARE, "check", "--no-state", *STRUCTURE, "--host", "127.0.0.1", "--port", str(port), "--user", "root"],
            [tool, "--host", "127.0.0.1", "--port", str(port), *databases],
            times=max(3, times // 2),
        )
    yield Figure(
        "keys and indexes / pt-duplicate-key-checker, 1 ms each way",
        far.value,
        1 / 6,
        f"{far.ours:.3f} / {far.theirs:.3f} s",
    )


def round_trips(endpoint: Endpoint) -> Iterator[Figure]:
    """Count what `dbcare check` sends."""
    for what, names, key, bound in (
        ("keys and indexes: queries", list(STRUCTURE), "queries", 6),
        ("everything: round trips", [], "round_trips", 70),
    ):
        report = check(endpoint, names).report
        yield Figure(what, report["targets"][0][key], bound, f"{len(report['checks'])} checks")


def world_speed(endpoint: Endpoint, scale: int) -> Iterator[Figure]:
    """Time how fast a deployment is made."""
    started = time.perf_counter()
    world.create(endpoint, RELEASE)
    created = time.perf_counter() - started
    world.populate(endpoint, RELEASE, scale=scale)
    seconds = time.perf_counter() - started
    bound = 180.0 if scale == 100_000 else None
    yield Figure(f"world: {scale} VMs, s", seconds, bound, f"creating the schema took {created:.1f} s of it")


def main() -> None:
    """Run all benchmarks, or the quick ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=11, help="pairs per comparison")
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    options = parser.parse_args()
    python = install()
    with Sandbox(tcp=True) as sandbox:
        endpoint = sandbox.endpoint
        world.create(endpoint, RELEASE)
        world.populate(endpoint, RELEASE, scale=100)
        print(f"dbcare on {python}, {sandbox.binary.path}", flush=True)
        groups = [start_up(options.times), against_percona(endpoint, options.times), round_trips(endpoint)]
        if not options.quick:
            groups.append(world_speed(endpoint, 100_000))
        for group in groups:
            for figure in group:
                print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
