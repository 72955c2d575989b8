"""The only code that talks to a server: connecting, sessions, rows, writing, and error translation."""

import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Self

from dbcare.connect import PROGRAM, connect
from dbcare.driver import Error, SSDictCursor
from dbcare.endpoint import Address, Endpoint
from dbcare.errors import ConnectionFailed, Denied, Missing, StatementFailed, TimedOut
from dbcare.wire import parts

Row = dict[str, Any]

LOCK_WAIT_SECONDS = 2
NO_PARAMETERS: Mapping[str, Any] = {}
READ_MODE = "STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION"
# World data may hold id 0 and zero dates, as production does.
WRITE_MODE = "NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO"

# What was stored must go back as it was, zero dates and id 0 too, and nothing may be cut off in silence.
MEND_MODE = "STRICT_TRANS_TABLES,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO"
IDLE_SECONDS = 20
UNHURRIED_SECONDS = 86_400.0

# Server error numbers: the MariaDB and MySQL manuals' error references.
_DENIED = {1044, 1142, 1143, 1227, 1370}
_TIMED_OUT = {1317, 1969, 3024}
_MISSING = {1049, 1054, 1109, 1146}


@dataclass
class Meter:
    """Counts what the connections of one scan send; `round_trips` counts waits for the server, logins included."""

    queries: int = 0
    round_trips: int = 0

    def __post_init__(self) -> None:
        self._lock = Lock()

    def add(self, *, queries: int = 0, round_trips: int = 0) -> None:
        """Count what one connection did."""
        with self._lock:
            self.queries += queries
            self.round_trips += round_trips


