"""The one source that a connection comes from: what says anything of it first, says all of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbcare import connections, files
from dbcare.choice import DEFAULT
from dbcare.configfile import Document, Layer, inside
from dbcare.connections import Around, Found
from dbcare.errors import ConfigError
from dbcare.keys import SECURITY, Key
from dbcare.layers import Places, merged


@dataclass(frozen=True)
class Known:
    """What has been read before a connection is looked for; the documents in order, the one that counts most first."""

    given: Mapping[str, Any]
    flags: Layer
    variables: Mapping[str, str]
    environment: Layer
    documents: tuple[Document, ...]
    places: Places
    passed_over: tuple[str, ...] = ()


def names(documents: tuple[Document, ...]) -> tuple[str, ...]:
    """Name the targets that the files have, in the order of the files; the one without a name is `default`."""
    tables = [(document, key) for document in documents for key in document.settings]
    found = [
        key[-1] if key[0] == "targets" else DEFAULT
        for document, key in tables
        if (key[0] == "targets" and len(key) == 2) or (key == ("target",) and connections.says(document, key))
    ]
    return tuple(dict.fromkeys(found))


def find(known: Known, name: str = DEFAULT) -> Found:
    """Find the source of a target's connection; raise ConfigError when it cannot be used."""
    care = _security(known.documents, name).items()
    tls = {key[1]: str(said.value) for key, said in care if key[0] == "target" and key[1].startswith("tls")}
    around = Around(known.variables, known.places, tls)
    if name != DEFAULT:
        return _named(known.documents, ("targets", name), around)
    passed_over: list[str] = []
    for found in _candidates(known, around, passed_over):
        if found is not None:
            return found._replace(passed_over=tuple(passed_over))
    return Found("defaults", {}, chosen=False, passed_over=tuple(passed_over))


def together(known: Known, found: Found, name: str) -> Layer:
    """Put the connection that was found, and all settings, into one layer."""
    chosen = [found.settings] if found.chosen else []
    return merged(
        [
            _security(known.documents, name),
            _settings(known.flags),
            _settings(known.environment),
            *chosen,
            *(_settings(document.settings) for document in known.documents),
            found.settings,
        ]
    )


def _settings(layer: Layer) -> Layer:
    """Leave out what belongs to a connection, and tables that say nothing."""
    kept = {key: said for key, said in layer.items() if key[0] not in ("target", "targets")}
    return {key: said for key, said in kept.items() if said.value != {} or (key[0] == "checks" and key[1:])}


def _security(documents: tuple[Document, ...], name: str) -> Layer:
    """Give how a target is connected to: that is no part of where, and another host must not turn it off."""
    tables: list[Key] = [("targets", name), ("target",)]
    usage = [(*table, "usage") for table in tables] + tables
    return {**_how("target", documents, tables), **_how("usage", documents, usage)}


def _how(part: str, documents: tuple[Document, ...], tables: list[Key]) -> Layer:
    layers = [inside(document.settings, table) for table in tables for document in documents]
    return {(part, *name): found for name, found in merged(layers).items() if name[0] in SECURITY}


def _candidates(known: Known, around: Around, passed_over: list[str]) -> Iterator[Found | None]:
    """Give what each source says, in order; a later one is not looked at when an earlier one says something."""
    yield _of_flags(known, around)
    yield _part(known.environment, "environment")
    table = ("target",)
    for document in known.documents:
        if connections.says(document, table):
            yield connections.in_table(document, table, around)
    tried: set[str] = set()
    for path in known.places.properties:
        # The usage server's file is a link to the management server's where both are installed.
        if files.same(path) not in tried and _readable(path, passed_over):
            yield connections.in_properties(path, around, chosen=False)
        tried.add(files.same(path))
    if (options := known.places.options) and _readable(options, passed_over):
        yield connections.in_options(options, chosen=False)


def _of_flags(known: Known, around: Around) -> Found | None:
    given = known.given
    if path := given.get("db_properties"):
        return connections.in_properties(Path(path), around)
    file, suffix = given.get("defaults_file"), given.get("defaults_group_suffix")
    if file or suffix:
        return connections.in_named_options(Path(file) if file else known.places.options, suffix or "")
    return _part(known.flags, "flags")


def _part(layer: Layer, source: str) -> Found | None:
    own = {key: found for key, found in layer.items() if key[0] == "target"}
    return Found(source, own) if own else None


def _readable(path: Path, passed_over: list[str]) -> bool:
    if files.missing(path):
        return False
    refusal = files.refusal(path)
    passed_over.extend([refusal] if refusal else [])
    return not refusal


def _named(documents: tuple[Document, ...], table: Key, around: Around) -> Found:
    there = [document for document in documents if table in document.settings]
    for document in there:
        if connections.says(document, table):
            return connections.in_table(document, table, around)
    where = there[0].settings[table].origin
    raise ConfigError(f"{where}: [targets.{table[1]}] says nothing of a connection: give it a host or db_properties")
