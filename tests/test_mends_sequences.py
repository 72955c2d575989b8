"""What mends counters and the rows that CloudStack writes with an object: as values, and on servers, there and back."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from dbcare import world
from dbcare.apply import Verdict
from dbcare.catalogue import SEQUENCES, shipped
from dbcare.changes import Change, Delete, Insert, Raise, Update
from dbcare.check import Context, Found, Leave, Repair
from dbcare.config import CheckSettings
from dbcare.db import Mender, Writer
from dbcare.endpoint import Endpoint
from dbcare.findings import Status
from dbcare.propose import Proposed
from dbcare.queries import load

from .fixtures import BEYOND_FIXTURES, FOLDER, Case, Step, completed, parse, restoring
from .mending import ENTRIES, NAMES, Bench, differing, verdicts

OLD, NEW = "4.15.0.0", "4.22.0.0"
FAULTS = {
    "sequence-behind-max-id": 1,
    "sequence-row-missing": 1,
    "autoincrement-ahead-of-sequence": 1,
    "op-networks-row-missing": 3,
    "mac-seq-behind-nics": 3,
    "zone-mac-seq-behind": 2,
    "vm-work-job-id-collision": 3,
    "network-missing-owner-ref": 4,
    "network-missing-domain-ref": 2,
    "gc-flag-wrong": 4,
}
CHECKS = (*FAULTS, "op-host-row-missing", "network-permission-orphan", "vm-network-map-stale")


def mended(check: str, key: Mapping[str, Any], row: Mapping[str, Any], *facts: Mapping[str, Any]) -> Repair | Leave:
    found = ENTRIES[check].check
    assert found.mend is not None
    context = Context(shipped().release(NEW), "MySQL 9.7.4", datetime(2026, 11, 24), found.parameters)
    return found.mend(Found(found.table, key, "web", row, facts), context)


SEQUENCE = {"name": "networks_seq"}
WHOLE = {
    "guest_type": "Isolated",
    "account_id": 3,
    "account": 3,
    "owners": 1,
    "counted": 2,
    "uncounted": 0,
    "highest": 9,
}
OWNED = {"account_id": 3, "account": 3, "in_use": 0}
DOMAIN = {"domain_id": 2, "path": "/sales/", "gone": 0, "outsider": None}
POOLS = {"public": None, "pod": 40, "storage": 7, "gateway": None}
OP, OWNER = "cloud.op_networks", "cloud.account_network_ref"
ROW = {"id": 7, "mac_address_seq": 10, "nics_count": 2, "gc": 1, "check_for_gc": 1}
ENTERED = {"account_id": 3, "network_id": 7, "is_owner": 1}


@pytest.mark.parametrize(
    ("check", "key", "row", "facts", "changes"),
    [
        (
            "sequence-behind-max-id", SEQUENCE, {"feeds": "cloud.networks"}, [{"highest": 830}],
            [Raise("cloud.sequence", SEQUENCE, "value", 831)],
        ),
        (
            "sequence-row-missing", SEQUENCE, {}, [{"highest": None}],
            [Insert("cloud.sequence", SEQUENCE, SEQUENCE | {"value": 200})],
        ),
        (
            "sequence-row-missing", SEQUENCE, {}, [{"highest": 830}],
            [Insert("cloud.sequence", SEQUENCE, SEQUENCE | {"value": 831})],
        ),
        (
            "autoincrement-ahead-of-sequence", SEQUENCE, {"feeds": "cloud.networks", "auto_increment": 900}, [SEQUENCE],
            [Raise("cloud.sequence", SEQUENCE, "value", 900)],
        ),
        ("op-networks-row-missing", {"id": 7}, {}, [WHOLE], [Insert(OP, {"id": 7}, ROW)]),
        (
            "op-networks-row-missing", {"id": 7}, {}, [WHOLE | {"guest_type": None, "counted": 0, "highest": None}],
            [Insert(OP, {"id": 7}, {"id": 7, "mac_address_seq": 1, "nics_count": 0, "gc": 0, "check_for_gc": 0})],
        ),
        # What does not count would be shut down under a VM.
        ("op-networks-row-missing", {"id": 7}, {}, [WHOLE | {"uncounted": 1}],
         [Insert(OP, {"id": 7}, ROW | {"check_for_gc": 0})]),
        ("op-networks-row-missing", {"id": 7}, {}, [WHOLE | {"owners": 0}],
         [Insert(OWNER, {}, ENTERED), Insert(OP, {"id": 7}, ROW)]),
        ("op-networks-row-missing", {"id": 7}, {}, [WHOLE | {"owners": 0, "account": None}],
         [Insert(OP, {"id": 7}, ROW)]),
        ("mac-seq-behind-nics", {"id": 7}, {"max_used": 65534}, [{"id": 7}],
         [Raise(OP, {"id": 7}, "mac_address_seq", 65535)]),
        ("zone-mac-seq-behind", {"id": 1}, POOLS | {"kind": "behind"}, [{"id": 1}],
         [Raise("cloud.data_center", {"id": 1}, "mac_address", 41)]),
        ("vm-work-job-id-collision", {"id": 7}, {"kind": "collision"}, [{"id": 7}],
         [Delete("cloud.vm_work_job", {"id": 7})]),
        ("op-host-row-missing", {"id": 7}, {}, [{"id": 7}],
         [Insert("cloud.op_host", {"id": 7}, {"id": 7, "sequence": 1})]),
        ("network-missing-owner-ref", {"id": 7}, {"account_name": "a"}, [OWNED | {"id": None, "owner": None}],
         [Insert(OWNER, {}, ENTERED)]),
        ("network-missing-owner-ref", {"id": 7}, {"account_name": "a"}, [OWNED | {"id": 20, "owner": 4}],
         [Update(OWNER, {"id": 20}, {"account_id": 3}, {"account_id": 4, "is_owner": 1})]),
        ("network-missing-owner-ref", {"id": 7}, {"account_name": "a"},
         [OWNED | {"id": 20, "owner": 4}, OWNED | {"id": 21, "owner": 3}, OWNED | {"id": 22, "owner": 3}],
         [Delete(OWNER, {"id": 20}, {"account_id": 4}), Delete(OWNER, {"id": 22}, {"account_id": 3})]),
        ("network-missing-owner-ref", {"id": 7}, {"account_name": "a"},
         [OWNED | {"id": 20, "owner": 4}, OWNED | {"id": 21, "owner": 5}],
         [Update(OWNER, {"id": 20}, {"account_id": 3}, {"account_id": 4, "is_owner": 1}),
          Delete(OWNER, {"id": 21}, {"account_id": 5})]),
        ("network-missing-domain-ref", {"id": 7}, {}, [DOMAIN],
         [Insert("cloud.domain_network_ref", {}, {"domain_id": 2, "network_id": 7, "subdomain_access": 1})]),
        ("network-permission-orphan", {"id": 9}, {"network_id": 7, "account_id": 3}, [{"id": 9}],
         [Delete("cloud.network_permissions", {"id": 9}, {"network_id": 7, "account_id": 3})]),
        ("vm-network-map-stale", {"id": 9}, {"network_id": 7, "vm_id": 3}, [{"id": 9}],
         [Delete("cloud.vm_network_map", {"id": 9}, {"vm_id": 3, "network_id": 7})]),
        ("gc-flag-wrong", {"id": 7}, {}, [{"gc": 0, "guest_type": "Isolated", "miscounted": 0}],
         [Update(OP, {"id": 7}, {"gc": 1}, {"gc": 0})]),
        ("gc-flag-wrong", {"id": 7}, {}, [{"gc": 2, "guest_type": "Shared", "miscounted": 1}],
         [Update(OP, {"id": 7}, {"gc": 0}, {"gc": 2})]),
    ],
)  # fmt: skip
def test_what_is_found_is_mended_so(
    check: str, key: Mapping[str, Any], row: Mapping[str, Any], facts: list[Mapping[str, Any]], changes: list[Change]
) -> None:
    repair = mended(check, key, row, *facts)
    assert isinstance(repair, Repair)
    assert list(repair.changes) == changes
    assert repair.attest == ""


@pytest.mark.parametrize(
    ("check", "key", "row", "facts", "why"),
    [
        ("sequence-behind-max-id", SEQUENCE, {"feeds": "cloud.networks"}, [{"highest": 9 * 10**18}], "made-up id 9000"),
        ("sequence-row-missing", SEQUENCE, {}, [{"highest": 2**32}], "made-up id 4294967296"),
        (
            "autoincrement-ahead-of-sequence", SEQUENCE, {"feeds": "cloud.networks", "auto_increment": 2**32 + 1},
            [SEQUENCE], "`cloud`.`networks` AUTO_INCREMENT = 1",
        ),
        ("mac-seq-behind-nics", {"id": 7}, {"max_used": 65535}, [{"id": 7}], "see mac-seq-overflow"),
        ("zone-mac-seq-behind", {"id": 1}, POOLS | {"kind": "near"}, [], "the numbers end at 16777215"),
        ("zone-mac-seq-behind", {"id": 1}, POOLS | {"kind": "behind", "pod": 2**24}, [{"id": 1}], "the numbers end"),
        ("vm-work-job-id-collision", {"table": "cloud.vm_work_job"}, {"alone": 5}, [], "they harm nothing"),
        ("network-missing-owner-ref", {"id": 7}, {"account_name": None},
         [OWNED | {"account": None, "id": 20, "owner": 4}], "3, does not exist"),
        ("network-missing-owner-ref", {"id": 7}, {"account_name": "a"},
         [OWNED | {"id": 20, "owner": 4, "in_use": 1}], "account 4 is entered as an owner and has VMs on it"),
        ("network-missing-domain-ref", {"id": 7}, {}, [DOMAIN | {"path": None}], "domain, 2, is gone"),
        ("network-missing-domain-ref", {"id": 7}, {}, [DOMAIN | {"gone": 1}], "domain, /sales/, is gone"),
        ("network-missing-domain-ref", {"id": 7}, {}, [DOMAIN | {"outsider": "/it/"}], "/it/ has VMs on it"),
        ("gc-flag-wrong", {"id": 7}, {}, [{"gc": 0, "guest_type": "Isolated", "miscounted": 1}], "shut down under"),
    ],
)  # fmt: skip
def test_what_cannot_be_known_is_left(
    check: str, key: Mapping[str, Any], row: Mapping[str, Any], facts: list[Mapping[str, Any]], why: str
) -> None:
    leave = mended(check, key, row, *facts)
    assert isinstance(leave, Leave)
    assert why in leave.why


def test_a_network_of_the_root_domain_may_be_for_another() -> None:
    repair = mended("network-missing-domain-ref", {"id": 7}, {}, DOMAIN | {"domain_id": 1, "path": "/"})
    assert isinstance(repair, Repair)
    assert "for every domain" in repair.attest


@pytest.mark.parametrize(
    ("fact", "why", "api"),
    [
        (
            {"type": "User", "default_nic": 0}, "gets another one",
            "removeNicFromVirtualMachine virtualmachineid=v nicid=i, then "
            "addNicToVirtualMachine virtualmachineid=v networkid=n",
        ),
        ({"type": "User", "default_nic": 1}, "updateDefaultNicForVirtualMachine", ""),
        ({"type": "DomainRouter", "default_nic": 0}, "when it makes it anew", ""),
    ],
)  # fmt: skip
def test_an_address_that_two_have_is_cloudstacks_to_change(fact: Mapping[str, Any], why: str, api: str) -> None:
    leave = mended("duplicate-live-mac", {"id": 5}, {}, {"nic": "i", "network": "n", "vm": "v", **fact})
    assert isinstance(leave, Leave)
    assert why in leave.why
    assert leave.api == api


# On real servers ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[NEW, OLD])
def bench(server: Endpoint, request: pytest.FixtureRequest) -> Bench:
    return Bench(server, request.param)


@contextmanager
def writing(bench: Bench) -> Iterator[Writer]:
    with Writer(bench.config.endpoint, NAMES.cloud) as writer:
        yield writer


def rows(bench: Bench, proposed: Proposed) -> Mapping[str, Any]:
    """Give every row of the tables that a plan changes."""
    tables = {change.table.partition(".")[2] for fix in proposed.plan.fixes for change in fix.changes}
    with writing(bench) as writer:
        return {table: sorted(writer.all(f"SELECT * FROM `{table}`"), key=repr) for table in tables}


def there_and_back(bench: Bench, proposed: Proposed) -> None:
    """Carry out a plan, take it back, and carry it out again: the rows are as they were, and as they became."""
    before = rows(bench, proposed)
    assert set(verdicts(bench.carry_out(proposed))) == {(Verdict.MENDED, "")}
    after, run = rows(bench, proposed), bench.run
    assert set(verdicts(bench.undo(run))) == {(Verdict.MENDED, "")}
    assert rows(bench, proposed) == before
    assert set(verdicts(bench.undo(bench.run))) == {(Verdict.MENDED, "")}
    assert rows(bench, proposed) == after


def test_every_fault_is_mended_and_nothing_else_is_touched(bench: Bench) -> None:
    for fault, count in FAULTS.items():
        world.inject(bench.config.endpoint, bench.release, fault, count=count, databases=NAMES).close()
    before = bench.dump()
    proposed = bench.attested(*FAULTS)
    assert Counter(fix.check for fix in proposed.plan.fixes) == FAULTS
    assert not proposed.plan.left_out
    there_and_back(bench, proposed)
    assert bench.found(*CHECKS) == set()
    changed = differing(before, bench.dump()).keys()
    assert {table.partition(".")[2] for table in changed} == {
        "account_network_ref", "data_center", "domain_network_ref", "op_networks", "sequence", "vm_work_job"
    }  # fmt: skip


@pytest.fixture(scope="module")
def ground(bench: Bench) -> Bench:
    """The world as fixtures want it, without faults, and with sequences beyond their ids."""
    with writing(bench) as writer:
        for sequence in SEQUENCES:
            writer.execute(f"ALTER TABLE {sequence.table.partition('.')[2]} AUTO_INCREMENT = 1")
            writer.execute("DELETE FROM sequence WHERE name = %s", (sequence.name,))
            writer.execute("INSERT INTO sequence VALUES (%s, %s)", (sequence.name, BEYOND_FIXTURES))
    return bench


@contextmanager
def applied(bench: Bench, case: Case, later: str = "SELECT 1") -> Iterator[None]:
    """Do to the world what a case of a check's fixture says, and put it back, with what a later statement changes."""
    config = bench.config
    bench.config = replace(config, checks={case.check: CheckSettings(params=case.params)})
    try:
        with writing(bench) as writer, restoring(writer, bench.release, NAMES, [*case.steps, Step(later)]):
            for step in case.steps:
                if step.sql:
                    writer.execute(step.sql)
            with completed(writer, case.check):
                yield
        with writing(bench) as writer:
            for sequence in SEQUENCES:
                writer.execute(f"ALTER TABLE {sequence.table.partition('.')[2]} AUTO_INCREMENT = 1")
    finally:
        bench.config = config


