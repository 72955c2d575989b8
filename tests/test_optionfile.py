"""Option files as the servers' own programs read them: their programs are asked about the same files."""

import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dbcare.endpoint import Connection, Databases, Endpoint
from dbcare.errors import ConfigError
from dbcare.optionfile import SOCKETS, connection
from dbcare.optionlines import options

READER, CLIENT = shutil.which("my_print_defaults"), shutil.which("mariadb")
needs_reader = pytest.mark.skipif(READER is None, reason="no my_print_defaults on this machine")
needs_client = pytest.mark.skipif(CLIENT is None, reason="no mariadb client on this machine")

LINES = r"""
[client]
plain=1
spaces  =  a  b
	tabs	=	a	b
flag
!bogus
!includexx /nowhere
!include /nowhere
!include "{0}/more.cnf"
=novalue
"quoted"=1
empty=
two=a=b
end=\q\
single='it\'s'
several = 'x' 'y'
comment='abc' # x
hash="#"
within=a'#'b # z
open='
open="
none=''
none=""
cut=a\#b
kept="a\"#b"#c
unknown=\x41\0
;gone=1
  # gone=1
semicolon=x;y
lead = " lead "
lead= \slead\s
escapes=\t\b\\\"\'
unquoted=it's # c
double="it's" # c
backslash='a\\'#c
foo bar
CaSe=Kept
[clientx]
no=1
[mysql]
other=1
[ client]
no=2
[client ]
trailing=1
[CLIENT] # text
capitals=1
!include {0}/more.cnf
group=still
! include	{0}/more.cnf
!includedir {0}/more
after=1
[client_b]
suffix=1
[Client_B]
suffix=2
"""


def written(folder: Path, text: str, name: str = "my.cnf") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(errors="surrogateescape"))
    path.chmod(0o600)
    return path


def theirs(path: Path, *groups: str, suffix: str = "") -> tuple[int, str]:
    """What my_print_defaults says, and how it ends."""
    named = [f"--defaults-file={path}", *([f"--defaults-group-suffix={suffix}"] if suffix else [])]
    assert READER
    ran = subprocess.run([READER, *named, *groups], capture_output=True)
    return ran.returncode, ran.stdout.decode(errors="surrogateescape")


def ours(path: Path, *groups: str) -> str:
    found = options(path, set(groups))
    return "".join(f"--{one.name}" + ("\n" if one.value is None else f"={one.value}\n") for one in found)


def tree(folder: Path) -> Path:
    written(folder, "[client]\nincluded=1\n[mysql]\nincluded=2\n", "more.cnf")
    for name in ("b.cnf", "a.cnf", "c.txt"):
        written(folder, f"[client]\nfolder={name}\n", f"more/{name}")
    return written(folder, LINES.replace("{0}", str(folder)))


@needs_reader
@pytest.mark.parametrize("groups", [("client",), ("mysql",), ("client", "mysql"), ("none",)])
def test_lines_are_read_as_the_real_program_reads_them(tmp_path: Path, groups: tuple[str, ...]) -> None:
    path = tree(tmp_path)
    assert ours(path, *groups) == theirs(path, *groups)[1]
    assert bool(ours(path, *groups)) is (groups != ("none",))


@needs_reader
def test_groups_of_a_suffix_are_read_too(tmp_path: Path) -> None:
    path = tree(tmp_path)
    assert ours(path, "client", "client_b") == theirs(path, "client", suffix="_b")[1]
    assert "--suffix=1\n--suffix=2" in ours(path, "client", "client_b")


@needs_reader
@given(st.text(st.sampled_from("ab='\"\\#; \t"), max_size=14))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_is_read_as_the_real_program_reads_it(tmp_path: Path, value: str) -> None:
    path = written(tmp_path, f"[client]\nx={value}\n")
    assert ours(path, "client") == theirs(path, "client")[1]


BROKEN = {
    "before a group": ("\n# c\nx=secret\n[client]\n", 3, "an option before the first [group]"),
    "open group": ("[client]\n[client\nx=secret\n", 2, "the name of a group is not closed with ]"),
    "no directory": ("[client]\n!includedir {0}/none\n", 2, "includes a directory that cannot be read"),
    "no path": ("[client]\n!include\n", 2, "includes what is no path"),
    "no folder": ("[client]\n!includedir \n", 2, "includes what is no path"),
}


@needs_reader
@pytest.mark.parametrize(("text", "line", "why"), BROKEN.values(), ids=BROKEN)
def test_what_the_real_program_refuses_is_refused_with_its_place(
    tmp_path: Path, text: str, line: int, why: str
) -> None:
    path = written(tmp_path, text.replace("{0}", str(tmp_path)))
    assert theirs(path, "client")[0] != 0
    assert refused(path) == f"{path}:{line}: {why}"


