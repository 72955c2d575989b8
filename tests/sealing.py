"""Values written ENC(…) as CloudStack writes them, certificates, and one directory that holds such files."""

import base64
import datetime
import hashlib
import ipaddress
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.x509.oid import NameOID

SECRET = "the key's key"


def v2(text: str, secret: str = SECRET) -> str:
    """As AeadBase64Encryptor, of CloudStack 4.18 and newer."""
    iv = os.urandom(12)
    return _enc(iv + AESGCM(hashlib.sha256(secret.encode()).digest()).encrypt(iv, text.encode(), None))


def v1(text: str, secret: str = SECRET) -> str:
    """As Jasypt's PBEWithMD5AndDES, of older ones."""
    salt, data = os.urandom(8), text.encode()
    derived = secret.encode() + salt
    for _ in range(1000):
        derived = hashlib.md5(derived).digest()
    data += bytes([8 - len(data) % 8]) * (8 - len(data) % 8)
    cipher = Cipher(TripleDES(derived[:8] * 3), modes.CBC(derived[8:])).encryptor()
    return _enc(salt + cipher.update(data) + cipher.finalize())


def _enc(raw: bytes) -> str:
    return f"ENC({base64.b64encode(raw).decode()})"


class Authority:
    """A certificate authority of the test's own, in a folder: `NAME.pem` and, for those it signs, `NAME.key`."""

    def __init__(self, folder: Path, name: str = "ca") -> None:
        self.folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = self._signed(self._name, self._key, True, [])
        self.file = self._written(f"{name}.pem", self.certificate.public_bytes(serialization.Encoding.PEM))

    def issue(self, name: str, names: Sequence[str] = (), *, days: tuple[int, int] = (-1, 30)) -> tuple[Path, Path]:
        """Sign a certificate for host names and addresses; give its file and its key's."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        made = self._signed(subject, key, False, names, days)
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return (
            self._written(f"{name}.pem", made.public_bytes(serialization.Encoding.PEM)),
            self._written(f"{name}.key", private),
        )

    def _signed(
        self, subject: x509.Name, key: Any, authority: bool, names: Sequence[str], days: tuple[int, int] = (-1, 30)
    ) -> x509.Certificate:
        now = datetime.datetime.now(datetime.UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + datetime.timedelta(days=days[0]))
            .not_valid_after(now + datetime.timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        )
        if names:
            made = made.add_extension(x509.SubjectAlternativeName([_alternative(one) for one in names]), critical=False)
        return made.sign(self._key, hashes.SHA256())

    def _written(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        path.chmod(0o600)
        return path


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
