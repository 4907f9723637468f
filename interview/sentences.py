"""Texts put together language by language, before the languages of the report are chosen."""

from collections.abc import Iterable, Mapping, Sequence

from knowledge.vocabulary.text import LANGUAGES, Text, in_language

RANGE: Text = {"en": "{first}–{last}", "zh": "{first}至{last}"}
BETWEEN_NUMBERS: Text = {"en": ", ", "zh": "、"}


def filled_in(sentence: Text, **parts: str | int | Text) -> Text:
    """A fixed sentence with its {parts} filled in, each in the language of the sentence."""
    return {
        language: in_language(sentence, language).format(
            **{name: in_language(part, language) if isinstance(part, Mapping) else part for name, part in parts.items()}
        )
        for language in LANGUAGES
    }


def first_few(texts: Sequence[Text], most: int, more: Text) -> tuple[Text, ...]:
    """The texts, or the first of them and how many more there are (`more` quotes {count})."""
    if len(texts) <= most:
        return tuple(texts)
    return (*texts[: most - 1], filled_in(more, count=len(texts) - most + 1))


def joined(texts: Iterable[Text], between: Text, end: Text | None = None) -> Text:
    """Texts in a row, with `end` after the last one."""
    found = tuple(texts)
    ending = end or {"en": ""}
    return {
        language: between.get(language, between["en"]).join(in_language(text, language) for text in found)
        + in_language(ending, language)
        for language in LANGUAGES
    }


def numbers_in_a_row(numbers: Iterable[int]) -> Text:
    """Rising numbers, three and more that follow each other as a range: "1, 4–7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = (part for run in runs for part in ([filled_in(RANGE, first=run[0], last=run[-1])] if len(run) > 2 else
             [{"en": str(number)} for number in run]))  # fmt: skip
    return joined(parts, BETWEEN_NUMBERS)


def without_full_stop(sentence: Text) -> Text:
    """The sentence as it stands inside another."""
    return {language: words.rstrip(".。") for language, words in sentence.items()}
