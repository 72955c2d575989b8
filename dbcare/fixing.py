"""What `[fix]` of the configuration says of mending, as one frozen value."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fixing:
    """When to wait, what to stop at, and for how many hours a saved plan holds.

    `replicas` are targets that may lag `max_lag` seconds behind; `max_running` threads may be at work on the server, as
    in pt-online-schema-change's --max-load; one run may change `max_changes` rows, or any number when that is 0, and
    ends where `stop_file` is there.
    """

    replicas: tuple[str, ...] = ()
    max_lag: float = 10.0
    max_running: int = 25
    max_changes: int = 0
    stop_file: Path | None = None
    plan_hours: float = 24.0
