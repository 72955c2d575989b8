"""Faults of routers, VPCs, rules and physical networks are mended where nothing can run on them, and left otherwise."""

from collections.abc import Callable, Iterator
from datetime import datetime
from types import MappingProxyType
from typing import Any

import pytest

from dbcare import propose, world
from dbcare.apply import Verdict
from dbcare.catalogue import shipped
from dbcare.changes import NOW, Delete, Update
from dbcare.check import Context, Found, Leave, Repair
from dbcare.config import CheckSettings, Config
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.plan import Allowed, Fix, LeftOut, Plan

from .fixtures import FOLDER, Case, Ground, parse
from .mending import ENTRIES, NAMES, RELEASE, Bench, differing, verdicts

OLD = "4.9.0"
API = {
    "router-without-network",
    "network-surplus-router",
    "tier-in-removed-vpc",
    "vpc-gateway-stuck",
}
"""Checks that leave everything to CloudStack."""
CHECKS = (
    *sorted(API),
    "vpc-stuck-inactive",
    "static-route-blocks-gateway",
    "private-gateway-network-orphan",
    "rules-stuck-or-orphaned",
    "rule-to-dead-vm",
    "physical-network-removed-leftovers",
)
FAULTS = {
    "tier-in-removed-vpc": 1,
    "vpc-stuck-inactive": 2,
    "static-route-blocks-gateway": 1,
    "vpc-gateway-stuck": 1,
    "private-gateway-network-orphan": 2,
    "rule-stuck": 1,
    "rule-orphaned": 2,
    "rule-to-dead-vm": 3,
    "physical-network-leftovers": 2,
}


def context(version: str = RELEASE) -> Context:
    return Context(shipped().release(version), "MariaDB 10.11", datetime(2026, 1, 1), MappingProxyType({"minutes": 60}))


def mended(check: str, row: dict[str, Any], *facts: dict[str, Any], table: str = "", version: str = RELEASE) -> Any:
    """Give what a check says of a finding, as a dict of a row."""
    known = ENTRIES[check].check
    assert known.mend is not None
    found = Found(table or known.table, {"id": row["id"]}, row.get("name"), row, facts)
    return known.mend(found, context(version))


ROUTER = {"id": 7, "uuid": "r-7", "network_id": None, "network_uuid": None}
SURPLUS = {"id": 5, "uuid": "n-5", "routers": 2, "running": 1, "stopped": "r-1"}


@pytest.mark.parametrize(
    ("check", "row", "api"),
    [
        ("router-without-network", ROUTER, "destroyRouter id=r-7"),
        ("router-without-network", {"id": 7, "uuid": "r-7"}, "destroyRouter id=r-7"),
        (
            "router-without-network",
            {**ROUTER, "network_id": 5, "network_uuid": "n-5"},
            "destroyRouter id=r-7; restartNetwork id=n-5 cleanup=true",
        ),
        ("network-surplus-router", SURPLUS, "destroyRouter id=r-1"),
        ("network-surplus-router", {**SURPLUS, "running": 2, "stopped": None}, "restartNetwork id=n-5 cleanup=true"),
        ("network-surplus-router", {**SURPLUS, "routers": 3}, "restartNetwork id=n-5 cleanup=true"),
        ("network-surplus-router", {**SURPLUS, "running": 0, "stopped": "r-1 r-2"}, "destroyRouter id=r-1"),
        ("tier-in-removed-vpc", {"id": 5, "uuid": "n-5"}, "deleteNetwork id=n-5 forced=true"),
        ("vpc-gateway-stuck", {"id": 5, "uuid": "g-5", "network_gone": 0}, "deletePrivateGateway id=g-5"),
        ("vpc-gateway-stuck", {"id": 5, "uuid": "g-5", "network_gone": 1}, "deletePrivateGateway id=g-5"),
    ],
)
def test_what_may_run_is_left_to_cloudstack(check: str, row: dict[str, Any], api: str) -> None:
    left = mended(check, row)
    assert isinstance(left, Leave)
    assert left.why
    assert left.api == api


def test_routers_of_a_vpc_are_restarted_with_it() -> None:
    left = mended("network-surplus-router", {**SURPLUS, "running": 2, "stopped": None}, table="cloud.vpc")
    assert left.api == "restartVPC id=n-5 cleanup=true"


VPC = {"id": 5, "uuid": "p-5", "name": "old"}
EMPTY = dict.fromkeys(
    ["tiers", "routes", "gateways", "vpn_gateways", "addresses", "routers", "lists", "vpns", "routing", "tag_id"], 0
)


