"""The topic of a requirement or question."""

from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.fields import required_text
from knowledge.authoring.scope import Scope

TOPIC = required_text("topic", "Under which topic of pack.yaml it is asked and printed")


def topic(entry: Entry, scope: Scope) -> str:
    """The topic of an entry, which pack.yaml must name."""
    line = entry.line_of(TOPIC.key)
    name = TOPIC.of(entry)
    if name:
        known_or_noted(entry, "topic", name, scope.topics, line, "pack.yaml")
    return name
