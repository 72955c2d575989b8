"""The format of the state's file: for each version, what makes it out of the one before.

It keeps to what SQLite 3.26 knows, which Enterprise Linux 8 has. A migration that was released is never edited.
"""

APPLICATION = 0x64626361
"""`PRAGMA application_id`, the letters dbca: it tells our files from those of other programs."""

Migration = tuple[str, ...]

_FIRST: Migration = (
    # `installed`: which CloudStack answered there, empty for the visits that none did.
    """
    CREATE TABLE target (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, place TEXT NOT NULL, installed TEXT NOT NULL,
      UNIQUE (name, place, installed)
    )
    """,
    """
    CREATE TABLE run (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, started TEXT NOT NULL, seconds REAL NOT NULL,
      who TEXT NOT NULL, dbcare TEXT NOT NULL, names TEXT NOT NULL
    )
    """,
    "CREATE INDEX run_started ON run (started)",
    """
    CREATE TABLE visit (
      run TEXT NOT NULL REFERENCES run ON DELETE CASCADE, target INTEGER NOT NULL REFERENCES target,
      server TEXT, cloudstack TEXT, error TEXT,
      critical INTEGER NOT NULL, warning INTEGER NOT NULL, info INTEGER NOT NULL, acknowledged INTEGER NOT NULL,
      passed INTEGER NOT NULL, not_checked INTEGER NOT NULL, new INTEGER, still INTEGER, gone INTEGER,
      PRIMARY KEY (run, target)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX visit_target ON visit (target)",
    # Checks that passed are only counted: there are dozens in every run.
    """
    CREATE TABLE look (
      run TEXT NOT NULL, target INTEGER NOT NULL, check_id TEXT NOT NULL,
      status TEXT NOT NULL, findings INTEGER NOT NULL, acknowledged INTEGER NOT NULL, reason TEXT,
      PRIMARY KEY (run, target, check_id),
      FOREIGN KEY (run, target) REFERENCES visit ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    # When a check last looked to its end, and whether it ever did with --deep.
    """
    CREATE TABLE watched (
      target INTEGER NOT NULL REFERENCES target, check_id TEXT NOT NULL, last TEXT NOT NULL, deep INTEGER NOT NULL,
      PRIMARY KEY (target, check_id)
    ) WITHOUT ROWID
    """,
    # `plain`: seen without --deep at least once, so that a look without it can say that it is gone.
    """
    CREATE TABLE finding (
      target INTEGER NOT NULL REFERENCES target, fingerprint TEXT NOT NULL, check_id TEXT NOT NULL,
      severity TEXT NOT NULL, place TEXT NOT NULL, row_key TEXT NOT NULL, message TEXT,
      first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone TEXT, plain INTEGER NOT NULL,
      new_in TEXT, gone_in TEXT,
      PRIMARY KEY (target, fingerprint)
    ) WITHOUT ROWID
    """,
    # What was acknowledged is said here once more: an acknowledgement outlives the finding.
    """
    CREATE TABLE ack (
      target INTEGER NOT NULL REFERENCES target, fingerprint TEXT NOT NULL, check_id TEXT NOT NULL,
      severity TEXT NOT NULL, place TEXT NOT NULL, row_key TEXT NOT NULL, message TEXT,
      reason TEXT NOT NULL, until TEXT, who TEXT NOT NULL, at TEXT NOT NULL,
      PRIMARY KEY (target, fingerprint)
    ) WITHOUT ROWID
    """,
)

MIGRATIONS: tuple[Migration, ...] = (_FIRST,)
"""The statements that lead to version 1, 2, …"""