def test_a_vpc_of_which_nothing_is_left_is_marked_removed_with_its_tags() -> None:
    repair = mended("vpc-stuck-inactive", VPC, {**EMPTY, "tag_id": 8}, {**EMPTY, "tag_id": 9})
    assert isinstance(repair, Repair)
    assert repair.changes == (
        Update("cloud.vpc", {"id": 5}, {"removed": NOW}, {"removed": None, "state": "Inactive"}),
        Delete("cloud.resource_tags", {"id": 8}),
        Delete("cloud.resource_tags", {"id": 9}),
    )
    assert repair.locks == (("vpc", 5),)
    assert repair.api == "deleteVPC id=p-5"


@pytest.mark.parametrize("left", [key for key in EMPTY if key != "tag_id"])
def test_a_vpc_of_which_anything_is_left_is_cloudstacks(left: str) -> None:
    assert isinstance(mended("vpc-stuck-inactive", VPC, {**EMPTY, left: 1}), Leave)


ROUTE = {"id": 5, "uuid": "s-5", "cidr": "10.9.0.0/16", "vpc_id": 3, "vpc_name": "v"}


@pytest.mark.parametrize(
    ("state", "gone", "plugged", "goes"),
    [
        ("Revoke", 0, 1, True),
        ("Revoke", 1, 1, True),
        ("Add", 1, 0, True),
        ("Staged", 1, 0, True),
        ("Add", 1, 1, False),
        ("Add", 0, 0, False),
        ("Staged", 0, 0, False),
        ("Active", 1, 0, False),
    ],
)
def test_a_route_goes_that_was_deleted_or_leads_nowhere(state: str, gone: int, plugged: int, goes: bool) -> None:
    fact = {"state": state, "gateway_gone": gone, "plugged": plugged, "tag_id": None}
    found = mended("static-route-blocks-gateway", ROUTE, fact)
    assert isinstance(found, Repair if goes else Leave)
    assert found.api == "deleteStaticRoute id=s-5"
    if goes:
        assert found.changes == (Delete("cloud.static_routes", {"id": 5}, {"state": state}),)
        assert found.locks == (("vpc", 3),)


PRIVATE = {"id": 5, "uuid": "n-5", "name": "vpc-v-privateNetwork", "related": 5}
LONE = {"state": "Setup", "occupied": 0, "address_id": None, "taken": 0, "tag_id": None}


def test_a_private_network_goes_with_its_free_addresses_each_once() -> None:
    facts = [{**LONE, "address_id": address, "tag_id": tag} for address in (1, 2) for tag in (8, 9)]
    repair = mended("private-gateway-network-orphan", PRIVATE, *facts)
    assert [(change.table, change.key["id"]) for change in repair.changes] == [
        ("cloud.private_ip_address", 1),
        ("cloud.private_ip_address", 2),
        ("cloud.networks", 5),
        ("cloud.resource_tags", 8),
        ("cloud.resource_tags", 9),
    ]
    assert repair.changes[2].set == {"state": "Destroy", "removed": NOW}
    assert repair.locks == (("networks", 5),)


@pytest.mark.parametrize(
    "fact",
    [{"state": "Implemented"}, {"state": "Implementing"}, {"state": "Shutdown"}, {"occupied": 1}, {"taken": 1}],
)
def test_a_private_network_that_something_may_use_stays(fact: dict[str, Any]) -> None:
    facts = {**LONE, "address_id": 1}, {**LONE, "address_id": 2, **fact}
    assert isinstance(
        mended("private-gateway-network-orphan", PRIVATE, *(facts if "taken" in fact else facts[1:])), Leave
    )


RULE = {
    "id": 5, "uuid": "f-5", "kind": "network", "purpose": "Firewall", "traffic_type": "Ingress", "state": "Active",
    "network_id": 3, "network_uuid": "n-3", "network_name": "n", "ip_address_id": 4,
}  # fmt: skip
RESIDUE = {"state": "Active", "followed": 0, "scaled": 0, "balanced": 0, "tag_id": None}


def test_a_rule_of_a_removed_network_is_deleted_under_the_locks_of_network_and_address() -> None:
    repair = mended("rules-stuck-or-orphaned", RULE, {**RESIDUE, "tag_id": 8})
    assert [(change.table, change.key["id"]) for change in repair.changes] == [
        ("cloud.firewall_rules", 5), ("cloud.resource_tags", 8),
    ]  # fmt: skip
    assert repair.locks == (("networks", 3), ("user_ip_address", 4))
    egress = mended("rules-stuck-or-orphaned", {**RULE, "ip_address_id": None}, RESIDUE)
    assert egress.locks == (("networks", 3),)


