"""A change says what it expects, knows its way back, and compares no more and no less than it must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.changes import Captured, Delete, Insert, Raise, Update, overlaps
from dbcare.errors import ChangeError

VALUES = st.one_of(st.none(), st.integers(), st.text(), st.binary(), st.floats(allow_nan=False))
ROWS = st.dictionaries(st.sampled_from("abcdef"), VALUES, min_size=6)
KEY = {"id": 5}


@st.composite
def captured(draw: st.DrawFn) -> Captured:
    before, after = draw(st.none() | ROWS), draw(st.none() | ROWS)
    if before is None and after is None:
        before = draw(ROWS)
    return Captured("cloud.nics", KEY, before, after)


@given(captured())
def test_undoing_an_undo_is_the_change_itself(change: Captured) -> None:
    back = change.reversed()
    assert (back.before, back.after) == (change.after, change.before)
    assert back.reversed() == change


@given(captured())
def test_both_ways_differ_in_the_same_columns(change: Captured) -> None:
    assert set(change.changed()) == set(change.reversed().changed())


@pytest.mark.parametrize(
    "make",
    [
        lambda: Update("cloud.nics", KEY, {"state": "x"}, {}),
        lambda: Update("cloud.nics", KEY, {}, {"state": "x"}),
        lambda: Update("cloud.nics", {}, {"state": "x"}, {"state": "y"}),
        lambda: Update("cloud.nics", KEY, {"id": 6}, {"id": 5}),
        lambda: Update("cloud.nics", {"id": None}, {"state": "x"}, {"state": "y"}),
        lambda: Insert("cloud.nics", KEY, {"id": 6}),
        lambda: Insert("cloud.nics", KEY, {}),
        lambda: Delete("cloud.nics", {}),
        lambda: Raise("cloud.sequence", {}, "value", 7),
        lambda: Captured("cloud.nics", KEY, None, None),
        lambda: Captured("cloud.sequence", KEY, None, {"value": 5}, "value"),
    ],
)
def test_what_is_no_change_is_refused(make: object) -> None:
    with pytest.raises(ChangeError, match=r"^cloud\."):
        make()  # type: ignore[operator]


def test_a_counter_that_cloudstack_moves_is_compared_only_when_it_is_changed() -> None:
    row = {"id": 5, "mac_address_seq": 3, "nics_count": 1}
    other = Captured("cloud.op_networks", KEY, row, {**row, "nics_count": 2})
    assert set(other.compared()) == {"id", "nics_count"}
    own = Captured("cloud.op_networks", KEY, row, {**row, "mac_address_seq": 9})
    assert set(own.compared()) == set(row)


def test_a_raise_compares_its_column_alone_and_only_its_undo_lowers() -> None:
    lifted = Captured("cloud.sequence", {"name": "vm_instance_seq"}, {"value": 3}, {"value": 9}, "value")
    assert list(lifted.compared()) == ["value"]
    assert not lifted.lowers
    assert lifted.reversed().lowers
    assert not Captured("cloud.nics", KEY, {"value": 9}, {"value": 3}).lowers


def test_two_changes_overlap_when_they_are_of_one_row() -> None:
    change = Captured("cloud.nics", KEY, {"a": 1}, None)
    assert overlaps(change, Captured("cloud.nics", {"id": 5}, {"a": 1}, {"a": 2}))
    assert not overlaps(change, Captured("cloud.nics", {"id": 6}, {"a": 1}, None))
    assert not overlaps(change, Captured("cloud.networks", KEY, {"a": 1}, None))
