import re

import pytest

from dbcare.errors import UsageError
from dbcare.queries import SHARED
from dbcare.registry import AREAS, Registry, installed, verified

from .spare import ROOT

SHIPPED = installed([])
LINK = re.compile(
    r"https://(?:github\.com/apache/cloudstack/(?:\w+/\d+|blob/\S+)|cwiki\.apache\.org/\S+|mail-archive\.com/dev@cloudstack\S+"
    r"|dev\.mysql\.com/\S+|mariadb\.com/\S+)"
)


def test_every_module_of_checks_is_a_check_of_its_own_name() -> None:
    stems = {path.stem.replace("_", "-") for path in (ROOT / "checks").glob("*.py") if path.stem != "__init__"}
    assert set(SHIPPED.ids()) == stems
    assert SHIPPED.problems == ()


def test_every_check_passes_its_own_verification() -> None:
    good, bad = verified(SHIPPED.entries)
    assert (good, bad) == (SHIPPED.entries, ())


def test_every_sql_file_belongs_to_a_check_or_to_the_engine() -> None:
    known = {entry.check.id.replace("-", "_") for entry in SHIPPED.entries}
    rest = {path.stem for path in (ROOT / "sql").glob("*.sql")} - known - {SHARED}
    engine = "".join(path.read_text() for path in (ROOT / "dbcare").rglob("*.py"))
    assert [stem for stem in rest if f'"{stem}"' not in engine] == []


@pytest.mark.parametrize("entry", SHIPPED.entries, ids=lambda entry: entry.check.id)
def test_every_check_says_what_an_operator_needs(entry) -> None:  # type: ignore[no-untyped-def]
    check = entry.check
    assert check.area in AREAS
    assert entry.title[0].isupper()
    assert not entry.title.endswith(".")
    assert len(entry.explanation) > 100
    assert check.remedy.endswith(".")
    assert check.symptom
    assert [link for link in check.evidence if not LINK.fullmatch(link)] == []


def test_order_is_by_area_and_then_by_name() -> None:
    places = [(AREAS.index(entry.check.area), entry.check.id) for entry in SHIPPED.entries]
    assert places == sorted(places)


def test_choosing_by_id_and_area_keeps_the_order_and_names_each_once() -> None:
    chosen = SHIPPED.choose(["sequences", "nics-count-drift", "sequence-row-missing"])
    assert [entry.check.id for entry in chosen] == [
        entry.check.id
        for entry in SHIPPED.entries
        if entry.check.area == "sequences" or entry.check.id == "nics-count-drift"
    ]
    assert SHIPPED.choose([]) == SHIPPED.entries


def test_a_name_that_is_none_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="there is no check or area 'network'; did you mean networks"):
        SHIPPED.choose(["network"])
    with pytest.raises(UsageError, match="`dbcare checks list` names them all"):
        SHIPPED.get("zzz")
    with pytest.raises(UsageError):
        Registry(()).get("nics-count-drift")