@pytest.mark.parametrize("held", ["followed", "scaled", "balanced"])
def test_a_rule_on_which_something_hangs_stays(held: str) -> None:
    assert isinstance(mended("rules-stuck-or-orphaned", RULE, {**RESIDUE, held: 1}), Leave)


@pytest.mark.parametrize(
    ("row", "table", "api"),
    [
        ({"kind": "stuck"}, "", "restartNetwork id=n-3 cleanup=false"),
        ({"kind": "address"}, "", "deleteFirewallRule id=f-5"),
        ({"kind": "address", "traffic_type": "Egress"}, "", "deleteEgressFirewallRule id=f-5"),
        ({"kind": "address", "purpose": "LoadBalancing"}, "", "deleteLoadBalancerRule id=f-5"),
        ({"kind": "address", "purpose": "PortForwarding"}, "", "deletePortForwardingRule id=f-5"),
        ({"kind": "address", "purpose": "StaticNat"}, "", "deleteIpForwardingRule id=f-5"),
        ({}, "cloud.network_acl_item", "deleteNetworkACL id=f-5"),
    ],
)
def test_a_rule_that_a_router_may_obey_is_left_to_cloudstack(row: dict[str, Any], table: str, api: str) -> None:
    left = mended("rules-stuck-or-orphaned", {**RULE, **row}, table=table)
    assert isinstance(left, Leave)
    assert left.api == api


DEAD = {
    "id": 5, "kind": "static-nat", "rule_uuid": "f-5", "vm_uuid": "v-5", "address_uuid": "a-5", "network_id": 3,
    "network_name": "n", "instance_name": "i-3-5-VM", "address": "198.18.0.5",
}  # fmt: skip
TRANSLATED = {
    "one_to_one_nat": 1, "vm_id": 9, "dnat_vmip": "10.1.1.5", "rule_state": None, "reused": 0, "ruled": 0,
}  # fmt: skip


@pytest.mark.parametrize(("version", "columns"), [("4.9.0", 3), (RELEASE, 4)])
def test_a_static_nat_is_taken_off_in_the_columns_that_there_are(version: str, columns: int) -> None:
    repair = mended("rule-to-dead-vm", DEAD, TRANSLATED, table="cloud.user_ip_address", version=version)
    [change] = repair.changes
    assert len(change.set) == columns
    assert change.set["one_to_one_nat"] == 0
    assert {change.set[name] for name in change.set if name != "one_to_one_nat"} == {None}
    assert {**TRANSLATED, **change.expect} == TRANSLATED
    assert repair.locks == (("user_ip_address", 5), ("networks", 3))


@pytest.mark.parametrize(
    ("row", "facts", "api"),
    [
        ({}, {"reused": 1}, "disableStaticNat ipaddressid=a-5"),
        ({}, {"ruled": 1}, "disableStaticNat ipaddressid=a-5"),
        ({"kind": "forwarding"}, None, "deletePortForwardingRule id=f-5"),
        ({"kind": "balancing"}, None, "removeFromLoadBalancerRule id=f-5 virtualmachineids=v-5"),
    ],
)
def test_what_may_lead_to_a_living_vm_is_left_to_cloudstack(
    row: dict[str, Any], facts: dict[str, Any] | None, api: str
) -> None:
    left = mended("rule-to-dead-vm", {**DEAD, **row}, *([] if facts is None else [{**TRANSLATED, **facts}]))
    assert isinstance(left, Leave)
    assert left.api == api


LEFT = {"id": 5, "uuid": "x-5", "physical_network_id": 4, "physical_network": "gone", "address": "100.65.0.1"}


def ranged(count: int, **fact: int) -> Any:
    facts = [{"serves": 0, "in_use": 0, "address_id": number, **fact} for number in range(1, count + 1)]
    lone = [{"serves": 0, "in_use": 0, "address_id": None, **fact}]
    return mended("physical-network-removed-leftovers", {**LEFT, "kind": "range"}, *(facts or lone))


def test_a_range_goes_after_its_free_addresses() -> None:
    assert [change.table for change in ranged(0).changes] == ["cloud.vlan"]
    assert [change.table for change in ranged(2).changes] == ["cloud.user_ip_address"] * 2 + ["cloud.vlan"]
    assert ranged(2).locks == (("physical_network", 4), ("vlan", 5))
    assert len(ranged(300).changes) == 301
    assert [change.table for change in ranged(301).changes] == ["cloud.user_ip_address"] * 300