SINCE = {"network-permission-orphan"}
"""What OLD has no table for."""
LEFT = {
    "mac-seq-behind-nics:numbers in the address": {"id: 900007"},
    "zone-mac-seq-behind": {"id: 900005", "id: 900006"},
    "zone-mac-seq-behind:other limits": {"id: 900001"},
    "vm-work-job-id-collision:rows are left of jobs that are gone": {"table: cloud.vm_work_job"},
    "vm-work-job-id-collision:async_job was emptied": {"table: cloud.vm_work_job"},
}


def cases(check: str, release: str) -> list[Case]:
    """Give the cases of a check's fixture that say something of this release, and find something."""
    found = [case for case in parse(FOLDER / f"{check.replace('-', '_')}.sql") if case.release in (release, NEW)]
    return [case for case in found if any(kind == "finding" for step in case.steps for kind, _ in step.marks)]


@pytest.mark.parametrize("check", CHECKS)
def test_what_a_fixture_marks_is_mended_or_left_for_a_reason(ground: Bench, check: str) -> None:
    if check in SINCE and ground.release == OLD:
        assert [one.status for one in ground.propose(check).report.outcomes] == [Status.NOT_APPLICABLE]
        return
    for case in cases(check, ground.release):
        with applied(ground, case):
            proposed = ground.attested(check)
            told = {one.fingerprint: one for one in proposed.report.findings}
            left = {one.fingerprint for one in proposed.plan.left_out}
            assert {": ".join(map(str, *told[one].key.items())) for one in left} == LEFT.get(str(case), set())
            assert told.keys() == left | {fix.fingerprint for fix in proposed.plan.fixes}
            if proposed.plan.fixes:
                there_and_back(ground, proposed)
            assert {one for _, one in ground.found(check)} & told.keys() == left


