"""The statements that change an index, and what no server does without stopping its writers; pure."""

from collections.abc import Iterator, Sequence

from dbcare.actions import AlterIndex, Verb
from dbcare.errors import ChangeError
from dbcare.schema import Index
from dbcare.server import Server
from dbcare.shape import quoted

LOCK_SECONDS = 2
"""How long the statement waits for others, at its beginning and again at its end; all who come later wait behind it."""
HIDING = "10.6"
"""The first MariaDB that can have the optimizer ignore an index."""
DESCENDING = "10.8"
"""The first MariaDB that keeps the direction of an index's parts."""


def show(action: AlterIndex, place: str, server: Server, keep: Sequence[str] = ()) -> tuple[str, ...]:
    """Write the statements as they are sent; `place` is the table's quoted name. Raise ChangeError for the impossible.

    `keep` are indexes that are renamed to what they are called already: one that the server made by itself for a
    foreign key it drops in silence as soon as another would do, but not one that somebody named.
    """
    if why := impossible(action, server):
        raise ChangeError(why)
    work = ", ".join((*_work(action, server, keep), f"ALGORITHM={_algorithm(action.verb, server)}", "LOCK=NONE"))
    return f"SET SESSION lock_wait_timeout={LOCK_SECONDS}", f"ALTER TABLE {place} {work}"


def _work(action: AlterIndex, server: Server, keep: Sequence[str]) -> Iterator[str]:
    index, name = action.index, quoted(action.index.name)
    match action.verb:
        case Verb.ADD:
            yield from (f"RENAME INDEX {quoted(one)} TO {quoted(one)}" for one in keep)
            hidden = "" if index.visible else f" {_visibility(False, server)}"
            parts = ", ".join(map(_part, index.columns))
            yield f"ADD {'UNIQUE ' if index.unique else ''}INDEX {name} ({parts}){hidden}"
        case Verb.DROP:
            yield f"DROP INDEX {name}"
        case Verb.HIDE | Verb.SHOW:
            yield f"ALTER INDEX {name} {_visibility(action.verb is Verb.SHOW, server)}"


def _algorithm(verb: Verb, server: Server) -> str:
    """Choose what never writes the table anew; MySQL's INPLACE does so for a primary key only, among indexes."""
    if server.family == "mysql":
        return "INPLACE"
    return "NOCOPY" if verb in (Verb.ADD, Verb.DROP) else "INSTANT"


def _visibility(shown: bool, server: Server) -> str:
    if server.family == "mysql":
        return "VISIBLE" if shown else "INVISIBLE"
    return "NOT IGNORED" if shown else "IGNORED"


def _part(part: str) -> str:
    """Write one part: a column with its prefix length and direction, or an expression in one pair of parentheses."""
    if part.startswith("(("):
        body, _, direction = part.rpartition("))")
        return f"{body[1:]}){direction}"
    name, bracket, rest = part.partition("(")
    bare = name.removesuffix(" DESC")
    return f"{quoted(bare)}{bracket}{rest}{name[len(bare) :]}"


def defined(index: Index, server: Server) -> str:
    """Write an index as SHOW CREATE TABLE does."""
    hidden = " /*!80000 INVISIBLE */" if server.family == "mysql" else " IGNORED"
    parts = ",".join(map(_part, index.columns))
    unique = "UNIQUE " if index.unique else ""
    return f"{unique}KEY {quoted(index.name)} ({parts}){'' if index.visible else hidden}"


def written(statement: str, name: str) -> str:
    """Find an index in what SHOW CREATE TABLE says, without what every server takes for granted."""
    for line in statement.splitlines():
        bare = line.strip().removesuffix(",")
        if f"KEY {quoted(name)} (" in bare.partition("(")[0] + "(":
            return bare.replace(" USING BTREE", "")
    return ""


def impossible(action: AlterIndex, server: Server) -> str:
    """Say what this server does to no table online; nothing when it can."""
    index = action.index
    if index.name == "PRIMARY":
        return "a primary key cannot be changed without writing the whole table anew"
    if index.kind != "BTREE":
        return f"an index of the kind {index.kind} cannot be made while the table is written to"
    return "" if server.family == "mysql" else _not_on_mariadb(action, server)


def _not_on_mariadb(action: AlterIndex, server: Server) -> str:
    parts = action.index.columns
    hides = not action.index.visible or action.verb in (Verb.HIDE, Verb.SHOW)
    if hides and not server.at_least(HIDING):
        return f"{server} cannot hide an index; MariaDB {HIDING} can"
    if any(part.startswith("((") for part in parts):
        return f"{server} has no indexes on expressions"
    if any(part.endswith(" DESC") for part in parts) and not server.at_least(DESCENDING):
        return f"{server} has no descending indexes; MariaDB {DESCENDING} has"
    return ""
