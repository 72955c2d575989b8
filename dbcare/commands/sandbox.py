"""`dbcare sandbox`: throwaway servers for people to try things on, and CloudStack databases with faults in them."""

import difflib
import json
from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dbcare.commands.options import Format
from dbcare.errors import UsageError

if TYPE_CHECKING:
    from dbcare.detached import Detached
    from dbcare.world import Injected

app = typer.Typer(help="Start a throwaway MariaDB or MySQL, fill it with a CloudStack database, break it.")


Name = Annotated[str, typer.Option("--name", help="Which sandbox; any short word.")]
Shown = Annotated[Format, typer.Option("--format", help="How to print it.")]


@app.command()
def start(
    name: Name = "default",
    server: Annotated[str | None, typer.Option(help="mariadb, mysql, or a server's path.", show_default=False)] = None,
    tcp: Annotated[bool, typer.Option("--tcp", help="Listen on a free loopback port as well.")] = False,
    shown: Shown = Format.TABLE,
) -> None:
    """Start an empty server that runs until it is stopped, and say how to connect."""
    from dbcare.binaries import find_binary
    from dbcare.detached import start_detached

    started = start_detached(name, binary=find_binary(server), tcp=tcp)
    if shown is Format.JSON:
        _print_json(sandbox=_entry(started))
        return
    typer.echo(f"{started.server} runs in {started.directory}")
    for line in (*_ways_in(started), f"dbcare sandbox stop --name {name}"):
        typer.echo(f"  {line}")


@app.command()
def seed(
    name: Name = "default",
    release: Annotated[str, typer.Option(help="The CloudStack release to build.")] = "4.22.0.0",
    scale: Annotated[int, typer.Option(min=1, help="About how many virtual machines.")] = 100,
    history: Annotated[int, typer.Option(min=0, help="So many more events, usage events and VM statistics each.")] = 0,
    number: Annotated[int, typer.Option("--seed", help="The same number gives the same data.")] = 1,
    fault: Annotated[
        list[str] | None, typer.Option(help="A fault to put in; several times for several, `all` for every one.")
    ] = None,
    shown: Shown = Format.TABLE,
) -> None:
    """Build a CloudStack database in a sandbox, with faults to order, and say where each fault is."""
    from dbcare import world
    from dbcare.detached import find_detached

    faults = _chosen(fault or [], list(world.FAULTS))
    endpoint = find_detached(name).endpoint
    world.create(endpoint, release)
    world.populate(endpoint, release, scale=scale, seed=number, history=history)
    with ExitStack() as held:
        injected = {fault: held.enter_context(world.inject(endpoint, release, fault)) for fault in faults}
        _print_places(injected, shown)
    if gone := [fault for fault, one in injected.items() if one.held]:
        typer.echo(f"gone again: {', '.join(gone)} lived on a connection that ended with this command", err=True)


@app.command()
def stop(
    name: Name = "default",
    every: Annotated[bool, typer.Option("--all", help="Stop every sandbox.")] = False,
) -> None:
    """End a sandbox's server and remove everything it wrote."""
    from dbcare.detached import detached, stop_detached

    for ended in [sandbox.name for sandbox in detached()] if every else [name]:
        stop_detached(ended)
        typer.echo(f"{ended}: stopped and removed")


@app.command("list")
def show_list(shown: Shown = Format.TABLE) -> None:
    """List the sandboxes that run."""
    from dbcare.detached import detached

    running = detached()
    if shown is Format.JSON:
        _print_json(sandboxes=[_entry(sandbox) for sandbox in running])
    elif running:
        from dbcare.render.rows import rows

        lines = [(one.name, one.server, _ways_in(one)[0]) for one in running]
        typer.echo(rows(("name", "server", "look at it with"), lines))
    else:
        typer.echo("no sandbox runs; `dbcare sandbox start` starts one")


def _ways_in(sandbox: "Detached") -> tuple[str, str]:
    """Give the commands that reach a sandbox: ours, and the server's own client."""
    client = "mariadb" if sandbox.family == "mariadb" else "mysql"
    if sandbox.port:
        where = f"--host 127.0.0.1 --port {sandbox.port}"
        return f"dbcare check {where} --user root", f"{client} --protocol=tcp {where} -u root"
    return f"dbcare check --socket {sandbox.socket} --user root", f"{client} --socket={sandbox.socket} -u root"


def _entry(sandbox: "Detached") -> dict[str, Any]:
    return asdict(sandbox) | {"user": "root", "commands": list(_ways_in(sandbox))}


def _chosen(asked: list[str], known: list[str]) -> list[str]:
    """Give the faults that were asked for, each once and in the order of the list."""
    for name in asked:
        if name not in known and name != "all":
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
            raise UsageError(f"no fault is called {name!r}; {hint}")
    return known if "all" in asked else [name for name in known if name in asked]


def _print_places(injected: "dict[str, Injected]", shown: Format) -> None:
    places = [
        {"fault": fault, "check": place.check, "table": place.table, "key": dict(place.key)}
        for fault, one in injected.items()
        for place in one.places
    ]
    if shown is Format.JSON:
        _print_json(faults=places)
        return
    if not places:
        typer.echo("built; no fault was asked for")
        return
    from dbcare.render.rows import rows

    lines = [
        (place["fault"], place["check"], place["table"], json.dumps(place["key"], default=str)) for place in places
    ]
    typer.echo(rows(("fault", "check", "table", "key"), lines))


def _print_json(**content: Any) -> None:
    typer.echo(json.dumps({"schema_version": 1} | content, indent=2, default=str))
