"""Servers that belong together, started for a test: a source with its replica, and a node of Galera."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dbcare.binaries import Binary, find_binary
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox

PROVIDER = Path("/usr/lib/galera/libgalera_smm.so")
TABLES = (
    "CREATE DATABASE cloud",
    "CREATE TABLE cloud.version (id INT PRIMARY KEY, version VARCHAR(50), step VARCHAR(50), updated DATETIME)",
    "INSERT INTO cloud.version VALUES (1, '4.22.0.0', 'Complete', UTC_TIMESTAMP())",
    "CREATE TABLE cloud.configuration (name VARCHAR(255) PRIMARY KEY, value TEXT)",
    "CREATE TABLE cloud.mshost (id INT PRIMARY KEY, msid BIGINT UNSIGNED, name VARCHAR(255), service_ip VARCHAR(255), "
    "state VARCHAR(25), version VARCHAR(255), last_update DATETIME, removed DATETIME)",
    "CREATE TABLE cloud.data_center (id INT PRIMARY KEY, uuid VARCHAR(40), removed DATETIME)",
)
"""As little of CloudStack as tells where a server stands."""


def await_(done: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not come so far"
        time.sleep(0.05)


def _port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def galera() -> Iterator[Endpoint]:
    """The only node of a cluster."""
    if not PROVIDER.exists():
        pytest.skip("Galera was not there")
    provider = f"gmcast.listen_addr=tcp://127.0.0.1:{_port()};ist.recv_addr=127.0.0.1:{_port()};gcache.size=4M"
    options = (
        "--wsrep-on=ON", f"--wsrep-provider={PROVIDER}", "--wsrep-cluster-address=gcomm://", "--binlog-format=ROW",
        "--wsrep-node-address=127.0.0.1", "--wsrep-sst-method=skip", f"--wsrep-provider-options={provider}",
    )  # fmt: skip
    with Sandbox(binary=find_binary("mariadb"), options=options) as sandbox:
        with Writer(sandbox.endpoint) as root:
            for statement in TABLES:
                root.execute(statement)
        yield sandbox.endpoint


@contextmanager
def replica(binary: Binary) -> Iterator[tuple[Endpoint, Endpoint]]:
    """A source and a replica of it that keeps up, with little of CloudStack in them."""
    with (
        Sandbox(binary=binary, tcp=True, options=("--server-id=11", "--log-bin=source")) as source,
        Sandbox(binary=binary, options=("--server-id=12", "--log-bin=copy")) as copy,
    ):
        _follow(copy.endpoint, source.endpoint)
        with Writer(source.endpoint) as root, Writer(copy.endpoint) as other:
            for statement in TABLES:
                root.execute(statement)
            await_(lambda: bool(other.all("SELECT 1 AS x FROM information_schema.tables WHERE table_name = 'mshost'")))
        yield source.endpoint, copy.endpoint


def _follow(copy: Endpoint, source: Endpoint) -> None:
    """Let one server replicate from another what it does from here on; MariaDB and MySQL 8.4 share no words for it."""
    with Writer(source) as root:
        root.execute("CREATE USER 'copy'@'%' IDENTIFIED BY 'copy word'")
        root.execute("GRANT REPLICATION SLAVE ON *.* TO 'copy'@'%'")
        [place] = root.all("SHOW MASTER STATUS" if root.mariadb else "SHOW BINARY LOG STATUS")
    with Writer(copy) as root:
        word, change, key = (
            ("MASTER", "MASTER", "") if root.mariadb else ("SOURCE", "REPLICATION SOURCE", ", GET_SOURCE_PUBLIC_KEY=1")
        )
        root.execute(
            f"CHANGE {change} TO {word}_HOST='127.0.0.1', {word}_PORT={source.port}, {word}_USER='copy', "
            f"{word}_PASSWORD='copy word', {word}_LOG_FILE='{place['File']}', {word}_LOG_POS={place['Position']}, "
            f"{word}_CONNECT_RETRY=1{key}"
        )
        root.execute("START REPLICA")
