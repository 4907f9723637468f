"""questions.yaml: how a person is asked for a fact."""

from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.fields import EntryKind, flag, optional_words, some_of, words
from knowledge.authoring.kinds.topics import TOPIC, topic
from knowledge.authoring.scope import Scope
from knowledge.vocabulary.questions import Evidence, Question

ASK = words("ask", "The question")
WHERE_TO_LOOK = optional_words("where_to_look", "Where the answer is found")
EXPLANATION = optional_words("explanation", "What the words of the question mean")
EVIDENCE = some_of("evidence", "What an answer may rest on", Evidence)
LATE = flag("late", "Kept back until nothing else is to be asked")

QUESTION = EntryKind(
    "question", "How a person is asked for one fact", (TOPIC, ASK, WHERE_TO_LOOK, EXPLANATION, EVIDENCE, LATE)
)


def question(entry: Entry, scope: Scope) -> Question:
    """An entry of questions.yaml."""
    known_or_noted(entry, "fact", entry.id, scope.declarations, entry.line, "facts.yaml")
    return Question(
        fact=entry.id,
        ask=ASK.of(entry),
        topic=topic(entry, scope),
        where_to_look=WHERE_TO_LOOK.of(entry),
        explanation=EXPLANATION.of(entry),
        evidence=EVIDENCE.of(entry),
        late=LATE.of(entry),
    )
