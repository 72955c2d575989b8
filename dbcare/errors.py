"""Every exception that dbcare raises on purpose, each with the exit code of design.md's contract.

DbcareError
├── UsageError          64  the command line asks for something that is not there
├── FileError           65  a file of ours is damaged, foreign or out of date
├── ConnectionFailed    69  the server cannot be reached or has no CloudStack database
│   └── Unreachable         … because nothing answers there that could refuse
├── ConfigError         78  the configuration cannot be used
│   └── Unreadable          … for want of the right to read a file
├── QueryError          70  a .sql file or a generated SELECT breaks the rules (a bug of its author)
├── CheckError          70  a check is put together wrongly (a bug of its author)
├── ChangeError         70  a change that cannot be made safely, or is none
├── Unfit                4  the target may not be written to as it is: the changes were not carried out
├── Busy                75  another dbcare is at work
│   └── LeaseLost           … or took this one's place
├── StatementFailed     70  the server refused one statement
│   ├── Denied              … for want of a privilege
│   ├── TimedOut            … because its time limit passed
│   └── Missing             … because a table or column is not there
├── StateUnavailable    65  the state's file is damaged, another program's, or of a newer dbcare
│   ├── StateBusy       75  … is held by another process
│   └── StateMisplaced  78  … cannot be read or written where it is
└── SandboxError        69  a throwaway server could not be started
"""


class DbcareError(Exception):
    """Something went wrong that one line explains; the base of all the others."""

    exit_code = 70


class UsageError(DbcareError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = 64


class FileError(DbcareError):
    """A file that dbcare was given is damaged, foreign or out of date."""

    exit_code = 65


class ConnectionFailed(DbcareError):
    """The server cannot be reached, refuses the login, or holds no CloudStack database."""

    exit_code = 69


class Unreachable(ConnectionFailed):
    """Nothing answers there in time, or has a place left: another server of a fail-over list may."""


class ConfigError(DbcareError):
    """A configuration value is unknown, of the wrong type, or contradicts another."""

    exit_code = 78


class Unreadable(ConfigError):
    """A file of the configuration is there, and this user may not read it."""


class QueryError(DbcareError):
    """A SELECT in a .sql file or of a generator breaks the rules of dbcare.queries."""


class CheckError(DbcareError):
    """A check module does not hold a check that can work."""


class ChangeError(DbcareError):
    """A change is not one that can be made with everything known before and restored after."""


class Unfit(DbcareError):
    """The target, or the account, is not in a state in which something may be changed there."""

    exit_code = 4


class Busy(DbcareError):
    """Another dbcare is at work on this target; trying again later may do."""

    exit_code = 75


class LeaseLost(Busy):
    """The right to write ran out while this process slept, or another took it over."""


class StatementFailed(DbcareError):
    """The server refused one statement; `number` is its error number, 0 when it has none."""

    def __init__(self, message: str, number: int = 0) -> None:
        super().__init__(message)
        self.number = number


class Denied(StatementFailed):
    """The server refused a statement for want of a privilege on `database`; `also` lists others known to refuse."""

    database = "cloud"
    also: tuple[str, ...] = ()


class TimedOut(StatementFailed):
    """The server stopped a statement because its time limit had passed."""


class Missing(StatementFailed):
    """The server knows no such table, column or database."""


class StateUnavailable(DbcareError):
    """The state's file cannot be used: it is damaged, another program's, or of a newer dbcare."""

    exit_code = 65


class StateBusy(StateUnavailable):
    """Another process holds the state's file for longer than one waits."""

    exit_code = 75


class StateMisplaced(StateUnavailable):
    """There is no place for the state's file, or it cannot be read or written there."""

    exit_code = 78


class SandboxError(DbcareError):
    """A throwaway server could not be started, found or stopped."""

    exit_code = 69
