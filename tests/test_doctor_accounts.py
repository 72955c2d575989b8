"""The accounts that the doctor's statements make: what they are for they can do, and nothing more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dbcare import journal, world
from dbcare.config import Config
from dbcare.db import Session, Writer
from dbcare.doctor.accounts import LOOKER, MENDER, Place, looking, mending, script
from dbcare.doctor.advice import State
from dbcare.endpoint import Endpoint
from dbcare.errors import StatementFailed
from dbcare.findings import Status
from dbcare.scan import Scan
from dbcare.server import Server, identify

from .seen import ENTRIES, LOGICAL, changed, told
from .spare import NAMES, RELEASE, built, flags, run


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Endpoint:
    """A server that has a world."""
    built(server)
    return server


@pytest.fixture
def accounts(place: Endpoint) -> Iterator[tuple[Endpoint, Endpoint]]:
    """Both accounts, made by the statements as they are printed, comments and all."""
    with Writer(place) as root:
        text = script(Place(identify(root.version), LOGICAL, "localhost"))
        for line in text.splitlines():
            if line and not line.startswith("-- "):
                root.execute(line.partition(";  -- ")[0])
        yield tuple(replace(place, user=user, password="a good password") for user in (LOOKER, MENDER))  # type: ignore[misc]
        root.execute("DROP DATABASE dbcare")
        for user in (LOOKER, MENDER):
            root.execute(f"DROP USER '{user}'@'localhost'")


@pytest.fixture
def looker(accounts: tuple[Endpoint, Endpoint]) -> Iterator[Writer]:
    """The account that can only look, without dbcare's read-only session."""
    with Writer(accounts[0], NAMES.cloud) as writer:
        yield writer


@pytest.fixture
def mender(accounts: tuple[Endpoint, Endpoint]) -> Iterator[Writer]:
    """The account that can mend."""
    with Writer(accounts[1], NAMES.cloud) as writer:
        yield writer


def test_whoever_looks_sees_all(accounts: tuple[Endpoint, Endpoint]) -> None:
    report = Scan(Config(endpoint=accounts[0], databases=NAMES), ENTRIES).run()
    assert {outcome.status for outcome in report.outcomes} <= {Status.PASSED, Status.FOUND, Status.NOT_APPLICABLE}
    advice = told(accounts[0])
    rights = {name: one.state for (topic, name), one in advice.items() if topic == "rights"}
    assert {name for name, state in rights.items() if state is not State.OK} == {"mending"}
    assert State.UNKNOWN not in {one.state for one in advice.values()}


