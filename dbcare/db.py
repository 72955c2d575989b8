"""The only code that talks to a server: connecting, sessions, rows, writing, and error translation."""

import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from dbcare.driver import CLIENT, Connection, Cursor, Error, SSDictCursor, learn_rsa
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed, Denied, Missing, StatementFailed, TimedOut

Row = dict[str, Any]

PROGRAM = "dbcare"
LOCK_WAIT_SECONDS = 2
NO_PARAMETERS: Mapping[str, Any] = {}
READ_MODE = "STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION"
# World data may hold id 0 and zero dates, as production does.
WRITE_MODE = "NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO"

# Server error numbers: the MariaDB and MySQL manuals' error references.
_DENIED = {1044, 1142, 1143, 1227, 1370}
_TIMED_OUT = {1317, 1969, 3024}
_MISSING = {1049, 1054, 1109, 1146}
_REFUSED_LOGIN = {1044, 1045, 1698, 1524, 1275}


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


if TYPE_CHECKING:
    _Base = Connection[Cursor]
else:
    _Base = Connection


class _Wire(_Base):
    """A PyMySQL connection that counts its turns and leaves SET NAMES to the session's own first statement."""

    turns = 0
    _secure: bool

    def set_character_set(self, charset: str, collation: str | None = None) -> None:
        self.encoding = "utf8"

    def _write_bytes(self, data: bytes) -> None:
        self.turns += 1
        super()._write_bytes(data)  # type: ignore[misc]


class Session:
    """One connection whose every statement is read only, bounded in time, and signed with who sent it.

    The server stops INSERT, UPDATE, DELETE, DDL and locking reads of tables; what it does not stop (KILL, SET
    GLOBAL) only the rights of the account can.
    """

    local_files = False

    def __init__(
        self,
        endpoint: Endpoint,
        database: str | None = None,
        *,
        timeout: float = 10.0,
        meter: Meter | None = None,
        read_timeout: float | None = None,
    ) -> None:
        """Connect and prepare the session; raise ConnectionFailed when that cannot be done."""
        self.endpoint = endpoint
        self.timeout = timeout
        self._meter = meter or Meter()
        self._wire = _connect(endpoint, database, read_timeout or timeout + 20, local_files=self.local_files)
        self._meter.add(round_trips=self._wire.turns + 1)
        self._seen = self._wire.turns
        self.version = str(self._wire.get_server_info())  # type: ignore[no-untyped-call]
        self.mariadb = "mariadb" in self.version.lower()
        try:
            self._run(self._settings(), NO_PARAMETERS)
        except StatementFailed as error:
            self.close()
            raise ConnectionFailed(f"{endpoint.address}: the session could not be prepared: {error}") from error

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

    def rows(self, sql: str, parameters: Mapping[str, Any] = NO_PARAMETERS, *, sender: str = "engine") -> Iterator[Row]:
        """Stream the rows of one SELECT; `%` in it is doubled and its placeholders read `%(name)s`.

        Raises StatementFailed, or one of its kinds, when the server refuses or stops it.
        """
        cursor = self._wire.cursor(SSDictCursor)
        try:
            cursor.execute(f"/* {PROGRAM} {sender} */ {sql}", parameters)
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

    def all(self, sql: str, parameters: Mapping[str, Any] = NO_PARAMETERS, *, sender: str = "engine") -> list[Row]:
        """Read all rows of a SELECT that cannot have many."""
        return list(self.rows(sql, parameters, sender=sender))

    def _run(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any]) -> int:
        try:
            with closing(self._wire.cursor()) as cursor:
                return cursor.execute(f"/* {PROGRAM} */ {sql}", parameters)
        except Error as error:
            raise translate(error) from error
        finally:
            self._count()

    def _count(self, queries: int = 1) -> None:
        self._meter.add(queries=queries, round_trips=self._wire.turns - self._seen)
        self._seen = self._wire.turns

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
        """Connect for writing, autocommit on, no time limit; raise ConnectionFailed when that cannot be done."""
        super().__init__(endpoint, database, timeout=0, read_timeout=3600)

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


