"""How much disk an index takes, and where it is known whether that is free."""

import socket
from pathlib import Path

import pytest

from dbcare.room import SPARE, Disk, Room, disks, lacking, needed

GB = 10**9


def test_an_index_takes_no_more_than_its_columns_or_the_rows() -> None:
    assert needed(1000, 500, [8, 8], 10**6) == Room(46_000, 92_000)
    assert needed(1000, 50, [8, 4000], 10_000) == Room(80_000, 90_000)
    assert needed(0, 0, [8], 10_000) == Room(0, 0)


@pytest.mark.parametrize(
    ("devices", "free", "why"),
    [
        ((1, 2), (GB + SPARE, 2 * GB + SPARE), ""),
        ((1, 2), (GB, 9 * GB), "it may take 1.0 GB on the disk of /data, where 1.0 GB are free"),
        ((1, 2), (9 * GB, GB), "it may take 2.0 GB on the disk of /tmp, where 1.0 GB are free"),
        ((1, 1), (3 * GB + SPARE, 3 * GB + SPARE), ""),
        ((1, 1), (2 * GB, 2 * GB), "it may take 3.0 GB on the disk of /data, where 2.0 GB are free"),
    ],
)
def test_a_disk_without_room_is_named(devices: tuple[int, int], free: tuple[int, int], why: str) -> None:
    data, scratch = Disk("/data", devices[0], free[0]), Disk("/tmp", devices[1], free[1])
    assert lacking(Room(GB, 2 * GB), data, scratch) == why


def test_the_disks_are_looked_at_on_the_servers_own_host(tmp_path: Path) -> None:
    here = {"hostname": socket.gethostname(), "datadir": str(tmp_path), "tmpdir": f"{tmp_path}:/other"}
    (tmp_path / "cloud").mkdir()
    found = disks(here, "cloud")
    assert found is not None
    assert [disk.path for disk in found] == [str(tmp_path / "cloud"), str(tmp_path)]
    assert all(disk.free > 0 for disk in found)
    assert disks({**here, "hostname": "elsewhere"}, "cloud") is None
    assert disks({**here, "datadir": "/not/here"}, "cloud") is None
    assert disks({**here, "innodb_tmpdir": "/not/here"}, "cloud") is None
