"""Which of the offered choices was meant: by key, number, name, or words of its label."""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from interview.answers.reading import Misunderstood, Reading, Understood, tidied
from knowledge.vocabulary.facts import NO, YES, FactDeclaration
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language

MOST_NAMED = 4
"""Choices that a question back may list."""
SHORTEST_MENTION = 2
"""Signs of an alphabet; a single one says too little, unlike a Chinese one, which may be a word."""

YES_AND_NO: dict[str, Text] = {YES: {"en": "Yes", "zh": "是"}, NO: {"en": "No", "zh": "否"}}

WAYS_TO_SAY_YES = frozenset(
    "y yes yeah yep yup sure true right correct 1 是 是的 对 对的 有 会 能 可以 嗯 好 正确".split()
)
WAYS_TO_SAY_NO = frozenset(
    "n no nope not false wrong incorrect 2 否 不 不是 不是的 不对 没 没有 无 不会 不能 不可以 错".split()
)


def labels_of(declaration: FactDeclaration) -> Mapping[str, Text]:
    """The labels of a choice or yes/no fact, by id, in the order in which they are offered."""
    return declaration.choices or YES_AND_NO


def keys_of(declaration: FactDeclaration) -> tuple[str, ...]:
    """What to type for each choice: y and n, else letters, else numbers.

    Numbers stand where a letter is itself a name, as in licence classes, and where letters run out.
    """
    labels = labels_of(declaration)
    if set(labels) == {YES, NO}:
        return tuple(choice[0] for choice in labels)
    return _letters(labels) if _are_free(_letters(labels), labels) else _numbers(labels)


def numbers_of(declaration: FactDeclaration) -> tuple[str, ...]:
    """The same for those who listen: numbers, unless labels begin with numbers of their own."""
    labels = labels_of(declaration)
    return _numbers(labels) if _are_free(_numbers(labels), labels) else keys_of(declaration)


def read_yes_or_no(words: str, declaration: FactDeclaration, language: Language) -> Reading:
    """Yes or no, in any usual way to say it."""
    said = _bare(words)
    for choice, ways in ((YES, WAYS_TO_SAY_YES), (NO, WAYS_TO_SAY_NO)):
        if said in ways:
            return Understood(choice)
    named = _named(said, labels_of(declaration), language) if said else []
    if len(named) == 1:
        return Understood(named[0])
    return Misunderstood({"en": "Please type y for yes or n for no.", "zh": "请输入 y（是）或 n（否）。"})


def read_choice(words: str, declaration: FactDeclaration, language: Language) -> Reading:
    """The choice that was meant, unless the words fit none or several."""
    labels = labels_of(declaration)
    said = _bare(words)
    if not said:
        return NONE_OF_THEM
    meant = _exactly(said, labels, language) or _by_position(said, declaration) or _named(said, labels, language)
    if not meant:
        return _mentioned(said, declaration, language)
    return Understood(meant[0]) if len(meant) == 1 else _which(meant, declaration)


def _exactly(said: str, labels: Mapping[str, Text], language: Language) -> list[str]:
    for spoken in (language, *LANGUAGES):
        meant = [choice for choice, label in labels.items() if said in _names(choice, label, spoken)]
        if meant:
            return meant
    return []


def _by_position(said: str, declaration: FactDeclaration) -> list[str]:
    """By letter or number; those that are also names in the labels count only where they are on show."""
    labels = labels_of(declaration)
    shown = keys_of(declaration)
    for keys in (shown, _numbers(labels), _letters(labels)):
        if said in keys and (keys is shown or said not in _first_words(labels)):
            return [list(labels)[keys.index(said)]]
    return []


def _named(said: str, labels: Mapping[str, Text], language: Language) -> list[str]:
    """The choices whose name begins so, in the person's language first."""
    for spoken in (language, *LANGUAGES):
        meant = [
            choice
            for choice, label in labels.items()
            if any(name.startswith(said) for name in _names(choice, label, spoken))
        ]
        if meant:
            return meant
    return []


def _mentioned(said: str, declaration: FactDeclaration, language: Language) -> Reading:
    """The one choice whose label mentions the words; with a doubt, for "listed" also stands in "not listed"."""
    labels = labels_of(declaration)
    meant = [choice for choice in labels if any(said in name for name in _all_names(choice, labels[choice]))]
    if not meant or (said.isascii() and len(said) < SHORTEST_MENTION):
        return NONE_OF_THEM
    if len(meant) > 1:
        return _which(meant, declaration)
    label = labels[meant[0]]
    return Understood(
        meant[0],
        doubt={
            "en": f"Do you mean: {in_language(label, 'en')}?",
            "zh": f"您是指：{in_language(label, 'zh')}？",
        },
    )


def _all_names(choice: str, label: Text) -> list[str]:
    return [name for spoken in LANGUAGES for name in _names(choice, label, spoken)]


def _names(choice: str, label: Text, language: Language) -> tuple[str, ...]:
    return choice, choice.replace("_", " "), _bare(tidied(label.get(language, "")))


def _first_words(labels: Mapping[str, Text]) -> Iterable[str]:
    for choice, label in labels.items():
        yield choice
        for words in label.values():
            yield from _bare(tidied(words)).split()[:1]


def _are_free(keys: tuple[str, ...], labels: Mapping[str, Text]) -> bool:
    return len(keys) == len(labels) and not set(keys) & set(_first_words(labels))


def _letters(labels: Mapping[str, Text]) -> tuple[str, ...]:
    return tuple(ascii_lowercase[: len(labels)])


def _numbers(labels: Mapping[str, Text]) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, len(labels) + 1))


def _bare(words: str) -> str:
    return words.casefold().strip(" .。()[]")


def _which(meant: list[str], declaration: FactDeclaration) -> Misunderstood:
    if len(meant) > MOST_NAMED:
        return NONE_OF_THEM
    labels = [labels_of(declaration)[choice] for choice in meant]
    english, chinese = ("; ".join(in_language(label, language) for label in labels) for language in LANGUAGES)
    return Misunderstood(
        {
            "en": f"That fits several: {english}. Please type more of it.",
            "zh": f"符合多个选项：{chinese}。请再多输入几个字。",
        }
    )


NONE_OF_THEM = Misunderstood(
    {
        "en": "That is not one of the choices. Please type the sign in front of one, or words of it.",
        "zh": "没有这个选项。请输入选项前的字符，或选项中的几个字。",
    }
)