def _dismiss(cursor: SSDictCursor) -> None:
    """Close a cursor; on a connection that was cut PyMySQL would try, now and when collected, to read the rest."""
    try:
        cursor.close()
    except (Error, OSError, AttributeError):
        cursor.connection = None  # type: ignore[assignment]
        if cursor._result is not None:  # type: ignore[attr-defined]
            cursor._result.unbuffered_active = False  # type: ignore[attr-defined]


def _connect(endpoint: Endpoint, database: str | None, read_timeout: float, *, local_files: bool) -> _Wire:
    options: dict[str, Any] = {
        "user": endpoint.user,
        "password": endpoint.password,
        "database": database,
        "charset": "utf8mb4",
        "read_timeout": read_timeout,
        "program_name": PROGRAM,
        "autocommit": None,
        "local_infile": local_files,
        "client_flag": CLIENT.FOUND_ROWS,
        "defer_connect": True,
        "host": endpoint.host,
        "port": endpoint.port,
        **({"unix_socket": endpoint.socket, "ssl_disabled": True} if endpoint.socket else _tls(endpoint)),
    }
    try:
        try:
            return _log_in(endpoint, options)
        except RuntimeError:
            # PyMySQL's way to say that the server wants the password encrypted with its RSA key.
            if not learn_rsa():
                raise
            return _log_in(endpoint, options)
    except Error as error:
        raise ConnectionFailed(_explain_connection(error, endpoint, database)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConnectionFailed(f"{endpoint.address}: cannot connect: {reason}") from error


def _log_in(endpoint: Endpoint, options: Mapping[str, Any]) -> _Wire:
    wire = _Wire(**options)
    # PyMySQL sends a password as it is only where nobody can listen, and finds that out only when it dials itself.
    wire._secure = bool(endpoint.socket)
    wire.connect(_dial(endpoint))
    return wire


def _dial(endpoint: Endpoint) -> socket.socket:
    """Open the socket ourselves: PyMySQL leaves its own open when the server does not answer."""
    if not endpoint.socket:
        sock = socket.create_connection((endpoint.host, endpoint.port), timeout=endpoint.connect_timeout)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        return sock
    sock = socket.socket(socket.AF_UNIX)
    try:
        sock.settimeout(endpoint.connect_timeout)
        sock.connect(endpoint.socket)
    except BaseException:
        sock.close()
        raise
    return sock


def _tls(endpoint: Endpoint) -> dict[str, Any]:
    """Say what PyMySQL calls the mode: only a context of ours makes it insist on TLS without checking who answers."""
    if endpoint.tls == "off":
        return {"ssl_disabled": True}
    if endpoint.tls == "preferred" and not endpoint.tls_ca:
        return {}
    import ssl

    context = ssl.create_default_context(cafile=endpoint.tls_ca or None)
    context.check_hostname = endpoint.tls == "verify"
    if endpoint.tls != "verify" and not endpoint.tls_ca:
        context.verify_mode = ssl.CERT_NONE
    return {"ssl": context}


def _explain_connection(error: Error, endpoint: Endpoint, database: str | None) -> str:
    number, text = _parts(error)
    where = endpoint.address
    if number == 1049:
        return f"{where}: there is no database {database!r} on this server; name CloudStack's with --cloud-name"
    if number == 1044:
        return f"{where}: user {endpoint.user!r} has no right on database {database!r}: {text}"
    if number in _REFUSED_LOGIN:
        return f"{where}: login refused: {text}; give the password in DBCARE_PASSWORD"
    return f"{where}: cannot connect: {text or error}"


def _parts(error: Error) -> tuple[int, str]:
    """Split an error into the server's number (0 when there is none) and its text."""
    number = error.args[0] if error.args and isinstance(error.args[0], int) else 0
    text = str(error.args[1]) if len(error.args) > 1 else str(error)
    return number, text


def translate(error: Error) -> StatementFailed:
    """Turn the driver's error into the one of ours that says what it means."""
    number, text = _parts(error)
    if number in _DENIED:
        return Denied(text, number)
    if number in _TIMED_OUT:
        return TimedOut(text, number)
    if number in _MISSING:
        return Missing(text, number)
    if number in (0, 2006, 2013):
        return StatementFailed(f"the connection was lost: {text or 'no answer'}", number)
    return StatementFailed(f"{text} ({number})", number)
