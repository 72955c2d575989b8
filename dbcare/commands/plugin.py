"""dbcare as a plugin of Nagios and its kin: whatever happens is told in a line on stdout and ends with 0 to 3."""

import os
import sys
from collections.abc import Sequence
from itertools import pairwise, takewhile

TALK = frozenset({"--help", "--version", "--install-completion", "--show-completion"})
"""Options that answer instead of looking: the Monitoring Plugins' guidelines have such a run end as UNKNOWN."""


def asked(arguments: Sequence[str]) -> bool:
    """Say whether the command line, right or wrong, asks for a plugin's output."""
    words = _options(arguments)
    following = pairwise([*words, ""])
    formats = [next_one if word == "--format" else word[9:] for word, next_one in following if _names_format(word)]
    return formats[-1:] == ["nagios"]


def _options(arguments: Sequence[str]) -> list[str]:
    return list(takewhile(lambda word: word != "--", arguments))


def _names_format(word: str) -> bool:
    return word == "--format" or word.startswith("--format=")


def tell(message: str, code: int) -> int:
    """Write why there is no result; who listens is shown nothing else."""
    from dbcare.render import nagios

    del code
    encoding = sys.stdout.encoding or "utf-8"
    line = nagios.unknown(message).encode(encoding, "backslashreplace").decode(encoding)
    try:
        print(line, flush=True)  # noqa: T201
    except OSError:
        # Nobody can be told any more; Python must not try at its end, for that would change the exit code.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return nagios.UNKNOWN


def ending(code: int, arguments: Sequence[str]) -> int:
    """Give a plugin's exit code for the one that a run ended with."""
    from dbcare.render import nagios

    return nagios.UNKNOWN if TALK & set(_options(arguments)) else nagios.state(code)
