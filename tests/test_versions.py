from hypothesis import given
from hypothesis import strategies as st

from dbcare.catalogue import shipped
from dbcare.versions import before, numbers

VERSIONS = st.lists(st.integers(0, 30), min_size=1, max_size=4)


@given(VERSIONS, VERSIONS)
def test_releases_compare_part_by_part(one: list[int], other: list[int]) -> None:
    width = max(len(one), len(other))
    padded = [parts + [0] * (width - len(parts)) for parts in (one, other)]
    texts = [".".join(map(str, parts)) for parts in (one, other)]
    assert before(*texts) == (padded[0] < padded[1])
    assert (numbers(texts[0]) == numbers(texts[1])) == (padded[0] == padded[1])


def test_suffixes_of_builds_do_not_count() -> None:
    assert numbers("4.18.2.3-SNAPSHOT") == numbers("4.18.2.3") == (4, 18, 2, 3)
    assert numbers("4.22.0.0") == numbers("4.22")
    assert before("4.9.3.0", "4.18.0.0")


def test_the_catalogue_is_in_order() -> None:
    versions = shipped().versions
    assert list(versions) == sorted(versions, key=numbers)