def test_a_range_that_somebody_uses_stays_whole() -> None:
    assert isinstance(ranged(2, in_use=1), Leave)
    assert isinstance(ranged(2, serves=1), Leave)


@pytest.mark.parametrize(
    ("kind", "fact", "goes"),
    [
        ("address", {"state": "Free", "in_use": 0}, True),
        ("address", {"state": "Free", "in_use": 1}, False),
        ("address", {"state": "Allocated", "in_use": 0}, False),
        ("vnets", {"drawn": 0, "vnet_id": 7}, True),
        ("vnets", {"drawn": 1, "vnet_id": 7}, False),
    ],
)
def test_free_addresses_and_vnets_go_that_nobody_draws(kind: str, fact: dict[str, Any], goes: bool) -> None:
    found = mended("physical-network-removed-leftovers", {**LEFT, "kind": kind}, fact)
    assert isinstance(found, Repair if goes else Leave)


def test_a_guest_network_of_a_removed_physical_network_is_left_to_cloudstack() -> None:
    assert mended("physical-network-removed-leftovers", {**LEFT, "kind": "network"}).api == "deleteNetwork id=x-5"


def test_vnets_are_deleted_in_parts() -> None:
    many = [{"drawn": 0, "vnet_id": number} for number in range(501)]
    repair = mended("physical-network-removed-leftovers", {**LEFT, "kind": "vnets"}, *many)
    assert len(repair.changes) == 500


@pytest.fixture(scope="module", params=[RELEASE, OLD])
def bench(request: pytest.FixtureRequest, server: Endpoint) -> Bench:
    """A world with every fault of these families."""
    made = Bench(server, request.param)
    for fault, count in FAULTS.items():
        world.inject(server, made.release, fault, count=count, databases=NAMES).close()
    return made


@pytest.fixture
def writer(bench: Bench) -> Iterator[Writer]:
    with Writer(bench.config.endpoint, NAMES.cloud) as opened:
        yield opened


def fixes(plan: Plan, check: str) -> list[Fix]:
    return [fix for fix in plan.fixes if fix.check == check]


def left(plan: Plan, check: str) -> list[LeftOut]:
    return [one for one in plan.left_out if one.check == check]


def test_what_can_be_mended_is_mended_and_comes_back(bench: Bench) -> None:
    before = bench.dump()
    found = bench.found(*CHECKS)
    proposed = bench.propose(*CHECKS)
    plan = proposed.plan
    assert {(fix.check, len(fixes(plan, fix.check))) for fix in plan.fixes} == {
        ("vpc-stuck-inactive", 2),
        ("static-route-blocks-gateway", 1),
        ("private-gateway-network-orphan", 2),
        ("rules-stuck-or-orphaned", 1),
        ("rule-to-dead-vm", 1),
        ("physical-network-removed-leftovers", 2),
    }
    assert {fix.fix_class for fix in fixes(plan, "vpc-stuck-inactive")} == {"api-first"}
    done = bench.carry_out(proposed)
    run = bench.run
    assert verdicts(done) == [(Verdict.MENDED, "")] * len(plan.fixes)
    mended = {(fix.check, fix.fingerprint) for fix in plan.fixes}
    assert bench.found(*CHECKS) == found - mended
    assert verdicts(bench.undo(run)) == [(Verdict.MENDED, "")] * len(plan.fixes)
    assert differing(before, bench.dump()) == {}


def test_what_is_left_says_why_and_how(bench: Bench) -> None:
    plan = bench.propose(*CHECKS).plan
    assert {(one.check, len(left(plan, one.check))) for one in plan.left_out} == {
        ("tier-in-removed-vpc", 1),
        ("vpc-gateway-stuck", 1),
        ("rules-stuck-or-orphaned", 2),
        ("rule-to-dead-vm", 2),
    }
    assert all(one.api for one in plan.left_out)
    assert [one.why for one in plan.left_out if "None" in one.api or "bug" in one.why] == []


def test_without_leave_nothing_of_the_apis_is_done(bench: Bench) -> None:
    plan = bench.propose(*CHECKS, even_if_api=False).plan
    assert {fix.fix_class for fix in plan.fixes} == {"guarded"}