def test_whoever_looks_can_capture_a_baseline(
    accounts: tuple[Endpoint, Endpoint], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBCARE_PASSWORD", accounts[0].password)
    assert run("catalogue", "capture", *flags(accounts[0])) == 0


NO_LOOKER = (
    "UPDATE nics SET id = id WHERE 1 = 0",
    "DELETE FROM networks WHERE 1 = 0",
    "INSERT INTO op_lock (`key`, mac, ip, thread) VALUES ('x', '1', 'x', 'x')",
    "ALTER TABLE nics ADD INDEX i_dbcare (ip4_address)",
    "CREATE TABLE dbcare.t (id INT)",
    "SET GLOBAL max_connections = 151",
    "SELECT * FROM mysql.user",
)


@pytest.mark.parametrize("statement", NO_LOOKER)
def test_whoever_looks_can_change_nothing(looker: Writer, statement: str) -> None:
    with pytest.raises(StatementFailed, match=r"denied|SUPER"):
        looker.execute(statement)


def test_whoever_looks_locks_no_rows(looker: Writer, accounts: tuple[Endpoint, Endpoint]) -> None:
    """MariaDB asks for no more than SELECT; there dbcare's session is what stops it."""
    locking = "SELECT id FROM nics LIMIT 1 FOR UPDATE"
    if not looker.mariadb:
        with pytest.raises(StatementFailed, match="denied"):
            looker.all(locking)
    with Session(accounts[0], NAMES.cloud) as session, pytest.raises(StatementFailed, match=r"denied|READ ONLY"):
        session.all(locking)


def test_whoever_mends_has_what_it_takes(accounts: tuple[Endpoint, Endpoint]) -> None:
    rights = {name: one for (topic, name), one in told(accounts[1]).items() if topic == "rights"}
    assert rights["mending"].state is State.OK
    assert rights["writing"].state is State.INFO
    assert {one.state for one in rights.values()} == {State.OK, State.INFO}


def test_whoever_mends_can_lock_and_write_rows(mender: Writer) -> None:
    mender.execute("START TRANSACTION")
    assert mender.all("SELECT id FROM nics ORDER BY id LIMIT 1 FOR UPDATE")
    assert mender.execute("INSERT INTO op_lock (`key`, mac, ip, thread) VALUES ('nics1', '1', 'dbcare', 'dbcare')") == 1
    assert mender.execute("UPDATE nics SET update_time = update_time ORDER BY id LIMIT 1") == 1
    assert mender.execute("DELETE FROM op_lock WHERE `key` = 'nics1'") == 1
    mender.execute("ROLLBACK")
    assert mender.all("SELECT id FROM spare_usage.usage_event LIMIT 1 FOR UPDATE") is not None


def test_whoever_mends_can_change_indexes(mender: Writer) -> None:
    mender.execute("ALTER TABLE nics ADD INDEX i_dbcare (ip4_address), ALGORITHM=INPLACE, LOCK=NONE")
    mender.execute("ALTER TABLE nics DROP INDEX i_dbcare")
    mender.execute("ALTER TABLE op_lock ENGINE=InnoDB")
    assert mender.all("ANALYZE TABLE op_lock")[0]["Msg_text"] == "OK"


def test_whoever_mends_keeps_a_journal(mender: Writer) -> None:
    mender.execute("CREATE TABLE dbcare.runs (id INT PRIMARY KEY) ENGINE=InnoDB")
    mender.execute("INSERT INTO dbcare.runs VALUES (1)")
    mender.execute("DROP TABLE dbcare.runs")


def test_whoever_mends_can_end_the_connections_of_others(mender: Writer, place: Endpoint) -> None:
    with Writer(replace(place, user="dbcare", password="a good password")) as other:
        [row] = other.all("SELECT CONNECTION_ID() AS id")
        mender.execute(f"KILL {row['id']}")
        with pytest.raises(StatementFailed, match=r"lost|KILL|kill"):
            other.all("SELECT 1")


def test_whoever_mends_sees_triggers(mender: Writer, place: Endpoint) -> None:
    """Nothing may be written to a table that has one; MySQL shows them only to whoever may make them."""
    with Writer(place, NAMES.cloud) as root:
        root.execute("CREATE TRIGGER t BEFORE UPDATE ON networks FOR EACH ROW SET NEW.name = NEW.name")
        try:
            rows = mender.all(
                "SELECT trigger_name AS name FROM information_schema.triggers WHERE event_object_table = 'networks'"
            )
        finally:
            root.execute("DROP TRIGGER t")
    assert [row["name"] for row in rows] == ["t"]


def test_whoever_mends_sees_what_foreign_keys_do(mender: Writer) -> None:
    rows = mender.all(
        "SELECT COUNT(*) AS n FROM information_schema.referential_constraints WHERE constraint_schema = 'spare_cloud'"
    )
    assert rows[0]["n"] > 200


NO_MENDER = (
    "DROP TABLE spare_cloud.nics",
    "CREATE TABLE spare_cloud.t (id INT)",
    "CREATE USER 'x'@'localhost'",
    "GRANT SELECT ON spare_cloud.* TO 'dbcare'@'localhost'",
    "SET GLOBAL innodb_flush_log_at_trx_commit = 2",
    "SELECT * FROM mysql.user",
    "SELECT 1 INTO OUTFILE '/tmp/dbcare-test'",
    "CREATE DATABASE other",
)


@pytest.mark.parametrize("statement", NO_MENDER)
def test_whoever_mends_can_do_nothing_else(mender: Writer, statement: str) -> None:
    with pytest.raises(StatementFailed, match=r"denied|SUPER|CREATE USER"):
        mender.execute(statement)


def test_databases_whose_names_are_alike_are_not_meant(place: Endpoint, looker: Writer) -> None:
    with Writer(place) as root:
        root.execute("CREATE DATABASE spareXusage")
        root.execute("CREATE TABLE spareXusage.t (id INT)")
        try:
            with pytest.raises(StatementFailed, match="denied"):
                looker.all("SELECT * FROM spareXusage.t")
        finally:
            root.execute("DROP DATABASE spareXusage")


def test_with_partial_revokes_the_statements_are_right_too(mysql: Endpoint) -> None:
    built(mysql)
    with changed(mysql, "partial_revokes", "ON") as root:
        made = Place(identify(root.version), LOGICAL, "localhost", literal=True)
        for one in looking(made):
            root.execute(one.sql)
        try:
            with Writer(replace(mysql, user=LOOKER, password="a good password")) as writer:
                assert writer.all("SELECT COUNT(*) AS n FROM spare_usage.usage_event")
        finally:
            root.execute(f"DROP USER '{LOOKER}'@'localhost'")


@pytest.mark.parametrize(
    ("server", "kill"),
    [(Server("mysql", "8.0.11"), "CONNECTION_ADMIN"), (Server("mariadb", "10.5.4"), "CONNECTION ADMIN")],
)
def test_each_server_has_its_own_words(server: Server, kill: str) -> None:
    made = Place(server, {"cloud": "it's`odd", "cloud_usage": "u"}, "10.0.0.7")
    written = [one.sql for one in (*looking(made), *mending(made))]
    assert f"GRANT {kill} ON *.* TO 'dbcare_fix'@'10.0.0.7'" in written
    assert "GRANT SELECT ON `it's``odd`.* TO 'dbcare'@'10.0.0.7'" in written
    assert any("TRIGGER" in one for one in written) is (server.family == "mysql")
    assert not any("REPLICA MONITOR" in one for one in written)


def test_odd_names_of_databases(place: Endpoint) -> None:
    """What is written for them is taken, and is for them."""
    odd = "odd`na_me%x"
    quoted = "`" + odd.replace("`", "``") + "`"
    with Writer(place) as root:
        root.execute(f"CREATE DATABASE {quoted}")
        root.execute(f"CREATE TABLE {quoted}.t (id INT)")
        made = Place(identify(root.version), {"cloud": odd, "cloud_usage": "spare_usage"}, "localhost")
        for one in looking(made):
            root.execute(one.sql)
        try:
            with Writer(replace(place, user=LOOKER, password="a good password")) as writer:
                assert writer.all(f"SELECT * FROM {quoted}.t".replace("%", "%%")) == []
        finally:
            root.execute(f"DROP USER '{LOOKER}'@'localhost'")
            root.execute(f"DROP DATABASE {quoted}")


def test_whoever_mends_can_carry_out_a_plan_and_take_it_back(
    accounts: tuple[Endpoint, Endpoint], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = accounts[1]
    monkeypatch.setenv("DBCARE_PASSWORD", place.password)
    account = ("--socket", place.socket, "--user", place.user, *flags(place)[4:])
    plan, check = str(tmp_path / "plan.json"), "nics-count-drift"
    with world.inject(replace(place, user="root", password=""), RELEASE, "nics-count-low", databases=NAMES):
        assert run("fix", check, "--plan-out", plan, *account) == 4
        assert run("fix", "--plan", plan, "--confirm", *account) == 0
    with Session(place) as session:
        [past] = journal.runs(session, 2)
    assert run("undo", past.id, "--confirm", *account) == 0
    assert run("fix", check, "--plan-out", plan, *account) == 4
    assert run("fix", "--plan", plan, "--confirm", *account) == 0


def test_whoever_only_looks_is_told_how_to_mend(
    accounts: tuple[Endpoint, Endpoint],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = accounts[0]
    monkeypatch.setenv("DBCARE_PASSWORD", place.password)
    account = ("--socket", place.socket, "--user", place.user, *flags(place)[4:])
    plan, check = str(tmp_path / "plan.json"), "nics-count-drift"
    root = replace(place, user="root", password="")
    with world.inject(root, RELEASE, "nics-count-low", databases=NAMES):
        assert run("fix", check, "--plan-out", plan, *account) == 4
        capsys.readouterr()
        assert run("fix", "--plan", plan, "--confirm", *account) == 4
        assert "`dbcare doctor --statements`" in capsys.readouterr().err
        monkeypatch.delenv("DBCARE_PASSWORD")
        assert run("fix", "--plan", plan, "--confirm", *flags(root)) == 0
