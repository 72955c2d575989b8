"""Where the state's file is."""

import os
from collections.abc import Mapping
from pathlib import Path

from dbcare.errors import StateMisplaced

SYSTEM = Path("/var/lib/dbcare")
"""Where a service keeps its state; whoever may not write there has a state of their own."""
NAME = "state.sqlite"


def place(named: Path | None, environment: Mapping[str, str], *, system: Path = SYSTEM) -> Path:
    """Say where the state is: the file that was named, else DBCARE_STATE, else the system's folder, else the user's.

    Raises StateMisplaced when there is no home to keep it in.
    """
    if named is not None or environment.get("DBCARE_STATE"):
        return _expanded(named or Path(environment["DBCARE_STATE"]))
    if system.is_dir() and os.access(system, os.W_OK | os.X_OK):
        return system / NAME
    homes = environment.get("XDG_STATE_HOME", ""), os.path.join(environment.get("HOME", ""), ".local", "state")
    # The XDG specification wants relative paths to be ignored.
    for home in filter(os.path.isabs, homes):
        return Path(home, "dbcare", NAME)
    raise StateMisplaced("there is no place for it: HOME is not set; name a file with --state or DBCARE_STATE")


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except (RuntimeError, OSError) as error:
        raise StateMisplaced(f"{path}: there is no such directory") from error
