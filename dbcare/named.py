"""Owns the list of indexes that something needs by name: another one on the same columns does not do for it."""

from collections.abc import Iterator
from typing import NamedTuple

from dbcare.versions import before


class NamedIndex(NamedTuple):
    """Who needs an index by name, and from which release on, or up to which.

    A `hint` makes queries fail while the index is absent or invisible; an upgrade step only has to find the name.
    """

    table: str
    name: str
    needed_by: str
    source: str
    hint: bool = False
    since: str | None = None
    until: str | None = None


_SOURCE = "https://github.com/apache/cloudstack/blob/main/engine/schema/src/main/resources/META-INF/db/"
_STEPS = (
    ("4.13.0.0", "schema-41200to41300.sql", "cloud.service_offering_details", "uk_service_offering_id_name"),
    ("4.15.0.0", "schema-41400to41500.sql", "cloud.project_account", "account_id"),
    ("4.15.0.0", "schema-41400to41500.sql", "cloud.project_invitations", "project_id"),
    ("4.15.0.0", "schema-41400to41500.sql", "cloud.template_spool_ref", "i_template_spool_ref__template_id__pool_id"),
    ("4.16.0.0", "schema-41520to41600.sql", "cloud.user_statistics", "account_id"),
    ("4.16.0.0", "schema-41520to41600.sql", "cloud_usage.user_statistics", "account_id"),
    ("4.20.0.0", "schema-41910to42000.sql", "cloud.backup_schedule", "vm_id"),
)
"""Plain `DROP INDEX name`; the steps that call IDEMPOTENT_DROP_INDEX go on without the index, and are not here."""

NAMED = (
    NamedIndex(
        "cloud.user_ip_address",
        "fk_user_ip_address__vm_id",
        "the view user_vm_view forces it",
        _SOURCE + "views/cloud.user_vm_view.sql",
        hint=True,
        since="4.20.0.0",
    ),
    *(
        NamedIndex(table, index, f"the upgrade to {release} drops it", _SOURCE + script, until=release)
        for release, script, table, index in _STEPS
    ),
)


def named(release: str, table: str) -> Iterator[NamedIndex]:
    """Give what something needs by name of a table in a release, and of the upgrades that are yet to come."""
    for need in NAMED:
        early = need.since is not None and before(release, need.since)
        late = need.until is not None and not before(release, need.until)
        if need.table == table and not early and not late:
            yield need
