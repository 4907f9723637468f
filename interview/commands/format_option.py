"""--format, of commands that print for people or for programs."""

from typing import Any

import click

from interview.commands.shared_options import Decorator
from interview.commands.teaching import option
from interview.errors import UsageMistake

TEXT, JSON = "text", "json"
DOCUMENTED = "docs/outlook_json.md"


def format_option(*further: str) -> Decorator:
    """--format text, json, or one of the further ones; and --json, which says the same as --format json."""
    forms = (TEXT, JSON, *further)
    named = " or ".join(forms[1:])
    in_chinese = "、".join(forms[1:])

    def decorate(command: Any) -> Any:
        command = option(
            "--json",
            "as_json",
            is_flag=True,
            says={"en": "The same as --format json.", "zh": "等同于 --format json。"},
        )(command)
        return option(
            "--format",
            "form",
            type=click.Choice(forms),
            default=TEXT,
            says={
                "en": f"text (default), {named}; see {DOCUMENTED}.",
                "zh": f"text（默认）、{in_chinese}；见 {DOCUMENTED}。",
            },
        )(command)

    return decorate


def chosen_form(form: str, as_json: bool) -> str:
    """What the two options together say. Raises UsageMistake."""
    if as_json and form not in (TEXT, JSON):
        raise UsageMistake(
            {"en": f"--json and --format {form} contradict each other.", "zh": f"--json 与 --format {form} 矛盾。"},
            {"en": "Choose one of them.", "zh": "请只选其一。"},
        )
    return JSON if as_json else form
