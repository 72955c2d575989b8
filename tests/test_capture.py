"""What is captured of a row is all of it: deleted and put back, it is the same to the last bit."""

from collections.abc import Iterator

import pytest

from dbcare import statements
from dbcare.capture import Reader, resolved
from dbcare.changes import NOW, Captured, Change, Delete, Insert, Raise, Update
from dbcare.db import Session, Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import ChangeError

NAMES = {"cloud": "captured", "cloud_usage": "captured_usage"}
TABLES = (
    """CREATE TABLE parent (id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, name VARCHAR(40), UNIQUE (name))""",
    """CREATE TABLE child (id INT PRIMARY KEY, parent_id BIGINT UNSIGNED, note VARCHAR(10),
      CONSTRAINT along FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE)""",
    """CREATE TABLE grandchild (a INT, b INT, child_id INT NOT NULL, PRIMARY KEY (a, b),
      CONSTRAINT deep FOREIGN KEY (child_id) REFERENCES child (id) ON DELETE CASCADE)""",
    """CREATE TABLE loose (id INT PRIMARY KEY, parent_id BIGINT UNSIGNED,
      CONSTRAINT emptied FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE SET NULL)""",
    """CREATE TABLE strict (id INT PRIMARY KEY, child_id INT,
      CONSTRAINT held FOREIGN KEY (child_id) REFERENCES child (id))""",
    """CREATE TABLE chain (id INT PRIMARY KEY, next_id INT,
      CONSTRAINT linked FOREIGN KEY (next_id) REFERENCES chain (id) ON DELETE CASCADE)""",
    """CREATE TABLE bare (name VARCHAR(10))""",
    """CREATE TABLE watched (id INT PRIMARY KEY)""",
    """CREATE TRIGGER t BEFORE DELETE ON watched FOR EACH ROW SET @x = 1""",
    """CREATE TABLE every (id BIGINT PRIMARY KEY, small TINYINT, big BIGINT UNSIGNED, d DECIMAL(20,6),
      f FLOAT, g DOUBLE, b BIT(64), flag BIT(1), c3 VARCHAR(20) CHARACTER SET utf8mb3,
      c4 VARCHAR(20) CHARACTER SET utf8mb4,
      l1 VARCHAR(20) CHARACTER SET latin1, fixed CHAR(5), bin VARBINARY(20), fixedbin BINARY(4),
      raw LONGBLOB, txt LONGTEXT, j JSON, e ENUM('x', 'y'),
      s SET('p', 'q'), da DATE, dt DATETIME, dt6 DATETIME(6), ts TIMESTAMP NULL,
      auto TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
      ti TIME(3), ye YEAR,
      twice BIGINT GENERATED ALWAYS AS (small * 2) STORED, thrice BIGINT GENERATED ALWAYS AS (small * 3) VIRTUAL)""",
)
NASTY = (
    """INSERT INTO every (id, small, big, d, f, g, b, flag, c3, c4, l1, fixed, bin, fixedbin, raw, txt, j, e, s, da,
      dt, dt6, ts, auto, ti, ye) VALUES
      (0, -128, 18446744073709551615, -1.5, 0.1, 1e-300, b'1111', b'1', 'trailing  ',
       '\U0001f600 %s %', 'é', 'a ', X'00FF27',
       X'61', X'DEADBEEF00', 'quote '' back \\\\ slash', '{"b": 1.50, "a": [null, true]}', 'x', 'p,q', '0000-00-00',
       '0000-00-00 00:00:00', '2026-02-00 00:00:00.123456', '2026-03-29 01:30:00', '2001-01-01 00:00:00',
       '-838:59:59.000', 1901)""",
    "INSERT INTO every (id, f, auto) VALUES (1, 16777217, '2001-01-01 00:00:00')",
)


@pytest.fixture(scope="module")
def place(server: Endpoint) -> Iterator[Endpoint]:
    with Writer(server) as writer:
        for name in NAMES.values():
            writer.execute(f"CREATE DATABASE {name} DEFAULT CHARACTER SET utf8mb4")
    with Writer(server, NAMES["cloud"]) as writer:
        for table in TABLES:
            writer.execute(table)
    yield server
    with Writer(server) as writer:
        for name in NAMES.values():
            writer.execute(f"DROP DATABASE {name}")


