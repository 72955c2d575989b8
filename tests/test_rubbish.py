"""Whatever stands in its files and on its command line, dbcare answers with a code of the contract, in one line.

DBCARE_TEST_RUBBISH says how many cases; nothing here reaches a server.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dbcare import state
from dbcare.keys import SCHEMA

from .remembered import at, looked, ran, target
from .spare import run

CASES = int(os.environ.get("DBCARE_TEST_RUBBISH", "1500"))
SECRET = "s3cr3t-Zq"
REFUSED = {64, 65, 75, 78}
LOOKED = {0, 1, 2, 3, 69}
CHECK = "nics-count-drift"
NOWHERE = ("--host", "127.0.0.1", "--port", "1")
Cases = Callable[[Callable[..., None]], Callable[..., None]]


def share(part: float) -> Any:
    """As many cases as this part of them all, each without a deadline: two cores serve several programs."""
    return settings(
        max_examples=max(1, round(CASES * part)),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> int:
    """Give the exit code of a command, which is of the contract and is told in at most one line, without the secret."""
    capsys.readouterr()
    code = run(*arguments)
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err
    assert "Traceback" not in said.out + said.err
    assert code in REFUSED | LOOKED, said.err
    if code in REFUSED and said.err:
        assert re.fullmatch(r"dbcare: [^\n\r]+\n", said.err)
    else:
        assert code in REFUSED or said.err == ""
        assert said.out
    return code


def schema(part: Any) -> Iterator[str]:
    """Every name that configuration knows."""
    for name, within in part.items():
        yield name
        if not callable(within):
            yield from schema(within)


def nearly(name: str, place: int) -> str:
    """A name with one letter less."""
    place %= len(name)
    return name[:place] + name[place + 1 :] or name


def near(names: list[str]) -> st.SearchStrategy[str]:
    """Known names, mostly; else near misses."""
    known = st.sampled_from(names)
    return st.one_of(known, known, known, st.builds(nearly, known, st.integers(0, 30)))


def tokens(*more: str) -> st.SearchStrategy[str]:
    """What may stand where a value should."""
    common = [
        "",
        "0",
        "1",
        "-1",
        "70000",
        "1e400",
        "nan",
        "true",
        "/",
        ".",
        "/nowhere/x",
        "127.0.0.1",
        "a,b",
        "%s",
        "\\",
    ]
    return st.one_of(st.sampled_from([*common, *more]), st.text(max_size=8))


SECRETS = [SECRET, f'"{SECRET}"', f"'{SECRET}'", f'["{SECRET}"]', f'{{ x = "{SECRET}" }}', f'"{SECRET}', f"#{SECRET}"]


def line(names: st.SearchStrategy[str], values: st.SearchStrategy[str], equals: list[str]) -> st.SearchStrategy[str]:
    """A key with its value; a password's is the secret."""

    def built(name: str, sign: str, value: str, secret: str) -> str:
        return f"{name}{sign}{secret if 'pass' in name else value}"

    return st.builds(built, names, st.sampled_from(equals), values, st.sampled_from(SECRETS))


def quoted(value: str) -> str:
    return '"' + "".join(f"\\U{ord(one):08x}" if not one.isalnum() else one for one in value) + '"'


TOML_VALUES = st.one_of(
    tokens("critical", "verify", "[]", "{}", '["a"]', "1979-05-27", "[[1]]", "inf"),
    tokens("critical", "verify", "required", "nics-count-drift").map(quoted),
    st.integers(-9, 10**20).map(str),
    st.lists(tokens().map(quoted), max_size=2).map(lambda found: f"[{', '.join(found)}]"),
)
NAMES = near(sorted(set(schema(SCHEMA)) - {"*"}))
TABLES = st.one_of(
    NAMES,
    st.builds("{}.{}".format, NAMES, st.one_of(NAMES, st.sampled_from([CHECK, "a", "default", "'a b'", '""']))),
    st.sampled_from(["target", "targets.a", "targets.b", "targets.a.usage", "limits", "state", f"checks.{CHECK}"]),
)
TOML = st.lists(
    st.one_of(
        TABLES.map("[{}]".format),
        line(NAMES, TOML_VALUES, [" = ", "=", ".x = "]),
        line(st.sampled_from(["password", "password", "passwords"]), tokens(), [" = "]),
    ),
    max_size=8,
).map("\n".join)
COMMANDS: list[tuple[str, ...]] = [
    ("config", "show"),
    ("config", "show", "--format", "json"),
    ("checks", "show", CHECK),
    ("check", CHECK, *NOWHERE, "--no-state"),
    ("check", CHECK, *NOWHERE, "--format", "json", "--time-limit", "2"),
]


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@share(0.1)
@given(before=st.binary(max_size=60), after=st.binary(max_size=60), command=st.sampled_from(COMMANDS))
def test_bytes_as_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: bytes, after: bytes, command: tuple[str, ...]
) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(before + f'\n[target]\npassword = "{SECRET}"\n'.encode() + after)
    answered(capsys, *command, "--config", str(path))


