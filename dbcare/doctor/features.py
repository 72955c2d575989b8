"""Judging what the server could show and does not: instruments and plugins that are off; pure."""

from collections.abc import Iterator

from dbcare.doctor.advice import Advice, State, unknown
from dbcare.server import Server
from dbcare.vitals import Unknown, Vitals

TOPIC = "features"
_INSTRUMENT = "UPDATE performance_schema.setup_instruments SET enabled = 'YES', timed = 'YES' WHERE name = '{}'"
_CONSUMER = "UPDATE performance_schema.setup_consumers SET enabled = 'YES' WHERE name = '{}'"
INSTRUMENTS = {
    "wait/lock/metadata/sql/mdl": "it shows who holds up an ALTER, or waits for one",
    "wait/io/table/sql/handler": "it counts how indexes are used, for unused-index",
}
CONSUMERS = {
    "events_statements_current": "it shows what each connection runs",
    "events_statements_history": "it shows what a blocking transaction has run",
}


def judge(vitals: Vitals, server: Server) -> Iterator[Advice]:
    """Name what is off, what it would show, and the statement that turns it on."""
    if isinstance(vitals.instruments, Unknown):
        yield unknown(TOPIC, "instruments", vitals.instruments)
    elif vitals.is_on("performance_schema"):
        for form, known, option in (
            (_INSTRUMENT, INSTRUMENTS, "performance-schema-instrument='{}=ON'"),
            (_CONSUMER, CONSUMERS, "performance-schema-consumer-{}=ON"),
        ):
            for name, gives in known.items():
                yield _switch(name, gives, form, option, name in vitals.instruments)
    if server.family == "mariadb":
        yield _metadata_locks(vitals)


def _switch(name: str, gives: str, form: str, option: str, on: bool) -> Advice:
    if on:
        return Advice(TOPIC, name, State.OK, "on")
    statement = form.format(name)
    line = option.format(name if "instrument" in option else name.replace("_", "-"))
    return Advice(TOPIC, name, State.INFO, "off", gives, f"{statement}, and {line} under [mysqld]", (statement,))


def _metadata_locks(vitals: Vitals) -> Advice:
    name = "metadata_lock_info"
    if isinstance(vitals.plugins, Unknown):
        return unknown(TOPIC, name, vitals.plugins)
    if "METADATA_LOCK_INFO" in vitals.plugins:
        return Advice(TOPIC, name, State.OK, "installed")
    statement = f"INSTALL SONAME '{name}'"
    gives = "this plugin shows who holds up an ALTER, or waits for one"
    return Advice(TOPIC, name, State.INFO, "not installed", gives, statement, (statement,))