@pytest.mark.parametrize(
    ("check", "later", "key"),
    [
        ("sequence-behind-max-id", "UPDATE sequence SET value = 2000000 WHERE name = 'networks_seq'", "networks_seq"),
        ("sequence-row-missing", "INSERT INTO sequence VALUES ('networks_seq', 2000000)", "networks_seq"),
        (
            "autoincrement-ahead-of-sequence", "UPDATE sequence SET value = 5000 WHERE name = 'vm_template_seq'",
            "vm_template_seq",
        ),
        ("op-networks-row-missing", "INSERT INTO op_networks (id) VALUES (900001)", 900001),
        ("op-networks-row-missing", "UPDATE networks SET removed = UTC_TIMESTAMP() WHERE id = 900002", 900002),
        (
            "op-networks-row-missing",
            "UPDATE nics SET network_id = 900001 WHERE state = 'Reserved' AND vm_type = 'User' LIMIT 1",
            900001,
        ),
        (
            "op-networks-row-missing",
            "INSERT INTO async_job (id, user_id, account_id, job_cmd, instance_type, instance_id, job_status, related) "
            "VALUES (990000, 2, 2, 'x', 'Network', 900001, 0, '')",
            900001,
        ),
        ("mac-seq-behind-nics", "UPDATE op_networks SET mac_address_seq = 300 WHERE id = 900001", 900001),
        ("zone-mac-seq-behind", "UPDATE data_center SET mac_address = 10 WHERE id = 900001", 900001),
        (
            "vm-work-job-id-collision",
            "INSERT INTO async_job (id, user_id, account_id, job_cmd, job_status, related) "
            "VALUES (999001, 2, 2, 'x', 0, '')",
            999001,
        ),
        ("op-host-row-missing", "UPDATE host SET removed = UTC_TIMESTAMP() WHERE id = 900001", 900001),
        (
            "network-missing-owner-ref",
            "INSERT INTO account_network_ref (account_id, network_id, is_owner) VALUES (3, 900001, 1)",
            900001,
        ),
        (
            "network-missing-owner-ref",
            "INSERT INTO account_network_ref (account_id, network_id, is_owner) VALUES (2, 900003, 1)",
            900003,
        ),
        (
            "network-missing-domain-ref",
            "INSERT INTO domain_network_ref (domain_id, network_id, subdomain_access) VALUES (2, 900001, 0)",
            900001,
        ),
        ("network-permission-orphan", "UPDATE account SET removed = NULL WHERE id = 900001", 900001),
        ("vm-network-map-stale", "UPDATE vm_instance SET removed = NULL WHERE id = 900001", 900001),
        ("gc-flag-wrong", "UPDATE networks SET state = 'Setup' WHERE id = 900001", 900001),
        ("gc-flag-wrong", "UPDATE op_networks SET gc = 1 WHERE id = 900001", 900001),
    ],
)  # fmt: skip
def test_what_changed_since_it_was_planned_is_left_alone(ground: Bench, check: str, later: str, key: object) -> None:
    if check in SINCE and ground.release == OLD:
        return
    case = cases(check, ground.release)[0]
    with applied(ground, case, later), writing(ground) as writer:
        proposed = ground.attested(check)
        told = {one.fingerprint: next(iter(one.key.values())) for one in proposed.report.findings}
        writer.execute(later)
        before = rows(ground, proposed)
        [fix] = [fix for fix in proposed.plan.fixes if told[fix.fingerprint] == key]
        [done] = ground.make([fix], proposed.shapes, "fix")
        assert done.verdict is Verdict.STALE
        assert rows(ground, proposed) == before


