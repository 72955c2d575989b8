"""The connection: encryption, distance, and servers too old."""

import ssl
from dataclasses import replace

import pytest

from dbcare.binaries import Binary
from dbcare.doctor.advice import Advice, State
from dbcare.doctor.link import judge
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox
from dbcare.vitals import Ping, Vitals

from .seen import vitals


def told(seen: Vitals, endpoint: Endpoint) -> dict[str, Advice]:
    return {one.name: one for one in judge(seen, endpoint)}


def test_a_socket_needs_no_encryption(server: Endpoint) -> None:
    found = told(vitals(server), server)
    assert found["login"].seen == f"root@localhost at {server.socket}, as 'root'@'localhost'"
    assert found["encryption"].state is State.OK
    assert found["version"].state is State.OK
    assert found["time to it"].state is State.OK


def test_encryption_that_checks_nobody_is_told(mysql_binary: Binary) -> None:
    with Sandbox(binary=mysql_binary, tcp=True) as sandbox:
        endpoint = replace(sandbox.endpoint, socket="")
        encrypted = told(vitals(endpoint), endpoint)["encryption"]
        plain = replace(endpoint, tls="off")
        open_ = told(vitals(plain), plain)["encryption"]
        authority = replace(endpoint, tls_ca=str(sandbox.directory / "data" / "ca.pem"))
        checked = told(vitals(authority), authority)["encryption"]
    assert encrypted.state is State.INFO
    assert encrypted.seen.startswith("TLSv1.")
    assert 'tls = "verify"' in encrypted.remedy
    assert (open_.state, open_.seen) == (State.INFO, "none")
    assert checked.state is State.OK
    assert ssl.HAS_TLSv1_3


def test_what_crosses_a_network_in_the_clear_is_minded(server: Endpoint) -> None:
    away = Endpoint(host="db.example")
    found = told(vitals(server), away)["encryption"]
    assert found.state is State.WARNING
    assert 'tls = "required"' in found.remedy


@pytest.mark.parametrize(
    ("seconds", "state"), [(0.0003, State.OK), (0.010, State.OK), (0.030, State.INFO), (0.200, State.WARNING)]
)
def test_distance(server: Endpoint, seconds: float, state: State) -> None:
    """The middle of five, so that one slow answer says nothing."""
    pings = (Ping(5.0, 0.0), *[Ping(seconds, 0.0)] * 3, Ping(0.0, 0.0))
    assert told(replace(vitals(server), pings=pings), server)["time to it"].state is state


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ("5.7.44", State.CRITICAL),
        ("8.0.11", State.OK),
        ("10.4.34-MariaDB", State.CRITICAL),
        ("10.5.2-MariaDB", State.OK),
    ],
)
def test_versions(server: Endpoint, version: str, state: State) -> None:
    assert told(replace(vitals(server), version=version), server)["version"].state is state
