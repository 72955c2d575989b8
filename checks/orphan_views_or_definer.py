"""A view cannot be used: what it shows is gone, or the account that it belongs to.

CloudStack lists nearly everything through views, so one such view makes every listing of its kind fail; and a dump of
the database stops at it. It happens when a dump is loaded on another server, where the definer's account is missing, or
when a table was altered by hand. A view that asks for the rights of whoever reads it needs no definer. An account that
may not see the others (SELECT on mysql.*) cannot be sure about definers on MariaDB, which is said as information; so is
everything while an upgrade is under way. CloudStack makes all its views anew in each upgrade.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from dbcare.check import VERSIONS, Check, Context, FixClass, Problem, Severity, load

BROKEN = "it shows tables, columns or functions that are gone, or its definer has no rights to them"


def judge(inputs: Mapping[str, Any], context: Context) -> Iterator[Problem]:
    """Name each view that whoever reads it gets an error from, and the definers that nothing can be said about."""
    severity = Severity.INFO if _upgrading(inputs["versions"][-1], context) else Severity.WARNING
    unsure: dict[str, list[str]] = {}
    for row in inputs["detect"]:
        view, definer = f"{row['db']}.{row['tbl']}", row["definer"]
        foreign = row["security"] == "DEFINER" and not row["is_known"] and not definer.endswith("@")
        if foreign and row["others"]:
            yield _problem(view, f"its definer {definer} does not exist", row, severity)
        elif row["broken"]:
            yield _problem(view, BROKEN, row, severity)
        elif foreign and not row["is_own"] and context.server.startswith("MariaDB"):
            unsure.setdefault(definer, []).append(view)
    for definer, views in unsure.items():
        yield Problem(
            f"{views[0]} and {len(views) - 1} other views belong to {definer}; this account may not see whether that "
            "exists, which SELECT on mysql.* would let it",
            {"table": views[0]},
            severity=Severity.INFO,
            row={"definer": definer, "views": views},
        )


def _upgrading(newest: Mapping[str, Any], context: Context) -> bool:
    """Say whether an upgrade may be running; one that died is no excuse."""
    age: timedelta = context.now - newest["updated"]
    return newest["step"] != "Complete" and age < timedelta(minutes=context.parameters["minutes"])


def _problem(view: str, why: str, row: Mapping[str, Any], severity: Severity) -> Problem:
    return Problem(
        f"the view {view} cannot be used: {why}",
        {"table": view},
        severity=severity,
        name=row["tbl"],
        row={"definer": row["definer"], "security": row["security"]},
    )


CHECK = Check(
    id="orphan-views-or-definer",
    area="indexes",
    severity=Severity.WARNING,
    inputs={"versions": VERSIONS, **load("dbcare.sql", "orphan_views_or_definer")},
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
