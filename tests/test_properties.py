"""What db.properties says of the databases, and the one line about each thing that is wrong with it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from hypothesis import given
from hypothesis import strategies as st

from dbcare.endpoint import Address, Connection, Databases, Endpoint
from dbcare.errors import ConfigError
from dbcare.properties import connection
from dbcare.sealed import Sealed

from .sealing import SECRET, Authority, v1, v2
from .stage import nobody

LOGIN = "db.cloud.username=cloud\ndb.cloud.password=pass-word\n"
PLAIN = f"db.cloud.host=h\n{LOGIN}"
USAGE = "db.usage.host=h\ndb.usage.username=cloud\ndb.usage.password=pass-word\n"
HA = f"db.ha.enabled=true\n{PLAIN}"
FILE = "db.cloud.encryption.type=file\n"
ENV = "db.cloud.encryption.type=env\n"


def written(folder: Path, text: str | bytes, key: str | bytes | None = None) -> Path:
    path = folder / "db.properties"
    path.write_bytes(text.encode("latin-1") if isinstance(text, str) else text)
    if key is not None:
        (folder / "key").write_bytes(key.encode() if isinstance(key, str) else key)
    return path


def cloud(host: str = "h", port: int = 3306, **said: object) -> Endpoint:
    """What PLAIN says, but for a few things."""
    return Endpoint(**({"host": host, "port": port, "user": "cloud", "password": "pass-word"} | said))  # type: ignore[arg-type]


def uri(text: str) -> str:
    return f"db.cloud.uri={text}\n{LOGIN}"


A, B, C = Address("a"), Address("b", 3307), Address("c")
ENDPOINTS = {
    "plain": (PLAIN, cloud()),
    "port": (f"{PLAIN}db.cloud.port=3307\n", cloud(port=3307)),
    "empty port": (f"{PLAIN}db.cloud.port=\n", cloud()),
    "spaces around": ("db.cloud.host =  h \ndb.cloud.port = 3307  \n" + LOGIN, cloud(port=3307)),
    "no password": ("db.cloud.host=h\ndb.cloud.username=cloud\n", cloud(password="")),
    "spaces in a password": ("db.cloud.host=h\ndb.cloud.username=cloud\ndb.cloud.password= x \n", cloud(password="x ")),
    "colons": ("db.cloud.host:h\ndb.cloud.username: cloud\ndb.cloud.password : pass-word\n", cloud()),
    "blanks": ("db.cloud.host h\ndb.cloud.username\tcloud\ndb.cloud.password pass-word\n", cloud()),
    "equals in a value": (PLAIN.replace("pass-word", "a=b:c=="), cloud(password="a=b:c==")),
    "hash in a value": (PLAIN.replace("pass-word", "a#b!c"), cloud(password="a#b!c")),
    "comments": (f"#db.cloud.host=x\n  ! db.cloud.host=y\n{PLAIN}", cloud()),
    "the last counts": (f"db.cloud.host=x\n{PLAIN}", cloud()),
    "escapes": (PLAIN.replace("pass-word", r"\u20ac\=\:\\\ \tx\q"), cloud(password="€=:\\ \txq")),
    "two escapes, one letter": (PLAIN.replace("pass-word", r"\ud83d\ude00"), cloud(password="\U0001f600")),
    "escapes in a key": (PLAIN.replace("db.cloud.host", r"db\.cl\u006fud.host"), cloud()),
    "continuation": (PLAIN.replace("pass-word", "pass-\\\n    word"), cloud()),
    "no continuation": (PLAIN.replace("pass-word", "a\\\\"), cloud(password="a\\")),
    "ISO-8859-1": (PLAIN.replace("pass-word", "pässwörd"), cloud(password="pässwörd")),
    "Windows": (PLAIN.replace("\n", "\r\n"), cloud()),
    "six": (PLAIN.replace("=h\n", "=fe80::1\n"), cloud("fe80::1")),
    "six in brackets": (PLAIN.replace("=h\n", "=[::1]:3307\n"), cloud("::1", 3307)),
    "several hosts": (PLAIN.replace("=h\n", "=a, b:3307,c,a\n"), cloud("a", others=(B, C))),
    "replicas": (f"{HA}db.cloud.replicas=b:3307,c\n", cloud(others=(B, C))),
    "slaves": (f"{HA}db.cloud.slaves=b:3307,c\n", cloud(others=(B, C))),
    "replicas before slaves": (f"{HA}db.cloud.replicas=c\ndb.cloud.slaves=b\n", cloud(others=(C,))),
    "replicas have the port": (f"{HA}db.cloud.port=3310\ndb.cloud.replicas=b:3307,c\n",
                               cloud(port=3310, others=(B, Address("c", 3310)))),
    "replica is the host": (f"{HA}db.cloud.replicas=h,h\n", cloud()),
    "no replicas": (f"{HA}db.cloud.replicas=\n", cloud()),
    "replicas, not used": (f"{PLAIN}db.cloud.replicas=b,c\n", cloud()),
    "useSSL": (f"{PLAIN}db.cloud.useSSL=true\n", cloud(tls="required")),
    "useSSL not": (f"{PLAIN}db.cloud.useSSL=false\n", cloud()),
    "params required": (f"{PLAIN}db.cloud.url.params=prepStmtCacheSize=517&sslMode=REQUIRED\n", cloud(tls="required")),
    "params off": (f"{PLAIN}db.cloud.url.params=useSSL=false\n", cloud(tls="off")),
    "params and useSSL": (f"{PLAIN}db.cloud.useSSL=true\ndb.cloud.url.params=useSSL=false\n", cloud(tls="required")),
    "sslMode counts more": (f"{PLAIN}db.cloud.useSSL=true\ndb.cloud.url.params=sslMode=DISABLED\n", cloud(tls="off")),
    "verify": (f"{PLAIN}db.cloud.url.params=sslMode=VERIFY_IDENTITY\n", cloud(tls="verify")),
    "ca without authority": (f"{PLAIN}db.cloud.url.params=sslMode=VERIFY_CA\n", cloud(tls="verify")),
    "params of MariaDB": (f"{PLAIN}db.cloud.driver=jdbc:mariadb\ndb.cloud.url.params=useSSL=true\n",
                          cloud(tls="verify")),
    "uri": (uri("jdbc:mysql://h:3307/cloud"), cloud(port=3307)),
    "uri wins": (f"{uri('jdbc:mysql://h/cloud')}db.cloud.host=x\ndb.cloud.port=1\ndb.cloud.url.params=useSSL=false\n"
                 "db.ha.enabled=true\ndb.cloud.replicas=r\n", cloud()),
    "empty uri": (f"{PLAIN}db.cloud.uri=\n", cloud()),
    "uri, several": (uri("jdbc:mysql://a,b:3307,c/cloud"), cloud("a", others=(B, C))),
    "uri, brackets": (uri("jdbc:mysql://[a,b:3307]/cloud"), cloud("a", others=(B,))),
    "uri, address": (uri("jdbc:mysql://address=(host=a)(port=3306),address=(host=b)(port=3307)/cloud"),
                     cloud("a", others=(B,))),
    "uri, keys": (uri("jdbc:mysql://(host=a,port=3306),(host=b,port=3307)/cloud"), cloud("a", others=(B,))),
    "uri, six": (uri("jdbc:mysql://[::1]:3307,[::2]/cloud"), cloud("::1", 3307, others=(Address("::2"),))),
    "uri, six in a list": (uri("jdbc:mysql://[[::1]:3307,[::2]]/cloud"), cloud("::1", 3307, others=(Address("::2"),))),
    "uri, manner": (uri("jdbc:mysql:replication://a,b:3307/cloud?a=b"), cloud("a", others=(B,))),
    "uri, MariaDB's manner": (uri("jdbc:mariadb:sequential://a,b:3307/cloud"), cloud("a", others=(B,))),
    "uri, mode": (uri("jdbc:mysql://h/cloud?autoReconnect=true&sslMode=required"), cloud(tls="required")),
    "uri, useSSL": (uri("jdbc:mysql://h/cloud?useSSL=true"), cloud(tls="required")),
    "uri, verified": (uri("jdbc:mysql://h/cloud?useSSL=true&verifyServerCertificate=true"), cloud(tls="verify")),
    "uri, MariaDB trusts": (uri("jdbc:mariadb://h/cloud?sslMode=trust"), cloud(tls="required")),
    "uri, off": (uri("jdbc:mariadb://h/cloud?sslMode=disable"), cloud(tls="off")),
    "uri, no database": (uri("jdbc:mysql://h"), cloud()),
    "uri, no host": (uri("jdbc:mysql:///cloud"), cloud("localhost")),
    "uri, user": (uri("jdbc:mysql://x:y@h/cloud"), cloud()),
    "uri, only user": ("db.cloud.uri=jdbc:mysql://cloud:pass%2Dword@h/cloud\n", cloud()),
    "uri, user in params": ("db.cloud.uri=jdbc:mysql://h/cloud?user=cloud&password=pass-word\n", cloud()),
    "V1": (FILE + PLAIN.replace("pass-word", v1("pass-word")), cloud()),
    "V2": (FILE + PLAIN.replace("pass-word", v2("pass-word")), cloud()),
    "V1, spaces within": (FILE + PLAIN.replace("pass-word", v1(" a  ")), cloud(password=" a  ")),
    "V2, spaces after": (FILE + PLAIN.replace("pass-word", v2("pass-word") + "  "), cloud()),
    "escaped as Java does": (FILE + PLAIN.replace("pass-word", v2("pass-word").replace("=", "\\=")), cloud()),
    "every value": (FILE + f"db.cloud.host={v2('h')}\ndb.cloud.port={v1('3307')}\ndb.cloud.username={v2('cloud')}\n"
                    f"db.cloud.password={v2('pass-word')}\n", cloud(port=3307)),
    "encrypted uri": (FILE + uri(v2("jdbc:mysql://a:3306,b:3307/cloud")), cloud("a", others=(B,))),
    "nothing, encrypted": (FILE + PLAIN.replace("pass-word", "ENC()"), cloud(password="")),
    "key, nothing encrypted": (FILE + PLAIN, cloud()),
    "env": (ENV + PLAIN.replace("pass-word", v2("pass-word")), cloud()),
    "web": ("db.cloud.encryption.type=web\n" + PLAIN.replace("pass-word", v1("pass-word")), cloud()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "endpoint"), ENDPOINTS.values(), ids=ENDPOINTS)
def test_the_endpoint_is_what_cloudstack_connects_to(tmp_path: Path, text: str, endpoint: Endpoint) -> None:
    key = {FILE: f"{SECRET}\n"}.get(text[: len(FILE)])
    environment = {"CLOUD_SECRET_KEY": "another" if key else SECRET}
    assert connection(written(tmp_path, text, key), environment) == Connection(endpoint)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", Databases()),
        ("db.cloud.name=c\n", Databases("c", "cloud_usage")),
        ("db.usage.name=u\n", Databases("cloud", "u")),
        (f"{USAGE}db.cloud.name=c\ndb.usage.name=u\n", Databases("c", "u")),
        (f"db.cloud.name=c\n{USAGE}db.usage.uri=jdbc:mysql://h/u?x=y\n", Databases("c", "u")),
        ("db.cloud.name=x\ndb.cloud.uri=jdbc:mysql://h/c%2Dd\n", Databases("c-d", "cloud_usage")),
    ],
)
def test_databases_have_the_names_that_the_file_gives_them(tmp_path: Path, text: str, names: Databases) -> None:
    assert connection(written(tmp_path, PLAIN + text), {}) == Connection(cloud(), names)


ELSEWHERE = {
    "same": (USAGE, None),
    "no login of its own": ("db.usage.host=h\n", None),
    "another host": (USAGE.replace("=h", "=u"), cloud("u")),
    "another port": (f"{USAGE}db.usage.port=3307\n", cloud(port=3307)),
    "another user": (USAGE.replace("=cloud", "=usage"), cloud(user="usage")),
    "another password": (USAGE.replace("pass-word", "other"), cloud(password="other")),
    "another host, no login": ("db.usage.host=u\n", cloud("u")),
    "safer": (f"{USAGE}db.usage.url.params=sslMode=REQUIRED\n", cloud(tls="required")),
    "less safe": (f"{USAGE}db.usage.url.params=sslMode=DISABLED\n", None),
    "uri": ("db.usage.uri=jdbc:mysql://u:3307/cloud_usage\ndb.usage.username=x\ndb.usage.password=y\n",
            cloud("u", 3307, user="x", password="y")),
    "a replica": (f"db.ha.enabled=true\n{USAGE}db.usage.replicas=b:3307\n", cloud(others=(B,))),
}  # fmt: skip


@pytest.mark.parametrize(("text", "usage"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_usage_database_may_be_elsewhere(tmp_path: Path, text: str, usage: Endpoint | None) -> None:
    assert connection(written(tmp_path, PLAIN + text), {}) == Connection(cloud(), usage=usage)


def test_use_ssl_counts_for_both(tmp_path: Path) -> None:
    found = connection(written(tmp_path, f"{PLAIN}db.usage.host=u\ndb.cloud.useSSL=true\n"), {})
    assert found == Connection(cloud(tls="required"), usage=cloud("u", tls="required"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"tls": "verify"}, {"tls": "verify"}),
        ({"tls": "required"}, {"tls": "required"}),
        ({"tls": "off"}, {"tls": "off"}),
        ({"tls_ca": "/c"}, {"tls": "required", "tls_ca": "/c"}),
        ({"tls_cert": "/c", "tls_key": "/k"}, {"tls": "verify", "tls_cert": "/c", "tls_key": "/k"}),
    ],
)
def test_settings_win_over_the_file(tmp_path: Path, given: dict[str, str], said: dict[str, str]) -> None:
    path = written(tmp_path, f"{PLAIN}db.cloud.url.params=sslMode=VERIFY_CA\n")
    assert connection(path, {}, tls=given) == Connection(cloud(**said))


@pytest.mark.parametrize("key", [SECRET, f"{SECRET}\n", f"{SECRET}\r\nmore\n", f"{SECRET}\nanother\n"])
def test_the_key_is_the_first_line_of_its_file(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, FILE + PLAIN.replace("pass-word", v2("pass-word")), key)
    assert connection(path, {}).endpoint == cloud()


def test_a_key_is_used_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, FILE + PLAIN.replace("pass-word", v2("pass-word", " schlüssel ")), " schlüssel \n")
    assert connection(path, {}).endpoint == cloud()


def test_a_link_finds_the_key_beside_the_file(tmp_path: Path) -> None:
    """/etc/cloudstack/usage/db.properties is a link into the management server's directory, where the key is."""
    (tmp_path / "usage").mkdir()
    link = tmp_path / "usage" / "db.properties"
    link.symlink_to(written(tmp_path, FILE + PLAIN.replace("pass-word", v2("pass-word")), SECRET))
    assert connection(link, {}).endpoint == cloud()


