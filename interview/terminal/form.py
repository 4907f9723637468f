"""A question on the screen: what is typed, what the arrow keys point at, and what is drawn above and below the line.

Pure: prompt_toolkit only carries keys in and lines out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from interview.answers import Misunderstood, Reading, Understood, tidied
from interview.answers.choices import labels_of
from interview.terminal import wording as w
from interview.terminal.commands import Command, CommandGiven, command_in
from interview.terminal.evidence import next_evidence
from interview.terminal.exchange import Exchange, Given, Turn, commanded, reading_of, respond
from interview.terminal.layout import BLANK, Line, Paragraph, Span, Tone, folded, paragraph
from interview.terminal.purposes import ASKS_A_FACT
from interview.terminal.views import question as view
from interview.terminal.views.hints import hints
from interview.terminal.views.option import Option
from knowledge.vocabulary.facts import UNKNOWN, Unknown
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Text

INPUT_MARK = "> "


@dataclass(frozen=True)
class Form:
    """The state of the screen while one question stands."""

    exchange: Exchange
    options: tuple[Option, ...]
    """What the arrow keys can reach: the choices and "I don't know"."""
    pointed_at: int | None
    """The option that the arrow keys point at; null = none, so that Enter alone answers nothing by accident."""
    typed: str = ""


def form_for(exchange: Exchange) -> Form:
    """The form with what was typed before, if anything was."""
    choices = view.offered(exchange)
    unknown = Option("", UNKNOWN, w.said(w.I_DO_NOT_KNOW, exchange.language))
    options = (*choices, unknown) if choices and exchange.purpose in ASKS_A_FACT else choices
    pointed_at = _position_of(exchange.before, options)
    typed = exchange.draft or ("" if options else _as_typed(exchange.before))
    return Form(exchange, options, None if exchange.draft else pointed_at, typed)


def with_typed(form: Form, typed: str) -> Form:
    """After a change of the line; what was said about the former one goes."""
    if typed == form.typed:
        return form
    quiet = replace(form.exchange, notice=None, doubted=None)
    return replace(form, typed=typed, pointed_at=None if typed else form.pointed_at, exchange=quiet)


def moved(form: Form, step: int) -> Form:
    """After an arrow key: the next option on show, round the ends."""
    shown = fitting(form)
    if not shown:
        return form
    start = chosen(form)
    before = shown.index(form.options[start]) if start is not None else -1 if step > 0 else len(shown)
    pointed_at = form.options.index(shown[(before + step) % len(shown)])
    kept = form if len(shown) < len(form.options) else with_typed(form, "")
    return replace(kept, pointed_at=pointed_at)


def with_evidence_changed(form: Form) -> Form:
    """After Tab: the next kind of evidence."""
    evidence = next_evidence(form.exchange.evidence, form.exchange.asked.question)
    return replace(form, exchange=replace(form.exchange, evidence=evidence))


def entered(form: Form) -> Form | Given | CommandGiven:
    """After Enter: the answer, a command, or the form with a word to the person."""
    if form.pointed_at is not None:
        value = form.options[form.pointed_at].value
        return Given(value, None if isinstance(value, Unknown) else form.exchange.evidence)
    after = _after(form, respond(form.exchange, form.typed))
    is_command = command_in(tidied(form.typed)) is not None
    return replace(after, typed="") if isinstance(after, Form) and is_command else after


def called_for(form: Form, command: Command) -> Form | Given | CommandGiven:
    """After the key of a command."""
    return _after(form, commanded(form.exchange, CommandGiven(command)))


def _after(form: Form, turn: Turn) -> Form | Given | CommandGiven:
    return replace(form, exchange=turn) if isinstance(turn, Exchange) else turn


def chosen(form: Form) -> int | None:
    """The option that Enter would take: the one pointed at since something was typed, else the one typed."""
    if form.pointed_at is not None or not form.typed.strip():
        return form.pointed_at
    reading = _reading(form)
    value = reading.value if isinstance(reading, Understood) else None
    return next((position for position, option in enumerate(form.options) if option.value == value), None)


def above(form: Form, topics: Mapping[str, Text], width: int, room: int | None = None) -> tuple[list[Line], int]:
    """The lines above the input line, and which of them must stay in sight on a screen lower than `room` lines.

    Where they are more than `room` (null = no matter), empty lines go first, then choices far from the chosen one,
    and it is said how many these are.
    """
    asks = (view.question_itself(form.exchange), *view.remark(form.exchange))
    head = folded([view.heading(form.exchange, topics), *asks], width)
    offered = fitting(form)
    option = form.options[position] if (position := chosen(form)) is not None else None
    taken = offered.index(option) if option in offered else None
    shown = view.choices(offered, taken)
    titles = view.titles_of(offered)
    rows = [[*folded(_title(title), width), *folded([line], width)] for title, line in zip(titles, shown, strict=True)]
    airy = [(), *head, *([()] if rows else [])]
    if room is not None and len(airy) + sum(map(len, rows)) > room:
        airy = head
        if len(airy) + sum(map(len, rows)) > room:
            rows, taken = _those_with_room(rows, taken, room - len(head), form, width)
    in_sight = len(airy) - 1 + (sum(map(len, rows[: taken + 1])) if taken is not None else 0)
    return [*airy, *(line for row in rows for line in row)], in_sight


def _those_with_room(
    rows: list[list[Line]], taken: int | None, room: int, form: Form, width: int
) -> tuple[list[list[Line]], int | None]:
    """The choices round the chosen one that have room with a line about the others; all where not even one has."""
    most = room - 1
    first = 0
    while taken is not None and first < taken and sum(map(len, rows[first : taken + 1])) > most:
        first += 1
    last = first
    while last < len(rows) and sum(map(len, rows[first : last + 1])) <= most:
        last += 1
    if last == first:
        return rows, taken
    words = w.said(w.MORE_CHOICES, form.exchange.language, count=len(rows) - last + first)
    hidden = paragraph("  ", Span(words, Tone.QUIET), hang=2)
    return [*rows[first:last], folded([hidden], width)], None if taken is None else taken - first


def fitting(form: Form) -> tuple[Option, ...]:
    """Of a long list only what has the typed words; all of it where nothing was typed, or nothing fits."""
    words = tidied(form.typed).casefold()
    if len(form.options) <= view.LONG_LIST + 1 or len(words) < 2:
        return form.options
    labels = labels_of(form.exchange.asked.declaration)
    names = {one.value: (str(one.value), one.label, *labels.get(str(one.value), {}).values()) for one in form.options}
    found = tuple(one for one in form.options if any(words in name.casefold() for name in names[one.value]))
    return found or form.options


def _title(words: str) -> list[Paragraph]:
    return [paragraph(Span(words, Tone.QUIET))] if words else []


def below(form: Form, width: int, *, is_low: bool = False) -> list[Line]:
    """The lines below the input line: the live reading or what is wrong, the evidence, what else can be typed."""
    airy = () if is_low else (BLANK,)
    return folded(
        [*_about_the_line(form), *view.evidence_line(form.exchange), *airy, hints(form.exchange, width)], width
    )


def _about_the_line(form: Form) -> list[Paragraph]:
    if form.exchange.notice:
        return view.notice(form.exchange)
    if not form.typed.strip():
        return view.said_before(form.exchange) or [paragraph(Span(view.way_to_answer(form.exchange), Tone.QUIET))]
    reading = _reading(form)
    if isinstance(reading, Misunderstood) or (form.options and not reading.doubt):
        return [BLANK]
    answer = view.answer_shown_back(form.exchange, reading.value, reading.shown_back)
    return [paragraph(f"{'' if reading.shown_back else '= '}{answer}{' ?' if reading.doubt else ''}")]


def _reading(form: Form) -> Reading:
    if command_in(form.typed.strip()):
        return Misunderstood({"en": ""})
    return reading_of(form.exchange, form.typed)


def _position_of(before: Answer | None, options: tuple[Option, ...]) -> int | None:
    values = [option.value for option in options]
    return values.index(before.value) if before and before.value in values else None


def _as_typed(before: Answer | None) -> str:
    return "" if before is None or isinstance(before.value, Unknown) else str(before.value)