@pytest.fixture
def writer(place: Endpoint) -> Iterator[Writer]:
    """The tables with the rows that the tests start from."""
    with Writer(place, NAMES["cloud"]) as writer:
        for table in ("strict", "loose", "grandchild", "child", "parent", "chain", "every", "watched"):
            writer.execute(f"DELETE FROM {table}")
        for row in NASTY:
            writer.execute(row)
        writer.execute("INSERT INTO parent VALUES (0, 'zero'), (7, 'seven'), (8, 'eight')")
        writer.execute("INSERT INTO child VALUES (1, 7, NULL), (2, 7, 'two'), (3, 8, 'other')")
        writer.execute("INSERT INTO grandchild VALUES (1, 1, 1), (1, 2, 2), (2, 1, 3)")
        writer.execute("INSERT INTO loose VALUES (1, 7), (2, 8)")
        writer.execute("INSERT INTO chain VALUES (3, NULL), (2, 3), (1, 2)")
        writer.execute("INSERT INTO watched VALUES (1)")
        yield writer


def dump(writer: Writer) -> dict[str, list[str]]:
    """Every row of every table, bytes and all, as the server itself writes them."""
    found = {}
    for table in ("parent", "child", "grandchild", "loose", "strict", "chain", "every"):
        names = [row["Field"] for row in writer.all(f"SHOW COLUMNS FROM {table}")]
        values = ", ".join(f"IF(`{name}` IS NULL, 'null', HEX(`{name}`))" for name in names)
        exact = ", f + 0e0, g" if table == "every" else ""
        found[table] = [
            str(list(row.values())) for row in writer.all(f"SELECT {values}{exact} FROM {table} ORDER BY 1, 2")
        ]
    return found


def captured(writer: Writer, *changes: Change) -> tuple[Reader, tuple[Captured, ...]]:
    reader = Reader(Session(writer.endpoint, NAMES["cloud"]), NAMES)
    return reader, reader.capture(changes)


def made(writer: Writer, reader: Reader, changes: tuple[Captured, ...]) -> None:
    for change in changes:
        shape = reader.shapes[change.table]
        live = writer.all(*statements.read(shape, [change.key]))
        assert list(statements.differences(change, live[0] if live else None)) == []
        assert writer.execute(*statements.write(shape, change)) == 1


@pytest.mark.parametrize(
    "change",
    [
        Delete("cloud.every", {"id": 0}),
        Delete("cloud.every", {"id": 1}, {"small": None}),
        Update("cloud.every", {"id": 0}, {"small": 5}, {"small": -128}),
        Update("cloud.every", {"id": 0}, {"f": 2.5, "j": "[1]"}, {"f": 0.10000000149011612, "j": None}),
        Update("cloud.every", {"id": 1}, {"dt": NOW, "dt6": NOW, "da": NOW}, {"dt": None, "dt6": None, "da": None}),
        Insert("cloud.every", {"id": 5}, {"id": 5, "small": 3, "auto": "2001-01-01 00:00:00"}),
        Raise("cloud.parent", {"id": 8}, "id", 20),
        Delete("cloud.parent", {"id": 7}),
        Delete("cloud.parent", {"id": 0}, {"name": "zero"}),
        Delete("cloud.chain", {"id": 3}),
    ],
    ids=lambda change: f"{type(change).__name__}-{change.table}-{'-'.join(map(str, change.key.values()))}",
)
def test_a_change_taken_back_leaves_every_row_as_it_was(writer: Writer, change: Change) -> None:
    if isinstance(change, Update) and "j" in change.expect:
        # Each server writes JSON its own way.
        j = writer.all("SELECT CAST(j AS CHAR) AS j FROM every WHERE id = 0")[0]["j"]
        change = Update(change.table, change.key, change.set, {**change.expect, "j": j})
    before = dump(writer)
    reader, changes = captured(writer, change)
    changes = tuple(resolved(one, reader.shapes[one.table], "2026-11-24 01:02:03.456789") for one in changes)
    if isinstance(change, Raise):
        # A key cannot move in a real plan; here it shows that a raise is one column.
        assert changes[0].before == {"id": 8}
        return
    made(writer, reader, changes)
    assert dump(writer) != before
    made(writer, reader, tuple(one.reversed() for one in reversed(changes)))
    assert dump(writer) == before


