"""What the judges of counters say where no fixture can: of releases to come, of cloud_usage, of clusters."""

from datetime import datetime
from typing import Any

import pytest

from dbcare.catalogue import shipped
from dbcare.check import Check, Context, LiveTable, Problem, Severity

from .fixtures import ENTRIES

NIC = {
    "uuid": "u", "mac": "52:54:00:00:00:01", "zone_id": 1, "traffic_type": "Guest", "physical_network_id": 200,
    "network_uri": None, "broadcast_uri": None, "type": "User", "pod_id": 1, "state": "Running", "vpc_id": None,
    "served_network_id": None,
}  # fmt: skip


def check(name: str) -> Check:
    return next(entry.check for entry in ENTRIES if entry.check.id == name)


def judged(name: str, inputs: dict[str, Any], release: str = "4.22.0.0") -> list[Problem]:
    found = check(name)
    context = Context(shipped().release(release), "MySQL 9.7.4", datetime(2026, 11, 23), found.parameters)
    return list(found.judged(inputs, context))


def nic(number: int, network: int) -> dict[str, Any]:
    return {**NIC, "id": number, "network_id": network, "network": f"n{network}", "instance_name": f"i-3-{number}-VM"}


def counting(next_id: int | None) -> LiveTable:
    return LiveTable("InnoDB", 0, 0, next_id, "utf8mb4_general_ci")


@pytest.mark.parametrize(
    ("release", "told"),
    [("4.9.0", 1), ("4.20.2.0", 1), ("4.20.3.0", 0), ("4.21.0.0", 1), ("4.22.0.0", 1), ("4.22.1.0", 0), ("4.23", 0)],
)
def test_an_address_in_two_networks_is_legal_since_it_is(release: str, told: int) -> None:
    apart = judged("duplicate-live-mac", {"detect": [nic(1, 204), nic(2, 205)]}, release)
    assert [problem.severity for problem in apart] == [Severity.INFO] * told
    together = judged("duplicate-live-mac", {"detect": [nic(1, 204), nic(2, 204)]}, release)
    assert [problem.severity for problem in together] == [Severity.CRITICAL]


@pytest.mark.parametrize(
    ("release", "everywhere", "own", "told"),
    [
        ("4.18.0.0", None, None, 0), ("4.18.1.0", None, None, 1), ("4.22.0.0", None, "7", 1),
        ("4.22.1.0", None, "7", 0), ("4.20.3.0", "0", "7", 0), ("4.21.0.0", "0", "7", 1), ("4.22.1.0", "7", "0", 1),
        ("4.22.1.0", "7", None, 0),
    ],
)  # fmt: skip
def test_a_zone_has_its_own_identifier_since_it_has(
    release: str, everywhere: str | None, own: str | None, told: int
) -> None:
    row = {"kind": "zone", "id": 256, "uuid": "u", "name": "z", "identifier": everywhere, "own_identifier": own}
    assert len(judged("mac-seq-overflow", {"detect": [row]}, release)) == told


def test_ids_of_cloud_usage_run_out_too() -> None:
    column = {"db": "cloud_usage", "tbl": "usage_volume", "name": "id", "type": b"int(10) unsigned"}
    tables = {"cloud_usage.usage_volume": counting(4294967296), "cloud.usage_volume": counting(5)}
    [problem] = judged("autoincrement-headroom", {"tables": tables, "columns": [column]})
    assert problem.key == {"table": "cloud_usage.usage_volume", "column": "id"}
    assert "nothing can be inserted" in problem.message


def test_a_table_that_was_emptied_counts_from_one() -> None:
    """MySQL says nothing of a table that has no rows, and MariaDB makes decimals of ids beside NULL."""
    rows = [{"id": 7, "vm_instance_id": 10, "step": "Done", "alone": 1}, {"id": None, "alone": 0}]
    [problem] = judged("vm-work-job-id-collision", {"tables": {"cloud.async_job": counting(None)}, "detect": rows})
    assert problem.key == {"id": 7}


@pytest.mark.parametrize(("step", "next_id", "told"), [(1, 510, 0), (1, 511, 1), (20, 519, 0), (20, 520, 1)])
def test_a_cluster_counts_in_steps(step: int, next_id: int, told: int) -> None:
    row = {"name": "networks_seq", "next_value": 500, "max_id": 499, "step": step, "feeds": "cloud.networks"}
    tables = {"cloud.networks": counting(next_id)}
    assert len(judged("autoincrement-ahead-of-sequence", {"tables": tables, "sequences": [row]})) == told
