"""What one check found, added up so that memory stays nearly flat however many rows are guilty."""

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from dbcare.findings import Finding, Outcome, Seen, Severity


class Tally:
    """Whole counts, a short record of each finding, and the first findings, those not acknowledged before others."""

    def __init__(self, limit: int, acknowledged: Collection[str] = ()) -> None:
        self._limit = limit
        self._acknowledged = acknowledged
        self._counts = Counter[Severity]()
        self._open: list[Finding] = []
        self._known: list[Finding] = []
        self.seen: list[Seen] = []

    def add(self, finding: Finding) -> None:
        """Count one finding, and keep it if there is room."""
        fingerprint = finding.fingerprint
        acknowledged = fingerprint in self._acknowledged
        if acknowledged:
            kept, finding = self._known, replace(finding, acknowledged=True)
        else:
            kept = self._open
            self._counts[finding.severity] += 1
        room = len(kept) < self._limit
        if room:
            kept.append(finding)
        key = json.dumps(dict(finding.key), default=str)
        message = finding.message if room else None
        self.seen.append(Seen(fingerprint, finding.severity, finding.table, key, message, acknowledged))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that are kept, never more than the limit."""
        return tuple([*self._open, *self._known][: self._limit])

    def outcome(self, outcome: Outcome) -> Outcome:
        """Fill in what was found."""
        total = len(self.seen)
        return outcome._replace(
            findings=total,
            counts=dict(self._counts),
            acknowledged=total - self._counts.total(),
            seen=self.seen,
        )
