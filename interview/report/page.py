"""A page of ours from a template, apart from the report of one vehicle."""

from collections.abc import Mapping
from typing import Any

from interview.report.html import environment


def rendered(name: str, values: Mapping[str, Any]) -> str:
    """The template with its values; everything is escaped."""
    return environment().get_template(name).render(values)
