"""Settings: wrong ones on real servers are seen, and the advice mends them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dbcare.binaries import find_binary
from dbcare.db import Writer
from dbcare.doctor.advice import Advice, State
from dbcare.doctor.settings import judge, settings
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox
from dbcare.vitals import Heartbeat, Unknown, Vitals

from .seen import changed, vitals
from .spare import built

GUIDE = "https://github.com/apache/cloudstack-documentation/blob/main/source/"


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Endpoint:
    """A server that has a world."""
    built(server)
    return server


@pytest.fixture(scope="module", params=["mariadb", "mysql"])
def logging(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    """A server with a binary log, and with what only a restart can set as the install guide has it."""
    mysql = request.param == "mysql"
    binary = request.getfixturevalue("mysql_binary") if mysql else find_binary("mariadb")
    options = ["--log-bin=mysql-bin", "--server-id=1", "--innodb-rollback-on-timeout=ON", "--performance-schema=ON"]
    with Sandbox(binary=binary, options=options) as sandbox:
        yield sandbox.endpoint


def told(seen: Vitals) -> dict[str, Advice]:
    return {one.name: one for one in judge(seen)}


WRONG = [
    ("innodb_lock_wait_timeout", "49", State.WARNING),
    ("innodb_lock_wait_timeout", "601", State.WARNING),
    ("max_connections", "349", State.WARNING),
    ("wait_timeout", "600", State.WARNING),
    ("innodb_flush_log_at_trx_commit", "2", State.WARNING),
    ("innodb_deadlock_detect", "OFF", State.WARNING),
    ("innodb_print_all_deadlocks", "OFF", State.INFO),
]


@pytest.mark.parametrize(("name", "value", "state"), WRONG)
def test_a_wrong_setting_is_seen_and_the_statement_mends_it(
    place: Endpoint, name: str, value: str, state: State
) -> None:
    with changed(place, name, value) as root:
        wrong = told(vitals(place))[name]
        [statement] = wrong.statements
        root.execute(statement)
        right = told(vitals(place))[name]
    assert wrong.state is state
    assert wrong.effect
    assert f"{name} = " in wrong.remedy
    assert right.state is State.OK


@pytest.mark.parametrize("value", ["50", "600"])
def test_what_lies_between_is_right(place: Endpoint, value: str) -> None:
    with changed(place, "innodb_lock_wait_timeout", value):
        assert told(vitals(place))["innodb_lock_wait_timeout"].state is State.OK


@pytest.mark.parametrize(("value", "state"), [("STATEMENT", State.CRITICAL), ("MIXED", State.INFO), ("ROW", State.OK)])
def test_the_format_of_the_binary_log(logging: Endpoint, value: str, state: State) -> None:
    with changed(logging, "binlog_format", repr(value)) as root:
        found = told(vitals(logging))["binlog_format"]
        for statement in found.statements:
            root.execute(statement)
        assert told(vitals(logging))["binlog_format"].state is State.OK
    assert found.state is state


@pytest.mark.parametrize(("value", "state"), [("0", State.WARNING), ("100", State.WARNING), ("1", State.OK)])
def test_when_the_binary_log_is_synced(logging: Endpoint, value: str, state: State) -> None:
    with changed(logging, "sync_binlog", value):
        assert told(vitals(logging))["sync_binlog"].state is state


def test_what_the_install_guide_has_is_in_order(logging: Endpoint) -> None:
    found = told(vitals(logging))
    for name in ("innodb_rollback_on_timeout", "log_bin", "server_id", "performance_schema"):
        assert found[name].state is State.OK, name


def test_what_needs_a_restart_is_said_to(place: Endpoint) -> None:
    found = told(vitals(place))
    rollback, log = found["innodb_rollback_on_timeout"], found["log_bin"]
    assert (rollback.state, log.state) == (State.WARNING, State.INFO)
    for one in (rollback, log):
        assert "restart" in one.remedy
        assert one.statements == ()
    assert {"binlog_format", "sync_binlog", "server_id"} & found.keys() == set()


@pytest.mark.parametrize("setting", settings(), ids=lambda setting: setting.name)
def test_each_setting_is_known_to_a_server_and_needs_a_restart_where_we_say_so(
    setting: object, place: Endpoint
) -> None:
    """A server refuses to set what only a restart can set."""
    from dbcare.doctor.settings import Setting
    from dbcare.errors import StatementFailed

    assert isinstance(setting, Setting)
    with Writer(place) as root:
        names = [name for name in (setting.name, *setting.aliases) if vitals(place).variable(name) is not None]
        if not names:
            assert setting.name == "userstat"
            assert not root.mariadb
            return
        same = f"SET GLOBAL {names[0]} = @@GLOBAL.{names[0]}"
        if setting.restart:
            with pytest.raises(StatementFailed, match="read only"):
                root.execute(same)
        else:
            root.execute(same)


def test_every_setting_has_a_source_and_says_what_a_wrong_value_does() -> None:
    for setting in settings():
        assert setting.source.startswith("https://")
        assert setting.effect
    guide = {setting.name for setting in settings() if setting.source.startswith(GUIDE)}
    assert {"innodb_rollback_on_timeout", "innodb_lock_wait_timeout", "max_connections", "binlog_format"} <= guide


@pytest.mark.parametrize(
    ("servers", "value", "state", "said"),
    [
        (["Up"], "350", State.OK, "with 1 management server"),
        (["Up", "Down"], "350", State.OK, "with 1 management server"),
        (["Up", "Maintenance"], "699", State.WARNING, "max_connections = 700"),
        (["Up", "PreparingForShutDown", "Up"], "1050", State.OK, "with 3 management servers"),
        ([], "350", State.OK, "with 1 management server"),
    ],
)
def test_connections_are_counted_for_each_management_server(
    place: Endpoint, servers: list[str], value: str, state: State, said: str
) -> None:
    beats = tuple(Heartbeat(f"cs{place}", state, "4.22.0.0", 1.0) for place, state in enumerate(servers))
    with changed(place, "max_connections", value):
        found = told(replace(vitals(place), heartbeats=beats))["max_connections"]
    assert found.state is state
    assert said in found.text


@pytest.mark.parametrize(("value", "state"), [("349", State.WARNING), ("700", State.UNKNOWN)])
def test_connections_for_nobody_knows_how_many_servers(place: Endpoint, value: str, state: State) -> None:
    with changed(place, "max_connections", value):
        found = told(replace(vitals(place), heartbeats=Unknown("refused")))["max_connections"]
    assert found.state is state


@pytest.mark.parametrize(
    ("pool", "held", "state"),
    [
        (128 << 20, 1 << 30, State.WARNING),
        (128 << 20, 100 << 20, State.INFO),
        (256 << 20, 1 << 40, State.INFO),
        (64 << 20, 65 << 20, State.WARNING),
    ],
)
def test_the_buffer_pool_is_minded_only_where_nobody_thought_of_it(
    place: Endpoint, pool: int, held: int, state: State
) -> None:
    seen = vitals(place)
    variables = {**seen.variables, "innodb_buffer_pool_size": str(pool)}
    found = told(replace(seen, variables=variables, sizes={"cloud": held - 1, "cloud_usage": 1}))
    assert found["innodb_buffer_pool_size"].state is state
    assert f"{pool >> 20} MiB, for databases of {held >> 20} MiB" in found["innodb_buffer_pool_size"].seen
