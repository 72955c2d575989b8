import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.config import Config
from dbcare.endpoint import Databases, Endpoint
from dbcare.errors import ConfigError

from .stage import FILES, PROPERTIES, Stage

OPTIONS = "[client]\nhost=h.options\nport=3406\nuser=u.options\npassword=p.options\n"
PLAIN = ("flags", "environment", *FILES)
FOREIGN = ("properties", "options")
KEYS = ("host", "port", "user", "password")
PORTS = {source: 3400 + place for place, source in enumerate((*PLAIN, *FOREIGN))}


def value(source: str, key: str) -> Any:
    """A value by which its source is known."""
    return PORTS[source] if key == "port" else f"{key[0]}.{source}"


def set_up(stage: Stage, said: Mapping[str, set[str]]) -> Config:
    """The Config when each of these sources says these keys of a connection; foreign files say all."""
    for source in FILES:
        if keys := said.get(source):
            getattr(stage, source)("[target]\n" + "".join(f"{key} = {value(source, key)!r}\n" for key in sorted(keys)))
    for source, text in (("properties", PROPERTIES), ("options", OPTIONS)):
        if source in said:
            getattr(stage, source)(text)
    environment = said.get("environment", set()) - {"password"}
    stage.environment |= {f"DBCARE_{key.upper()}": str(value("environment", key)) for key in environment}
    flags = {key: value("flags", key) for key in said.get("flags", set()) - {"password"}}
    return stage.load(flags, stage.root / "dbcare.toml" if "named" in said else None)


@pytest.mark.parametrize(
    "first",
    [*PLAIN, "properties", "options"],
)
def test_the_first_source_says_all(stage: Stage, first: str) -> None:
    order = [*PLAIN, *FOREIGN]
    config = set_up(stage, {source: set(KEYS) for source in order[order.index(first) :]})
    wanted = {key: value(first, key) for key in KEYS}
    if first in ("flags", "environment"):
        wanted["password"] = ""
    assert {key: getattr(config.endpoint, key) for key in KEYS} == wanted


# There is no flag for a password, and the variable goes with every source.
PARTS = [*((source, key) for source in PLAIN for key in (*KEYS[:3], "socket")), *((file, "password") for file in FILES)]


@pytest.mark.parametrize(("source", "key"), PARTS)
def test_any_part_makes_it_the_source(stage: Stage, source: str, key: str) -> None:
    if source != "system":
        stage.system("[target]\nhost = 'h'\nport = 1\nuser = 'u'\npassword = 'p'\n")
    said = {"socket": "/run/s"}.get(key) or value(source, key)
    if source in FILES:
        getattr(stage, source)(f"[target]\n{key} = {said!r}\n")
    stage.environment |= {f"DBCARE_{key.upper()}": str(said)} if source == "environment" else {}
    path = stage.root / "dbcare.toml" if source == "named" else None
    assert stage.load({key: said} if source == "flags" else {}, path).endpoint == replace(Endpoint(), **{key: said})


SUBSETS = st.dictionaries(st.sampled_from(PLAIN), st.sets(st.sampled_from(KEYS), min_size=1), max_size=len(PLAIN))


def expected(said: Mapping[str, set[str]]) -> Endpoint:
    """The endpoint by the rule, told anew: the first source that names something, and nothing from another."""
    keys = {
        source: said[source] - ({"password"} if source in ("flags", "environment") else set())
        for source in (*PLAIN, *FOREIGN)
        if source in said
    }
    first = next((source for source, named in keys.items() if named), None)
    return replace(Endpoint(), **{key: value(first, key) for key in keys[first]}) if first else Endpoint()


