"""A node that loses the other members of its cluster while it commits cannot say what became of a fix, and does not."""

import time
from collections.abc import Sequence

import pytest

from dbcare import journal
from dbcare.apply import Verdict, settled
from dbcare.db import Writer
from dbcare.endpoint import Endpoint
from dbcare.errors import StatementFailed

from ..galera import MISSING, galera, missing, state
from ..nodes import Node, journalled, network, texts
from ..spare import built

# Members that are not heard of are given up after a second; what the tests of the cluster have is patience.
_QUICK = "evs.suspect_timeout=PT1S;evs.inactive_timeout=PT2S;evs.install_timeout=PT2S"
_SECONDS = 60.0


def provide(endpoint: Endpoint, options: str) -> None:
    with Writer(endpoint) as writer:
        writer.execute(f"SET GLOBAL wsrep_provider_options='{options}'")


def whole(nodes: Sequence[Endpoint]) -> None:
    end = time.monotonic() + _SECONDS
    while {state(node) for node in nodes} != {("ON", "3", "Synced")}:
        assert time.monotonic() < end, "the cluster does not come together again"
        time.sleep(0.1)


def test_a_node_that_is_alone_at_commit() -> None:
    if problem := missing():
        pytest.skip(f"{MISSING}: {problem}")
    with galera() as cluster:
        built(cluster.first)
        with Writer(cluster.first) as writer:
            for statement in journal.TABLES:
                writer.execute(statement)
        two = first, second = Node(cluster.first), Node(cluster.second)
        number = network(second)
        [text] = texts(two, number)
        lease, fix = first.take("ann"), first.fix(number, "alone")
        for node in cluster:
            provide(node, _QUICK)
        first.mender.before = lambda: provide(cluster.first, "gmcast.isolate=1")
        done = first.make(lease, fix)
        assert (done.verdict, "1180" in done.reason) == (Verdict.UNKNOWN, True)
        with pytest.raises(StatementFailed):
            settled(first.mender, lease, "run-1", done)
        first.mender.rollback()
        provide(cluster.first, "gmcast.isolate=0")
        whole(cluster)
        assert settled(first.mender, lease, "run-1", done).verdict is Verdict.FAILED
        assert texts(two, number) == {text}
        assert first.make(lease, fix).verdict is Verdict.MENDED
        assert texts(two, number) == {"alone"}
        assert journalled(first) == journalled(second) == ["run-1"]
        for node in two:
            node.close()
