"""A view cannot be used: what it shows is gone, or the account that it belongs to.

CloudStack lists nearly everything through views, so one such view makes every listing of its kind fail; and a dump of
the database stops at it. It happens when a dump is loaded on another server, where the definer's account is missing, or
when a table was altered by hand. A view that asks for the rights of whoever reads it needs no definer. Information says
so where an account that may not see the others (SELECT on mysql.*) cannot be sure about a definer, where MySQL calls a
view unusable and nothing that it shows is gone, and while an upgrade is under way: it makes all views anew in the end.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import Any

from dbcare.check import COLUMNS, TABLES, VERSIONS, Check, Context, FixClass, Problem, Severity, load

_NAMES = re.compile(r"`(?P<one>[^`]+)`\.`(?P<two>[^`]+)`(?:\.`(?P<three>[^`]+)`)?(?: `(?P<alias>[^`]+)`)?")


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each view that whoever reads it gets an error from, and the definers that nothing can be said about."""
    upgrading = _upgrading(inputs["versions"][-1], context)
    rows = {f"{row['db']}.{row['tbl']}": row for row in inputs["detect"]}
    known = {**dict.fromkeys(inputs["tables"], ()), **inputs["columns"]}
    unsure: dict[str, list[str]] = {}
    for view, row in rows.items():
        foreign = row["security"] == "DEFINER" and not row["is_known"] and not row["definer"].endswith("@")
        if foreign and row["others"]:
            yield _problem(
                view, f"cannot be used: its definer {row['definer']} does not exist", row, sure=not upgrading
            )
        elif row["broken"]:
            gone = next(_gone(view, rows, known, context), None)
            sure = gone is not None or context.server.startswith("MariaDB")
            yield _problem(view, _broken(gone, sure=sure), row, sure=sure and not upgrading)
        elif foreign and not row["is_own"]:
            unsure.setdefault(row["definer"], []).append(view)
    for definer, views in unsure.items():
        yield _unseen(definer, views)


def _upgrading(newest: Mapping[str, Any], context: Context) -> bool:
    """Say whether an upgrade may be running; one that died is no excuse."""
    age: timedelta = context.now - newest["updated"]
    return newest["step"] != "Complete" and age < timedelta(minutes=context.parameters["minutes"])


def _gone(view: str, rows: Mapping[str, Any], known: Mapping[str, Collection[str]], context: Context) -> Iterator[str]:
    """Give what a view shows that is not there, as far as its text tells."""
    logical = {name: database for database, name in context.databases.items()}
    names = list(_NAMES.finditer(str(rows[view]["shown"] or "")))
    tables = {
        name["alias"] or name["two"]: f"{logical[name['one']]}.{name['two']}"
        for name in names
        if name["one"] in logical and not name["three"]
    }
    for table in tables.values():
        if table in rows and table != view:
            yield from _gone(table, rows, known, context)
        elif table not in known:
            yield table
    for name in names:
        table = tables.get(name["two"] if name["three"] else name["one"], "")
        column = name["three"] or name["two"]
        if known.get(table) and column not in known[table] and (name["three"] or name["one"] not in logical):
            yield f"{table}.{column}"


def _broken(gone: str | None, *, sure: bool) -> str:
    if gone is not None:
        return f"cannot be used: it shows {gone}, which is gone"
    if sure:
        return "cannot be used: something that it shows is gone, or its definer has no rights to it"
    return "is unusable, says the server, though nothing that it shows is seen to be gone; SELECT from it tells"


def _problem(view: str, why: str, row: Mapping[str, Any], *, sure: bool) -> Problem:
    return Problem(
        f"the view {view} {why}",
        {"table": view},
        severity=Severity.WARNING if sure else Severity.INFO,
        name=row["tbl"],
        row={"definer": row["definer"], "security": row["security"]},
    )


def _unseen(definer: str, views: list[str]) -> Problem:
    others = f" and {len(views) - 1} other views belong" if len(views) > 1 else " belongs"
    return Problem(
        f"the view {views[0]}{others} to {definer}; this account may not see whether that exists, which SELECT on "
        "mysql.* would let it",
        {"table": views[0]},
        severity=Severity.INFO,
        row={"definer": definer, "views": views},
    )


CHECK = Check(
    id="orphan-views-or-definer",
    area="indexes",
    severity=Severity.WARNING,
    inputs={
        "versions": VERSIONS,
        "tables": TABLES,
        "columns": COLUMNS,
        **load("dbcare.sql", "orphan_views_or_definer"),
    },
    table="information_schema.views",
    judge=judge,
    parameters={"minutes": 60},
    fix_class=FixClass.REPORT,
    remedy="Make the view anew as the release has it (META-INF/db/views in CloudStack's sources), with an account that "
    "exists as its definer; or drop it, if it is the site's own. Or make the account again.",
    symptom="`ERROR 1356: View … references invalid table(s) or column(s) or function(s) or definer/invoker of view "
    "lack rights to use them`; `ERROR 1449: The user specified as a definer does not exist`; mysqldump stops.",
    catalogue="B14",
)