@given(SUBSETS)
def test_connections_never_mix_sources(said: dict[str, set[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert set_up(Stage(Path(folder)), said).endpoint == expected(said)


@given(SUBSETS, st.sets(st.sampled_from(FOREIGN)))
def test_connections_never_mix_sources_nor_with_files_of_other_programs(
    said: dict[str, set[str]], foreign: set[str]
) -> None:
    said |= {source: set(KEYS) for source in foreign}
    with tempfile.TemporaryDirectory() as folder:
        found = set_up(Stage(Path(folder)), said).endpoint
    assert {key: getattr(found, key) for key in KEYS} == {key: getattr(expected(said), key) for key in KEYS}


@pytest.mark.parametrize("source", PLAIN)
def test_the_password_of_the_environment_goes_with_each(stage: Stage, source: str) -> None:
    stage.environment["DBCARE_PASSWORD"] = "other"
    config = set_up(stage, {source: {"host", "password"}})
    assert (config.endpoint.host, config.endpoint.password) == (f"h.{source}", "other")
    assert config.origins["target.password"] == "DBCARE_PASSWORD"


def test_a_password_alone_in_the_environment_is_no_source(stage: Stage) -> None:
    stage.environment["DBCARE_PASSWORD"] = "other"
    stage.system("[target]\nhost = 'h'\nuser = 'u'\npassword = 'p'\n")
    assert stage.load().endpoint == Endpoint("h", user="u", password="other")


@pytest.mark.parametrize("key", ["tls", "tls_ca", "tls_cert", "tls_key", "connect_timeout"])
def test_another_host_does_not_turn_the_care_of_connecting_off(stage: Stage, key: str) -> None:
    said: Any = {"tls": "verify", "connect_timeout": 3}.get(key, "/pem")
    stage.system(f"[target]\nhost = 'h'\n{key} = {said!r}\n[targets.a]\nhost = 'a'\n")
    stage.user("[target]\nhost = 'u'\n")
    for flags, host in (({}, "u"), ({"host": "f"}, "f"), ({"target": ["a"]}, "a")):
        assert stage.load(flags).endpoint == replace(Endpoint(host), **{key: said})


def test_a_target_may_say_otherwise(stage: Stage) -> None:
    stage.system("[target]\ntls = 'verify'\n[targets.a]\nhost = 'a'\ntls = 'required'\n")
    assert stage.load({"target": ["a"]}).endpoint.tls == "required"
    assert stage.load({"host": "h"}).endpoint.tls == "verify"


def test_the_file_of_the_management_server_is_found_by_itself(stage: Stage) -> None:
    path = stage.properties(PROPERTIES)
    usage = stage.root / "etc/cloudstack/usage/db.properties"
    usage.parent.mkdir()
    usage.symlink_to(path)
    config = stage.load()
    assert (config.endpoint.host, config.endpoint.password, config.source) == (
        "h.properties",
        "p.properties",
        str(path),
    )
    assert config.databases == Databases("d_properties", "d_usage")
    path.unlink()
    usage.unlink()
    usage.write_text(PROPERTIES.replace("h.properties", "h.usage"))
    assert stage.load().endpoint.host == "h.usage"


def test_a_trust_store_is_not_opened_when_somebody_says_whom_to_trust(stage: Stage) -> None:
    store = "db.cloud.useSSL=true\ndb.cloud.trustStore=/missing.jks\ndb.cloud.trustStorePassword=x\n"
    stage.properties(PROPERTIES + store)
    with pytest.raises(ConfigError, match="trustStore"):
        stage.load()
    stage.system("[target]\ntls_ca = '/ca.pem'\n")
    assert (stage.load().endpoint.tls, stage.load().endpoint.tls_ca) == ("required", "/ca.pem")


def test_names_of_databases_go_with_a_file_that_was_named_and_lie_below_settings_else(stage: Stage) -> None:
    path = stage.properties(PROPERTIES)
    stage.system("databases.cloud = 'acs'\n[targets.a]\ndb_properties = '../cloudstack/management/db.properties'\n")
    assert stage.load().databases == Databases("acs", "d_usage")
    for flags in ({"db_properties": path}, {"target": ["a"]}):
        assert stage.load(flags).databases == Databases("d_properties", "d_usage")
    assert stage.load({"db_properties": path, "cloud": "c"}).databases.cloud == "c"


@pytest.mark.parametrize("way", ["flag", "target", "targets"])
def test_db_properties_can_be_named(stage: Stage, way: str) -> None:
    path = stage.write("elsewhere/db.properties", PROPERTIES)
    stage.environment["DBCARE_HOST"] = "e" if way != "target" else ""
    flags: Mapping[str, Any] = {"flag": {"db_properties": path}, "target": {}, "targets": {"target": ["a"]}}[way]
    stage.system(f"[{way if way == 'target' else 'targets.a'}]\ndb_properties = '../../elsewhere/db.properties'\n")
    assert stage.load(flags).endpoint.host == "h.properties"


@pytest.mark.parametrize(
    ("flags", "host"),
    [
        ({}, "e"),
        ({"defaults_file": True}, "h.options"),
        ({"defaults_group_suffix": "_b"}, "h.b"),
        ({"target": ["a"]}, "h.options"),
        ({"target": ["b"]}, "h.b"),
    ],
)
def test_an_option_file_can_be_named(stage: Stage, flags: dict[str, Any], host: str) -> None:
    path = stage.options(OPTIONS + "[client_b]\nhost=h.b\n")
    stage.environment["DBCARE_HOST"] = "e"
    stage.system(
        "[targets.a]\ndefaults_file = '~/.my.cnf'\n[targets.b]\ndefaults_group_suffix = '_b'\n".replace(
            "~", str(path.parent)
        )
    )
    flags = flags | ({"defaults_file": path} if "defaults_file" in flags else {})
    assert stage.load(flags).endpoint.host == host


def test_an_option_file_that_was_named_must_say_something(stage: Stage) -> None:
    path = stage.write("my.cnf", "[mysqld]\nport=1\n")
    with pytest.raises(ConfigError) as caught:
        stage.load({"defaults_file": path, "defaults_group_suffix": "_b"})
    assert str(caught.value) == f"{path}: says nothing of a connection in [client] and [client_b]"
