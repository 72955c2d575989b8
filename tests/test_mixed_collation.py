"""Collations judged on dicts: what older servers call them, and databases that were converted as a whole."""

from datetime import datetime
from typing import Any

from dbcare.catalogue import shipped
from dbcare.check import Context, LiveColumns, LiveTable, Problem
from dbcare.registry import installed

RELEASE = shipped().release("4.22.0.0")
CHECK = installed().get("mixed-collation").check


def live(collation: str) -> dict[str, Any]:
    """A database of the release whose texts all have this collation."""
    texts = {
        name: {column.name: collation if "char" in column.type else "" for column in table.columns.values()}
        for name, table in RELEASE.schema.items()
    }
    return {
        "columns": {name: LiveColumns(columns) for name, columns in texts.items()},
        "tables": {name: LiveTable("InnoDB", 1, 1, None, collation) for name in RELEASE.schema},
        "stock": [{"collation_name": "utf8mb4_0900_ai_ci"}],
    }


def convert(inputs: dict[str, Any], table: str, collation: str) -> None:
    columns = inputs["columns"][table]
    inputs["columns"][table] = LiveColumns({name: collation if name in columns.collations else "" for name in columns})
    inputs["tables"][table] = inputs["tables"][table]._replace(collation=collation)


def judged(inputs: dict[str, Any]) -> list[Problem]:
    return list(CHECK.judged(inputs, Context(RELEASE, "MySQL 8.0.27", datetime(2026, 11, 23), CHECK.parameters)))


def asked(inputs: dict[str, Any]) -> bool:
    """Whether the server is asked for its own collations."""
    [source] = [source for source in CHECK.inputs.values() if hasattr(source, "build")]
    return bool(list(source.build(Context(RELEASE, "MySQL 8.0.27", datetime(2026, 11, 23)), inputs["columns"])))


def test_what_older_servers_call_utf8_is_what_newer_ones_call_utf8mb3() -> None:
    inputs = live("utf8_general_ci")
    convert(inputs, "cloud.keystore", "utf8mb3_general_ci")
    assert not asked(inputs)
    assert judged(inputs) == []


def test_a_database_that_was_converted_as_a_whole_is_fine() -> None:
    inputs = live("utf8mb4_unicode_ci")
    assert asked(inputs)
    assert judged(inputs) == []


def test_a_table_that_was_left_out_of_it_and_joined_is_not() -> None:
    inputs = live("utf8mb4_unicode_ci")
    convert(inputs, "cloud.host", "utf8mb4_general_ci")
    [problem] = judged(inputs)
    assert problem.key == {"table": "cloud.annotations", "columns": ["entity_uuid"]}
    assert "cannot be compared with cloud.host (uuid), which has utf8mb4_general_ci" in problem.message


def test_what_this_server_gives_a_table_by_itself_is_fine() -> None:
    inputs = live("utf8mb3_general_ci")
    convert(inputs, "cloud.keystore", "utf8mb4_0900_ai_ci")
    assert judged(inputs) == []
    convert(inputs, "cloud.keystore", "utf8mb4_uca1400_ai_ci")
    [problem] = judged(inputs)
    assert (problem.table, problem.key) == ("information_schema.tables", {"table": "cloud.keystore"})
