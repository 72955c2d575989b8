"""What TLS needs of an Endpoint, and what to say when it does not come about."""

import os
import ssl

from dbcare.endpoint import Endpoint
from dbcare.errors import ConfigError

_PEM = "-----BEGIN"
# OpenSSL's X509_V_ERR_…: see x509_vfy.h.
_NAME, _EXPIRED, _EARLY = {62, 64}, 10, 9


def insists(endpoint: Endpoint) -> bool:
    """Say whether a server without TLS is refused: whoever names an authority wants to know who answers."""
    return endpoint.tls in ("required", "verify") or bool(endpoint.tls == "preferred" and endpoint.tls_ca)


def context(endpoint: Endpoint) -> ssl.SSLContext | None:
    """Prepare what TLS needs, None where none is wanted; raise ConfigError for a file that cannot be used.

    A certificate is checked against tls_ca, and in the mode `verify` against the host's name too.
    """
    if endpoint.tls == "off" or endpoint.socket:
        return None
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = endpoint.tls == "verify"
    if endpoint.tls != "verify" and not endpoint.tls_ca:
        made.verify_mode = ssl.CERT_NONE
    else:
        # The certificates that MySQL makes for itself lack what the strict rules of RFC 5280 ask for.
        made.verify_flags &= ~ssl.VERIFY_X509_STRICT
        _trust(made, endpoint.tls_ca)
    if endpoint.tls_cert or endpoint.tls_key:
        _identify(made, endpoint)
    return made


def _trust(made: ssl.SSLContext, authority: str) -> None:
    try:
        if not authority:
            made.load_default_certs()
        elif _PEM in authority:
            made.load_verify_locations(cadata=authority)
        elif os.path.isdir(authority):
            made.load_verify_locations(capath=authority)
        else:
            made.load_verify_locations(cafile=authority)
    except (ssl.SSLError, ValueError) as error:
        raise ConfigError(f"tls_ca {_named(authority)}: holds no certificate in PEM") from error
    except OSError as error:
        raise ConfigError(f"tls_ca {authority}: cannot be read: {error.strerror}") from error


def _named(authority: str) -> str:
    return "(given as PEM)" if _PEM in authority else authority


def _identify(made: ssl.SSLContext, endpoint: Endpoint) -> None:
    """Load the client's own certificate and key; the key may stand in the certificate's file."""
    if not endpoint.tls_cert:
        raise ConfigError("tls_key: is of no use without tls_cert")
    for name in ("tls_cert", "tls_key"):
        if file := getattr(endpoint, name):
            _readable(name, file)
    key = endpoint.tls_key or endpoint.tls_cert

    def asked() -> str:
        raise ConfigError(f"tls_key {key}: is encrypted; dbcare takes a key without a password, in a file of mode 0600")

    try:
        made.load_cert_chain(endpoint.tls_cert, endpoint.tls_key or None, asked)
    except (ssl.SSLError, ValueError) as error:
        both = f"tls_cert {endpoint.tls_cert} and tls_key {key}"
        raise ConfigError(f"{both}: are no certificate and its key in PEM: {reason(error)}") from error


def _readable(name: str, file: str) -> None:
    try:
        with open(file, "rb"):
            pass
    except OSError as error:
        raise ConfigError(f"{name} {file}: cannot be read: {error.strerror}") from error


def reason(error: Exception) -> str:
    """Say in words what OpenSSL writes in capitals."""
    word = getattr(error, "reason", None)
    return str(word).replace("_", " ").lower() if word else str(getattr(error, "strerror", None) or error)


def explain(error: ssl.SSLError, endpoint: Endpoint) -> str:
    """Say why TLS failed and what to do, in words that follow the server's address."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return f"TLS failed: {reason(error)}"
    number, authority = error.verify_code, _named(endpoint.tls_ca) if endpoint.tls_ca else "the system's authorities"
    if number in _NAME:
        return (
            f"the server's certificate is for another name than {endpoint.host}: connect by a name that it holds, or "
            'check only who signed it, with tls = "required" and tls_ca'
        )
    if number == _EXPIRED:
        return "the server's certificate has expired: have it renewed"
    if number == _EARLY:
        return "the server's certificate is not valid yet: compare the clocks of both hosts"
    return f"the server's certificate is not signed by {authority} ({error.verify_message}): name its CA in tls_ca"
