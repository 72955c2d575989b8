"""What dbcare remembers on this host: runs, findings over time, and those that are acknowledged, in one SQLite file."""

from dbcare.state.acks import Ack, acknowledge, acknowledged, withdraw
from dbcare.state.acks import listed as acks
from dbcare.state.compare import Run
from dbcare.state.place import place
from dbcare.state.record import KEEP_DAYS, TIME, compare, record
from dbcare.state.runs import Fault, Look, Past, Visit, show
from dbcare.state.runs import listed as runs

__all__ = [
    "KEEP_DAYS",
    "TIME",
    "Ack",
    "Fault",
    "Look",
    "Past",
    "Run",
    "Visit",
    "acknowledge",
    "acknowledged",
    "acks",
    "compare",
    "place",
    "record",
    "runs",
    "show",
    "withdraw",
]