def test_the_environment_stands_in_for_a_key_out_of_reach(tmp_path: Path) -> None:
    path = written(tmp_path, FILE + PLAIN.replace("pass-word", v2("pass-word")))
    assert connection(path, {"CLOUD_SECRET_KEY": SECRET}).endpoint == cloud()


SEALED = v2("pass-word", "hidden key")
DAMAGED = SEALED[:20] + ("A" if SEALED[20] != "A" else "B") + SEALED[21:]
HIDDEN = PLAIN.replace("pass-word", SEALED)
KEY = "db.cloud.encryption.type is file, but the"
WRONG = {
    "nothing": ("", "names no database server: it has neither db.cloud.host nor db.cloud.uri"),
    "only usage": (USAGE, "names no database server: it has neither db.cloud.host nor db.cloud.uri"),
    "no user": ("db.cloud.host=h\ndb.cloud.password=pass-word\n", "db.cloud.username is missing"),
    "port": (f"{PLAIN}db.cloud.port=pass-word\n", "db.cloud.port has a port that is no number from 1 to 65535"),
    "port 0": (f"{PLAIN}db.cloud.port=0\n", "db.cloud.port has a port that is no number from 1 to 65535"),
    "port too high": (f"{PLAIN}db.cloud.port=65536\n", "db.cloud.port has a port that is no number from 1 to 65535"),
    "port of a host": (f"{PLAIN}db.cloud.host=h:pass-word\n",
                       "db.cloud.host has a port that is no number from 1 to 65535"),
    "port of a replica": (f"{HA}db.cloud.replicas=h:pass-word\n",
                          "db.cloud.replicas has a port that is no number from 1 to 65535"),
    "port of usage": (f"{PLAIN}{USAGE}db.usage.port=x\n", "db.usage.port has a port that is no number from 1 to 65535"),
    "host": (f"{PLAIN}db.cloud.host=(pass-word\\u0000\n",
             "db.cloud.host holds a character that does not belong there"),
    "host in brackets": (f"{PLAIN}db.cloud.host=[pass-word\n", "db.cloud.host has a host that cannot be read"),
    "user": ("db.cloud.host=h\ndb.cloud.username=a\\nb\n",
             "db.cloud.username holds a character that does not belong there"),
    "password": ("db.cloud.host=h\ndb.cloud.username=a\ndb.cloud.password=pass-word\\u0000\n",
                 "db.cloud.password holds a character that no password can hold"),
    "half a letter": ("db.cloud.host=h\ndb.cloud.username=a\ndb.cloud.password=pass-word\\ud83d\n",
                      "db.cloud.password holds a character that no password can hold"),
    "uri": (uri("http://x:pass-word@h"),
            "db.cloud.uri is no URL of the form jdbc:mysql://HOST:PORT,HOST:PORT/DATABASE?NAME=VALUE"),
    "uri's port": (uri("jdbc:mysql://h:pass-word/cloud"), "db.cloud.uri has a port that is no number from 1 to 65535"),
    "uri's host": (uri("jdbc:mysql://%00pass-word/cloud"),
                   "db.cloud.uri holds a character that does not belong there"),
    "uri's mode": (uri("jdbc:mysql://h/cloud?sslMode=pass-word"), "db.cloud.uri has an sslMode that is unknown"),
    "uri's users": (
        uri("jdbc:mysql://x:pass-word@a,x:pass-word@b/cloud"),
        "db.cloud.uri names a user for single hosts: name one for all, in db.cloud.username or db.usage.username",
    ),
    "params": (f"{PLAIN}db.cloud.url.params=sslMode=pass-word\n",
               "db.cloud.url.params has an sslMode that is unknown"),
    "escape": (f"{PLAIN}x=\\u00zz\n", "has a \\u that is not followed by four hexadecimal digits"),
    "kind": (f"{HIDDEN}db.cloud.encryption.type=pass-word\n",
             "db.cloud.encryption.type takes none, file, env or web"),
    "encrypted by nobody": (HIDDEN, "db.cloud.password is encrypted, but db.cloud.encryption.type is none"),
    "env without": (ENV + HIDDEN, "db.cloud.password is encrypted (db.cloud.encryption.type=env): "
                    "give the key in CLOUD_SECRET_KEY"),
    "web without": ("db.cloud.encryption.type=web\n" + HIDDEN, "db.cloud.password is encrypted (db.cloud.encryption."
                    "type=web): CloudStack is told its key when it starts; give the key in CLOUD_SECRET_KEY"),
}  # fmt: skip


