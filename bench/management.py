"""A simulated management server: threads of several kinds, each a process, from the beginning of a block to its end."""

import json
import multiprocessing
import multiprocessing.synchronize
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Self

import pymysql

from bench.threads import Log, Part, Places, attach, fetch, knock, work
from dbcare.db import Writer
from dbcare.endpoint import Endpoint

GUEST = (
    "SELECT n.id, n.data_center_id AS zone FROM networks n JOIN op_networks o ON o.id = n.id "
    "WHERE n.removed IS NULL AND n.guest_type = 'Isolated' AND n.state <> 'Setup' ORDER BY n.id"
)
NICE = 10
RUNNING = "SELECT id FROM vm_instance WHERE removed IS NULL AND type = 'User' AND state = 'Running'"
PARTS: tuple[tuple[Callable[[Part], None], int], ...] = ((fetch, 4), (attach, 2), (work, 24), (knock, 1))


class Management:
    """A management server at work, until the end of the block; then `log` says what it did."""

    def __init__(self, endpoint: Endpoint, folder: Path) -> None:
        self.log = Log()
        self._stop = multiprocessing.Event()
        with Writer(endpoint, "cloud") as writer:
            networks = {row["id"]: row["zone"] for row in writer.all(GUEST)}
            places = Places(networks, [row["id"] for row in writer.all(RUNNING)])
        roles = [role for role, times in PARTS for _ in range(times)]
        self._paths = [folder / f"part-{number}" for number in range(len(roles))]
        self._processes = [
            multiprocessing.Process(target=_be, args=(role, endpoint.socket, number, self._stop, places, path))
            for number, (role, path) in enumerate(zip(roles, self._paths, strict=True))
        ]

    def __enter__(self) -> Self:
        for process in self._processes:
            process.daemon = True
            process.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for process in self._processes:
            process.join()
        if any(process.exitcode for process in self._processes):
            raise RuntimeError("a part of the management server broke off")
        for path in self._paths:
            self.log.add(Log(**json.loads(path.read_text())))


def _be(
    role: Callable[[Part], None],
    socket: str,
    number: int,
    stop: multiprocessing.synchronize.Event,
    places: Places,
    path: Path,
) -> None:
    if role is not knock:
        # CloudStack has a machine of its own: it takes no processor from the server and dbcare, only what they leave.
        os.nice(NICE)
    part = Part(socket, number, stop, places)
    while not stop.is_set():
        try:
            role(part)
        except (pymysql.Error, LookupError) as error:
            part.log.errors.append(f"{role.__name__}: {type(error).__name__}: {error}")
            part.recover()
    path.write_text(json.dumps(asdict(part.log)))
