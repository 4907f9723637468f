"""glossary.yaml: words of the law, with their reading."""

from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import EntryKind, text, words
from knowledge.vocabulary.guidance import GlossaryTerm

LABEL = words("label", "The word")
READING = text("reading", "How the Chinese word is read, in pinyin")

TERM = EntryKind("term", "A word of the law, shown in both languages", (LABEL, READING))


def glossary_term(entry: Entry) -> GlossaryTerm:
    """An entry of glossary.yaml."""
    return GlossaryTerm(LABEL.of(entry), READING.of(entry) or "")