@share(0.35)
@given(text=TOML, command=st.sampled_from(COMMANDS))
def test_keys_and_values_as_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, command: tuple[str, ...]
) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(encoded(text))
    answered(capsys, *command, "--config", str(path))


GROUPS = ["client", "mysql", "dbcare", "mariadb-client", "client-server", "mysqld", "", "clientx"]
OPTIONS = ["host", "port", "socket", "user", "password", "ssl-mode", "ssl-ca", "ssl", "skip-ssl", "protocol",
           "connect-timeout", "cloud-name", "usage-name", "loose-x", "!include", "!includedir /nowhere",
           "skip-password", "ssl-verify-server-cert"]  # fmt: skip
OPTION_FILE = st.lists(
    st.one_of(
        st.sampled_from(GROUPS).map("[{}]".format),
        line(near(OPTIONS), tokens("VERIFY_CA", "'a", '"a"', "tcp", "pipe"), ["=", " = ", " ", ""]),
        st.text(max_size=10),
    ),
    max_size=8,
).map("\n".join)


@share(0.15)
@given(text=OPTION_FILE, raw=st.binary(max_size=6), command=st.sampled_from(["config", "check"]))
def test_option_files(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, raw: bytes, command: str) -> None:
    path = tmp_path / "my.cnf"
    path.write_bytes(b"[client]\n" + encoded(text) + raw + b"\n[dbcare]\nhost=127.0.0.1\nport=1\nprotocol=tcp\n")
    asked = ("config", "show") if command == "config" else ("check", CHECK, "--no-state")
    answered(capsys, *asked, "--defaults-file", str(path))


PROPERTIES = [f"db.{part}.{name}" for part in ("cloud", "usage") for name in
              ("host", "port", "username", "password", "name", "uri", "url.params", "useSSL", "trustStorePassword",
               "keyStorePassword", "encrypt.secret", "replicas")] + [
    "db.cloud.encryption.type", "db.cloud.encryptor.version", "db.cloud.keyStorePassword", "db.ha.enabled"]  # fmt: skip
URIS = ["jdbc:mysql://127.0.0.1:1/cloud?a=b", "jdbc:mysql://", "jdbc:x:/", "jdbc:mysql://[::1/c", "ENC(abc)", "ENC(",
        f"jdbc:mysql://u:{SECRET}@127.0.0.1:1/c", "useSSL=true&sslMode=x", "file", "env", "web"]  # fmt: skip