def refused(path: Path, environment: dict[str, str]) -> str:
    """What connection says, when it is one line that holds no secret."""
    with pytest.raises(ConfigError) as caught:
        connection(path, environment)
    told = str(caught.value)
    assert "\n" not in told
    assert not any(secret in told + repr(caught.value) for secret in ("pass-word", "hidden key", SEALED, DAMAGED))
    assert caught.value.exit_code == 78
    return told


@pytest.mark.parametrize(("text", "why"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_in_a_line(tmp_path: Path, text: str, why: str) -> None:
    path = written(tmp_path, text)
    told = refused(path, {})
    assert told == f"{path}: {why}"


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (None, "key {} cannot be read: No such file or directory; or give it in CLOUD_SECRET_KEY"),
        ("", "first line of the key {} is empty"),
        ("\nhidden key\n", "first line of the key {} is empty"),
        (b"\xff\xfe\n", "key {} cannot be read: it is not UTF-8; or give it in CLOUD_SECRET_KEY"),
    ],
)
def test_a_key_that_is_none_is_said_in_a_line(tmp_path: Path, key: str | bytes | None, why: str) -> None:
    path = written(tmp_path, FILE + HIDDEN, key)
    assert refused(path, {}) == f"{path}: {KEY} {why.format(tmp_path / 'key')}"


