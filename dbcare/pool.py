"""A small pool of read-only sessions to one server, and the means to break them all off at once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock

from dbcare.db import Meter, Session
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed


class Pool:
    """Sessions of one scan, opened when first needed and used again; as many as there are threads that ask.

    The logical database cloud_usage may be on a server of its own.
    """

    def __init__(
        self, endpoint: Endpoint, names: Mapping[str, str], *, timeout: float, usage: Endpoint | None = None
    ) -> None:
        self._endpoint = endpoint
        self._usage = usage
        self._names = names
        self._timeout = timeout
        self._lock = Lock()
        self._idle: dict[str, list[Session]] = {}
        self._all: set[Session] = set()
        self._closed = False
        self.meter = Meter()

    @property
    def split(self) -> bool:
        """Whether the two databases are on two servers."""
        return self._usage is not None

    @contextmanager
    def borrow(self, database: str = "cloud", *, timeout: float | None = None) -> Iterator[Session]:
        """Lend a session to one of the logical databases; raise ConnectionFailed when none can be opened."""
        session = self._take(database)
        try:
            session.limit(timeout or self._timeout)
            yield session
        finally:
            self._give_back(database, session)

    def _take(self, database: str) -> Session:
        with self._lock:
            idle = self._idle.get(database)
            if idle and not self._closed:
                return idle.pop()
        if self._closed:
            raise ConnectionFailed("the scan was stopped")
        endpoint = self._usage if self._usage and database == "cloud_usage" else self._endpoint
        session = Session(endpoint, self._names[database], timeout=self._timeout, meter=self.meter)
        with self._lock:
            self._all.add(session)
            stopped = self._closed
        if stopped:
            session.abort()
        return session

    def _give_back(self, database: str, session: Session) -> None:
        with self._lock:
            if session.usable:
                self._idle.setdefault(database, []).append(session)
            else:
                self._all.discard(session)

    def close(self) -> None:
        """End every session; one that is at work is cut off, and the thread that waits on it gets an error at once."""
        with self._lock:
            idle = {session for sessions in self._idle.values() for session in sessions}
            busy, self._all, self._idle = self._all - idle, set(), {}
            self._closed = True
        for session in idle:
            session.close()
        for session in busy:
            session.abort()


def alone(names: Mapping[str, str], database: str) -> dict[str, str]:
    """Name one of the two databases and leave the other without a name, so that nothing is found of it."""
    return {logical: name if logical == database else "" for logical, name in names.items()}
