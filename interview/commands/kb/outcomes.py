"""What was found of several packs, shown one after the other."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from interview.commands.output import show
from interview.errors import ExitCode

if TYPE_CHECKING:
    from interview.commands.kb.pack_proofs import Outcome


def show_outcomes(ctx: click.Context, outcomes: "Iterable[Outcome]") -> None:
    """Show each as soon as it is there; ends with the code of bad data if one is not well."""
    all_well = True
    for outcome in outcomes:
        show(outcome.lines)
        all_well = all_well and outcome.is_well
    if not all_well:
        ctx.exit(ExitCode.BAD_DATA)