@pytest.mark.parametrize(
    ("sealed", "key"),
    [(SEALED, "hidden"), (DAMAGED, "hidden key"), ("ENC(pass-word)", "hidden key")],
    ids=["another key", "damaged", "never sealed"],
)
@pytest.mark.parametrize("kind", ["file", "env", "web"])
def test_a_key_that_does_not_fit_is_said_in_a_line(tmp_path: Path, kind: str, sealed: str, key: str) -> None:
    text = f"db.cloud.encryption.type={kind}\n" + PLAIN.replace("pass-word", sealed)
    path = written(tmp_path, text, key if kind == "file" else None)
    place = tmp_path / "key" if kind == "file" else "CLOUD_SECRET_KEY"
    environment = {} if kind == "file" else {"CLOUD_SECRET_KEY": key}
    why = f"cannot be decrypted: it is damaged, or the key in {place} is not its key"
    assert refused(path, environment) == f"{path}: db.cloud.password {why}"


def test_a_key_of_the_environment_that_does_not_fit_is_blamed_where_it_came_from(tmp_path: Path) -> None:
    """It stood in for a key file that is not there."""
    told = refused(written(tmp_path, FILE + HIDDEN), {"CLOUD_SECRET_KEY": "hidden"})
    assert told.endswith("or the key in CLOUD_SECRET_KEY is not its key")


