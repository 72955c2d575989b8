"""Judging a server and an account on it: vitals in, advice out; pure."""

from dbcare.doctor import clock, features, link, release, rights, settings, standing, writing
from dbcare.doctor.advice import Advice
from dbcare.doctor.ground import Ground
from dbcare.endpoint import Endpoint
from dbcare.vitals import Vitals

TOPICS = (
    "connection", "server", "release", "rights", "settings", "durability", "clock", "replica", "cluster", "features",
)  # fmt: skip
"""The topics in the order in which they are told."""


def judge(vitals: Vitals, endpoint: Endpoint, ground: Ground) -> tuple[Advice, ...]:
    """Give all advice, by topic."""
    advice = [
        *link.judge(vitals, endpoint),
        *release.judge(vitals, ground),
        *rights.judge(vitals, ground),
        *writing.judge(vitals, ground),
        *settings.judge(vitals),
        *clock.judge(vitals),
        *standing.judge(vitals),
        *features.judge(vitals, ground.server),
    ]
    return tuple(sorted(advice, key=lambda one: TOPICS.index(one.topic)))