class Session:
    """One connection whose every statement is read only, bounded in time, and signed with who sent it.

    The server stops INSERT, UPDATE, DELETE, DDL and locking reads of tables; what it does not stop (KILL, SET
    GLOBAL) only the rights of the account can.
    """

    local_files = False
    sender = "engine"
    """Who every statement says it is from, where it says nothing else."""

    def __init__(
        self,
        endpoint: Endpoint,
        database: str | None = None,
        *,
        timeout: float = 10.0,
        meter: Meter | None = None,
        read_timeout: float | None = None,
    ) -> None:
        """Connect and prepare the session; raise ConnectionFailed when that cannot be done.

        `endpoint` becomes the one that answered, at the address `answered`; `failed_over` if it was not the first.
        """
        self.timeout = timeout
        self._meter = meter or Meter()
        opened = connect(endpoint, database, read_timeout=read_timeout or timeout + 20, local_files=self.local_files)
        self._wire, self.endpoint, self.failed_over = opened
        self.answered = Address(self.endpoint.host, self.endpoint.port)
        self._meter.add(round_trips=self._wire.turns + 1)
        self._seen = self._wire.turns
        self.version = str(self._wire.get_server_info())  # type: ignore[no-untyped-call]
        self.mariadb = "mariadb" in self.version.lower()
        try:
            self._prepare()
        except StatementFailed as error:
            self.close()
            raise ConnectionFailed(f"{self.endpoint.address}: the session could not be prepared: {error}") from error

    def _prepare(self) -> None:
        self._run(self._settings(), NO_PARAMETERS)

    def _settings(self) -> str:
        common = (
            f"SET NAMES utf8mb4, SESSION sql_mode='{READ_MODE}', SESSION time_zone='+00:00', "
            f"SESSION lock_wait_timeout={LOCK_WAIT_SECONDS}, SESSION innodb_lock_wait_timeout=1, "
            "SESSION group_concat_max_len=1048576, "
        )
        if self.mariadb:
            return common + (
                f"SESSION tx_isolation='READ-COMMITTED', SESSION tx_read_only=1, "
                f"SESSION max_statement_time={self.timeout}"
            )
        return common + (
            f"SESSION transaction_isolation='READ-COMMITTED', SESSION transaction_read_only=1, "
            f"SESSION information_schema_stats_expiry=0, SESSION max_execution_time={int(self.timeout * 1000)}"
        )

    def limit(self, seconds: float) -> None:
        """Give the statements that follow this many seconds each."""
        if seconds == self.timeout:
            return
        setting = f"max_statement_time={seconds}" if self.mariadb else f"max_execution_time={int(seconds * 1000)}"
        self._run(f"SET SESSION {setting}", NO_PARAMETERS)
        self.timeout = seconds

    def rows(
        self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] = NO_PARAMETERS, *, sender: str = ""
    ) -> Iterator[Row]:
        """Stream the rows of one SELECT; `%` in it is doubled and its placeholders read `%(name)s`.

        Raises StatementFailed, or one of its kinds, when the server refuses or stops it.
        """
        cursor = self._wire.cursor(SSDictCursor)
        try:
            cursor.execute(f"/* {PROGRAM} {sender or self.sender} */ {sql}", parameters)
            while (row := cursor.fetchone()) is not None:
                yield row
        except Error as error:
            raise translate(error) from error
        except GeneratorExit:
            self._wire._force_close()  # type: ignore[attr-defined]
            raise
        finally:
            _dismiss(cursor)
            self._count()

    def all(
        self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] = NO_PARAMETERS, *, sender: str = ""
    ) -> list[Row]:
        """Read all rows of a SELECT that cannot have many."""
        return list(self.rows(sql, parameters, sender=sender))

    def _run(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any]) -> int:
        try:
            with closing(self._wire.cursor()) as cursor:
                return cursor.execute(f"/* {PROGRAM} {self.sender} */ {sql}", parameters)
        except Error as error:
            raise translate(error) from error
        finally:
            self._count()

    def _count(self, queries: int = 1) -> None:
        self._meter.add(queries=queries, round_trips=self._wire.turns - self._seen)
        self._seen = self._wire.turns

    @property
    def number(self) -> int:
        """The connection's number, of 32 bits, by the greeting of what answered: the server, or a proxy before it."""
        return int(self._wire.thread_id())  # type: ignore[no-untyped-call]

    @property
    def usable(self) -> bool:
        """Whether the connection still stands and no answer is left unread on it."""
        return bool(self._wire.open)

    def close(self) -> None:
        """End the connection; closing twice does nothing."""
        if self._wire.open:
            self._wire.close()

    def abort(self) -> None:
        """Cut the connection, from another thread too: whoever reads from it gets an error."""
        with suppress(OSError):
            sock = getattr(self._wire, "_sock", None)
            if sock is not None:
                sock.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Writer(Session):
    """One connection that may write: for worlds made to measure, never for a check."""

    local_files = True

    def __init__(self, endpoint: Endpoint, database: str | None = None) -> None:
        """Connect for writing, autocommit on, no time limit; raise ConnectionFailed when that cannot be done.

        Nobody writes to a server that answers in another's stead: of a fail-over list the first is the only one.
        """
        super().__init__(replace(endpoint, others=()), database, timeout=0, read_timeout=3600)

    def _settings(self) -> str:
        return (
            f"SET NAMES utf8mb4, SESSION sql_mode='{WRITE_MODE}', SESSION time_zone='+00:00', "
            "SESSION foreign_key_checks=1, SESSION autocommit=1"
        )

    def execute(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] = ()) -> int:
        """Run one statement and give the number of rows it matched; `%` is literal when there are no parameters."""
        return self._run(sql if parameters else sql.replace("%", "%%"), parameters or NO_PARAMETERS)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run one INSERT … VALUES (%s, …) for many rows in few statements, and give the number of rows."""
        try:
            with closing(self._wire.cursor()) as cursor:
                return cursor.executemany(sql, rows) or 0
        except Error as error:
            raise translate(error) from error
        finally:
            self._count()


class Mender(Session):
    """One connection that mends rows in transactions of its own; it never waits for a lock of CloudStack's.

    A transaction begins with its first statement. The server ends one that sits idle, so that a process that was
    stopped holds nobody up.
    """

    def __init__(
        self, endpoint: Endpoint, database: str | None = None, *, sender: str = "engine", timeout: float = 10.0
    ) -> None:
        """Connect, in the name of a run; raise ConnectionFailed when that cannot be done.

        Nobody writes to a server that answers in another's stead: of a fail-over list the first is the only one.
        """
        self.sender = sender
        super().__init__(replace(endpoint, others=()), database, timeout=timeout)

    def _settings(self) -> str:
        limit = (
            f"max_statement_time={self.timeout}" if self.mariadb else f"max_execution_time={int(self.timeout * 1000)}"
        )
        isolation = "tx_isolation" if self.mariadb else "transaction_isolation"
        return (
            f"SET NAMES utf8mb4, SESSION sql_mode='{MEND_MODE}', SESSION time_zone='+00:00', "
            f"SESSION foreign_key_checks=1, SESSION {isolation}='READ-COMMITTED', SESSION {limit}, "
            f"SESSION lock_wait_timeout={LOCK_WAIT_SECONDS}, SESSION innodb_lock_wait_timeout=1, "
            f"SESSION wait_timeout={IDLE_SECONDS}, SESSION autocommit=0, "
            # What is asked of one object while rows are locked would read the index of everything that is alive, too.
            "SESSION optimizer_switch='index_merge_intersection=off'"
        )

    def _prepare(self) -> None:
        super()._prepare()
        if any(row["Value"] == "ON" for row in self.all("SHOW VARIABLES LIKE 'wsrep_on'")):
            # A node of a cluster shows rows as they were before it applied what the others committed: the first
            # statement of a transaction waits until it has.
            self._run("SET SESSION wsrep_sync_wait=7", NO_PARAMETERS)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement and give the number of rows that it matched."""
        return self._run(sql, parameters or NO_PARAMETERS)

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """Let statements of the block take up to a day: what builds an index is not to be cut off near its end.

        Whatever stands between drops connections that are silent for minutes, so the line is kept alive meanwhile.
        """
        wire: Any = self._wire
        limit, patience = self.timeout, wire._read_timeout
        self.limit(0)
        wire._read_timeout = UNHURRIED_SECONDS
        with suppress(OSError, AttributeError):
            wire._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, IDLE_SECONDS)
        try:
            yield
        finally:
            wire._read_timeout = patience
            with suppress(StatementFailed):
                self.limit(limit)

    @property
    def numbered(self) -> int:
        """The number that the server gave to the row inserted last."""
        return int(self._wire.insert_id())  # type: ignore[no-untyped-call]

    def commit(self) -> None:
        """End the transaction for good; raise StatementFailed when it cannot be told whether it did."""
        self._end(self._wire.commit)

    def rollback(self) -> None:
        """Forget the transaction; on a connection that is gone the server has done so itself."""
        with suppress(StatementFailed):
            self._end(self._wire.rollback)

    def _end(self, ending: Callable[[], None]) -> None:
        try:
            ending()
        except Error as error:
            raise translate(error) from error
        finally:
            self._count()


def _dismiss(cursor: SSDictCursor) -> None:
    """Close a cursor; on a connection that was cut PyMySQL would try, now and when collected, to read the rest."""
    try:
        cursor.close()
    except (Error, OSError, AttributeError):
        cursor.connection = None  # type: ignore[assignment]
        if cursor._result is not None:  # type: ignore[attr-defined]
            cursor._result.unbuffered_active = False  # type: ignore[attr-defined]


def translate(error: Error) -> StatementFailed:
    """Turn the driver's error into the one of ours that says what it means."""
    number, text = parts(error)
    if number in _DENIED:
        return Denied(text, number)
    if number in _TIMED_OUT:
        return TimedOut(text, number)
    if number in _MISSING:
        return Missing(text, number)
    if number in (0, 2006, 2013):
        return StatementFailed(f"the connection was lost: {text or 'no answer'}", number)
    return StatementFailed(f"{text} ({number})", number)
