"""The VPCs of a world are whole: every kind is there, and what belongs together does."""

from collections.abc import Iterator

import pytest

from dbcare import world
from dbcare.catalogue import shipped
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.versions import before
from dbcare.world import anchors

NEWEST = "4.22.0.0"
NAMES = Databases("with_vpcs", "with_vpcs_usage")


@pytest.fixture(scope="module", params=["4.9.0", "4.15.0.0", NEWEST])
def release(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def writer(mariadb: Endpoint, release: str) -> Iterator[Writer]:
    world.create(mariadb, release, databases=NAMES)
    world.populate(mariadb, release, scale=200, databases=NAMES)
    with Writer(mariadb, NAMES.cloud) as opened:
        yield opened


def ids(writer: Writer, sql: str) -> list[int]:
    return [row["id"] for row in writer.all(f"{sql} ORDER BY 1")]


WRONG = {
    "a tier and its VPC have one owner": (
        "SELECT n.id FROM networks n JOIN vpc p ON p.id = n.vpc_id "
        "WHERE n.account_id <> p.account_id OR n.domain_id <> p.domain_id"
    ),
    "a removed VPC has nothing live": (
        "SELECT n.id FROM networks n JOIN vpc p ON p.id = n.vpc_id WHERE n.removed IS NULL AND p.removed IS NOT NULL "
        "UNION SELECT g.id FROM vpc_gateways g JOIN vpc p ON p.id = g.vpc_id "
        "WHERE g.removed IS NULL AND p.removed IS NOT NULL "
        "UNION SELECT v.id FROM vm_instance v JOIN domain_router r ON r.id = v.id JOIN vpc p ON p.id = r.vpc_id "
        "WHERE v.removed IS NULL AND p.removed IS NOT NULL "
        "UNION SELECT u.id FROM user_ip_address u JOIN vpc p ON p.id = u.vpc_id WHERE p.removed IS NOT NULL"
    ),
    "a VPC has the services of its offering": (
        "SELECT p.id FROM vpc p WHERE (SELECT COUNT(*) FROM vpc_service_map m WHERE m.vpc_id = p.id) <> "
        "(SELECT COUNT(*) FROM vpc_offering_service_map m WHERE m.vpc_offering_id = p.vpc_offering_id)"
    ),
    "a live VPC has one source NAT address": (
        "SELECT p.id FROM vpc p LEFT JOIN user_ip_address u ON u.vpc_id = p.id AND u.source_nat = 1 "
        "WHERE p.removed IS NULL GROUP BY p.id HAVING COUNT(u.id) <> 1"
    ),
    "a tier's access list is everybody's or its VPC's": (
        "SELECT n.id FROM networks n LEFT JOIN network_acl a ON a.id = n.network_acl_id "
        "WHERE n.vpc_id IS NOT NULL AND (a.id IS NULL OR a.vpc_id NOT IN (0, n.vpc_id))"
    ),
    "a VPC's router has a NIC in each implemented tier, and is mapped to it": (
        "SELECT n.id FROM networks n WHERE n.vpc_id IS NOT NULL AND n.state = 'Implemented' AND NOT EXISTS ("
        "SELECT 1 FROM router_network_ref f JOIN nics i ON i.instance_id = f.router_id AND i.network_id = f.network_id "
        "JOIN domain_router r ON r.id = f.router_id "
        "WHERE f.network_id = n.id AND i.removed IS NULL AND r.vpc_id = n.vpc_id)"
    ),
    "routers are mapped to no network of a private gateway": (
        "SELECT f.id FROM router_network_ref f JOIN networks n ON n.id = f.network_id "
        f"WHERE n.network_offering_id = {anchors.PRIVATE_OFFERING}"
    ),
    "an address of a live gateway is taken when a router has it": (
        "SELECT g.id FROM vpc_gateways g LEFT JOIN private_ip_address a "
        "ON a.network_id = g.network_id AND a.ip_address = g.ip4_address AND a.vpc_id = g.vpc_id "
        "WHERE g.removed IS NULL AND (a.id IS NULL OR (a.taken IS NOT NULL) <> EXISTS ("
        "SELECT 1 FROM nics i WHERE i.network_id = g.network_id AND i.ip4_address = g.ip4_address "
        "AND i.removed IS NULL))"
    ),
    "the zone's counter is not behind a private gateway's number": (
        "SELECT a.id FROM private_ip_address a JOIN data_center z ON z.mac_address < CAST(a.mac_address AS UNSIGNED)"
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_vpcs_are_whole(writer: Writer, what: str) -> None:
    assert ids(writer, WRONG[what]) == []


def test_vpcs_of_every_kind_are_where_they_are_said_to_be(writer: Writer) -> None:
    rows = {row["id"]: row for row in writer.all("SELECT id, state, removed IS NULL AS live, redundant FROM vpc")}
    seen = {number: (row["state"], row["live"], row["redundant"]) for number, row in rows.items() if number < 20}
    assert seen == {
        anchors.VPC: ("Enabled", 1, 0),
        anchors.REDUNDANT_VPC: ("Enabled", 1, 1),
        anchors.PROJECT_VPC: ("Enabled", 1, 0),
        anchors.DELETING_VPC: ("Inactive", 1, 0),
        anchors.REMOVED_VPC: ("Inactive", 0, 0),
        anchors.REMOVED_OWNER_VPC: ("Inactive", 0, 0),
        anchors.BARE_VPC: ("Enabled", 1, 0),
    }
    assert len(rows) - len(seen) >= 8


def test_private_gateways_share_a_network_and_a_number(writer: Writer) -> None:
    gateways = "SELECT id FROM vpc_gateways WHERE removed IS NULL AND network_id = {}"
    assert ids(writer, gateways.format(anchors.PRIVATE_NETWORK)) == [anchors.GATEWAY, anchors.REDUNDANT_GATEWAY]
    assert ids(writer, gateways.format(anchors.PRIVATE_TWIN)) == []
    twice = writer.all(
        "SELECT a.id FROM private_ip_address a JOIN user_ip_address u "
        "ON u.mac_address = CAST(a.mac_address AS UNSIGNED)"
    )
    assert len(twice) == writer.all("SELECT COUNT(*) AS n FROM private_ip_address")[0]["n"] > 3


def test_a_vpc_is_being_deleted(writer: Writer, release: str) -> None:
    jobs = writer.all(
        "SELECT j.instance_type, j.instance_id FROM async_job j JOIN sync_queue_item i ON i.content_id = j.id "
        "JOIN sync_queue q ON q.id = i.queue_id WHERE j.job_status = 0 AND q.sync_objtype = 'vpc' "
        f"AND q.sync_objid = {anchors.DELETING_VPC}"
    )
    named = {"instance_type": "Vpc", "instance_id": anchors.DELETING_VPC}
    nameless = {"instance_type": "None", "instance_id": None}
    assert jobs == [nameless if before(release, "4.17") else named]


def test_routes_without_a_gateway_are_of_releases_that_know_them(writer: Writer, release: str) -> None:
    known = "next_hop" in shipped().release(release).schema["cloud.static_routes"].columns
    assert bool(ids(writer, "SELECT id FROM static_routes WHERE vpc_gateway_id IS NULL")) == known
