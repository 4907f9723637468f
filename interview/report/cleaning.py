"""Words made safe to show anywhere: no control characters, no tricks of direction, no endless text.

People type names and models, packs may come from strangers, and both end in terminals, HTML and PDF. This is
the one place that every word of a report passes through; it knows no output format.
"""

import re
import unicodedata

CJK = r"\u2e80-\u303f\u3100-\u312f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
BLANKS_AMONG_CHINESE = re.compile(rf"(?<=[{CJK}]) +(?=[{CJK}])")
BROKEN_CHARACTER = "\N{REPLACEMENT CHARACTER}"


def cleaned(words: str, limit: int, clipped_mark: str) -> str:
    """The words on one line, composed (NFC), clipped to `limit` characters followed by `clipped_mark`.

    Blanks of any kind become single spaces, and vanish between Chinese characters. Control and format
    characters vanish (of an ANSI escape its harmless letters stay to be seen); what is no character at all
    becomes U+FFFD. `clipped_mark` may quote the full length as {count}.
    """
    if len(words) > limit:
        return cleaned(words[:limit], limit, "") + clipped_mark.format(count=len(words))
    if not words.isprintable():
        words = "".join(map(_shown, words))
    words = unicodedata.normalize("NFC", re.sub(" {2,}", " ", words)).strip()
    return BLANKS_AMONG_CHINESE.sub("", words)


def _shown(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" if not character.isspace():
            return ""
        case "Cf":
            return ""
        case "Cs" | "Cn":
            return BROKEN_CHARACTER
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Zs" if character != "\N{IDEOGRAPHIC SPACE}":
            return " "
        case _:
            return character
