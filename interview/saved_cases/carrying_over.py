"""A saved case and a pack that has changed since: what still fits is used, the rest is named and stays in the log.

What the pack declares in migrations.yaml is followed first: an answer moves with its fact and its choice.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from interview.session import LogEntry, Session, Withdrawal
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactId, FactType, Unknown
from knowledge.vocabulary.migrations import Migration, moved
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue
from knowledge.vocabulary.text import Language, Text, in_language

LEFT_OUT: Text = {
    "en": "The rules have changed since: these answers no longer fit and are left out: {facts}",
    "zh": "规则已更新，以下回答不再适用，未予采用：{facts}",
}
RETIRED: Text = {"en": "{fact}: {reason}", "zh": "{fact}：{reason}"}


def carried_over(session: Session, knowledge_base: KnowledgeBase) -> tuple[Session, tuple[FactId, ...]]:
    """The session without the answers that the pack cannot take any more, and the facts of those that stood.

    Each of them counts as taken back from the start, so that no undoing brings it back. The saved log stays.
    """
    declarations = knowledge_base.facts
    moved_session = replace(session, log=tuple(_moved(entry, knowledge_base.migrations) for entry in session.log))
    log = tuple(_kept(entry, declarations) for entry in moved_session.log)
    standing = moved_session.answers.items()
    left_out = tuple(fact for fact, said in standing if not fits(said.value, declarations.get(fact)))
    return replace(session, log=log), left_out


def _moved(entry: LogEntry, migrations: Mapping[FactId, Migration]) -> LogEntry:
    match entry:
        case Answer():
            fact, value = moved(entry.fact, entry.value, migrations)
            return replace(entry, fact=fact, value=value)
        case Withdrawal():
            return replace(entry, fact=moved(entry.fact, UNKNOWN, migrations)[0])
    return entry


def _kept(entry: LogEntry, declarations: Mapping[FactId, FactDeclaration]) -> LogEntry:
    if isinstance(entry, Answer) and not fits(entry.value, declarations.get(entry.fact)):
        return Withdrawal(entry.fact, entry.at)
    return entry


def fits(value: AnswerValue, declaration: FactDeclaration | None) -> bool:
    """Whether a person could give this value today."""
    if declaration is None or not declaration.is_asked:
        return False
    if isinstance(value, Unknown):
        return True
    match declaration.type:
        case FactType.CHOICE | FactType.YES_NO:
            return declaration.choices is None or value in declaration.choices
        case FactType.NUMBER:
            return isinstance(value, int | float)
        case FactType.DATE:
            return isinstance(value, date)
        case _:
            return isinstance(value, str)


def left_out_in_words(facts: tuple[FactId, ...], knowledge_base: KnowledgeBase, language: Language) -> str:
    """Which answers the pack cannot take any more, and why where it says so."""
    lines = [in_language(LEFT_OUT, language).format(facts=", ".join(facts))]
    for fact in facts:
        migration = knowledge_base.migrations.get(fact)
        if migration is not None and migration.retired is not None:
            reason = in_language(migration.retired, language)
            lines.append(in_language(RETIRED, language).format(fact=fact, reason=reason))
    return "\n".join(lines)