def test_files_that_are_not_there_or_closed_are_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "no", {}) == f"{tmp_path / 'no'}: cannot be read: No such file or directory"
    assert refused(tmp_path, {}) == f"{tmp_path}: cannot be read: Is a directory"


def test_a_file_of_somebody_else_says_how_to_read_it(guarded: object) -> None:
    path = guarded.write("db.properties", PLAIN)  # type: ignore[attr-defined]
    path.chmod(0)
    with nobody():
        told = refused(path, {})
    assert told.startswith(f"{path}: cannot be read: Permission denied; it is for root and CloudStack's group")


def store(folder: Path, password: str | None) -> Authority:
    """An authority, and the PKCS12 trust store that Java would make of it."""
    made = Authority(folder)
    seal = BestAvailableEncryption(password.encode()) if password else None
    one = pkcs12.PKCS12Certificate(made.certificate, b"ca")
    data = pkcs12.serialize_java_truststore([one], seal) if seal else b""
    (folder / "trust.p12").write_bytes(data)
    return made


@pytest.mark.parametrize("way", ["keys", "encrypted", "uri", "params"])
def test_the_trust_store_is_the_authority(tmp_path: Path, way: str) -> None:
    authority = store(tmp_path, "changeit")
    asked = f"sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:{tmp_path}/trust.p12"
    asked += "&trustCertificateKeyStorePassword=changeit"
    password = v2("changeit") if way == "encrypted" else "changeit"
    keys = f"db.cloud.useSSL=true\ndb.cloud.trustStore=trust.p12\ndb.cloud.trustStorePassword={password}\n"
    text = {"uri": uri(f"jdbc:mysql://h/cloud?{asked}"), "params": f"{PLAIN}db.cloud.url.params={asked}\n"}
    path = written(tmp_path, FILE + text.get(way, PLAIN + keys), SECRET)
    found = connection(path, {}).endpoint
    assert found.tls == "required"
    assert found.tls_ca == authority.file.read_text()


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("trust.p12", "pass-word", "it is no PKCS12 store, or its password is another"),
        ("none.p12", "changeit", "No such file or directory"),
        ("java.jks", "changeit", "it is a key store of Java's own form (JKS)"),
    ],
)
def test_a_trust_store_that_is_of_no_use_is_said_in_a_line(tmp_path: Path, name: str, password: str, why: str) -> None:
    store(tmp_path, "changeit")
    (tmp_path / "java.jks").write_bytes(b"\xfe\xed\xfe\xed\0\0\0\2")
    keys = f"db.cloud.useSSL=true\ndb.cloud.trustStore={name}\ndb.cloud.trustStorePassword={password}\n"
    path = written(tmp_path, PLAIN + keys)
    told = refused(path, {})
    assert told.startswith(
        f"{path}: db.cloud.trustStore cannot be used: {tmp_path / name}: {why}; give its certificate"
    )


