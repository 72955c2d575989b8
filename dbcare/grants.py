"""Which GRANT would let a refused statement through."""

import re
from collections.abc import Mapping

from dbcare.db import Session
from dbcare.errors import Denied

_ACCOUNT = r"^(?P<user>.*)@(?P<host>[^@]*)$"
_PRIVILEGE = r"at least one of\) the (?P<names>[A-Z_, ]+?) privilege"
_TABLE = r"for table (`\w+`\.)?[`'](?P<table>\w+)[`']"
_VERB = r"^(?P<verb>[A-Z ]+?) command denied"


def asked(session: Session) -> str:
    """Ask the server which account this is, quoted so that it can stand in a GRANT."""
    return account(str(session.all("SELECT CURRENT_USER() AS account", sender="grants")[0]["account"]))


def account(current_user: str) -> str:
    """Quote what CURRENT_USER() gives so that it can stand in a GRANT."""
    match = re.match(_ACCOUNT, current_user)
    return f"'{match['user']}'@'{match['host']}'" if match else current_user


def helpful(error: Denied, who: str, names: Mapping[str, str], database: str = "cloud") -> str:
    """Write the GRANT that mends a refusal: a global privilege where one was named, else SELECT on the database."""
    privilege = re.search(_PRIVILEGE, str(error))
    if privilege:
        return f"GRANT {privilege['names'].split(',')[0].strip()} ON *.* TO {who}"
    verb = re.search(_VERB, str(error))
    return f"GRANT {verb['verb'] if verb else 'SELECT'} ON `{names.get(database, database)}`.* TO {who}"


def every(error: Denied, who: str, names: Mapping[str, str]) -> str:
    """Write the GRANTs, parted by semicolons, that mend a refusal on each database that is known to refuse."""
    return "; ".join(helpful(error, who, names, database) for database in (error.database, *error.also))


def place(error: Denied, sql: str, database: str) -> str:
    """Name the database that a refusal is about: the server's own, where the statement names its table there."""
    refused = re.search(_TABLE, str(error))
    named = refused and re.search(rf"\b(?P<schema>performance_schema|mysql|sys)\.{refused['table']}\b", sql)
    return named["schema"] if named else database
