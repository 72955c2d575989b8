"""CloudStack's db.properties: where its databases are, and how it gets in.

Keys and their meaning: TransactionLegacy and client/conf/db.properties.in of CloudStack. No error quotes a value.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from dbcare import jdbc, truststore
from dbcare.endpoint import Address, Connection, Databases, Endpoint
from dbcare.errors import ConfigError
from dbcare.sealed import Sealed

NOTHING: Mapping[str, str] = MappingProxyType({})
STRENGTH = ("off", "preferred", "required", "verify")


def connection(path: Path, environment: Mapping[str, str], *, tls: Mapping[str, str] = NOTHING) -> Connection:
    """Read how CloudStack reaches its databases; raise ConfigError when the file does not say, or cannot be read.

    `tls` may hold tls, tls_ca, tls_cert and tls_key from elsewhere: each wins over the file, whose trust store is not
    opened when it is not needed. `environment` may hold CLOUD_SECRET_KEY.
    """
    file = Sealed(path, environment)
    cloud = _said(file, "cloud", tls)
    if cloud is None:
        raise ConfigError(f"{path}: names no database server: it has neither db.cloud.host nor db.cloud.uri")
    if not cloud.endpoint.user:
        raise ConfigError(f"{path}: db.cloud.username is missing")
    usage = _said(file, "usage", tls) or _Said(cloud.endpoint, file.text("db.usage.name"))
    if not usage.endpoint.user:
        owner = cloud.endpoint
        usage = usage._replace(endpoint=replace(usage.endpoint, user=owner.user, password=owner.password))
    return Connection(
        cloud.endpoint,
        Databases(cloud.database or Databases.cloud, usage.database or Databases.usage),
        None if _serves(cloud.endpoint, usage.endpoint) else usage.endpoint,
    )


class _Said(NamedTuple):
    """What the file says of one of the databases."""

    endpoint: Endpoint
    database: str


def _serves(cloud: Endpoint, usage: Endpoint) -> bool:
    """Say whether a connection to the one does for the other, and is no less safe."""
    same = all(getattr(cloud, part) == getattr(usage, part) for part in ("host", "port", "others", "user", "password"))
    return same and STRENGTH.index(usage.tls) <= STRENGTH.index(cloud.tls)


def _said(file: Sealed, name: str, tls: Mapping[str, str]) -> _Said | None:
    key = f"db.{name}.uri"
    if file.text(key):
        try:
            url = jdbc.parse(file.text(key))
        except ValueError as error:
            file.refuse(key, str(error))
    elif file.text(f"db.{name}.host"):
        key = f"db.{name}.url.params"
        url = _built(file, name)
    else:
        return None
    for part in (url.database, url.user, *(address.host for address in url.addresses)):
        file.plain(key, part)
    user = file.text(f"db.{name}.username")
    password = file.password(f"db.{name}.password") if user else file.plain(key, url.password)
    first, *others = url.addresses
    endpoint = Endpoint(first.host, first.port, user=user or url.user, password=password, others=tuple(others))
    return _Said(replace(endpoint, **_safety(file, key, url, tls)), url.database)


def _built(file: Sealed, name: str) -> jdbc.Url:
    """Put together the URL that CloudStack makes of single keys."""
    driver = "mariadb" if file.text(f"db.{name}.driver").lower() == "jdbc:mariadb" else "mysql"
    asked = jdbc.parameters(file.text(f"db.{name}.url.params"))
    return jdbc.Url(driver, _addresses(file, name), file.text(f"db.{name}.name"), "", "", asked)


def _addresses(file: Sealed, name: str) -> tuple[Address, ...]:
    """List the host, which may be several, and, where CloudStack fails over, the replicas behind it."""
    key = f"db.{name}.port"
    hosts = [f"db.{name}.host"]
    # The packaged file names replicas, localhost twice, which count only where this is switched on.
    if file.flag("db.ha.enabled"):
        hosts += [f"db.{name}.{word}" for word in ("replicas", "slaves") if file.text(f"db.{name}.{word}")][:1]
    found: list[Address] = []
    try:
        standard = jdbc.port(file.text(key))
        for key in hosts:
            found += jdbc.addresses(file.text(key), standard)
    except ValueError as error:
        file.refuse(key, str(error))
    return tuple(dict.fromkeys(found))


def _safety(file: Sealed, key: str, url: jdbc.Url, given: Mapping[str, str]) -> dict[str, Any]:
    """Say how safely to connect, which is never less than the file asks for; `useSSL` counts for both databases."""
    try:
        mode = jdbc.tls(url.parameters, url.driver)
    except ValueError as error:
        file.refuse(key, str(error))
    if mode in ("", "off") and file.flag("db.cloud.useSSL") and not url.parameters.get("sslmode"):
        mode = "required"
    wanted = given.get("tls") or mode or "preferred"
    found = {name: given[name] for name in ("tls_ca", "tls_cert", "tls_key") if given.get(name)}
    checked = wanted in ("ca", "verify") or (wanted == "required" and not given.get("tls"))
    if checked and "tls_ca" not in found and (authority := _authority(file, url)):
        found["tls_ca"] = authority
    if wanted == "ca":
        # All whom the system trusts may sign for anybody: where nobody else is named, the host's name must be right.
        wanted = "required" if "tls_ca" in found else "verify"
    return {"tls": wanted, **found}


def _authority(file: Sealed, url: jdbc.Url) -> str:
    """Give who may sign certificates, as PEM or as a file that holds it; empty when that is left to the system."""
    asked = url.parameters
    if pem := asked.get("serversslcert"):
        return pem
    key, store = "the trust store of its URL", asked.get("trustcertificatekeystoreurl") or asked.get("truststore")
    password = asked.get("trustcertificatekeystorepassword") or asked.get("truststorepassword") or ""
    if not store:
        key, store = "db.cloud.trustStore", file.text("db.cloud.trustStore")
        password = file.password("db.cloud.trustStorePassword")
    if not store:
        return ""
    path = file.path.parent / re.sub(r"^file:(//)?", "", store)
    try:
        return truststore.authorities(path, password)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        how = f"give its certificate as PEM in tls_ca: keytool -exportcert -rfc -alias ALIAS -keystore {path}"
        file.refuse(key, f"cannot be used: {path}: {why}; {how}")
