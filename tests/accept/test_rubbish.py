"""Ten thousand files and command lines of rubbish, each answered with a code, in one line; and as many plans."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CASES = "10000"


def test_ten_thousand_cases() -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--timeout=1800",
        "tests/test_rubbish.py",
        "tests/test_planfile.py",
    ]
    ran = subprocess.run(command, cwd=ROOT, env={**os.environ, "DBCARE_TEST_RUBBISH": CASES}, capture_output=True)
    assert ran.returncode == 0, ran.stdout.decode()[-5000:]