def test_a_network_that_vmware_import_made_gets_its_owner_with_its_counters(ground: Bench) -> None:
    [case] = cases("op-networks-row-missing", ground.release)
    with applied(ground, case), writing(ground) as writer:
        writer.execute("DELETE FROM account_network_ref WHERE network_id = 900001")
        proposed = ground.propose(case.check)
        [fix] = [fix for fix in proposed.plan.fixes if [change.table for change in fix.changes] != [OP]]
        assert [change.table for change in fix.changes] == [OWNER, OP]
        assert set(verdicts(ground.make([fix], proposed.shapes, "fix"))) == {(Verdict.MENDED, "")}
        [owner] = writer.all("SELECT account_id, is_owner FROM account_network_ref WHERE network_id = 900001")
        assert owner == {"account_id": 3, "is_owner": 1}
        assert ground.found("network-missing-owner-ref") == set()


SOMEBODY = """SELECT v.id, v.account_id, (SELECT MIN(d.id) FROM domain d WHERE d.removed IS NULL AND d.id > 1
    AND LEFT(e.path, CHAR_LENGTH(d.path)) <> d.path) AS elsewhere
  FROM vm_instance v JOIN domain e ON e.id = v.domain_id
  WHERE v.state = 'Running' AND v.type = 'User' AND v.removed IS NULL AND v.account_id <> 3 ORDER BY v.id LIMIT 1"""


