"""Java's trust stores, as far as they can be read without Java: certificates of authorities out of PKCS12 files."""

import warnings
from pathlib import Path

from dbcare.encryption import LOADING

_JKS = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")


def authorities(path: Path, password: str) -> str:
    """Give the certificates that a PKCS12 store trusts, as PEM; raise ValueError, or OSError, saying why not."""
    data = path.read_bytes()
    if data.startswith(_JKS):
        raise ValueError("it is a key store of Java's own form (JKS)")
    with LOADING:
        from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
    try:
        with warnings.catch_warnings(action="ignore"):
            store = pkcs12.load_pkcs12(data, password.encode() or None)
    except ValueError:
        raise ValueError("it is no PKCS12 store, or its password is another") from None
    found = [entry.certificate.public_bytes(Encoding.PEM) for entry in store.additional_certs]
    if not found:
        raise ValueError("it holds no certificate that is trusted")
    return b"".join(found).decode()
