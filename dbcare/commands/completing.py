"""What a shell may complete: read out of files, for a key press waits for no import of checks and for no server."""

import re
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

GROUP = "dbcare.checks"
_CHECK = re.compile(r'^"""(.*?)\.?$.*^CHECK\b.*?\bid="([\w-]+)".*?\barea="([\w-]+)"', re.MULTILINE | re.DOTALL)


def checks() -> list[tuple[str, str]]:
    """Name the checks with their titles."""
    return sorted((name, title) for title, name, _ in _declared())


def checks_and_areas() -> list[tuple[str, str]]:
    """Name the areas and the checks."""
    areas = {area: f"all checks of {area}" for _, _, area in _declared()}
    return [*areas.items(), *checks()]


def releases() -> list[str]:
    """Name the CloudStack releases of the catalogue, the newest first."""
    from dbcare.catalogue import shipped

    return list(reversed(shipped().versions))


def _declared() -> Iterator[tuple[str, str, str]]:
    """Give title, id and area of each check, as the text of its module has them."""
    files = chain.from_iterable(map(_files, entry_points(group=GROUP)))
    return (found.groups() for path in files if (found := _CHECK.search(path.read_text("utf-8"))))  # type: ignore[misc]


def _files(point: EntryPoint) -> list[Path]:
    # Finding a plugin's package imports the packages around it, which may fail in any way.
    with suppress(Exception):
        spec = find_spec(point.module)
        folders = spec.submodule_search_locations if spec else None
        return [path for folder in folders or () for path in sorted(Path(folder).glob("*.py"))]
    return []
