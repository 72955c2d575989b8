"""An asynchronous job has been in progress for days.

Acme's longest jobs take a day. One that is older was begun by a management server that died; nobody waits for it any
more, but checks that look for work in progress take its object for busy.
"""

from dbcare.check import Check, Severity, load

CHECK = Check(
    id="acme-old-jobs",
    area="jobs",
    severity=Severity.WARNING,
    inputs=load("acme_dbcare.checks", "old_jobs"),
    table="cloud.async_job",
    message="job {id} ({name}) has been in progress for {age} days",
    parameters={"days": 2},
    remedy="Ask the team that owns the object; then page whoever restarts management servers.",
    symptom="`There is already a job in progress` for an object that nobody works on.",
)
