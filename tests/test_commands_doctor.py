"""`dbcare doctor` as its users run it."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from dbcare.db import Writer
from dbcare.doctor import TOPICS
from dbcare.endpoint import Endpoint
from dbcare.sandbox import Sandbox

from .seen import somebody
from .spare import RELEASE, built, flags, run


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Endpoint:
    """A server that has a world."""
    built(server)
    return server


def test_a_sandbox_has_warnings(place: Endpoint, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", *flags(place)) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"default: CloudStack {RELEASE} on ")
    assert "innodb_rollback_on_timeout" in out
    assert "SET GLOBAL max_connections = 350;" in out
    assert err == ""


def test_the_document_has_every_topic(place: Endpoint, tmp_path: Path) -> None:
    path = tmp_path / "doctor.json"
    assert run("doctor", *flags(place), "--format", "json", "--output", str(path)) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    document = json.loads(path.read_text())
    assert set(TOPICS) == {one["topic"] for one in document["advice"]} | {"features"}
    assert document["summary"]["exit_code"] == 1
    assert document["cloudstack"] == RELEASE
    assert sum(document["summary"].values()) == len(document["advice"]) + 1


def test_the_statements_alone_are_a_script(place: Endpoint, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", *flags(place), "--statements") == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines if line} == {"--", "CREATE", "GRANT"}
    assert any("`spare\\_cloud`.* TO 'dbcare'@'localhost'" in line for line in lines)


def test_the_statements_as_a_document(place: Endpoint, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", *flags(place), "--statements", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document.keys() == {"schema_version", "dbcare", "target", "accounts"}
    assert document["accounts"].keys() == {"look", "mend"}


def test_without_any_right_it_is_critical(
    place: Endpoint, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with somebody(place) as nobody:
        monkeypatch.setenv("DBCARE_PASSWORD", nobody.password)
        assert run("doctor", *flags(nobody)) == 2
    out = capsys.readouterr().out
    assert out.startswith("default: CloudStack unknown on ")
    assert "  GRANT SELECT ON `spare\\_cloud`.* TO 'some one'@'localhost';" in out
    assert nobody.password not in out


def test_no_connection_says_what_was_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--host", "127.0.0.1", "--port", "1", "--user", "me") == 69
    out = capsys.readouterr().out
    assert "127.0.0.1 port 1" in out
    assert "Connection refused" in out
    assert "me, without a password" in out


def test_no_connection_as_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--host", "dbcare.invalid", "--format", "json") == 69
    document = json.loads(capsys.readouterr().out)
    assert document["server"] is None
    assert document["accounts"] == {}
    assert document["summary"]["exit_code"] == 69
    assert {"name dbcare.invalid", "login", "user"} <= {one["name"] for one in document["advice"]}


def test_a_refused_login_never_shows_the_password(
    place: Endpoint, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBCARE_PASSWORD", "a secret of mine")
    assert run("doctor", *flags(replace(place, user="nobody"))) == 69
    captured = capsys.readouterr()
    assert "login refused" in captured.out
    assert "a secret of mine" not in captured.out + captured.err


def test_statements_for_nobody_knows_which_server(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--host", "127.0.0.1", "--port", "1", "--statements") == 69
    assert "Connection refused" in capsys.readouterr().err


def test_a_baseline_is_the_catalogue(place: Endpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts, config = tmp_path / "facts.json", tmp_path / "c.toml"
    assert run("catalogue", "capture", *flags(place), "--output", str(facts)) == 0
    config.write_text('baseline = "facts.json"\n')
    assert run("doctor", "--config", str(config), *flags(place)) == 1
    assert f"{RELEASE}, which the baseline knows" in capsys.readouterr().out


GUIDE = (
    "--innodb-rollback-on-timeout=ON", "--innodb-lock-wait-timeout=600", "--max-connections=350", "--server-id=1",
    "--log-bin=mysql-bin", "--binlog-format=ROW", "--innodb-flush-log-at-trx-commit=1", "--sync-binlog=1",
)  # fmt: skip


def test_a_server_by_the_install_guide_is_in_order_for_an_account_that_looks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Sandbox(options=GUIDE) as sandbox, Writer(sandbox.endpoint) as root:
        built(sandbox.endpoint)
        root.execute("UPDATE spare_cloud.mshost SET last_update = UTC_TIMESTAMP() WHERE removed IS NULL")
        assert run("doctor", *flags(sandbox.endpoint), "--statements", "--format", "json") == 0
        statements = [one["statement"] for one in json.loads(capsys.readouterr().out)["accounts"]["look"]]
        for statement in statements:
            root.execute(statement)
        monkeypatch.setenv("DBCARE_PASSWORD", "a good password")
        looker = flags(replace(sandbox.endpoint, user="dbcare"))
        assert run("doctor", *looker) == 0
        assert ": 0 critical, 0 warning, 0 unknown, " in capsys.readouterr().out
        root.execute("REVOKE REPLICA MONITOR ON *.* FROM 'dbcare'@'localhost'")
        assert run("doctor", *looker) == 3
        assert "GRANT REPLICA MONITOR ON *.* TO 'dbcare'@'localhost'" in capsys.readouterr().out
