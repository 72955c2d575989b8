"""How far the way to a server goes: real sockets, and names that nobody has."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from dbcare.doctor.advice import Advice, State
from dbcare.doctor.unreachable import judge
from dbcare.endpoint import Endpoint
from dbcare.reach import attempts


@pytest.fixture
def silent() -> Iterator[int]:
    """A port whose queue is full: nobody answers there, and nobody refuses."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
        port = server.getsockname()[1]
        waiting = []
        for _ in range(3):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
            waiting.append(one)
        yield port
        for one in waiting:
            one.close()


def failed(endpoint: Endpoint) -> Advice:
    """The one step on the way that failed."""
    [step] = [one for one in judge("no", endpoint, attempts(endpoint))[1:] if one.state is State.CRITICAL]
    return step


def test_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    step = failed(Endpoint(host="127.0.0.1", port=port))
    assert step.name == f"127.0.0.1 port {port}"
    assert "Connection refused" in step.seen
    assert "bind-address=0.0.0.0" in step.remedy


def test_nobody_answers(silent: int) -> None:
    step = failed(Endpoint(host="127.0.0.1", port=silent, connect_timeout=1))
    assert "firewall" in step.remedy
    assert "after 1." in step.seen


def test_a_name_that_nobody_has() -> None:
    step = failed(Endpoint(host="dbcare.invalid"))
    assert step.name == "name dbcare.invalid"
    assert "/etc/hosts" in step.remedy


def test_a_name_that_can_be_none() -> None:
    assert failed(Endpoint(host="a" * 70 + ".example")).name.startswith("name aaa")


def test_every_address_of_a_name_is_tried() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        named, *dialled = attempts(Endpoint(host="localhost", port=port))
    assert "127.0.0.1" in named.what
    assert [one.what for one in dialled if not one.error] == [f"127.0.0.1 port {port}"]
    assert len(dialled) == named.what.count(",") + 1


def test_a_socket_that_is_not_there(tmp_path: Path) -> None:
    assert "elsewhere" in failed(Endpoint(socket=str(tmp_path / "s"))).remedy


def test_a_socket_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("")
    assert failed(Endpoint(socket=str(tmp_path / "s"))).seen.startswith("is no socket")


def test_a_socket_whose_server_died(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
    assert "start the server" in failed(Endpoint(socket=str(tmp_path / "s"))).remedy


def test_what_was_asked_for_is_told_without_the_password() -> None:
    advice = judge("no", Endpoint(host="localhost", user="me", password="secret"), ())
    assert "me, with a password" in [one.seen for one in advice]
    assert "secret" not in repr(advice)


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        ("x: login refused: Access denied for user 'a'@'b'", "user and password"),
        ("x: cannot connect: Host 'b' is not allowed to connect to this server", "no account for this host"),
        ("x: cannot connect: Too many connections", "max_connections"),
        ("x: cannot connect: SSL is required but the server doesn't support it", "tls"),
        ("x: cannot connect: whatever", ""),
    ],
)
def test_what_the_server_said_leads_to_what_to_do(error: str, remedy: str) -> None:
    login = judge(error, Endpoint(), ())[0]
    assert login.state is State.CRITICAL
    assert remedy in login.remedy
    assert bool(remedy) is bool(login.remedy)
