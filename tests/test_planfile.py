"""A plan that was edited, cut off, made up or made elsewhere writes nothing that the checks would not plan.

DBCARE_TEST_RUBBISH says how many cases.
"""

import copy
import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare import planfile, world
from dbcare.endpoint import Endpoint
from dbcare.errors import FileError
from dbcare.propose import Proposed

from .mending import NAMES, Bench
from .test_rubbish import share

FAULTS = ("network-stuck-implementing", "nics-count-low", "sequence-behind-max-id", "missing-expected-index")
CHECKS = ("network-stuck-implementing", "nics-count-drift", "sequence-behind-max-id", "missing-expected-index")
LEAF = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
    st.sampled_from(["Shutdown", "cloud.vm_instance", "online", "id", "removed", 0, 1, 205, "now", {"now": True}]),
)  # fmt: skip
JSON = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def fresh(mariadb: Endpoint) -> Proposed:
    bench = Bench(mariadb)
    for name in FAULTS:
        world.inject(mariadb, bench.release, name, databases=NAMES)
    made = bench.propose(*CHECKS)
    assert {fix.check for fix in made.plan.fixes} == set(CHECKS)
    return made


def carried(text: str, fresh: Proposed) -> list[str]:
    """Say what of a plan in a file would be carried out, as what the checks plan anew."""
    saved = planfile.load(text, "plan.json", datetime.now(UTC))
    fixes, out = planfile.agreed(saved.fixes, fresh.plan.fixes, fresh.plan.left_out)
    assert all(one.why for one in out)
    assert all(any(replace(fix, number=one.number) == one for one in fresh.plan.fixes) for fix in fixes)
    assert len({fix.number for fix in fixes}) == len(fixes)
    return [fix.fingerprint for fix in fixes]


def test_what_was_saved_is_kept_whole(fresh: Proposed) -> None:
    assert carried(planfile.dump(fresh.plan), fresh) == [fix.fingerprint for fix in fresh.plan.fixes]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Name every place in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inner for place in places(part, (*path, key)))]


def put(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Write something at a place of a document."""
    if not path:
        return value
    spot = document
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    return document


@share(0.5)
@given(st.data())
def test_an_edited_plan_does_at_most_what_is_planned_anew(fresh: Proposed, data: st.DataObject) -> None:
    document = planfile.document(fresh.plan)
    edited = copy.deepcopy(document)
    for _ in range(data.draw(st.integers(1, 3))):
        edited = put(edited, data.draw(st.sampled_from(places(edited))), data.draw(JSON))
    with suppress(FileError):
        untouched(document, edited, carried(json.dumps(edited), fresh))


def untouched(document: dict[str, Any], edited: dict[str, Any], kept: list[str]) -> None:
    """Fail unless what is kept stands in the file as it was planned, but for its number and where a counter stood."""
    whole = {fix["fingerprint"]: fix for fix in document["fixes"]}
    # What is kept stands in the file as it was planned, but for its number and where a counter stood.
    for fingerprint in kept:
        [found] = [
            fix for fix in edited["fixes"] if fix["fingerprint"] == fingerprint and same(fix, whole[fingerprint])
        ]
        assert found["check"] == whole[fingerprint]["check"]


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return planfile._compared(one) == planfile._compared(other)


@share(0.2)
@given(st.data())
def test_a_plan_that_was_cut_off_is_refused(fresh: Proposed, data: st.DataObject) -> None:
    text = planfile.dump(fresh.plan)
    cut = text[: data.draw(st.integers(0, len(text) - 2))]
    with pytest.raises(FileError, match=r"^plan\.json: not a plan"):
        carried(cut, fresh)


@share(0.15)
@given(st.text(max_size=200) | JSON.map(json.dumps))
def test_what_is_no_plan_is_refused(fresh: Proposed, text: str) -> None:
    with pytest.raises(FileError, match=r"^plan\.json: "):
        carried(text, fresh)


@share(0.15)
@given(st.data())
def test_swapped_fixes_are_not_made(fresh: Proposed, data: st.DataObject) -> None:
    edited = planfile.document(fresh.plan)
    first, second = (data.draw(st.sampled_from(edited["fixes"])) for _ in range(2))
    name = data.draw(st.sampled_from(["changes", "locks", "requires", "class", "title", "fingerprint", "check"]))
    before = json.dumps([first, second])
    first[name], second[name] = second[name], first[name]
    kept = carried(json.dumps(edited), fresh)
    if json.dumps([first, second]) != before:
        assert len(kept) < len(fresh.plan.fixes)


def test_fixes_keep_the_numbers_that_a_person_read(fresh: Proposed) -> None:
    saved = planfile.document(fresh.plan)["fixes"]
    numbered = [{**fix, "number": fix["number"] + 10} for fix in saved]
    kept, out = planfile.agreed(numbered, fresh.plan.fixes, ())
    assert ([fix.number for fix in kept], out) == ([fix.number + 10 for fix in fresh.plan.fixes], [])
    kept, out = planfile.agreed([{**fix, "number": 1} for fix in saved], fresh.plan.fixes, ())
    assert (len(kept), len(out)) == (1, len(saved) - 1)


def test_a_plan_expires(fresh: Proposed) -> None:
    text = planfile.dump(fresh.plan)
    with pytest.raises(FileError, match="the plan expired at 20"):
        planfile.load(text, "plan.json", datetime.now(UTC) + timedelta(hours=25))
