"""A Java properties file of CloudStack's whose values may be encrypted, and the key that opens them.

Kinds of keys: CloudStack's EncryptionSecretKeyChecker. No error quotes a value.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from dbcare import encryption
from dbcare.errors import ConfigError

SECRET = "CLOUD_SECRET_KEY"  # noqa: S105 (its name)
KIND = "db.cloud.encryption.type"

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NO_PASSWORD = re.compile(r"[\0\ud800-\udfff]")


class Sealed:
    """The values of one file, each decrypted when somebody asks for it."""

    def __init__(self, path: Path, environment: Mapping[str, str]) -> None:
        """Read the file; raise ConfigError when that cannot be done. `environment` may hold CLOUD_SECRET_KEY."""
        self.path = path
        self._environment = environment
        self._values = _read(path)

    def refuse(self, key: str, why: str) -> NoReturn:
        """Raise the ConfigError that says what is wrong with a key."""
        raise ConfigError(f"{self.path}: {key} {why}") from None

    def text(self, key: str) -> str:
        """Give a value without the spaces around it, empty when it is not there."""
        return self.plain(key, self._opened(key).strip())

    def plain(self, key: str, value: str) -> str:
        """Give back a text that came with a key; raise ConfigError when it cannot be a name or an address."""
        if _UNPRINTABLE.search(value):
            self.refuse(key, "holds a character that does not belong there")
        return value

    def password(self, key: str) -> str:
        """Give a value as it is, spaces around it and all, empty when it is not there."""
        value = self._opened(key)
        if _NO_PASSWORD.search(value):
            self.refuse(key, "holds a character that no password can hold")
        return value

    def flag(self, key: str) -> bool:
        """Say whether a value is `true`."""
        return self.text(key).lower() == "true"

    def _opened(self, key: str) -> str:
        value = self._values.get(key, "")
        if not encryption.is_encrypted(value.strip()):
            return value
        secret, place = self._key(key)
        found = encryption.decrypt(value.strip(), secret)
        if found is None:
            self.refuse(key, f"cannot be decrypted: it is damaged, or the key in {place} is not its key")
        return found

    @cached_property
    def _kind(self) -> str:
        kind = self._values.get(KIND, "").strip() or "none"
        if kind not in ("none", "file", "env", "web"):
            self.refuse(KIND, "takes none, file, env or web")
        return kind

    def _key(self, key: str) -> tuple[str, str]:
        """Give the secret and where it stands."""
        if self._kind == "none":
            self.refuse(key, f"is encrypted, but {KIND} is none")
        if self._kind == "file":
            return self._first_line
        told = "CloudStack is told its key when it starts; " if self._kind == "web" else ""
        if not self._environment.get(SECRET):
            self.refuse(key, f"is encrypted ({KIND}={self._kind}): {told}give the key in {SECRET}")
        return self._environment[SECRET], SECRET

    @cached_property
    def _first_line(self) -> tuple[str, str]:
        """The key of kind `file`, as Java's readLine gives it; CLOUD_SECRET_KEY stands in for a file out of reach."""
        try:
            line = re.split(r"[\r\n]", self._file.read_bytes().decode(), maxsplit=1)[0]
        except (OSError, UnicodeDecodeError) as error:
            if stand_in := self._environment.get(SECRET):
                return stand_in, SECRET
            why = getattr(error, "strerror", None) or "it is not UTF-8"
            self.refuse(KIND, f"is file, but the key {self._file} cannot be read: {why}; or give it in {SECRET}")
        if not line:
            self.refuse(KIND, f"is file, but the first line of the key {self._file} is empty")
        return line, str(self._file)

    @cached_property
    def _file(self) -> Path:
        """The file `key` beside this one; /etc/cloudstack/usage/db.properties is a link to the management server's."""
        beside = self.path.parent / "key"
        return beside if beside.exists() else self.path.resolve().parent / "key"


def _read(path: Path) -> dict[str, str]:
    import javaproperties

    try:
        return dict(javaproperties.loads(path.read_bytes()))
    except PermissionError as error:
        hint = "it is for root and CloudStack's group: run dbcare as one of them, such as `sudo -u cloud dbcare …`"
        raise ConfigError(f"{path}: cannot be read: {error.strerror}; {hint}") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError:
        raise ConfigError(f"{path}: has a \\u that is not followed by four hexadecimal digits") from None
