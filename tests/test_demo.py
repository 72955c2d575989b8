"""The demo is the product's own acceptance: it fails when a fault is missed or something else is reported."""

import pytest

from dbcare import cli, world


def test_demo_finds_every_fault(capfd: pytest.CaptureFixture[str]) -> None:
    """`dbcare demo` ends with 0, having shown each fault in the report."""
    from typer.testing import CliRunner

    result = CliRunner().invoke(cli.app, ["demo", "--scale", "60"])
    out = result.stdout
    assert result.exit_code == 0, out
    for fault in world.FAULTS.values():
        assert fault.check in out
    assert f"{len(world.FAULTS)} faults put in, {len(world.FAULTS)} found, and nothing else" in out