@pytest.mark.parametrize(
    ("check", "network", "setting", "why"),
    [
        (
            "network-missing-owner-ref", 900005,
            "UPDATE account_network_ref SET account_id = {account_id} WHERE network_id = 900005 AND is_owner = 1",
            "and has VMs on it",
        ),
        (
            "network-missing-domain-ref", 900002,
            "UPDATE networks SET domain_id = {elsewhere} WHERE id = 900002", "find out which it was for",
        ),
        ("gc-flag-wrong", 900001, "UPDATE op_networks SET nics_count = 0 WHERE id = 900001", "shut down under them"),
    ],
)  # fmt: skip
def test_a_vm_on_a_network_may_say_whose_it_is_not(
    ground: Bench, check: str, network: int, setting: str, why: str
) -> None:
    with applied(ground, cases(check, ground.release)[0], "INSERT INTO nics"), writing(ground) as writer:
        [somebody] = writer.all(SOMEBODY)
        writer.execute(setting.format_map(somebody))
        writer.execute(
            "INSERT INTO nics (id, uuid, instance_id, network_id, state, strategy, vm_type, default_nic, created) "
            "VALUES (900900, 'fx-nic', %s, %s, 'Allocated', 'Start', 'User', 0, UTC_TIMESTAMP())",
            (somebody["id"], network),
        )
        proposed = ground.attested(check)
    [finding] = [one for one in proposed.report.findings if one.key == {"id": network}]
    [left] = [one.why for one in proposed.plan.left_out if one.fingerprint == finding.fingerprint]
    assert why in left


def test_an_address_that_two_have_is_left_to_the_api(bench: Bench) -> None:
    world.inject(bench.config.endpoint, bench.release, "duplicate-live-mac", count=2, databases=NAMES).close()
    plan = bench.propose("duplicate-live-mac").plan
    assert plan.fixes == ()
    assert len([one for one in plan.left_out if one.api.startswith("removeNicFromVirtualMachine")]) == 2


def test_what_is_asked_of_a_network_is_looked_for_by_the_network_alone(bench: Bench) -> None:
    """While rows are locked, nobody waits until all the NICs that live have been gone through."""
    [query] = load("dbcare.sql", "nics_count_drift")["still"]
    with Mender(bench.config.endpoint, NAMES.cloud) as mender:
        kind = "" if mender.mariadb else "FORMAT=TRADITIONAL "
        plan = mender.all(f"EXPLAIN {kind}{query.sql}", {"id": 204})
    assert plan
    assert "index_merge" not in {row["type"] for row in plan}
