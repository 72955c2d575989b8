"""db.properties to a session on a real server: ways in, TLS, fail-over, and refusals in one line."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from dbcare.binaries import Binary, find_binary
from dbcare.db import Session, Writer
from dbcare.endpoint import Address, Endpoint
from dbcare.errors import ConfigError, ConnectionFailed, DbcareError, Unreachable
from dbcare.properties import connection
from dbcare.sandbox import Sandbox

from .sealing import SECRET, Authority, v1, v2

PASSWORD = "se cr'et%s=#\\ü"
QUOTED = PASSWORD.replace("\\", "\\\\").replace("'", "''")
LOCAL = "127.0.0.1"
# MariaDB's ed25519 is a plugin that its packages bring and nobody loads.
ACCOUNTS = {
    "mariadb": {
        "mysql_native_password": f"IDENTIFIED VIA mysql_native_password USING PASSWORD('{QUOTED}')",
        "ed25519": f"IDENTIFIED VIA ed25519 USING PASSWORD('{QUOTED}')",
    },
    "mysql": {
        "caching_sha2_password": f"IDENTIFIED WITH caching_sha2_password BY '{QUOTED}'",
        "sha256_password": f"IDENTIFIED WITH sha256_password BY '{QUOTED}'",
        "mysql_native_password": f"IDENTIFIED WITH mysql_native_password BY '{QUOTED}'",
    },
}


class Place(NamedTuple):
    """A server with TLS, its accounts by the way they log in, and who signed whose certificates."""

    endpoint: Endpoint
    ca: Authority
    family: str
    users: dict[str, str]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    made = Authority(tmp_path_factory.mktemp("ca"))
    made.issue("server", [LOCAL])
    made.issue("elsewhere", ["db.example.org"])
    made.issue("client")
    return made


def started(family: str, request: pytest.FixtureRequest, *options: str) -> Sandbox:
    binary: Binary = find_binary("mariadb") if family == "mariadb" else request.getfixturevalue("mysql_binary")
    return Sandbox(binary=binary, tcp=True, options=options)


def signed(authority: Authority, name: str = "server") -> tuple[str, ...]:
    """What makes a server show a certificate."""
    return (
        f"--ssl-ca={authority.file}",
        f"--ssl-cert={authority.folder / name}.pem",
        f"--ssl-key={authority.folder / name}.key",
    )


@pytest.fixture(scope="module", params=["mariadb", "mysql"])
def place(request: pytest.FixtureRequest, authority: Authority) -> Iterator[Place]:
    extra = ("--plugin-load-add=auth_ed25519",) if request.param == "mariadb" else ()
    with started(request.param, request, *signed(authority), *extra) as sandbox:
        with Writer(sandbox.endpoint) as writer:
            users = dict(_accounts(writer, request.param))
            writer.execute("CREATE DATABASE cloud")
            writer.execute("CREATE USER certified@'127.0.0.1' REQUIRE X509")
            writer.execute("CREATE USER encrypted@'127.0.0.1' REQUIRE SSL")
        yield Place(replace(sandbox.endpoint, socket=""), authority, request.param, users)


def _accounts(writer: Writer, family: str) -> Iterator[tuple[str, str]]:
    """Make an account for each way to log in that the server has."""
    for plugin, how in ACCOUNTS[family].items():
        name = f"by_{plugin}"
        there = "SELECT 1 AS x FROM information_schema.plugins WHERE plugin_name = %s AND plugin_status = 'ACTIVE'"
        if not writer.all(there, (plugin,)):
            continue
        writer.execute(f"CREATE USER {name}@'127.0.0.1' {how}")
        writer.execute(f"GRANT ALL ON cloud.* TO {name}@'127.0.0.1'")
        yield plugin, name


@pytest.fixture(scope="module", params=["mariadb", "mysql"])
def bare(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    """A server without TLS, with an account."""
    off = "--skip-ssl" if request.param == "mariadb" else "--tls-version="
    with started(request.param, request, off) as sandbox, Writer(sandbox.endpoint) as writer:
        writer.execute(f"CREATE USER who@'127.0.0.1' IDENTIFIED BY '{QUOTED}'")
        yield replace(sandbox.endpoint, socket="", user="who", password=PASSWORD)


@pytest.fixture
def dead() -> int:
    """A port on which nobody listens."""
    with socket.create_server((LOCAL, 0)) as server:
        return int(server.getsockname()[1])


def escaped(text: str) -> str:
    """A value as Java's Properties.store writes it."""
    return "".join(f"\\{c}" if c in "\\=#: " else c if c < "\x7f" else f"\\u{ord(c):04x}" for c in text)


def said(folder: Path, text: str) -> Endpoint:
    """The endpoint that a db.properties with this text comes to."""
    (folder / "key").write_text(f"{SECRET}\n")
    path = folder / "db.properties"
    path.write_text(f"db.cloud.encryption.type=file\n{text}")
    return connection(path, {}).endpoint


