"""Connections to real servers: ways in, what a session may and may not do, and how refusals read."""

import gc
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dbcare.binaries import Binary, find_binary
from dbcare.db import Meter, Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import ConnectionFailed, Denied, Missing, StatementFailed, TimedOut
from dbcare.sandbox import Sandbox

PASSWORD = "se cr'et%s"


@pytest.fixture(scope="module", params=["mariadb", "mysql"])
def reachable(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    """A server that listens on loopback too, with a user who has a password, over TCP and socket."""
    binary: Binary = find_binary("mariadb") if request.param == "mariadb" else request.getfixturevalue("mysql_binary")
    with Sandbox(binary=binary, tcp=True) as sandbox, Writer(sandbox.endpoint) as writer:
        how = "mysql_native_password" if request.param == "mariadb" else "caching_sha2_password"
        quoted = PASSWORD.replace("'", "''")
        given = f"USING PASSWORD('{quoted}')" if request.param == "mariadb" else f"BY '{quoted}'"
        for host in ("localhost", "127.0.0.1"):
            writer.execute(f"CREATE USER who@'{host}' IDENTIFIED {'VIA' if 'native' in how else 'WITH'} {how} {given}")
            writer.execute(f"GRANT ALL ON *.* TO who@'{host}' WITH GRANT OPTION")
        writer.execute("CREATE DATABASE d")
        writer.execute("CREATE TABLE d.t (id INT PRIMARY KEY, v VARCHAR(20)) ENGINE=InnoDB")
        writer.execute("INSERT INTO d.t VALUES (1, '100%%'), (2, NULL)".replace("%%", "%"))
        yield replace(sandbox.endpoint, user="who", password=PASSWORD)


def over_tcp(endpoint: Endpoint, **changes: object) -> Endpoint:
    """The same server by its port."""
    return replace(endpoint, socket="", **changes)  # type: ignore[arg-type]


def test_logs_in_over_the_socket(reachable: Endpoint) -> None:
    """A password with odd characters goes over a unix socket."""
    with Session(reachable, "d") as session:
        assert session.all("SELECT id, v FROM t ORDER BY id") == [{"id": 1, "v": "100%"}, {"id": 2, "v": None}]


def test_logs_in_over_tcp_without_tls(reachable: Endpoint) -> None:
    """Without TLS, MySQL's caching_sha2_password is answered with its RSA key (PyMySQL[rsa])."""
    with Session(over_tcp(reachable, tls="off"), "d") as session:
        assert session.all("SELECT COUNT(*) AS n FROM t") == [{"n": 2}]


def test_prefers_tls_where_the_server_offers_it(reachable: Endpoint) -> None:
    """MySQL offers TLS with a certificate of its own; Debian's MariaDB has none unless it is given one."""
    with Session(over_tcp(reachable)) as session:
        cipher = session.all("SHOW STATUS LIKE 'Ssl_cipher'")[0]["Value"]
    assert bool(cipher) is not session.mariadb


def test_required_tls_is_never_given_up(reachable: Endpoint) -> None:
    """`required` encrypts or fails, `verify` refuses a certificate that nobody it knows has signed."""
    with Session(reachable) as probe:
        mariadb = probe.mariadb
    if mariadb:
        with pytest.raises(ConnectionFailed):
            Session(over_tcp(reachable, tls="required"))
    else:
        with Session(over_tcp(reachable, tls="required")) as session:
            assert session.all("SHOW STATUS LIKE 'Ssl_cipher'")[0]["Value"]
    with pytest.raises(ConnectionFailed):
        Session(over_tcp(reachable, tls="verify"))


def test_a_known_authority_is_checked(mysql_binary: Binary) -> None:
    """With `tls_ca` the certificate must come from it; a MySQL server makes itself one that does."""
    with Sandbox(binary=mysql_binary, tcp=True) as sandbox:
        keys = sandbox.directory / "data"
        endpoint = over_tcp(sandbox.endpoint, tls="required", tls_ca=str(keys / "ca.pem"))
        with Session(endpoint) as session:
            assert session.all("SHOW STATUS LIKE 'Ssl_cipher'")[0]["Value"]
        with pytest.raises(ConnectionFailed, match=r"[Cc]ertificate|CERTIFICATE"):
            Session(replace(endpoint, tls_ca=str(keys / "server-cert.pem")))


def test_refused_login_says_where_and_hides_the_password(reachable: Endpoint) -> None:
    """The line names the server and the way to give a password, never the password."""
    with pytest.raises(ConnectionFailed, match=r"login refused.*DBCARE_PASSWORD") as caught:
        Session(over_tcp(reachable, password="wrong-one"))
    assert "wrong-one" not in str(caught.value)
    assert "wrong-one" not in repr(over_tcp(reachable, password="wrong-one"))


@pytest.mark.parametrize(
    ("endpoint", "words"),
    [
        (Endpoint(socket="/nowhere/s"), "/nowhere/s: cannot connect: No such file"),
        (Endpoint(host="127.0.0.1", port=1), "127.0.0.1:1: cannot connect: Connection refused"),
        (Endpoint(host="no-such-host.invalid"), "no-such-host.invalid:3306: cannot connect"),
    ],
)
def test_unreachable_servers_are_named(endpoint: Endpoint, words: str) -> None:
    """Whoever reads the line knows which server was meant and what happened."""
    with pytest.raises(ConnectionFailed) as caught:
        Session(endpoint)
    assert words in str(caught.value)


def test_a_port_that_says_nothing_is_given_up() -> None:
    """Something that accepts and never speaks does not hold dbcare for ever."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        with pytest.raises(ConnectionFailed):
            Session(Endpoint(host="127.0.0.1", port=silent.getsockname()[1]), read_timeout=0.5)
        assert time.monotonic() - started < 5


def test_missing_database_is_named(reachable: Endpoint) -> None:
    """The line says which database was looked for and how to name another."""
    with pytest.raises(
        ConnectionFailed, match="no database 'nope' on this server; name CloudStack's with --cloud-name"
    ):
        Session(reachable, "nope")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO t VALUES (3, 'x')",
        "UPDATE t SET v = 'x'",
        "DELETE FROM t",
        "SELECT * FROM t FOR UPDATE",
        "CREATE TABLE u (id INT)",
        "DROP TABLE t",
        "TRUNCATE t",
    ],
)
def test_the_server_stops_every_write_of_a_session(reachable: Endpoint, statement: str) -> None:
    """What a check could smuggle past the lexer, the server refuses, and nothing has changed."""
    with Session(reachable, "d") as session:
        with pytest.raises(StatementFailed):
            session.all(statement)
        assert session.all("SELECT COUNT(*) AS n FROM t") == [{"n": 2}]


def test_session_settings_are_what_the_docs_promise(reachable: Endpoint) -> None:
    """READ COMMITTED, UTC, a short wait for metadata locks, and a time limit in the server's own variable."""
    with Session(reachable, timeout=7) as session:
        limit = "max_statement_time" if session.mariadb else "max_execution_time"
        isolation = "tx_isolation" if session.mariadb else "transaction_isolation"
        row = session.all(
            f"SELECT @@{isolation} AS isolation, @@time_zone AS zone, @@lock_wait_timeout AS wait, @@{limit} AS seconds"
        )[0]
    assert (row["isolation"], row["zone"], row["wait"]) == ("READ-COMMITTED", "+00:00", 2)
    assert float(row["seconds"]) == (7 if session.mariadb else 7000)


def test_a_statement_ends_at_its_time_limit(reachable: Endpoint) -> None:
    """The server stops it, and the session lives on."""
    with Session(reachable, timeout=0.3) as session:
        started = time.monotonic()
        with pytest.raises(TimedOut):
            session.all("SELECT COUNT(*) AS n FROM (SELECT SLEEP(5) AS s FROM information_schema.tables) x WHERE s = 1")
        assert time.monotonic() - started < 3
        assert session.all("SELECT 1 AS one") == [{"one": 1}]


def test_refusals_have_kinds(reachable: Endpoint) -> None:
    """A missing table, a missing column and a missing right can be told apart."""
    with Writer(reachable) as writer:
        writer.execute("CREATE USER IF NOT EXISTS poor@localhost IDENTIFIED BY 'p'")
        writer.execute("GRANT SELECT ON mysql.help_topic TO poor@localhost")
    with Session(reachable, "d") as session:
        for statement in ("SELECT 1 FROM nowhere", "SELECT nothing FROM t"):
            with pytest.raises(Missing):
                session.all(statement)
    with Session(replace(reachable, user="poor", password="p")) as session, pytest.raises(Denied):
        session.all("SELECT 1 FROM d.t")


def test_statements_are_signed_and_counted(reachable: Endpoint) -> None:
    """A DBA who looks at the process list sees who sent a statement; the meter counts it."""
    meter = Meter()
    with Session(reachable, "d", meter=meter) as session, Session(reachable) as other:
        sent = "SELECT info AS statement FROM information_schema.processlist WHERE id = CONNECTION_ID()"
        text = session.all(sent, sender="network-owner-removed")[0]["statement"]
        assert text.startswith("/* dbcare network-owner-removed */ SELECT")
        assert meter.queries == 2
        assert 4 <= meter.round_trips <= 6
        assert other.all("SELECT 1 AS one")


def test_a_broken_off_session_fails_its_reader_at_once(reachable: Endpoint) -> None:
    """`abort` from another thread ends a wait; the session then says that it is no longer usable."""
    session = Session(reachable, timeout=30)
    threading.Timer(0.3, session.abort).start()
    started = time.monotonic()
    with pytest.raises(StatementFailed):
        session.all("SELECT SLEEP(20)")
    assert time.monotonic() - started < 5
    session.close()


def test_rows_are_streamed(reachable: Endpoint) -> None:
    """A reader that stops early leaves no connection behind that others could misread."""
    with Session(reachable, "d") as session:
        rows = session.rows("SELECT id FROM t ORDER BY id")
        assert next(rows) == {"id": 1}
        rows.close()  # type: ignore[attr-defined]
        assert not session.usable


def test_a_stream_that_is_cut_off_ends_there(reachable: Endpoint) -> None:
    """What comes is an error of ours, once; collecting the rest must not raise another."""
    sql = "SELECT REPEAT('x', 50000) AS x FROM information_schema.collations a, information_schema.collations b"
    with Session(reachable) as session:
        rows = session.rows(sql)
        next(rows)
        session.abort()
        with pytest.raises((StatementFailed, ConnectionFailed)):
            list(rows)
    del rows
    gc.collect()
