"""Judging which CloudStack release the database is of, and whether its last upgrade was completed; pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from dbcare.doctor.advice import Advice, State, unknown
from dbcare.doctor.ground import Ground
from dbcare.vitals import Unknown, Vitals

TOPIC = "release"


def judge(vitals: Vitals, ground: Ground) -> Iterator[Advice]:
    """Judge the release, and each step of an upgrade that is not complete."""
    if isinstance(vitals.versions, Unknown):
        yield unknown(TOPIC, "CloudStack", vitals.versions)
        return
    if vitals.release is None:
        seen = f"the table `version` of `{vitals.names['cloud']}` names no release that was installed completely"
        yield Advice(TOPIC, "CloudStack", State.CRITICAL, seen, "nothing can be checked")
    else:
        yield _known(ground)
    for row in vitals.versions:
        if row["step"] != "Complete":
            yield incomplete(row)


def incomplete(row: Mapping[str, Any]) -> Advice:
    """Judge an upgrade by a row of its history that is at another step than Complete."""
    seen = f"it stands at step {row['step']} since {row['updated']} UTC"
    effect = "tables may be half changed; dbcare mends nothing meanwhile"
    remedy = "if no management server works on it, read its log; `dbcare check partial-upgrade` says more"
    return Advice(TOPIC, f"upgrade to {row['version']}", State.CRITICAL, seen, effect, remedy)


def _known(ground: Ground) -> Advice:
    release, known = ground.release, ground.catalogue.versions
    source = "the baseline" if ground.captured else "the catalogue"
    if release.exact:
        return Advice(TOPIC, "CloudStack", State.OK, f"{release.version}, which {source} knows")
    newer = known[known.index(release.facts) + 1 :][:1]
    between = f"between {release.facts} and {newer[0]}" if newer else f"nearest to {release.facts}"
    return Advice(
        TOPIC,
        "CloudStack",
        State.INFO,
        f"{release.version}, which {source} does not know; {between}",
        "differences of structure are told for information only",
        "on a database of this build that is sound: dbcare catalogue capture --output facts.json, "
        'then baseline = "facts.json"',
    )
