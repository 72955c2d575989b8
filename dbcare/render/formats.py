"""The reports for programs by the names of their formats; each is made from the JSON document."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dbcare.render import json, reading

if TYPE_CHECKING:
    from dbcare.config import Config


def render(
    format: str,  # noqa: A002
    document: Mapping[str, Any],
    settings: "Config",
    *,
    new_only: bool = False,
) -> str:
    """Write the document in one of the formats that are for programs; with `new_only` what is known raises no alarm."""
    judged = reading.only_new(document) if new_only else document
    match format:
        case "junit":
            from dbcare.render import junit

            return junit.render(judged, settings.fail_on, settings.accept_unchecked)
        case "nagios":
            from dbcare.render import nagios

            return nagios.render(judged, settings.fail_on, "new" if new_only else "")
        case "prometheus":
            from dbcare.render import prometheus

            return prometheus.render(document)
        case "sarif":
            from dbcare import registry
            from dbcare.render import sarif

            return sarif.render(document, registry.installed(settings.plugins).entries, settings.accept_unchecked)
    return json.dumps(document)
