"""Reading whether a server copies another one: by the statement for it, or by what weaker rights show."""

from collections.abc import Mapping
from typing import Any

from dbcare import privileges
from dbcare.db import Row
from dbcare.visit import Visit, fact
from dbcare.vitals import Replica, Unknown

REPLICA_STATUS = "8.0.22"
"""The first MySQL that knows SHOW REPLICA STATUS; 8.4 no longer knows the older word."""


def replicas(visit: Visit, variables: Mapping[str, str], status: Mapping[str, str]) -> tuple[Replica, ...] | Unknown:
    """Name the sources of this server; who may not ask gets what weaker rights show."""
    said = asked(visit)
    if not isinstance(said, Unknown):
        return said
    if visit.server.family == "mysql" and variables.get("performance_schema") == "ON":
        rows = visit.ask("sources")
        if not isinstance(rows, Unknown):
            return tuple(_told(row) for row in rows)
    running = int(status.get("slaves_running") or 0) or _appliers(visit, variables)
    return (Replica("", "a source that this account may not see", True),) if running else said


def asked(visit: Visit) -> tuple[Replica, ...] | Unknown:
    """Name the sources of this server by the statement for it."""
    rows = fact(lambda: visit.session.all(_statement(visit), sender="doctor"), _right(visit))
    return rows if isinstance(rows, Unknown) else tuple(_replica(row) for row in rows)


def _appliers(visit: Visit, variables: Mapping[str, str]) -> int:
    """Count the threads of a source's changes on MySQL, as far as they are seen; a group's members have the same."""
    if visit.server.family != "mysql" or variables.get("group_replication_group_name"):
        return 0
    rows = visit.ask("appliers")
    return 0 if isinstance(rows, Unknown) else int(rows[0]["running"])


def _statement(visit: Visit) -> str:
    if visit.server.family == "mariadb":
        return "SHOW ALL SLAVES STATUS"
    return "SHOW REPLICA STATUS" if visit.server.at_least(REPLICA_STATUS) else "SHOW SLAVE STATUS"


def _right(visit: Visit) -> str:
    return visit.grant(privileges.replication(visit.server.family, visit.server.version))


def _replica(row: Row) -> Replica:
    facts = {key.lower().replace("master", "source").replace("slave", "replica"): value for key, value in row.items()}
    return Replica(
        str(facts.get("channel_name") or facts.get("connection_name") or ""),
        f"{facts['source_host']}:{facts['source_port']}",
        facts["replica_io_running"] == "Yes" and facts["replica_sql_running"] == "Yes",
        _whole(facts.get("seconds_behind_source")),
        str(facts.get("last_io_error") or facts.get("last_sql_error") or ""),
    )


def _told(row: Row) -> Replica:
    return Replica(str(row["channel"]), str(row["source"]), bool(row["running"]), None, str(row["error"] or ""))


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
