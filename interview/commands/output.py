"""Printing to standard output: nothing in it steers a terminal."""

import json
from collections.abc import Iterable
from typing import Any

import click

from interview.endings import harmless


def show(lines: str | Iterable[str]) -> None:
    """Print text, or line by line."""
    for line in [lines] if isinstance(lines, str) else lines:
        click.echo(harmless(line))


def show_json(data: Any) -> None:
    """Print data as JSON, Chinese as Chinese."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
