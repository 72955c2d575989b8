"""Judging what the account may do beyond looking: too much for everyday use, or what mending takes; pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dbcare.doctor.accounts import JOURNAL, LOOKER, MENDER, killing, writing
from dbcare.doctor.advice import Advice, State, unknown
from dbcare.doctor.ground import Ground
from dbcare.doctor.words import few, listed
from dbcare.privileges import ALL, Held, matches
from dbcare.vitals import Unknown, Vitals

TOPIC = "rights"
LOOKING = frozenset(
    {
        "SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "REPLICATION CLIENT", "REPLICA MONITOR", "SLAVE MONITOR",
        "BINLOG MONITOR", "SHOW_ROUTINE", "SHOW CREATE ROUTINE",
    }
)  # fmt: skip
"""Rights that change nothing."""
UNSTOPPED = "dbcare's sessions are read only, but that stops no KILL, SET GLOBAL, GET_LOCK or INTO OUTFILE: rights do"
REFUGE = f"look with an account that can only look (`dbcare doctor --statements`, user {LOOKER})"


def judge(vitals: Vitals, ground: Ground) -> Iterator[Advice]:
    """Judge what the account may write, and whether it could mend."""
    if isinstance(vitals.held, Unknown):
        yield unknown(TOPIC, "writing", vitals.held)
        return
    lacking = list(_lacking(vitals.held, ground))
    yield _writing(vitals.held, ground, mends=not lacking)
    yield _mending(lacking)


def _writing(held: Held, ground: Ground, *, mends: bool) -> Advice:
    extra = surplus(held)
    if not extra:
        return Advice(TOPIC, "writing", State.OK, "this account can only look")
    seen = f"beyond looking it has {_gathered({_where(place): few(sorted(names)) for place, names in extra.items()})}"
    if mends and not any(_beyond(place, names, ground) for place, names in extra.items()):
        return Advice(TOPIC, "writing", State.INFO, seen, "as an account for mending may", REFUGE)
    if _is_cloudstacks(extra, ground):
        seen += ", as CloudStack's own account may"
    return Advice(TOPIC, "writing", State.WARNING, seen, UNSTOPPED, REFUGE)


def surplus(held: Held) -> Mapping[str, frozenset[str]]:
    """Give what is held beyond looking, by the pattern of databases that it is held on."""
    found: dict[str, set[str]] = defaultdict(set)
    for grant in held.grants:
        if not grant.taken:
            found[grant.database] |= (grant.privileges | grant.columns) - LOOKING
    return {place: frozenset(names) for place, names in found.items() if names}


def _where(place: str) -> str:
    return "the whole server" if place == "*" else f"`{place}`"


def _beyond(place: str, names: frozenset[str], ground: Ground) -> bool:
    """Say whether rights are more than mending takes."""
    if place == "*":
        return bool(names - {killing(ground.server.family)})
    if place == JOURNAL:
        return False
    known = any(matches(place, name, literal=ground.place.literal) for name in ground.place.names.values())
    return not known or bool(names - set(writing(ground.server.family)))


def _is_cloudstacks(extra: Mapping[str, frozenset[str]], ground: Ground) -> bool:
    """Recognise what cloudstack-setup-databases grants: everything on both databases, and nothing else."""
    names, literal = ground.place.names.values(), ground.place.literal
    meant = [name for name in names if any(matches(place, name, literal=literal) for place in extra)]
    return len(meant) == len(extra) == len(names) and all(rights == {ALL} for rights in extra.values())


def _mending(lacking: Sequence[str]) -> Advice:
    if not lacking:
        return Advice(TOPIC, "mending", State.OK, "this account has what mending takes")
    remedy = f"to mend, take another account (`dbcare doctor --statements`, user {MENDER})"
    return Advice(TOPIC, "mending", State.INFO, f"this account lacks {listed(lacking)}", "", remedy)


def _lacking(held: Held, ground: Ground) -> Iterator[str]:
    """Name what mending takes and the account has not."""
    wanted = writing(ground.server.family)
    missing = {
        f"`{name}`": ", ".join(right for right in wanted if not held.wholly(name, right))
        for name in ground.place.names.values()
    }
    if any(missing.values()):
        yield _gathered({place: rights for place, rights in missing.items() if rights})
    if not held.wholly(JOURNAL, "CREATE"):
        yield f"all rights on `{JOURNAL}`"
    kill = killing(ground.server.family)
    if not {kill, "SUPER", ALL} & held.everywhere():
        yield kill


def _gathered(rights: Mapping[str, str]) -> str:
    """Name rights with all the places that they are for: the same ones once."""
    places: dict[str, list[str]] = defaultdict(list)
    for place, names in rights.items():
        places[names].append(place)
    return listed(f"{names} on {listed(where)}" for names, where in places.items())