@share(0.15)
@given(
    text=st.lists(line(near(PROPERTIES), tokens(*URIS, "\\u12", "\\"), ["=", ":", " "]), max_size=8).map("\n".join),
    raw=st.binary(max_size=6),
    command=st.sampled_from(["config", "check"]),
)
def test_properties(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, raw: bytes, command: str) -> None:
    path = tmp_path / "db.properties"
    end = b"\ndb.cloud.uri=\ndb.cloud.host=127.0.0.1\ndb.cloud.port=1\ndb.usage.host=127.0.0.1\ndb.usage.port=1\n"
    path.write_bytes(b"db.cloud.username=u\n" + encoded(text) + raw + (end if command == "check" else b"\n"))
    asked = ("config", "show") if command == "config" else ("check", CHECK, "--no-state")
    answered(capsys, *asked, "--db-properties", str(path))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a state with runs and an acknowledged finding."""
    path = tmp_path_factory.mktemp("state") / "state.sqlite"
    ran(path, 0, target(looked("a", [1, 2])))
    ran(path, 1, target(looked("a", [2, 3])))
    state.acknowledge(path, [looked("a", [2])[1][0].fingerprint], "x", "ann", at(0), until=None, target=None)
    return path.read_bytes()


REMEMBERING: list[tuple[str, ...]] = [
    ("acks",), ("acks", "--format", "json"), ("runs", "list"), ("runs", "list", "--format", "json"),
    ("runs", "show", "0"), ("check", CHECK, *NOWHERE), ("check", CHECK, *NOWHERE, "--fail-on-new"),
    ("ack", "abcdef", "--reason", "x"), ("unack", "abcdef"),
]  # fmt: skip


@share(0.1)
@given(
    length=st.integers(0, 60000),
    holes=st.lists(st.tuples(st.integers(0, 60000), st.binary(min_size=1, max_size=8)), max_size=6),
    command=st.sampled_from(REMEMBERING),
)
def test_state_files(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kept: bytes,
    length: int,
    holes: list[tuple[int, bytes]],
    command: tuple[str, ...],
) -> None:
    for left in tmp_path.glob("s.sqlite*"):
        left.unlink()
    path = tmp_path / "s.sqlite"
    content = bytearray(kept[: length % 30000 if length % 3 == 0 else None])
    for place, rubbish in holes:
        at_ = place % (len(content) + 1)
        content[at_ : at_ + len(rubbish)] = rubbish
    path.write_bytes(content)
    answered(capsys, *command, "--state", str(path))


FLAGS = [
    "--port", "--socket", "--user", "--cloud-name", "--usage-name", "--db-properties", "--defaults-file",
    "--defaults-group-suffix", "--target", "--config", "--baseline", "--fail-on", "--limit", "--jobs", "--timeout",
    "--time-limit", "--state", "--format", "--output", "--color",
]  # fmt: skip
SWITCHES = ["--all-targets", "--no-state", "--fail-on-new", "--deep", "--verbose", "-v", "--quiet", "-q", "--help"]
# No NUL, which no command line can hold, no host that would be looked up, no place but the test's own to write to.
VALUES = st.one_of(
    st.sampled_from(
        ["1", "2", "0", "-1", "0.2", "9" * 20, "nan", "inf", "1e400", "", "info", "critical", "json", "table"]
    ),
    st.sampled_from(["always", "127.0.0.1", "/nowhere/x", "/proc/x", "a\nb", "\udc80", "a" * 300]),
    st.text(max_size=5).map(lambda text: text.replace("/", "").replace("\0", "")),
)
HOSTS = st.sampled_from(["127.0.0.1", "", "::1", "a" * 70 + ".invalid", "a b", "999.1.1.1.invalid", "\udc80"])
WORDS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(FLAGS), VALUES),
        st.tuples(st.just("--host"), HOSTS),
        st.sampled_from(SWITCHES).map(lambda one: (one,)),
        st.sampled_from([CHECK, "networks", "nonsense", "list", "show", "0", "--", ""]).map(lambda one: (one,)),
    ),
    max_size=4,
)
SUBCOMMANDS = [("check",), ("config", "show"), ("acks",), ("runs", "list"), ("runs", "show"), ("checks", "show")]


@share(0.15)
@given(command=st.sampled_from(SUBCOMMANDS), words=WORDS)
def test_options(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    words: list[tuple[str, ...]],
) -> None:
    monkeypatch.setenv("DBCARE_PASSWORD", SECRET)
    monkeypatch.chdir(tmp_path)
    given_words = [word for one in words for word in one]
    capsys.readouterr()
    where = NOWHERE if command == ("check",) and not {"--target", "--all-targets"} & set(given_words) else ()
    code = run(*command, *where, *given_words)
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err
    assert code in REFUSED | LOOKED, said.err
    assert re.fullmatch(r"(dbcare: [^\n\r]+\n)?", said.err)
    assert said.err or code not in REFUSED or command == ("config", "show")
