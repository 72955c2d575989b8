"""Where a server stands: real replicas and closed servers, and what clusters say of themselves."""

from dataclasses import replace
from typing import Any

import pytest

from dbcare.db import Writer
from dbcare.doctor.advice import Advice, State
from dbcare.doctor.standing import judge
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox
from dbcare.vitals import Replica, Vitals

from .seen import changed, vitals
from .test_examine import balanced


def told(seen: Vitals) -> dict[str, Advice]:
    return {one.name: one for one in judge(seen)}


def states(seen: Vitals) -> dict[str, State]:
    return {name: one.state for name, one in told(seen).items()}


def test_a_server_alone(server: Endpoint) -> None:
    assert states(vitals(server)) == {"replication": State.OK, "writable": State.OK, "proxy": State.OK}


def test_a_replica(server: Endpoint) -> None:
    with Writer(server) as root:
        source, master = ("SOURCE", "REPLICATION SOURCE") if not root.mariadb else ("MASTER", "MASTER")
        root.execute(f"CHANGE {master} TO {source}_HOST='127.0.0.1', {source}_PORT=1, {source}_USER='nobody'")
        try:
            found = told(vitals(server))["replication"]
        finally:
            root.execute("RESET REPLICA ALL")
    assert found.state is State.WARNING
    assert found.seen == "a replica of 127.0.0.1:1, not running"


def test_what_a_replica_tells(server: Endpoint) -> None:
    late = Replica("north", "10.0.0.5:3306", True, 42)
    broken = Replica("south", "10.0.0.6:3306", False, None, "duplicate key")
    found = told(replace(vitals(server), replicas=(late, broken)))
    assert found["north"].seen == "a replica of 10.0.0.5:3306, running, 42 s behind"
    assert found["south"].seen == "a replica of 10.0.0.6:3306, not running (duplicate key)"


def test_a_server_that_takes_no_writes(server: Endpoint) -> None:
    with changed(server, "read_only", "ON"):
        found = told(vitals(server))["writable"]
    assert found.state is State.WARNING
    assert found.seen == "read_only is on"


def test_connections_that_land_on_two_servers(server: Endpoint) -> None:
    with Sandbox() as second, balanced(server, second.endpoint) as front:
        found = told(vitals(front))["proxy"]
    assert found.state is State.WARNING
    assert found.seen.startswith("3 connections landed on ")
    assert "one server" in found.remedy


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"greeting": "8.0.11", "version": "8.0.36"},
            "something that greets as MySQL 8.0.11 stands before MySQL 8.0.36",
        ),
        ({"greeting": "5.5.30 (ProxySQL)"}, "ProxySQL"),
        ({"comment": "MaxScale 23.08"}, "MaxScale"),
    ],
)
def test_a_proxy_gives_itself_away(server: Endpoint, change: dict[str, Any], said: str) -> None:
    found = told(replace(vitals(server), **change))["proxy"]
    assert found.state is State.INFO
    assert said in found.seen


@pytest.mark.parametrize(
    ("status", "comment", "ready", "state"),
    [
        ("Primary", "Synced", "ON", State.OK),
        ("Primary", "Donor/Desynced", "ON", State.WARNING),
        ("non-Primary", "Initialized", "OFF", State.CRITICAL),
        ("Primary", "Synced", "OFF", State.CRITICAL),
    ],
)
def test_a_node_of_galera(server: Endpoint, status: str, comment: str, ready: str, state: State) -> None:
    seen = vitals(server)
    found = told(
        replace(
            seen,
            variables={**seen.variables, "wsrep_on": "ON", "wsrep_cluster_name": "north"},
            status={
                "wsrep_cluster_size": "3",
                "wsrep_cluster_status": status,
                "wsrep_local_state_comment": comment,
                "wsrep_ready": ready,
            },
        )
    )
    assert found["Galera"].state is state
    assert found["Galera"].seen == f"node of north, 3 nodes, {status}, {comment}"
    assert found["Galera writes"].state is State.INFO


def test_a_member_of_a_group(server: Endpoint) -> None:
    seen = vitals(server)
    variables = {**seen.variables, "group_replication_group_name": "b0e2"}
    members = ({"host": "db1", "port": 3306, "state": "ONLINE", "role": "PRIMARY"},)
    assert (
        told(replace(seen, variables=variables, members=members))["group replication"].seen == "db1:3306 PRIMARY ONLINE"
    )
    assert "no member" in told(replace(seen, variables=variables))["group replication"].seen


def test_group_replication_is_asked_about(mysql: Endpoint) -> None:
    """The variable is there once the plugin is, and its members can be read."""
    with Writer(mysql) as root:
        root.execute("INSTALL PLUGIN group_replication SONAME 'group_replication.so'")
        try:
            root.execute("SET GLOBAL group_replication_group_name = 'b0e2bb22-6b8c-4d1b-9a0f-2f1c0a7a7a01'")
            found = told(vitals(mysql))["group replication"]
        finally:
            root.execute("UNINSTALL PLUGIN group_replication")
    assert found.state is State.INFO
