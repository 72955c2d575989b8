import pytest

from dbcare.check import FixClass
from dbcare.registry import Entry, installed
from dbcare.render.page import CLASSES, RIGHTS, markdown, sections, text

ENTRIES = installed([]).entries


def test_every_fix_class_is_explained() -> None:
    assert CLASSES.keys() == set(FixClass)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.check.id)
def test_a_page_holds_all_that_the_check_says(entry: Entry) -> None:
    check = entry.check
    for page in (text(entry), markdown(entry)):
        for part in (check.id, entry.title, entry.explanation, check.remedy, check.symptom, *check.evidence):
            assert part in page
        for name, value in check.parameters.items():
            assert f"{name} = {value}" in page


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.check.id)
def test_a_page_says_which_tables_the_check_needs(entry: Entry) -> None:
    needed = dict(sections(entry))["What it needs"]
    for query in entry.check.queries():
        for table, _ in query.needs:
            assert table in needed


def test_every_shared_reading_says_which_rights_it_takes() -> None:
    read = {name for entry in ENTRIES for name in entry.check.snapshots()}
    assert read <= RIGHTS.keys()


def test_links_are_links_in_markdown() -> None:
    entry = installed([]).get("network-owner-removed")
    assert "<https://github.com/apache/cloudstack/issues/2924>" in markdown(entry)
    assert markdown(entry).startswith("### `network-owner-removed`\n")