def encrypted(session: Session) -> bool:
    return bool(session.all("SHOW STATUS LIKE 'Ssl_cipher'")[0]["Value"])


def refusal(endpoint: Endpoint, error: type[DbcareError] = ConnectionFailed) -> str:
    """What is said when there is no session: one line without the password."""
    with pytest.raises(error) as caught:
        Session(endpoint).close()
    told = str(caught.value)
    assert "\n" not in told
    assert PASSWORD not in told + repr(caught.value) + repr(endpoint)
    return told


FORMS = {
    "plain": "db.cloud.host=127.0.0.1\ndb.cloud.port={port}\ndb.cloud.password={plain}\n",
    "V1": "db.cloud.host=127.0.0.1\ndb.cloud.port={port}\ndb.cloud.password={v1}\n",
    "V2": "db.cloud.host=127.0.0.1\ndb.cloud.port={port}\ndb.cloud.password={v2}\n",
    "uri": "db.cloud.uri=jdbc:mysql://127.0.0.1:{port}/cloud?autoReconnect=true\ndb.cloud.password={v2}\n",
    "hosts": "db.cloud.host=127.0.0.1:{dead},127.0.0.1:{port}\ndb.cloud.password={plain}\n",
    "replicas": "db.ha.enabled=true\ndb.cloud.host=127.0.0.1\ndb.cloud.port={dead}\n"
    "db.cloud.replicas=127.0.0.1:{port}\ndb.cloud.password={v1}\n",
    "uri of several": "db.cloud.uri=jdbc:mysql://127.0.0.1:{dead},127.0.0.1:{port}/cloud\ndb.cloud.password={v2}\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_what_cloudstack_reads_opens_a_session(place: Place, tmp_path: Path, dead: int, form: str) -> None:
    values = {"plain": escaped(PASSWORD), "v1": v1(PASSWORD), "v2": v2(PASSWORD)}
    user = next(iter(place.users.values()))
    text = FORMS[form].format(port=place.endpoint.port, dead=dead, **values)
    endpoint = said(tmp_path, f"{text}db.cloud.username={user}\n")
    with Session(endpoint, "cloud") as session:
        assert session.all("SELECT DATABASE() AS d, CURRENT_USER() AS u") == [{"d": "cloud", "u": f"{user}@{LOCAL}"}]
        assert encrypted(session)
        assert session.failed_over is bool(endpoint.others)
        assert session.answered == Address(LOCAL, place.endpoint.port)


MODES = {
    "sslMode=DISABLED": False,
    "useSSL=false": False,
    "sslMode=PREFERRED": True,
    "useSSL=true": True,
    "sslMode=REQUIRED": True,
}


@pytest.mark.parametrize("mode", MODES)
def test_every_account_logs_in_with_tls_and_without(place: Place, tmp_path: Path, mode: str) -> None:
    needed = {"mariadb": "mysql_native_password", "mysql": "caching_sha2_password"}
    assert needed[place.family] in place.users
    at = f"db.cloud.uri=jdbc:mysql://127.0.0.1:{place.endpoint.port}/cloud?{mode}\n"
    for user in place.users.values():
        with Session(said(tmp_path, f"{at}db.cloud.username={user}\ndb.cloud.password={v2(PASSWORD)}\n")) as session:
            assert encrypted(session) is MODES[mode]


def test_a_password_that_the_server_has_not_cached_goes_encrypted(place: Place) -> None:
    """MySQL's caching_sha2_password without TLS takes the server's RSA key the first time, and none after that."""
    with Writer(replace(place.endpoint, user="root", password="")) as writer:
        writer.execute("FLUSH PRIVILEGES")
    for user in place.users.values():
        for _ in range(2):
            with Session(replace(place.endpoint, user=user, password=PASSWORD, tls="off")) as session:
                assert not encrypted(session)


def login(place: Place, **changes: object) -> Endpoint:
    user = next(iter(place.users.values()))
    return replace(place.endpoint, user=user, password=PASSWORD, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["preferred", "required", "verify"])
@pytest.mark.parametrize("form", ["file", "PEM"])
def test_a_certificate_of_the_authority_is_good(place: Place, mode: str, form: str) -> None:
    authority = str(place.ca.file) if form == "file" else place.ca.file.read_text()
    with Session(login(place, tls=mode, tls_ca=authority)) as session:
        assert encrypted(session)


@pytest.mark.parametrize("mode", ["preferred", "required", "verify"])
def test_another_authority_is_refused(place: Place, tmp_path: Path, mode: str) -> None:
    other = Authority(tmp_path, "other").file
    told = refusal(login(place, tls=mode, tls_ca=str(other)))
    assert f"the server's certificate is not signed by {other} (" in told
    assert "name its CA in tls_ca" in told
    assert told.startswith(f"{place.endpoint.address}: ")


def test_another_authority_given_as_pem_is_not_quoted(place: Place, tmp_path: Path) -> None:
    told = refusal(login(place, tls="required", tls_ca=Authority(tmp_path).file.read_text()))
    assert "is not signed by (given as PEM) (" in told
    assert "BEGIN" not in told


def test_the_system_has_not_heard_of_the_authority(place: Place) -> None:
    assert "is not signed by the system's authorities (" in refusal(login(place, tls="verify"))


def test_another_name_is_refused_only_by_who_verifies_it(place: Place) -> None:
    """The certificate names 127.0.0.1 and nothing else; the server listens there, which localhost reaches."""
    endpoint = login(place, host="localhost", tls_ca=str(place.ca.file))
    told = refusal(replace(endpoint, tls="verify"))
    assert "the server's certificate is for another name than localhost: connect by a name that it holds" in told
    with Session(replace(endpoint, tls="required")) as session:
        assert encrypted(session)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"tls_ca": "{0}/none.pem"}, "tls_ca {0}/none.pem: cannot be read: No such file or directory"),
        ({"tls_ca": "{0}/text"}, "tls_ca {0}/text: holds no certificate in PEM"),
        ({"tls_ca": "-----BEGIN nothing"}, "tls_ca (given as PEM): holds no certificate in PEM"),
        ({"tls_cert": "{0}/none.pem"}, "tls_cert {0}/none.pem: cannot be read: No such file or directory"),
        ({"tls_cert": "{0}/text", "tls_key": "{0}/none"}, "tls_key {0}/none: cannot be read: No such file"),
        ({"tls_cert": "{0}/text"}, "tls_cert {0}/text and tls_key {0}/text: are no certificate and its key in PEM"),
        ({"tls_key": "{0}/text"}, "tls_key: is of no use without tls_cert"),
    ],
)
def test_files_of_no_use_are_named(place: Place, tmp_path: Path, changes: dict[str, str], why: str) -> None:
    (tmp_path / "text").write_text("no certificate\n")
    made = {name: text.format(tmp_path) for name, text in changes.items()}
    assert refusal(login(place, tls="required", **made), ConfigError).startswith(why.format(tmp_path))


