"""PyMySQL's connection, bent to what dbcare needs of it: turns that are counted, passwords that are not given away."""

from typing import TYPE_CHECKING, Any

from dbcare.driver import Connection, Cursor, OperationalError

NO_PLUGIN = 2059

if TYPE_CHECKING:
    _Base = Connection[Cursor]
else:
    _Base = Connection


class Wire(_Base):
    """A PyMySQL connection that counts its turns and leaves SET NAMES to the session's own first statement."""

    turns = 0
    client_flag: int
    _secure: bool
    _ssl_required: bool

    def set_character_set(self, charset: str, collation: str | None = None) -> None:
        """Send nothing: the encoding is the one that the session's first statement sets."""
        self.encoding = "utf8"

    def _write_bytes(self, data: bytes) -> None:
        self.turns += 1
        super()._write_bytes(data)  # type: ignore[misc]


class _Secretive:
    """A way to log in that gives the password away: only where nobody listens, whatever the server asks for."""

    def __init__(self, wire: Any) -> None:
        if not wire._secure:
            raise OperationalError(0, 'the server asks for the password in clear, without TLS; set tls = "required"')
        self._wire = wire


class _Clear(_Secretive):
    """What mysql_clear_password does; PyMySQL does it over any connection."""

    def authenticate(self, _: Any) -> Any:
        """Send the password as it is, and give the server's answer."""
        self._wire.write_packet(self._wire.password + b"\0")
        return self._wire._read_packet()


class _Unknown:
    """A way to log in that nobody should use any more, and that PyMySQL trips over."""

    def __init__(self, wire: Any) -> None:
        raise OperationalError(NO_PLUGIN, "Authentication plugin 'mysql_old_password' not configured")


PLUGINS = {"mysql_clear_password": _Clear, "dialog": _Secretive, "mysql_old_password": _Unknown}


def parts(error: Exception) -> tuple[int, str]:
    """Split the driver's error into the server's number (0 when there is none) and its text, as one line.

    Whoever answers at an address may send whatever it likes.
    """
    number = error.args[0] if error.args and isinstance(error.args[0], int) else 0
    text = str(error.args[1]) if len(error.args) > 1 else str(error)
    return number, " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