JOB = """INSERT INTO async_job (user_id, account_id, instance_type, instance_id, job_cmd, job_status, uuid, related,
  job_init_msid, created) VALUES (2, 2, %s, %s, 'x', 0, 'fx-job', '', 1, UTC_TIMESTAMP())"""
NIC = """INSERT INTO nics (id, uuid, instance_id, network_id, ip4_address, mac_address, state, strategy, default_nic,
  created, vm_type) SELECT 900001, 'fx-nic', MIN(id), %s, %s, '02:00:00:00:ff:01', 'Reserved', 'Start', 0,
  UTC_TIMESTAMP(), 'User' FROM vm_instance WHERE removed IS NULL AND type = 'User'"""
RULED = """INSERT INTO firewall_rules (id, uuid, xid, purpose, state, network_id, account_id, domain_id, ip_address_id,
  protocol, created) SELECT 900001, 'fx-rule', 'fx-rule', 'Firewall', 'Active', network_id, account_id, domain_id, id,
  'tcp', UTC_TIMESTAMP() FROM user_ip_address WHERE id = %s"""
TAG = """INSERT INTO resource_tags (id, uuid, `key`, value, resource_id, resource_type, domain_id, account_id)
  VALUES (900001, 'fx-tag', 'a', 'b', %s, %s, 1, 2)"""
FOREIGN = ("async_job", "nics", "firewall_rules", "resource_tags", "network_acl", "private_ip_address", "vlan",
           "static_routes", "op_dc_vnet_alloc")  # fmt: skip


@pytest.fixture
def intruder(writer: Writer) -> Iterator[Callable[..., None]]:
    """Add rows whose ids or uuids tell that they are a test's, which go in the end."""
    for table in FOREIGN:
        writer.execute(f"DROP TEMPORARY TABLE IF EXISTS kept_{table}")
        writer.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT id FROM {table}")
    yield lambda sql, *values: writer.execute(sql, values)
    for table in ("firewall_rules", *FOREIGN):
        writer.execute(f"DELETE FROM {table} WHERE id NOT IN (SELECT id FROM kept_{table})")


def key(plan: Plan, check: str, table: str) -> int:
    """Give the row of a table that the first fix of a check changes."""
    numbers = [one.key["id"] for fix in fixes(plan, check) for one in fix.changes if one.table == table]
    return int(numbers[0])


