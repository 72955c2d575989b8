"""What a SELECT may cost before it is sent: the rows it could touch, by table sizes and by the server's own plan."""

from collections.abc import Iterable, Mapping
from math import prod

from dbcare.db import Row, Session
from dbcare.queries import Query


def ceiling(query: Query, sizes: Mapping[str, int]) -> int:
    """Give the rows that even the worst plan could not exceed: the product of the sizes of all tables named.

    Of SELECTs joined by UNION ALL each counts for itself.
    """
    if query.parts:
        return sum(ceiling(part, sizes) for part in query.parts)
    return prod(max(1, sizes.get(table, 0)) for table in query.tables)


def total(query: Query, sizes: Mapping[str, int]) -> int:
    """Give the rows of all tables that the query names, each table once."""
    named = {*query.tables, *(name for part in query.parts for name in part.tables)}
    return sum(sizes.get(table, 0) for table in named)


def planned(session: Session, query: Query, parameters: Mapping[str, object], sender: str) -> int:
    """Ask the server how many rows its plan for this query would examine."""
    explain = "EXPLAIN EXTENDED" if session.mariadb else "EXPLAIN FORMAT=TRADITIONAL"
    return examined(session.all(f"{explain} {query.sql}", parameters, sender=sender))


def examined(plan: Iterable[Row]) -> int:
    """Add up the rows that each step of a tabular EXPLAIN reads, nested loops multiplied out.

    A dependent subquery runs once for each row of the outer query; what only has to exist, or not to, adds no rows.
    """
    total = 0.0
    reached: dict[object, float] = {}
    for step in plan:
        rows, filtered = _number(step["rows"], 0), _number(step.get("filtered"), 100)
        number = step["id"]
        dependent = str(step["select_type"]).startswith("DEPENDENT")
        outer = reached.setdefault(number, reached.get(1, 1.0) if dependent else 1.0)
        total += outer * rows
        single = any(word in str(step.get("Extra")) for word in ("Not exists", "FirstMatch", "LooseScan"))
        reached[number] = outer if single else max(1.0, outer * rows * filtered / 100)
    return round(total)


def _number(value: object, default: float) -> float:
    """Read a number of a plan; MariaDB writes `1 (72%)` where it filters by a second index."""
    return float(str(value).partition(" ")[0]) if value is not None else default
