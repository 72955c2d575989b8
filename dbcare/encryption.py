"""Values that CloudStack keeps encrypted in its configuration files, written ENC(…)."""

import base64
import hashlib
from threading import RLock

LOADING = RLock()
"""Held by whoever loads cryptography, and by dbcare.driver while it hides it from PyMySQL."""

_IV, _TAG = 12, 16
_SALT, _BLOCK, _ROUNDS = 8, 8, 1000


def is_encrypted(value: str) -> bool:
    """Say whether a value is written ENC(…)."""
    return value.startswith("ENC(") and value.endswith(")")


def decrypt(value: str, secret: str) -> str | None:
    """Decrypt what stands within ENC(…); None when it is damaged or another secret than this encrypted it.

    As CloudStack's CloudStackEncryptor does: the form of 4.18 and newer first, then the older one, whatever
    `db.cloud.encryptor.version` says. An empty value is not encrypted.
    """
    try:
        raw = base64.b64decode(value.removeprefix("ENC(").removesuffix(")").strip(), validate=True)
        if not raw:
            return ""
        found = _with_aes(raw, secret.encode())
        return (_with_des(raw, secret.encode()) if found is None else found).decode()
    except ValueError:
        return None


def _with_aes(raw: bytes, secret: bytes) -> bytes | None:
    """V2, AeadBase64Encryptor: AES-256-GCM under the SHA-256 of the secret; IV, text, tag."""
    with LOADING:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    if len(raw) < _IV + _TAG:
        return None
    try:
        return AESGCM(hashlib.sha256(secret).digest()).decrypt(raw[:_IV], raw[_IV:], None)
    except InvalidTag:
        return None


def _with_des(raw: bytes, secret: bytes) -> bytes:
    """V1, LegacyBase64Encryptor: Jasypt's PBEWithMD5AndDES; salt, text. A wrong secret raises ValueError, mostly."""
    with LOADING:
        from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
        from cryptography.hazmat.primitives.ciphers import Cipher, modes
        from cryptography.hazmat.primitives.padding import PKCS7
    derived = secret + raw[:_SALT]
    for _ in range(_ROUNDS):
        derived = hashlib.md5(derived, usedforsecurity=False).digest()
    # DES is 3DES with one key three times over.
    cipher = Cipher(TripleDES(derived[:8] * 3), modes.CBC(derived[8:])).decryptor()
    padding = PKCS7(8 * _BLOCK).unpadder()
    return padding.update(cipher.update(raw[_SALT:]) + cipher.finalize()) + padding.finalize()
