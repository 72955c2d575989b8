"""Sockets to a server that are opened, and cut off again, in time."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

from dbcare.endpoint import Endpoint


def reach(endpoint: Endpoint, end: float) -> socket.socket:
    """Open a socket before `end`, a monotonic time; raise OSError when nothing answers.

    The addresses of a name share the time that there is. PyMySQL would leave its own socket open on failure.
    """
    if endpoint.socket:
        return _opened(socket.AF_UNIX, endpoint.socket, end - time.monotonic())
    try:
        found = socket.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
    except ValueError as error:
        raise OSError("this is no name of a host") from error
    for place, (family, _, _, _, address) in enumerate(found, 1):
        try:
            sock = _opened(family, address, (end - time.monotonic()) / (len(found) - place + 1))
        except OSError:
            if place == len(found):
                raise
            continue
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        return sock
    raise OSError("the name has no address")


def _opened(family: int, address: Any, seconds: float) -> socket.socket:
    sock = socket.socket(family)
    try:
        sock.settimeout(max(0.001, seconds))
        sock.connect(address)
    except BaseException:
        sock.close()
        raise
    return sock


@contextmanager
def cut(sock: socket.socket, end: float) -> Iterator[None]:
    """Cut off what the block has not done in time: PyMySQL bounds each read, and TLS not at all."""
    with sock.dup() as twin:
        timer = Timer(max(0.0, end - time.monotonic()), _shut, [twin])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _shut(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
