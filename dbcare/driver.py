"""PyMySQL, loaded without cryptography, which takes longer to load than all the rest, until a server asks for it.

Only one way to log in needs it: a password for sha256_password or caching_sha2_password that goes encrypted with the
server's RSA key, because the connection has no TLS and the server does not have the password cached.
"""

import importlib
import sys

from dbcare.encryption import LOADING

with LOADING:
    _HIDE = "cryptography" not in sys.modules
    if _HIDE:
        sys.modules["cryptography"] = None  # type: ignore[assignment]
    try:
        import pymysql
        from pymysql import _auth
        from pymysql.connections import Connection
        from pymysql.constants import CLIENT
        from pymysql.cursors import Cursor, SSDictCursor
    finally:
        if _HIDE:
            del sys.modules["cryptography"]

__all__ = ["CLIENT", "Connection", "Cursor", "Error", "OperationalError", "SSDictCursor", "learn_rsa"]

Error = pymysql.Error
OperationalError = pymysql.OperationalError


def learn_rsa() -> bool:
    """Load what encrypts passwords with RSA, unless it is loaded; give false when it is not to be had.

    That cryptography is loaded says nothing: dbcare.encryption uses it too, and another thread may have been here.
    """
    with LOADING:
        if not vars(_auth)["_have_cryptography"]:
            importlib.reload(_auth)
        return bool(vars(_auth)["_have_cryptography"])