def refused(path: Path) -> str:
    """What connection says, when it is one line without a secret."""
    with pytest.raises(ConfigError) as caught:
        connection(path)
    told = str(caught.value)
    assert "\n" not in told
    assert "secret" not in told
    return told


@pytest.mark.parametrize("chain", [("my.cnf",), ("a.cnf", "my.cnf"), ("a.cnf", "b.cnf", "a.cnf")])
def test_a_file_that_includes_itself_is_refused(tmp_path: Path, chain: tuple[str, ...]) -> None:
    """The real program reads it ten times over and warns."""
    names = ("my.cnf", *chain)
    for name, following in zip(names, chain, strict=False):
        written(tmp_path, f"[client]\n!include {tmp_path}/{following}\n", name)
    assert refused(tmp_path / "my.cnf") == f"{tmp_path / names[-2]}:2: includes a file that includes itself"


def test_files_may_not_include_each_other_without_end(tmp_path: Path) -> None:
    for number in range(12):
        written(tmp_path, f"[client]\n!include {tmp_path}/{number + 1}.cnf\n", f"{number}.cnf")
    written(tmp_path, "[client]\nhost=h\n", "12.cnf")
    assert refused(tmp_path / "0.cnf").endswith("10.cnf:2: is included too deep")


def test_an_error_in_an_included_file_has_its_place(tmp_path: Path) -> None:
    inner = written(tmp_path, "[client]\n\nport=secret\n", "inner.cnf")
    assert refused(written(tmp_path, f"!include {inner}\n")) == f"{inner}:3: port takes a number up to 65535"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[client]\nport=-1\n", "2: port takes a number up to 65535"),
        ("[client]\nport=65536\n", "2: port takes a number up to 65535"),
        ("[client]\nhost\n", "2: host takes a value"),
        ("[client]\nhost=a\\nb\n", "2: host holds a character that does not belong there, or is not UTF-8"),
        ("[client]\nuser=\udcff\n", "2: user holds a character that does not belong there, or is not UTF-8"),
        ("[client]\npassword secret\n", "2: password and its value are joined by ="),
        ("[client]\nhost=h\nprotocol=pipe\n", "3: protocol takes tcp or socket"),
        ("[client]\nhost=h\nconnect_timeout=x\n", "3: connect-timeout takes a number up to 31536000"),
        ("[client]\nhost=h\npassword=a\0secret\n", "3: password holds a character that no password can hold"),
    ],
)
def test_values_that_make_no_sense_are_refused_with_their_place(tmp_path: Path, text: str, why: str) -> None:
    path = written(tmp_path, text)
    assert refused(path) == f"{path}:{why}"


def test_modes_and_options_that_are_unknown_name_those_there_are(tmp_path: Path) -> None:
    path = written(tmp_path, "[client]\nhost=h\nssl-mode=secret\n")
    assert refused(path).startswith(f"{path}:3: ssl-mode takes disabled, preferred, required, verify-ca, verify-")
    path = written(tmp_path, "[dbcare]\nhots=secret\n")
    assert refused(path).startswith(f"{path}:2: no option of [dbcare]; it takes cloud-name, connect-timeout, host, ")


def test_files_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "no") == f"{tmp_path / 'no'}: cannot be read: No such file or directory"
    assert refused(tmp_path) == f"{tmp_path}: cannot be read: Is a directory"
    login = written(tmp_path, "\0\0\0\0rest", "login.cnf")
    assert refused(login).startswith(f"{login}: is a login file of mysql_config_editor")
    login.chmod(0o666)
    assert refused(login).startswith(f"{login}: anybody may write to it")


SAID = {
    "plain": "[client]\nhost=h\nport=3310\nuser=u\nssl-ca=/c\n",
    "underscores": "[client]\nhost=h\nuser=u\nssl_ca=/c\nssl_verify_server_cert\nconnect_timeout=5\n",
    "loose": "[client]\nloose-host=h\nloose_user=u\nloose-ssl_key=/k\nssl-cert=/c\nloose-nothing=1\n",
    "the last counts": "[client]\nhost=x\nuser=u\nhost=h\nuser=v\n",
    "groups": "[mysql]\nhost=a\n[client]\nhost=b\nuser=u\n[mariadb-client]\nuser=v\n[mysqld]\nhost=c\n",
    "suffix": "[client_b]\nhost=b\n[client]\nhost=a\nuser=u\n[mysql_b]\nuser=v\n[client_c]\nuser=w\n",
    "MariaDB's": "[client-mariadb]\nhost=h\nuser=u\n[client-server]\nport=3311\n",
    "quotes": "[client]\nhost='h' # c\nuser=\"u v\"\nssl-ca='/a#b'\n",
    "enable": "[client]\nhost=h\nuser=u\nssl-ca=/c\nenable-ssl-verify-server-cert\n",
    "disable": "[client]\nhost=h\nuser=u\nssl-ca=/c\nssl-verify-server-cert\ndisable-ssl_verify_server_cert\n",
    "off": "[client]\nhost=h\nuser=u\nssl-ca=/c\nskip-ssl\n",
    "on again": "[client]\nhost=h\nuser=u\nskip-ssl\nssl\n",
    "off by value": "[client]\nhost=h\nuser=u\nssl-ca=/c\nssl=0\n",
}


