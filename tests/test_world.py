"""A world is a consistent CloudStack database of any release; what looks wrong in it and is normal, is there."""

from collections.abc import Iterator

import pytest

from dbcare import world
from dbcare.catalogue import DEAD_SEQUENCES, SEQUENCES, shipped
from dbcare.db import Row, Writer
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import UsageError
from dbcare.schema import ForeignKey, Schema
from dbcare.world import anchors
from dbcare.world.ddl import located, quoted

VERSIONS = shipped().versions
NEWEST = "4.22.0.0"
NAMES = Databases("cs", "cs_usage")


@pytest.fixture(scope="module", params=["4.9.0", "4.15.0.0", NEWEST])
def release(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def writer(mariadb: Endpoint, release: str) -> Iterator[Writer]:
    """A populated world under other names than usual."""
    world.create(mariadb, release, databases=NAMES)
    world.populate(mariadb, release, databases=NAMES)
    with Writer(mariadb, NAMES.cloud) as opened:
        yield opened


def orphans(schema: Schema, databases: Databases) -> Iterator[tuple[str, ForeignKey, str]]:
    """Give one SELECT for each foreign key that counts the rows it would refuse."""
    for table in schema.values():
        for key in table.foreign_keys:
            pairs = list(zip(key.columns, key.referenced_columns, strict=True))
            match = " AND ".join(f"p.{quoted(there)} = c.{quoted(here)}" for here, there in pairs)
            given = " AND ".join(f"c.{quoted(here)} IS NOT NULL" for here in key.columns)
            child, parent = located(table.name, databases), located(key.references, databases)
            yield (
                table.name,
                key,
                f"SELECT COUNT(*) AS n FROM {child} c WHERE {given} "
                f"AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE {match})",
            )


def one(writer: Writer, sql: str) -> Row:
    rows = writer.all(sql)
    assert len(rows) == 1
    return rows[0]


def test_every_foreign_key_holds(writer: Writer, release: str) -> None:
    schema = shipped().release(release).schema
    broken = [(table, key.name) for table, key, sql in orphans(schema, NAMES) if writer.all(sql)[0]["n"]]
    assert broken == []


def test_networks_count_their_nics(writer: Writer) -> None:
    wrong = writer.all(
        """SELECT n.id, o.nics_count FROM networks n LEFT JOIN op_networks o ON o.id = n.id
        WHERE n.removed IS NULL AND (o.id IS NULL OR o.nics_count <> (
          SELECT COUNT(*) FROM nics i WHERE i.network_id = n.id AND i.removed IS NULL
            AND i.vm_type = 'User' AND i.state IN ('Reserved', 'Releasing')))"""
    )
    assert wrong == []
    assert one(writer, f"SELECT nics_count AS n FROM op_networks WHERE id = {anchors.ISOLATED}")["n"] == 5


def test_sequences_are_ahead_and_dead_ones_behind(writer: Writer) -> None:
    values = {row["name"]: row["value"] for row in writer.all("SELECT name, value FROM sequence")}
    for sequence in SEQUENCES:
        newest = one(writer, f"SELECT MAX(id) AS id FROM {located(sequence.table, NAMES)}")["id"]
        assert values[sequence.name] == newest + 1
    assert {name: values[name] for name in DEAD_SEQUENCES} == DEAD_SEQUENCES
    assert one(writer, "SELECT MAX(id) AS id FROM volumes")["id"] > values["volume_seq"]


def test_live_mac_addresses_are_unique_but_for_a_redundant_pair(writer: Writer) -> None:
    twice = writer.all(
        """SELECT i.mac_address, MIN(i.instance_id) AS one, MAX(i.instance_id) AS other, COUNT(*) AS times FROM nics i
        JOIN networks n ON n.id = i.network_id WHERE i.removed IS NULL AND i.mac_address <> ''
        AND n.traffic_type <> 'Control' GROUP BY i.mac_address HAVING COUNT(*) > 1 ORDER BY one"""
    )
    assert [(row["one"], row["other"], row["times"]) for row in twice] == [
        (anchors.MASTER_ROUTER, anchors.BACKUP_ROUTER, 2),
        (anchors.VPC_MASTER_ROUTER, anchors.VPC_BACKUP_ROUTER, 2),
    ]


def test_live_things_belong_to_live_owners(writer: Writer) -> None:
    for table in ("networks", "vm_instance", "volumes"):
        assert (
            writer.all(
                f"""SELECT t.id FROM {table} t JOIN account a ON a.id = t.account_id JOIN domain d ON d.id = t.domain_id
                WHERE t.removed IS NULL AND (a.removed IS NOT NULL OR d.removed IS NOT NULL OR a.domain_id <> d.id)"""
            )
            == []
        )


def test_nics_are_removed_with_their_vms_and_networks(writer: Writer) -> None:
    assert (
        writer.all(
            """SELECT i.id FROM nics i LEFT JOIN vm_instance v ON v.id = i.instance_id
            JOIN networks n ON n.id = i.network_id
            WHERE i.removed IS NULL AND (v.removed IS NOT NULL OR n.removed IS NOT NULL)"""
        )
        == []
    )


NORMAL = {
    "removed VMs end as Expunging": "SELECT id FROM vm_instance WHERE removed IS NOT NULL AND state = 'Expunging'",
    "removed networks keep counters": "SELECT id FROM networks JOIN op_networks USING (id) WHERE removed IS NOT NULL",
    "removed networks keep owners": (
        "SELECT n.id FROM networks n JOIN account_network_ref r ON r.network_id = n.id WHERE n.removed IS NOT NULL"
    ),
    "removed networks keep services": (
        "SELECT n.id FROM networks n JOIN ntwk_service_map m ON m.network_id = n.id WHERE n.removed IS NOT NULL"
    ),
    "removed accounts": "SELECT id FROM account WHERE removed IS NOT NULL",
    "removed domains": "SELECT id FROM domain WHERE removed IS NOT NULL",
    "stopped VMs have allocated NICs": (
        "SELECT i.id FROM nics i JOIN vm_instance v ON v.id = i.instance_id "
        "WHERE v.state = 'Stopped' AND i.state = 'Allocated' AND i.removed IS NULL"
    ),
    "VMs are starting": (
        "SELECT v.id FROM vm_instance v JOIN vm_work_job w ON w.vm_instance_id = v.id JOIN async_job j ON j.id = w.id "
        "WHERE v.state = 'Starting' AND j.job_status = 0"
    ),
    "VMs are stopping and release NICs": (
        "SELECT v.id FROM vm_instance v JOIN nics i ON i.instance_id = v.id "
        "JOIN vm_work_job w ON w.vm_instance_id = v.id JOIN async_job j ON j.id = w.id "
        "WHERE v.state = 'Stopping' AND i.state = 'Releasing' AND j.job_status = 0"
    ),
    "place holders": "SELECT id FROM nics WHERE strategy = 'PlaceHolder' AND instance_id IS NULL AND removed IS NULL",
    "old prefixes": "SELECT id FROM nics WHERE LEFT(mac_address, 3) = '06:' AND removed IS NULL",
    "locks": "SELECT `key` FROM op_lock",
    "projects": "SELECT id FROM projects WHERE removed IS NULL",
    "router NICs that do not count": (
        "SELECT id FROM nics WHERE vm_type = 'DomainRouter' AND state = 'Reserved' AND removed IS NULL"
    ),
    "finished work": "SELECT w.id FROM vm_work_job w JOIN async_job j USING (id) WHERE j.job_status > 0",
    "the same link-local address in two pods": (
        "SELECT ip_address FROM op_dc_link_local_ip_address_alloc WHERE taken IS NOT NULL "
        "GROUP BY ip_address HAVING COUNT(DISTINCT pod_id) > 1"
    ),
}


@pytest.mark.parametrize("release", [NEWEST], scope="module")
def test_what_looks_wrong_and_is_normal_is_there(writer: Writer) -> None:
    assert [name for name, sql in NORMAL.items() if not writer.all(sql)] == []
    states = {row["id"]: row["state"] for row in writer.all("SELECT id, state FROM networks")}
    assert [
        states[number] for number in (anchors.PUBLIC, anchors.IDLE, anchors.ISOLATED, anchors.IMPLEMENTING_JOB)
    ] == [
        "Setup",
        "Allocated",
        "Implemented",
        "Implementing",
    ]


@pytest.mark.parametrize("release", [NEWEST], scope="module")
def test_anchors_are_where_they_are_said_to_be(writer: Writer) -> None:
    for table, expected in {
        "vm_instance": {anchors.RUNNING_VM: "Running", anchors.STOPPED_VM: "Stopped", anchors.STARTING_VM: "Starting"},
        "networks": {anchors.SHARED: "Setup", anchors.REMOVED_NETWORK: "Destroy", anchors.TIER: "Implemented"},
        "domain": {anchors.ROOT_DOMAIN: "Active", anchors.REMOVED_DOMAIN: "Inactive"},
    }.items():
        states = {row["id"]: row["state"] for row in writer.all(f"SELECT id, state FROM {table}")}
        assert {number: states[number] for number in expected} == expected
    names = {row["id"]: row["account_name"] for row in writer.all("SELECT id, account_name FROM account")}
    for owner in (anchors.SYSTEM, anchors.ADMIN, anchors.TENANT, anchors.PROJECT_OWNER):
        assert names[owner.account] == owner.name


@pytest.mark.parametrize("version", VERSIONS)
def test_every_release_can_be_built(mariadb: Endpoint, version: str) -> None:
    world.create(mariadb, version)
    made = world.populate(mariadb, version)
    with Writer(mariadb, "cloud") as writer:
        newest = writer.all("SELECT version, step FROM version ORDER BY id")
        assert newest[-1] == {"version": version, "step": "Complete"}
        assert {row["step"] for row in newest} == {"Complete"}
        assert len(newest) > 1
        counted = one(writer, "SELECT COUNT(*) AS n FROM vm_instance WHERE type = 'User' AND removed IS NULL")
        assert counted["n"] == made.live


def test_mysql_takes_rows_without_local_files(mysql: Endpoint) -> None:
    world.create(mysql, "4.22.0.0")
    made = world.populate(mysql, "4.22.0.0", scale=60, removed=2.0)
    schema = shipped().release("4.22.0.0").schema
    with Writer(mysql) as writer:
        assert [key.name for _, key, sql in orphans(schema, Databases()) if writer.all(sql)[0]["n"]] == []
        removed = one(writer, "SELECT COUNT(*) AS n FROM cloud.vm_instance WHERE type = 'User' AND removed IS NOT NULL")
    assert removed["n"] == made.removed


def test_scale_and_seed_say_what_is_made(mariadb: Endpoint) -> None:
    states = []
    for seed in (7, 7, 8):
        world.create(mariadb, "4.20.1.0", databases=NAMES)
        made = world.populate(mariadb, "4.20.1.0", scale=300, seed=seed, removed=1.0, databases=NAMES)
        with Writer(mariadb, NAMES.cloud) as writer:
            states.append(writer.all("SELECT id, uuid, state FROM vm_instance ORDER BY id"))
            assert one(writer, "SELECT COUNT(*) AS n FROM nics")["n"] == made.rows["cloud.nics"]
        assert made.live == 300
    assert states[0] == states[1]
    assert states[0] != states[2]


def test_an_unknown_release_is_refused(mariadb: Endpoint) -> None:
    with pytest.raises(UsageError, match=r"4\.8"):
        world.create(mariadb, "4.8.0")
    with pytest.raises(UsageError, match=r"4\.8"):
        world.populate(mariadb, "4.8.0")