CASES: dict[str, tuple[str, str, Callable[[Callable[..., None], int, Writer], None]]] = {
    "a job is for the VPC": (
        "vpc-stuck-inactive", "cloud.vpc", lambda add, number, writer: add(JOB, "Vpc", number),
    ),
    "the VPC has an access list": (
        "vpc-stuck-inactive", "cloud.vpc",
        lambda add, number, writer: add("INSERT INTO network_acl (id, name, vpc_id) VALUES (900001, 'x', %s)", number),
    ),
    "the VPC has a route": (
        "vpc-stuck-inactive", "cloud.vpc",
        lambda add, number, writer: add(
            "INSERT INTO static_routes (id, state, vpc_id, account_id, domain_id) VALUES (900001, 'Revoke', %s, 2, 1)",
            number,
        ),
    ),
    "a job is for the route": (
        "static-route-blocks-gateway", "cloud.static_routes",
        lambda add, number, writer: add(JOB, "StaticRoute", number),
    ),
    "a job is for the private network": (
        "private-gateway-network-orphan", "cloud.networks",
        lambda add, number, writer: add(JOB, "Network", number),
    ),
    "an address of the private network is taken": (
        "private-gateway-network-orphan", "cloud.networks",
        lambda add, number, writer: add(
            "INSERT INTO private_ip_address (id, ip_address, network_id, taken) "
            "VALUES (900001, '172.29.0.2', %s, UTC_TIMESTAMP())", number,
        ),
    ),
    "the private network has a range": (
        "private-gateway-network-orphan", "cloud.networks",
        lambda add, number, writer: add(
            "INSERT INTO vlan (id, vlan_id, vlan_type, data_center_id, network_id, physical_network_id) "
            "SELECT 900001, 'vlan://9', 'DirectAttached', 1, %s, MIN(id) FROM physical_network", number,
        ),
    ),
    "a job is for the rule": (
        "rules-stuck-or-orphaned", "cloud.firewall_rules",
        lambda add, number, writer: add(JOB, "FirewallRule", number),
    ),
    "a rule of a network that lives follows": (
        "rules-stuck-or-orphaned", "cloud.firewall_rules",
        lambda add, number, writer: add(
            "INSERT INTO firewall_rules (id, uuid, xid, purpose, state, network_id, account_id, domain_id, protocol, "
            "related, created) SELECT 900001, 'fx-rule', 'fx-rule', 'Firewall', 'Active', MIN(id), 2, 1, 'tcp', %s, "
            "UTC_TIMESTAMP() FROM networks WHERE removed IS NULL", number,
        ),
    ),
    "a job is for the address": (
        "rule-to-dead-vm", "cloud.user_ip_address", lambda add, number, writer: add(JOB, "IpAddress", number),
    ),
    "the guest address has a new owner": (
        "rule-to-dead-vm", "cloud.user_ip_address",
        lambda add, number, writer: add(
            NIC, writer.all("SELECT network_id AS n FROM user_ip_address WHERE id = %(id)s", {"id": number})[0]["n"],
            "10.1.1.251",
        ),
    ),
    "a rule opens ports of the address": (
        "rule-to-dead-vm", "cloud.user_ip_address", lambda add, number, writer: add(RULED, number),
    ),
    "a NIC has the free address": (
        "physical-network-removed-leftovers", "cloud.user_ip_address",
        lambda add, number, writer: add(
            NIC,
            *writer.all("SELECT source_network_id AS n, public_ip_address AS ip FROM user_ip_address WHERE id = %(id)s",
                        {"id": number})[0].values(),
        ),
    ),
    "a job is for the physical network": (
        "physical-network-removed-leftovers", "cloud.vlan",
        lambda add, number, writer: add(
            JOB, "PhysicalNetwork",
            writer.all("SELECT physical_network_id AS n FROM vlan WHERE id = %(id)s", {"id": number})[0]["n"],
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_somebody_uses_or_works_on_is_left_and_a_plan_of_before_is_stale(
    bench: Bench, writer: Writer, intruder: Callable[..., None], case: str
) -> None:
    check, table, intrude = CASES[case]
    before = bench.propose(check)
    number = key(before.plan, check, table)
    stale = [fix for fix in before.plan.fixes if (table, number) in {(one.table, one.key["id"]) for one in fix.changes}]
    intrude(intruder, number, writer)
    assert [verdict for verdict, _ in verdicts(bench.make(stale, before.shapes, "fix"))] == [Verdict.STALE]
    after = bench.propose(check).plan
    assert stale[0].fingerprint not in {fix.fingerprint for fix in after.fixes}


@pytest.mark.parametrize(
    ("check", "table", "kind"),
    [
        ("vpc-stuck-inactive", "cloud.vpc", "Vpc"),
        ("static-route-blocks-gateway", "cloud.static_routes", "StaticRoute"),
        ("private-gateway-network-orphan", "cloud.networks", "Network"),
        ("rules-stuck-or-orphaned", "cloud.firewall_rules", "FirewallRule"),
    ],
)
def test_tags_go_along(bench: Bench, intruder: Callable[..., None], check: str, table: str, kind: str) -> None:
    intruder(TAG, key(bench.propose(check).plan, check, table), kind)
    before, proposed = bench.dump(), bench.propose(check)
    assert key(proposed.plan, check, "cloud.resource_tags") == 900001
    assert {verdict for verdict, _ in verdicts(bench.carry_out(proposed))} == {Verdict.MENDED}
    bench.undo(bench.run)
    assert differing(before, bench.dump()) == {}


MINE = [
    case
    for check in CHECKS
    for case in parse(FOLDER / f"{check.replace('-', '_')}.sql")
    if case.release == RELEASE and any(kind == "finding" for step in case.steps for kind, _ in step.marks)
]


@pytest.fixture(scope="module")
def ground(mariadb: Endpoint) -> Ground:
    return Ground(mariadb)


@pytest.mark.parametrize("case", MINE, ids=str)
def test_each_finding_of_a_fixture_has_a_fix_or_a_reason(ground: Ground, case: Case) -> None:
    ground.baseline(case.release)
    settings = {case.check: CheckSettings(params=case.params)}
    config = Config(endpoint=ground.endpoint, databases=ground.databases(case.release), checks=settings)
    with ground.applied(case):
        proposed = propose.propose(config, [ENTRIES[case.check]], Allowed(even_if_api=True), 1)
    plan = proposed.plan
    assert len(plan.fixes) + len(plan.left_out) == len(proposed.report.findings) > 0
    assert {one.why for one in plan.left_out if propose.GONE in one.why or "bug" in one.why} == set()
    assert not plan.fixes or case.check not in API
