"""`dbcare demo`: a throwaway server with a CloudStack database, faults put into it, found, mended and put back."""

import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dbcare.commands import options
from dbcare.findings import Report, Severity, Status

if TYPE_CHECKING:
    from dbcare.config import Config
    from dbcare.endpoint import Endpoint
    from dbcare.world import Injected

app = typer.Typer(add_completion=False)
LONG_SECONDS = 2
"""The age, in seconds, at which the demo calls a transaction long: nobody wants to wait for the default 60."""
Place = tuple[str, str, str]


@app.command()
def demo(
    release: Annotated[str, typer.Option("--release", help="CloudStack release to build.")] = "4.22.0.0",
    scale: Annotated[int, typer.Option("--scale", min=1, help="Live VMs in the deployment.")] = 200,
) -> int:
    """Start a throwaway server, build a CloudStack database, put every known fault into it, find and mend them, undo.

    No server is needed beforehand, and one that runs is not touched. Ends with 0 when every fault was found and
    nothing else was reported, when what was mended is not found any more, and when undo put every row back.
    """
    from dbcare import catalogue, world
    from dbcare.sandbox import Sandbox

    version = catalogue.shipped().exactly(release)
    with ExitStack() as stack:
        with _step("starting a throwaway server"):
            sandbox = stack.enter_context(Sandbox())
        with _step(f"building the databases of CloudStack {version}"):
            world.create(sandbox.endpoint, version)
        with _step(f"filling them with {scale} VMs, many removed ones, and what looks wrong but is normal"):
            world.populate(sandbox.endpoint, version, scale=scale)
        pristine, _ = _look(sandbox.endpoint, "looking at it: nothing is wrong yet")
        faults = _inject(stack, sandbox.endpoint, version)
        time.sleep(LONG_SECONDS + 1)
        report, text = _look(sandbox.endpoint, "looking again")
        typer.echo(f"\n{text}\n")
        if code := _verdict(pristine, report, faults):
            return code
        with _step("ending the long transaction, which would hold up whoever alters a table"):
            for fault in faults:
                fault.close()
        return _mended(sandbox.endpoint, version)


@contextmanager
def _step(what: str) -> Iterator[None]:
    typer.echo(f"{what} … ", nl=False)
    started = time.perf_counter()
    yield
    typer.echo(f"{time.perf_counter() - started:.1f} s")


def _inject(stack: ExitStack, endpoint: "Endpoint", version: str) -> "list[Injected]":
    from dbcare import world

    with _step(f"putting {len(world.FAULTS)} kinds of fault into it"):
        return [stack.enter_context(world.inject(endpoint, version, name)) for name in world.FAULTS]


def _settings(endpoint: "Endpoint") -> "Config":
    from dbcare.config import CheckSettings, Config

    long = CheckSettings(params={"seconds": LONG_SECONDS})
    return Config(name="demo", endpoint=endpoint, checks={"long-running-transaction": long})


def _look(endpoint: "Endpoint", what: str) -> tuple[Report, str]:
    from dbcare import registry
    from dbcare.render import table
    from dbcare.scan import Scan

    entries, problems = registry.verified(registry.installed(()).entries)
    started, clock = datetime.now(UTC), time.perf_counter()
    with _step(what):
        target = Scan(_settings(endpoint), entries).run()
    report = Report(started.strftime("%Y-%m-%dT%H:%M:%SZ"), time.perf_counter() - clock, (target,), problems)
    return report, table.render(report, 0)


def _verdict(pristine: Report, report: Report, faults: "Iterable[Injected]") -> int:
    """Say whether exactly the faults that were put in were found; 70 when they were not, which is a bug."""
    wanted = {(place.check, place.table, _key(place.key)) for fault in faults for place in fault.places}
    found, early = _places(report), _places(pristine)
    blind = [outcome.id for outcome in report.targets[0].outcomes if outcome.status is Status.NOT_CHECKED]
    _tell("FALSE ALARM on the pristine database", early)
    _tell("MISSED", wanted - found)
    _tell("FOUND but not put in", found - wanted)
    _tell("NOT CHECKED", {(name, "", "") for name in blind})
    if early or wanted != found or blind:
        return 70
    typer.echo(f"{len(wanted)} faults put in, {len(wanted)} found, and nothing else at warning or above.")
    return 0


def _mended(endpoint: "Endpoint", version: str) -> int:
    """Plan, say yes, carry out, look again, undo, and hold every row against what it was; 70 when one differs."""
    from dbcare.commands import carrying
    from dbcare.commands.fix import Work
    from dbcare.commands.undo import planned_for
    from dbcare.render import plan
    from dbcare.undoing import Willing

    config = _settings(endpoint)
    with _step("reading every row"):
        before = digests(endpoint)
    with _step("planning what mends them"):
        work = Work(config, (), even_if_api=False, attested=frozenset())
        made = work.proposed()
    fixes = made.plan.fixes
    typer.echo(f"\n{plan.preview(fixes, made.plan.left_out, options.layout(options.Colour.NEVER, None).width)}\n")
    how = carrying.way(config, None, None, options.Format.TABLE, None)
    with _step("the demo says yes: carrying it out, and looking again"):
        run = carrying.past(config, "fix", version, fixes)
        found = carrying.looked_again(config, work.entries, carrying.carry_out(config, run, fixes, made.shapes, how))
    typer.echo(plan.results(run.id, found, 100))
    undo = planned_for(config, run.id, [], Willing(lower=True))
    with _step("taking it all back"):
        back = carrying.past(config, "undo", version, undo.fixes, run.id)
        undone = carrying.carry_out(config, back, undo.fixes, undo.shapes, how)
    typer.echo(plan.results(back.id, undone, 100))
    with _step("reading every row again"):
        after = digests(endpoint)
    differing = sorted(table for table in before if before[table] != after.get(table))
    _tell("NOT AS BEFORE", {(table, "", "") for table in differing})
    if differing or carrying.code((*found, *undone), how.stop):
        return 70
    typer.echo(
        f"{len(found)} fixes made and taken back; every row of {len(before)} tables is as it was.\n"
        "Next: `dbcare checks show nics-count-drift` explains one of them; "
        "`dbcare check --socket … --user …` looks at yours, `dbcare fix` plans."
    )
    return 0


def digests(endpoint: "Endpoint") -> dict[str, str]:
    """Give a digest of all rows of each table, but for columns that only ever count up."""
    import hashlib

    from dbcare.changes import BUMPED
    from dbcare.db import Session
    from dbcare.queries import LOGICAL

    found: dict[str, str] = {}
    with Session(endpoint, timeout=60) as session:
        asked = (
            "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = %s AND engine IS NOT NULL"
        )
        for database in LOGICAL:
            for table in session.all(asked, (database,)):
                name, digest = f"{database}.{table['name']}", hashlib.sha256()
                for row in session.rows(f"SELECT * FROM `{database}`.`{table['name']}`"):
                    digest.update(repr([row[one] for one in row if one not in BUMPED.get(name, ())]).encode())
                found[name] = digest.hexdigest()
    return found


def _key(key: object) -> str:
    from dbcare.render import json

    return json.dumps(key)


def _places(report: Report) -> set[Place]:
    return {
        (found.check, found.table, _key(dict(found.key)))
        for target in report.targets
        for found in target.findings
        if found.severity.rank >= Severity.WARNING.rank
    }


def _tell(what: str, places: set[Place]) -> None:
    for check, table, key in sorted(places):
        typer.echo(f"{what}: {check} {table} {' '.join(key.split())}")
