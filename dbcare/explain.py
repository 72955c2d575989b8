"""What else may be the cause when a target cannot be reached: files that were passed over, or no source at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from dbcare.config import Config
from dbcare.errors import ConnectionFailed, DbcareError


def explained(config: Config, error: DbcareError) -> str:
    """Write an error, and after a connection's what else may be its cause: files that were passed over, or none."""
    if not isinstance(error, ConnectionFailed):
        return str(error)
    if config.passed_over:
        who = "root or user cloud" if any("db.properties" in file for file in config.passed_over) else "who may read it"
        return f"{error}; {'; '.join(config.passed_over)}; run as {who}, or say where with --host or --target"
    if config.source == "defaults":
        return f"{error}; nothing says where the database is: --host, --db-properties or a configuration file would"
    return str(error)


@contextmanager
def explaining(config: Config) -> Iterator[None]:
    """Explain the error of a connection that is made within."""
    try:
        yield
    except ConnectionFailed as error:
        raise type(error)(explained(config, error)) from error
