"""Comparing version numbers of CloudStack releases and of servers; pure."""


def numbers(version: str) -> tuple[int, ...]:
    """Turn `4.18.2.3-SNAPSHOT` into numbers that compare as releases do; trailing zeros do not count."""
    parts = []
    for word in version.partition("-")[0].split("."):
        digits = "".join(letter for letter in word if letter.isdigit())
        parts.append(int(digits or 0))
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def before(version: str, other: str) -> bool:
    """Say whether a version is older than another."""
    return numbers(version) < numbers(other)