@needs_client
@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
def test_what_the_real_client_comes_to(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert CLIENT
    asked = [CLIENT, f"--defaults-file={path}", "--defaults-group-suffix=_b", "--help"]
    told = subprocess.run(asked, capture_output=True, text=True).stdout.partition("\nVariables (")[2]
    real = {
        name: "" if "(No default" in value else value for name, value in re.findall(r"^([a-z-]+) +(.*)$", told, re.M)
    }
    found = connection(path, "_b")
    assert found is not None
    endpoint = found.endpoint
    assert (endpoint.host, endpoint.user) == (real["host"], real["user"])
    assert endpoint.port == (int(real["port"]) or 3306)
    assert endpoint.connect_timeout == (int(real["connect-timeout"]) or 10)
    assert (endpoint.tls_cert, endpoint.tls_key) == (real["ssl-cert"], real["ssl-key"])
    if real["ssl"] == "FALSE":
        assert endpoint.tls in ("off", "preferred")
    else:
        assert endpoint.tls_ca == real["ssl-ca"]
        assert (endpoint.tls == "verify") is (real["ssl-verify-server-cert"] == "TRUE")


def test_nothing_of_a_connection_is_none(tmp_path: Path) -> None:
    for text in ("", "[mysqld]\nport=1\n", "[client]\nssl\n", "[client]\nauto-rehash\n"):
        assert connection(written(tmp_path, text)) is None


ME = pwd.getpwuid(os.geteuid()).pw_name
HERE = next((place for place in SOCKETS if os.path.exists(place)), "")
PLACES = {
    "[client]\nhost=h\npassword=p\n": Endpoint("h", user=ME, password="p"),
    "[client]\nsocket=/s\nuser=u\n": Endpoint(socket="/s", user="u"),
    "[client]\nsocket=/s\nhost=h\nuser=u\n": Endpoint("h", user="u"),
    "[client]\nsocket=/s\nport=3310\nuser=u\n": Endpoint(port=3310, socket="/s", user="u"),
    "[client]\nport=3310\nuser=u\n": Endpoint(port=3310, user="u"),
    "[client]\nport=3310\nsocket=/s\nprotocol=TCP\nuser=u\n": Endpoint(port=3310, user="u"),
    "[client]\nhost=h\nsocket=/s\nprotocol=socket\nuser=u\n": Endpoint("h", socket="/s", user="u"),
    "[client]\nprotocol=socket\nuser=u\n": Endpoint(socket=HERE or SOCKETS[0], user="u"),
    "[client]\nuser=u\n": Endpoint(socket=HERE, user="u"),
    "[client]\nhost=h\nuser=u\npassword=p\nskip-password\n": Endpoint("h", user="u"),
    "[client]\nhost=h\nuser=u\nssl-mode=VERIFY_CA\nssl-ca=/c\n": Endpoint("h", user="u", tls="required", tls_ca="/c"),
    "[client]\nhost=h\nuser=u\nssl-mode=VERIFY_CA\n": Endpoint("h", user="u", tls="verify"),
    "[client]\nhost=h\nuser=u\nssl-mode=disabled\nssl-ca=/c\n": Endpoint("h", user="u", tls="off"),
    "[dbcare]\nuser=d\n[client]\nhost=h\nuser=u\n": Endpoint("h", user="d"),
    "[dbcare]\nhost=d\n[client]\nport=3310\nsocket=/s\nuser=u\n": Endpoint("d", user="u"),
}


@pytest.mark.parametrize(("text", "endpoint"), PLACES.items())
def test_where_and_how(tmp_path: Path, text: str, endpoint: Endpoint) -> None:
    found = connection(written(tmp_path, text))
    assert found == Connection(endpoint)
    assert found.endpoint.password == endpoint.password


def test_names_of_databases_are_for_dbcare_alone(tmp_path: Path) -> None:
    text = "[client]\nhost=h\nuser=u\ncloud-name=x\n[dbcare]\nusage_name=y\n"
    assert connection(written(tmp_path, text)) == Connection(Endpoint("h", user="u"), Databases("cloud", "y"))