def test_the_key_of_another_certificate_is_refused(place: Place) -> None:
    cert, key = place.ca.folder / "client.pem", place.ca.folder / "server.key"
    told = refusal(login(place, tls="required", tls_cert=str(cert), tls_key=str(key)), ConfigError)
    assert told.startswith(f"tls_cert {cert} and tls_key {key}: are no certificate and its key in PEM: ")


@pytest.mark.parametrize("mode", ["preferred", "required", "verify"])
def test_a_client_certificate_lets_in(place: Place, mode: str) -> None:
    pair = {"tls_cert": str(place.ca.folder / "client.pem"), "tls_key": str(place.ca.folder / "client.key")}
    endpoint = login(place, tls=mode, tls_ca=str(place.ca.file), **pair)
    with Session(replace(endpoint, user="certified", password="")) as session:
        assert encrypted(session)
    told = refusal(replace(endpoint, user="certified", password="", tls_cert="", tls_key=""))
    assert told.endswith("and what REQUIRE X509 needs in tls_cert")


def test_an_account_that_requires_tls_is_refused_without(place: Place) -> None:
    endpoint = replace(place.endpoint, user="encrypted", password="")
    with Session(replace(endpoint, tls="preferred")) as session:
        assert encrypted(session)
    assert "login refused" in refusal(replace(endpoint, tls="off"))


@pytest.mark.parametrize(("user", "mode"), [(None, "off"), (None, "required"), ("nobody", "preferred")])
def test_a_login_that_is_refused_says_so(place: Place, user: str | None, mode: str) -> None:
    endpoint = login(place, tls=mode)
    endpoint = replace(endpoint, user=user or endpoint.user, password=PASSWORD + "x")
    told = refusal(endpoint)
    assert told.startswith(f"{place.endpoint.address}: ")
    assert "login refused" in told
    assert "DBCARE_PASSWORD" in told


def test_tls_asked_of_a_server_that_has_none(bare: Endpoint, tmp_path: Path) -> None:
    authority = str(Authority(tmp_path).file)
    where = f"{bare.address}: the server offers no TLS, and"
    assert refusal(replace(bare, tls="required")) == f"{where} tls = 'required' asks for it"
    assert refusal(replace(bare, tls="verify")) == f"{where} tls = 'verify' asks for it"
    assert refusal(replace(bare, tls="required", tls_ca=authority)) == f"{where} tls = 'required' asks for it"
    assert refusal(replace(bare, tls="preferred", tls_ca=authority)) == f"{where} tls_ca asks for it"


