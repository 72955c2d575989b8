"""Judging what the account may look at: each right by itself, and what is not checked without it; pure."""

from collections.abc import Iterator

from dbcare.doctor import needs
from dbcare.doctor.advice import Advice, State, unknown
from dbcare.doctor.ground import Ground
from dbcare.doctor.words import few, listed
from dbcare.vitals import Reach, Unknown, Vitals

TOPIC = "rights"
NAMING = {"cloud": "--cloud-name", "cloud_usage": "--usage-name"}


def judge(vitals: Vitals, ground: Ground) -> Iterator[Advice]:
    """Judge each right to look."""
    for database in vitals.names:
        yield _reading(vitals, database, ground)
    yield _process(vitals, ground)
    yield _performance(vitals, ground)
    for name, refusal in vitals.refusals.items():
        if name.startswith("SHOW VIEW"):
            yield _explaining(name, refusal)
    yield from _roles(vitals)


def _reading(vitals: Vitals, database: str, ground: Ground) -> Advice:
    name, reach, here = f"SELECT on {database}", vitals.reach[database], vitals.names[database]
    if _is_absent(vitals, database, reach):
        state = State.CRITICAL if database == "cloud" else State.WARNING
        remedy = f"name CloudStack's with {NAMING[database]}"
        return Advice(TOPIC, name, state, f"there is no database `{here}` on this server", "", remedy)
    if isinstance(reach, Unknown):
        return unknown(TOPIC, name, reach)
    if reach.whole:
        return Advice(TOPIC, name, State.OK, f"on all of `{here}`")
    wanted = [table for table in ground.release.schema if table.startswith(f"{database}.")]
    refused = [table for table in wanted if table not in reach.readable]
    if not refused:
        return Advice(TOPIC, name, State.OK, f"on every table of `{here}` that the release has, one by one")
    return _refused(name, refused, len(wanted), vitals, ground)


def _is_absent(vitals: Vitals, database: str, reach: Reach | Unknown) -> bool:
    """Say whether there are no tables of a database, where they could not be hidden."""
    hidden = isinstance(reach, Reach) and not reach.whole
    return not hidden and not isinstance(vitals.sizes, Unknown) and database not in vitals.sizes


def _refused(name: str, refused: list[str], total: int, vitals: Vitals, ground: Ground) -> Advice:
    database = refused[0].partition(".")[0]
    tables = [table.partition(".")[2] for table in refused]
    seen = f"refused on {'all' if len(refused) == total else len(refused)} of {total} tables: {few(tables)}"
    effect = ground.without(needs.by_tables(frozenset(refused), ground.release, ground.server))
    state = State.CRITICAL if needs.VERSION in refused else State.WARNING
    grant = f"GRANT SELECT ON {ground.place.database(vitals.names[database])} TO {vitals.account}"
    return Advice(TOPIC, name, state, seen, effect, f"this would let it: {grant}", (grant,))


def _process(vitals: Vitals, ground: Ground) -> Advice:
    refusal = vitals.refusals["PROCESS"]
    if refusal is None:
        return Advice(TOPIC, "PROCESS", State.OK, "transactions of others are seen")
    effect = f"transactions and connections of others are not seen; {ground.without(needs.by_process)}"
    return _lacking("PROCESS", State.WARNING, refusal, effect.removesuffix("; "))


def _performance(vitals: Vitals, ground: Ground) -> Advice:
    """Judge performance_schema as one right; where it is switched off, little is missed without it."""
    name = "SELECT on performance_schema"
    tables = {table: refusal for table, refusal in vitals.refusals.items() if table.islower()}
    refused = {table: refusal for table, refusal in tables.items() if refusal is not None}
    if not refused:
        return Advice(TOPIC, name, State.OK, f"on {listed(tables)}")
    live = vitals.is_on("performance_schema")
    missed = "who blocks whom, and what it runs, is not seen" if live else "it is switched off, so little is missed"
    effect = "; ".join(filter(None, (f"{listed(refused)}: {missed}", ground.without(needs.by_performance))))
    return _lacking(name, State.WARNING if live else State.INFO, next(iter(refused.values())), effect)


def _explaining(name: str, refusal: Unknown | None) -> Advice:
    if refusal is None:
        return Advice(TOPIC, name, State.OK, "what foreign keys do is seen")
    return _lacking(name, State.INFO, refusal, "dbcare catalogue capture cannot see what foreign keys do")


def _lacking(name: str, state: State, refusal: Unknown, effect: str) -> Advice:
    """Say what is missing without a right; a trial that failed for another reason has told nothing."""
    if not refusal.grant:
        return unknown(TOPIC, name, refusal, effect)
    return Advice(TOPIC, name, state, "refused", effect, f"this would let it: {refusal.grant}", (refusal.grant,))


def _roles(vitals: Vitals) -> Iterator[Advice]:
    """Tell of roles, and mind those that a login does not wake."""
    granted = () if isinstance(vitals.held, Unknown) else vitals.held.roles
    if vitals.role:
        yield Advice(TOPIC, "roles", State.OK, f"{vitals.role} is active")
    elif granted:
        refused = any(vitals.refusals.values()) or not all(_is_whole(reach) for reach in vitals.reach.values())
        role = granted[0] if "mariadb" in vitals.version.lower() else "ALL"
        word = "FOR" if "mariadb" in vitals.version.lower() else "TO"
        statement = f"SET DEFAULT ROLE {role} {word} {vitals.account}"
        state, remedy = State.WARNING if refused else State.INFO, f"this makes it active at each login: {statement}"
        yield Advice(TOPIC, "roles", state, f"{listed(granted)}, not active", "it allows nothing", remedy, (statement,))


def _is_whole(reach: Reach | Unknown) -> bool:
    return isinstance(reach, Reach) and reach.whole