def test_what_a_delete_takes_along_is_said_leaf_first(writer: Writer) -> None:
    _, changes = captured(writer, Delete("cloud.parent", {"id": 7}))
    assert [(one.table, dict(one.key), one.after is None) for one in changes] == [
        ("cloud.loose", {"id": 1}, False),
        ("cloud.grandchild", {"a": 1, "b": 1}, True),
        ("cloud.child", {"id": 1}, True),
        ("cloud.grandchild", {"a": 1, "b": 2}, True),
        ("cloud.child", {"id": 2}, True),
        ("cloud.parent", {"id": 7}, True),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Delete("cloud.parent", {"id": 99}), "cloud.parent id 99 is gone"),
        (Delete("cloud.parent", {"id": 7}, {"name": "eight"}), "name is 'seven', not 'eight'"),
        (Delete("cloud.parent", {"id": 7}, {"nam": "x"}), "cloud.parent has no column nam"),
        (Delete("cloud.watched", {"id": 1}), "cloud.watched has triggers (t), which change more than is shown"),
        (Delete("cloud.bare", {"name": "x"}), "cloud.bare has no primary key"),
        (Delete("cloud.nothing", {"id": 1}), "cloud.nothing: this account sees no such table"),
        (Insert("cloud.parent", {"id": 7}, {"id": 7}), "cloud.parent id 7 is there already"),
        (Insert("cloud.parent", {"id": 9}, {"id": 9, "nam": 1}), "cloud.parent has no column nam"),
    ],
)
def test_what_cannot_be_mended_is_refused(writer: Writer, change: Change, message: str) -> None:
    with pytest.raises(ChangeError) as refused:
        captured(writer, change)
    assert message in str(refused.value)


def test_a_row_that_something_holds_on_to_is_not_deleted(writer: Writer) -> None:
    writer.execute("INSERT INTO strict VALUES (1, 1)")
    with pytest.raises(ChangeError, match=r"cloud\.strict id 1 refers to it"):
        captured(writer, Delete("cloud.parent", {"id": 7}))


def test_a_row_that_changed_since_is_told_apart(writer: Writer) -> None:
    reader, (change,) = captured(writer, Update("cloud.parent", {"id": 7}, {"name": "x"}, {"name": "seven"}))
    writer.execute("UPDATE parent SET name = 'SEVEN' WHERE id = 7")
    [live] = writer.all(*statements.read(reader.shapes["cloud.parent"], [change.key]))
    assert list(statements.differences(change, live)) == ["name is 'SEVEN', not 'seven'"]


def test_a_lock_is_taken_at_once_or_not_at_all(writer: Writer, place: Endpoint) -> None:
    from dbcare.errors import StatementFailed

    reader, (change,) = captured(writer, Update("cloud.parent", {"id": 7}, {"name": "x"}, {"name": "seven"}))
    asked = statements.read(reader.shapes["cloud.parent"], [change.key], lock=True)
    with Writer(place, NAMES["cloud"]) as holder:
        holder.execute("BEGIN")
        holder.all(*asked)
        with pytest.raises(StatementFailed) as busy:
            writer.all(*asked)
    assert busy.value.number in (1205, 3572)


def test_what_goes_along_in_another_database_is_seen(place: Endpoint) -> None:
    with Writer(place, NAMES["cloud"]) as writer, Session(place, NAMES["cloud"]) as session:
        writer.execute("CREATE DATABASE stranger")
        try:
            writer.execute("CREATE TABLE rooted (id INT PRIMARY KEY)")
            writer.execute("INSERT INTO rooted VALUES (7)")
            writer.execute(
                "CREATE TABLE stranger.child (id INT PRIMARY KEY, root INT, "
                f"FOREIGN KEY (root) REFERENCES {NAMES['cloud']}.rooted (id) ON DELETE CASCADE)"
            )
            writer.execute("INSERT INTO stranger.child VALUES (1, 7)")
            found = Reader(session, NAMES).capture([Delete("cloud.rooted", {"id": 7})])
            assert [(one.table, dict(one.key)) for one in found] == [
                ("stranger.child", {"id": 1}),
                ("cloud.rooted", {"id": 7}),
            ]
        finally:
            writer.execute("DROP DATABASE stranger")
            writer.execute("DROP TABLE rooted")