@pytest.mark.parametrize("mode", ["preferred", "off"])
def test_a_server_without_tls_is_reached_by_who_does_not_ask_for_it(bare: Endpoint, mode: str) -> None:
    with Session(replace(bare, tls=mode)) as session:
        assert not encrypted(session)


def test_a_certificate_for_another_name_or_time(request: pytest.FixtureRequest, authority: Authority) -> None:
    authority.issue("old", [LOCAL], days=(-9, -2))
    authority.issue("young", [LOCAL], days=(2, 9))
    words = {
        "elsewhere": "is for another name than 127.0.0.1",
        "old": "has expired: have it renewed",
        "young": "is not valid yet: compare the clocks",
    }
    for name, why in words.items():
        with started("mariadb", request, *signed(authority, name)) as sandbox:
            endpoint = replace(sandbox.endpoint, socket="", tls="verify", tls_ca=str(authority.file))
            assert f"{endpoint.address}: the server's certificate {why}" in refusal(endpoint)


def test_the_first_address_that_answers_counts(place: Place, dead: int) -> None:
    others = (Address("no-such-host.invalid"), Address(LOCAL, place.endpoint.port))
    with Session(login(place, port=dead, others=others)) as session:
        assert session.failed_over
        assert session.endpoint.port == place.endpoint.port
        assert session.endpoint.others == ()


def test_who_refuses_is_the_last_to_be_tried(place: Place, dead: int) -> None:
    others = (Address(LOCAL, place.endpoint.port), Address(LOCAL, dead + 1))
    told = refusal(replace(login(place, port=dead, others=others), password="wrong"))
    first, second = told.split("; ", 1)
    assert first == f"127.0.0.1:{dead}: cannot connect: Connection refused"
    assert second.startswith(f"127.0.0.1:{place.endpoint.port}: login refused")


def test_when_none_answers_each_is_named(dead: int) -> None:
    endpoint = Endpoint(LOCAL, dead, password=PASSWORD, others=(Address("no-such-host.invalid"), Address("::1", dead)))
    told = refusal(endpoint, Unreachable).split("; ")
    assert [one.split(": ")[0] for one in told] == [f"{LOCAL}:{dead}", "no-such-host.invalid:3306", f"[::1]:{dead}"]


@pytest.mark.parametrize("mode", ["off", "preferred", "required"])
def test_who_never_speaks_is_given_up_in_time(mode: str) -> None:
    with socket.create_server((LOCAL, 0)) as silent:
        endpoint = Endpoint(LOCAL, silent.getsockname()[1], password=PASSWORD, connect_timeout=1, tls=mode)
        begun = time.monotonic()
        told = refusal(endpoint, Unreachable)
        assert 0.9 < time.monotonic() - begun < 2.5
    assert told == f"{endpoint.address}: cannot connect: no answer within 1 s"


def test_who_never_speaks_is_passed_over(place: Place) -> None:
    with socket.create_server((LOCAL, 0)) as silent:
        others = (Address(LOCAL, place.endpoint.port),)
        endpoint = login(place, port=silent.getsockname()[1], connect_timeout=1, others=others)
        with Session(endpoint) as session:
            assert session.failed_over


SPOKEN = {
    "closes": (b"", "cannot connect: the server ended the connection"),
    "HTTP": (b"HTTP/1.1 400 Bad Request\r\n\r\n" + b"x" * 9000, "what answers there is no MySQL or MariaDB server"),
    "SSH": (b"SSH-2.0-OpenSSH_9.2p1\r\n", "what answers there is no MySQL or MariaDB server"),
    "rubbish": (b"\5\0\0\0\x0aabcd", "what answers there is no MySQL or MariaDB server"),
    "empty": (b"\0\0\0\0", "what answers there is no MySQL or MariaDB server"),
    "blocked": (b"\x0f\0\0\0\xff\x69\x04blocked\x1b[2J\n", "cannot connect: blocked [2J"),
    "half a greeting": (b"\x4a\0\0\0\x0a5.7", "cannot connect: the server ended the connection"),
}


@pytest.mark.parametrize(("spoken", "why"), SPOKEN.values(), ids=SPOKEN)
def test_who_speaks_otherwise_is_no_server(spoken: bytes, why: str) -> None:
    with socket.create_server((LOCAL, 0)) as listener:
        endpoint = Endpoint(LOCAL, listener.getsockname()[1], password=PASSWORD, connect_timeout=2)

        def speak() -> None:
            guest, _ = listener.accept()
            with guest:
                guest.sendall(spoken)

        thread = threading.Thread(target=speak)
        thread.start()
        told = refusal(endpoint)
        thread.join()
    assert told.startswith(f"{endpoint.address}: ")
    assert why in told
