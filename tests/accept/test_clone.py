"""A fresh clone in an empty home: the README's two commands work, and work again."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_fresh_clone(tmp_path: Path) -> None:
    """`make demo` and `make test`, twice each, on a clone of what is committed."""
    if os.environ.get("DBCARE_INNER"):
        pytest.skip("this is the inner run")
    shared, clone, home = tmp_path / "shared", tmp_path / "dbcare", tmp_path / "home"
    home.mkdir()
    if (ROOT.parent / "shared").exists():
        shared.symlink_to(ROOT.parent / "shared")
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "DBCARE_INNER": "1"}
    for target in ("demo", "test", "demo", "test"):
        ran = subprocess.run(
            ["make", target], cwd=clone, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        print(f"make {target}: exit {ran.returncode}\n{ran.stdout[-3000:]}\n{ran.stderr[-1000:]}")
        assert ran.returncode == 0
    status = subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True)
    assert status.stdout == ""
