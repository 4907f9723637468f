"""In which language the program speaks before anybody has said so."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from knowledge.vocabulary.text import LANGUAGES, Language

LANGUAGE_OPTION = "--lang"


def language_by_locale(environment: Mapping[str, str]) -> Language:
    """Chinese where the locale of messages is Chinese, otherwise English."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def language_asked_for(arguments: Sequence[str]) -> Language | None:
    """The language that the command line asks for; known before it is parsed, so that mistakes in it are told so."""
    for word, following in pairwise([*arguments, ""]):
        name, _, value = word.partition("=")
        if name == LANGUAGE_OPTION and (value or following) in LANGUAGES:
            return value or following
    return None
