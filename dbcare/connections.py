"""What one source says of a connection: a table of a configuration file, CloudStack's file, or MySQL's."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from dbcare import files
from dbcare.configfile import Document, Layer, Setting, inside
from dbcare.endpoint import Connection, Databases
from dbcare.errors import ConfigError
from dbcare.keys import ELSEWHERE, OWN, SECURITY, Key
from dbcare.layers import Places

_ACCOUNT = ("user", "password", "password_file")


class Found(NamedTuple):
    """What a source says, by `("target", key)`, `("usage", key)` and `("databases", key)`.

    `chosen` is false for a file that nobody named, and that was found by itself.
    """

    source: str
    settings: Layer
    chosen: bool = True
    passed_over: tuple[str, ...] = ()


class Around(NamedTuple):
    """What reading a source needs to know: the environment, the default files, and the TLS that is set elsewhere."""

    variables: Mapping[str, str]
    places: Places
    tls: Mapping[str, str]


def says(document: Document, table: Key) -> bool:
    """Say whether a table names any part of a connection."""
    return bool(_own(document, table).keys() & (OWN | ELSEWHERE))


def in_table(document: Document, table: Key, around: Around) -> Found:
    """Read what a table says, itself or by the name of another file; raise ConfigError when that cannot be used."""
    own, usage = _own(document, table), _own(document, (*table, "usage"))
    if named := own.get("db_properties"):
        with _blamed(named, "db_properties"):
            found = in_properties(named.value, around)
    elif named := own.get("defaults_file") or own.get("defaults_group_suffix"):
        path = own["defaults_file"].value if "defaults_file" in own else around.places.options
        suffix = own["defaults_group_suffix"].value if "defaults_group_suffix" in own else ""
        with _blamed(named, "defaults_file"):
            found = in_named_options(path, suffix)
    else:
        found = Found(f"{document.settings[table].origin} [{'.'.join(table)}]", _endpoint("target", own))
    databases: Layer = {("databases", key): own[f"{key}_name"] for key in ("cloud", "usage") if f"{key}_name" in own}
    return found._replace(settings={**found.settings, **_usage(usage, found), **databases})


@contextmanager
def _blamed(named: Setting, key: str) -> Iterator[None]:
    """Say in an error which line it was that named the file."""
    try:
        yield
    except ConfigError as error:
        raise ConfigError(f"{named.origin}: {key}: {error}") from error


def in_properties(path: Path, around: Around, *, chosen: bool = True) -> Found:
    """Read CloudStack's db.properties; raise ConfigError when it cannot be used."""
    files.read(path)
    from dbcare import properties

    # It would open CloudStack's trust store, which it cannot always, were nobody to say whom to trust.
    connection = properties.connection(path, around.variables, tls=around.tls)
    return _of_connection(connection, path, chosen=chosen)


def in_options(path: Path, suffix: str = "", *, chosen: bool = True) -> Found | None:
    """Read a MySQL option file; give None when it says nothing of a connection."""
    files.read(path)
    from dbcare import optionfile

    connection = optionfile.connection(path, suffix)
    if connection is None:
        return None
    found = _of_connection(connection, path, chosen=chosen)
    # MySQL's programs know nothing of CloudStack's databases: only another name than theirs was meant.
    common: Mapping[Key, str] = {("databases", "cloud"): Databases.cloud, ("databases", "usage"): Databases.usage}
    return found._replace(settings={key: said for key, said in found.settings.items() if common.get(key) != said.value})


def in_named_options(path: Path | None, suffix: str) -> Found:
    """Read a MySQL option file that was asked for, which must therefore say something; None is for no home."""
    if path is None:
        raise ConfigError("~/.my.cnf: there is no home directory; name the file with --defaults-file")
    if found := in_options(path, suffix):
        return found
    groups = "[client]" + (f" and [client{suffix}]" if suffix else "")
    raise ConfigError(f"{files.told(path)}: says nothing of a connection in {groups}")


def _own(document: Document, table: Key) -> Mapping[str, Setting]:
    return {key[0]: found for key, found in inside(document.settings, table).items()}


def _endpoint(part: str, own: Mapping[str, Setting]) -> Layer:
    """Give the keys of an endpoint; a password's file is read."""
    said: dict[Key, Setting] = {(part, name): found for name, found in own.items() if name in OWN | SECURITY}
    if named := said.pop((part, "password_file"), None):
        with _blamed(named, "password_file"):
            said[part, "password"] = Setting(files.first_line(named.value), files.told(named.value))
    return said


def _usage(usage: Mapping[str, Setting], found: Found) -> Layer:
    """Give the endpoint of the usage database; the account is the target's when it has none of its own."""
    if not usage:
        return {}
    account = {key[1]: said for key, said in found.settings.items() if key[0] == "target" and key[1] in _ACCOUNT}
    return _endpoint("usage", usage if usage.keys() & set(_ACCOUNT) else {**account, **usage})


def _of_connection(connection: Connection, path: Path, *, chosen: bool) -> Found:
    parts: Mapping[str, Any] = {
        "target": connection.endpoint,
        "usage": connection.usage,
        "databases": connection.databases,
    }
    settings: Layer = {
        (part, field.name): Setting(getattr(value, field.name), files.told(path))
        for part, value in parts.items()
        if value is not None
        for field in fields(value)
    }
    return Found(files.told(path), settings, chosen=chosen)
