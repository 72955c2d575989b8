"""Owns the rows that tell what happens and happened: jobs and events."""

from typing import NamedTuple


class Job(NamedTuple):
    """A row of cloud.async_job."""

    id: int
    uuid: str
    user_id: int
    account_id: int
    instance_type: str | None
    instance_id: int | None
    job_cmd: str
    job_status: int
    created: str
    last_updated: str
    removed: str | None
    job_dispatcher: str
    job_type: str | None = None
    job_executing_msid: int | None = None
    job_complete_msid: int | None = None
    job_init_msid: int = 345049103441
    job_process_status: int = 0
    job_result_code: int = 0
    job_cmd_ver: int = 0
    job_result: str | None = None
    related: str = ""


class WorkJob(NamedTuple):
    """A row of cloud.vm_work_job."""

    id: int
    step: str
    vm_type: str
    vm_instance_id: int


class Event(NamedTuple):
    """A row of cloud.event."""

    id: int
    uuid: str
    type: str
    description: str
    user_id: int
    account_id: int
    domain_id: int
    created: str
    resource_id: int | None = None
    resource_type: str | None = None
    state: str = "Completed"
    level: str = "INFO"
    start_id: int = 0
    archived: int = 0


class UsageEvent(NamedTuple):
    """A row of cloud.usage_event."""

    id: int
    type: str
    account_id: int
    created: str
    resource_id: int
    resource_name: str
    offering_id: int | None = None
    template_id: int | None = None
    size: int | None = None
    resource_type: str | None = None
    zone_id: int = 1
    processed: int = 0