@pytest.mark.parametrize("kind", ["PKCS12", "old PKCS12", "JKS"])
def test_what_keytool_makes_is_read_or_told_how_to_replace(tmp_path: Path, kind: str) -> None:
    if not (keytool := shutil.which("keytool")):
        pytest.skip("no keytool on this machine")
    authority, made = Authority(tmp_path), tmp_path / "trust"
    old = ["-J-Dkeystore.pkcs12.legacy"] if kind.startswith("old") else []
    form = ["-storetype", kind.removeprefix("old "), "-keystore", made, "-storepass", "changeit"]
    asked = [keytool, *old, "-importcert", "-noprompt", "-alias", "ca", "-file", authority.file, *form]
    subprocess.run(asked, check=True, capture_output=True)
    keys = "db.cloud.useSSL=true\ndb.cloud.trustStore=trust\ndb.cloud.trustStorePassword=changeit\n"
    path = written(tmp_path, PLAIN + keys)
    if kind == "JKS":
        assert "Java's own form (JKS); give its certificate as PEM in tls_ca: keytool -exportcert" in refused(path, {})
    else:
        assert connection(path, {}).endpoint.tls_ca == authority.file.read_text()


def test_no_value_is_shown(tmp_path: Path) -> None:
    path = written(tmp_path, FILE + PLAIN.replace("pass-word", v2("pass-word")), SECRET)
    found = connection(path, {})
    assert "pass-word" not in repr(found) + repr(Sealed(path, {"CLOUD_SECRET_KEY": SECRET}))
    assert SECRET not in repr(found)


@given(st.binary(max_size=60), st.sampled_from(["host", "port", "uri", "username", "password", "url.params", "name"]))
def test_any_bytes_are_read_or_refused_in_a_line(
    tmp_path_factory: pytest.TempPathFactory, value: bytes, key: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / "any.properties"
    path.write_bytes(PLAIN.encode() + f"db.cloud.{key}=".encode() + value + b"\n")
    try:
        told = repr(connection(path, {}))
    except ConfigError as error:
        told = str(error)
    assert "\n" not in told
