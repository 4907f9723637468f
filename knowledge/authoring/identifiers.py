"""What an id looks like."""

import re

from knowledge.authoring.entries import Entry

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z0-9]+(_[a-z0-9]+)*)+")
LONGEST = 100


def check_identifier(entry: Entry) -> None:
    """Note an id that is not of lower-case words joined by underscores and dots."""
    if not IDENTIFIER.fullmatch(entry.id) or len(entry.id) > LONGEST:
        entry.note(
            f"{entry.id[:LONGEST]!r} is no id.",
            "Write lower-case words joined by _ and at least one dot: cn.rule.name.",
        )
