import pytest

from dbcare.cost import ceiling, examined, planned, total
from dbcare.db import Session
from dbcare.endpoint import Endpoint
from dbcare.queries import generated, union

from .spare import built


def step(number: int, rows: object, filtered: object = 100, kind: str = "SIMPLE") -> dict[str, object]:
    return {"id": number, "select_type": kind, "rows": rows, "filtered": filtered}


def test_nested_loops_multiply_and_separate_selects_add() -> None:
    assert examined([step(1, 100), step(1, 10)]) == 100 + 100 * 10
    assert examined([step(1, 100, 10), step(1, 10)]) == 100 + 10 * 10
    assert examined([step(1, 100, kind="PRIMARY"), step(2, 50, kind="UNION")]) == 150


def test_a_dependent_subquery_runs_for_each_outer_row() -> None:
    plan = [step(1, 100, kind="PRIMARY"), step(2, 7, kind="DEPENDENT SUBQUERY")]
    assert examined(plan) == 100 + 100 * 7
    assert examined([step(1, 100, kind="PRIMARY"), step(2, 7, kind="SUBQUERY")]) == 107


def test_what_only_has_to_exist_adds_no_rows() -> None:
    """Two NOT EXISTS, which MySQL turns into antijoins of one select, do not multiply."""
    antijoin = step(1, 50) | {"Extra": "Using where; Not exists"}
    assert examined([step(1, 100), antijoin, antijoin]) == 100 + 5000 + 5000
    assert examined([step(1, 100), step(1, 50) | {"Extra": "FirstMatch(n)"}, step(1, 2)]) == 100 + 5000 + 200


def test_a_filter_never_makes_an_outer_row_vanish() -> None:
    assert examined([step(1, 10, 0.0), step(1, 1000)]) == 1010


@pytest.mark.parametrize(("rows", "total"), [(None, 0), ("1 (72%)", 1), ("25", 25), (2.5e6, 2_500_000)])
def test_plans_are_read_however_a_server_writes_them(rows: object, total: int) -> None:
    assert examined([step(1, rows, None)]) == total


def test_the_ceiling_multiplies_every_table_named() -> None:
    query = generated(
        "SELECT 1 FROM nics a JOIN nics b JOIN vm_instance", "x", [("cloud.nics", None), ("cloud.vm_instance", None)]
    )
    assert ceiling(query, {"cloud.nics": 10, "cloud.vm_instance": 3}) == 300
    assert ceiling(query, {"cloud.nics": 10}) == 100
    assert ceiling(generated("SELECT 1", "x", []), {}) == 1


def test_selects_joined_by_union_add() -> None:
    parts = [generated(f"SELECT 1 FROM {table}", "x", [(f"cloud.{table}", None)]) for table in ("nics", "networks")]
    assert ceiling(union(parts), {"cloud.nics": 10, "cloud.networks": 7}) == 17


def test_the_total_counts_every_table_once() -> None:
    parts = [generated(f"SELECT 1 FROM {table}", "x", [(f"cloud.{table}", None)]) for table in ("nics", "networks")]
    twice = generated("SELECT 1 FROM nics a JOIN nics b", "x", [("cloud.nics", None)])
    assert total(twice, {"cloud.nics": 10}) == 10
    assert total(union(parts), {"cloud.nics": 10, "cloud.networks": 7}) == 17


def test_servers_are_asked_for_their_plan(server: Endpoint) -> None:
    config = built(server)
    many = generated("SELECT a.id FROM nics a JOIN nics b ON a.uuid > b.uuid", "x", [("cloud.nics", "id")])
    one = generated("SELECT id FROM nics WHERE id = :id", "x", [("cloud.nics", "id")])
    with Session(server, config.databases.cloud) as session:
        [row] = session.all("SELECT COUNT(*) AS nics FROM nics")
        assert planned(session, many, {}, "test") > row["nics"] * 5
        assert planned(session, one, {"id": 1}, "test") <= 1
