from hypothesis import given
from hypothesis import strategies as st

from dbcare.catalogue import shipped
from dbcare.schema import (
    Column,
    Difference,
    ForeignKey,
    Index,
    Table,
    ascending,
    compare,
    covers,
    enforces,
    provides,
    redundant,
    unshipped,
)

COLUMNS = st.lists(st.sampled_from(["a", "b", "c", "d(20)"]), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def indexes(draw: st.DrawFn) -> list[Index]:
    """The indexes of one table: names are unique, and there may be a PRIMARY."""
    shapes = draw(st.lists(st.tuples(COLUMNS, st.booleans(), st.booleans()), max_size=7))
    made = [
        Index(f"i{place}", columns, unique, visible=visible) for place, (columns, unique, visible) in enumerate(shapes)
    ]
    if draw(st.booleans()):
        made.insert(draw(st.integers(0, len(made))), Index("PRIMARY", draw(COLUMNS), unique=True))
    return made


def test_an_index_read_from_either_end_is_the_same() -> None:
    down = Index("i", ("a DESC", "b(20)", "c DESC"), unique=True, visible=False)
    assert ascending(down) == down._replace(columns=("a", "b(20)", "c"))
    assert ascending(ascending(down)) == ascending(down)


@given(indexes(), st.data())
def test_dropping_everything_redundant_loses_nothing(table: list[Index], data: st.DataObject) -> None:
    preferred = data.draw(st.lists(st.sampled_from(table), unique=True)) if table else []
    named = [index for index, _ in redundant(table, prefer=preferred)]
    left = [index for index in table if index not in named]
    assert "PRIMARY" not in [index.name for index in named]
    assert len(named) == len(set(named))
    for gone in named:
        if gone.visible:
            assert any(other.visible and covers(other, gone.columns) for other in left), gone
        if gone.unique:
            assert any(enforces(other, gone.columns) for other in left), gone


@given(indexes())
def test_of_twins_one_is_left_and_never_none(table: list[Index]) -> None:
    twins = [index._replace(columns=("a", "b"), visible=True) for index in table]
    named = [index for index, _ in redundant(twins)]
    assert len(named) == max(0, len(twins) - 1)


@given(indexes())
def test_every_pair_names_an_index_that_replaces_the_other(table: list[Index]) -> None:
    for index, other in redundant(table):
        assert other is not index
        assert other.visible
        assert covers(other, index.columns)
        assert other.unique or not index.unique


def test_a_preferred_twin_is_the_one_named() -> None:
    one, other = Index("a_shipped", ("x",)), Index("z_own", ("x",))
    assert list(redundant([one, other], prefer=[one])) == [(one, other)]
    assert list(redundant([one, other], prefer=[other])) == [(other, one)]


def test_what_looks_redundant_but_is_not() -> None:
    for table in (
        [Index("unique", ("a",), unique=True), Index("longer", ("a", "b"))],
        [Index("text", ("a",), kind="FULLTEXT"), Index("tree", ("a",))],
        [Index("prefix", ("a(10)",)), Index("whole", ("a",))],
        [Index("down", ("a DESC",)), Index("up", ("a",))],
        [Index("swapped", ("b", "a")), Index("straight", ("a", "b"))],
        [Index("shown", ("a",)), Index("hidden", ("a", "b"), visible=False)],
    ):
        assert list(redundant(table)) == [], table


@given(indexes(), COLUMNS, st.booleans())
def test_an_index_provides_itself_and_more_indexes_never_less(
    table: list[Index], columns: tuple[str, ...], unique: bool
) -> None:
    wanted = Index("wanted", columns, unique)
    assert provides([*table, wanted], wanted)
    if provides(table, wanted):
        assert provides([*table, Index("more", ("d(20)",))], wanted)
        assert provides(table, wanted._replace(unique=False))


def test_uniqueness_may_come_from_fewer_columns() -> None:
    wanted = Index("w", ("a", "b"), unique=True)
    assert provides([Index("plain", ("a", "b", "c")), Index("tight", ("b",), unique=True)], wanted)
    assert not provides([Index("loose", ("a", "b", "c"), unique=True)], wanted)
    hidden = Index("hidden", ("a", "b"), unique=True, visible=False)
    assert not provides([hidden], wanted)
    assert provides([hidden, Index("shown", ("a", "b"))], wanted)


@given(indexes(), indexes())
def test_unshipped_leaves_what_the_release_does_not_account_for(own: list[Index], brought: list[Index]) -> None:
    renamed = [index._replace(name=f"shipped_{place}") for place, index in enumerate(brought)]
    assert unshipped(renamed, brought) == ()
    rest = unshipped([*own, *renamed], brought)
    assert len(rest) == len(own)
    assert sorted(index.columns for index in rest) == sorted(index.columns for index in own)


def table(*columns: Column, indexes: tuple[Index, ...] = (), keys: tuple[ForeignKey, ...] = ()) -> Table:
    return Table("cloud.t", "InnoDB", {column.name: column for column in columns}, indexes, keys)


def test_differences_are_named_one_by_one() -> None:
    key = ForeignKey("f", ("a",), "cloud.u", ("id",))
    old = {"cloud.t": table(Column("a", "int"), Column("b", "int"), keys=(key,)), "cloud.gone": table()}
    new = {"cloud.t": table(Column("a", "bigint"), indexes=(Index("i", ("a",)),)), "cloud.new": table()}
    assert list(compare(old, new)) == [
        Difference("cloud.gone", "table", "cloud.gone", "InnoDB", None),
        Difference("cloud.new", "table", "cloud.new", None, "InnoDB"),
        Difference("cloud.t", "column", "a", Column("a", "int"), Column("a", "bigint")),
        Difference("cloud.t", "column", "b", Column("b", "int"), None),
        Difference("cloud.t", "index", "i", None, Index("i", ("a",))),
        Difference("cloud.t", "foreign key", "f", key, None),
    ]


def test_comparing_backwards_turns_every_difference_round() -> None:
    old, new = (shipped().schema(version) for version in shipped().versions[-2:])
    forth = [(one.table, one.kind, one.name, one.old, one.new) for one in compare(old, new)]
    back = [(one.table, one.kind, one.name, one.new, one.old) for one in compare(new, old)]
    assert forth == back
    assert forth
    assert list(compare(old, old)) == []
