"""Lines with tones as text for a terminal, in 16 colours that show on light and on dark backgrounds."""

from collections.abc import Iterable, Mapping

from interview.terminal.layout import Line, Tone

SGR = {
    Tone.STRONG: "1",
    Tone.CHOSEN: "7",
    Tone.NOTICE: "1",
    Tone.GOOD: "30;42",
    Tone.LIMITED: "1;97;44",
    Tone.CAUTION: "30;43",
    Tone.BAD: "1;97;41",
    Tone.OPEN: "1;7",
}
"""Select Graphic Rendition (ECMA-48). Where a colour is set, letters and ground both are.

Black is never bold: terminals with 16 colours would make grey of it, which cannot be read on green and yellow.
"""

WITHOUT_COLOUR = {
    tone: "1;7" if tone in {Tone.GOOD, Tone.LIMITED, Tone.CAUTION, Tone.BAD} else code for tone, code in SGR.items()
}

PROMPT_TOOLKIT_STYLE = {
    Tone.PLAIN: "",
    Tone.QUIET: "",
    Tone.STRONG: "bold",
    Tone.CHOSEN: "reverse",
    Tone.NOTICE: "bold",
    Tone.GOOD: "fg:ansiblack bg:ansigreen",
    Tone.LIMITED: "bold fg:ansiwhite bg:ansiblue",
    Tone.CAUTION: "fg:ansiblack bg:ansiyellow",
    Tone.BAD: "bold fg:ansiwhite bg:ansired",
    Tone.OPEN: "bold reverse",
}


def wants_colour(environment: Mapping[str, str]) -> bool:
    """Whether colours may be used (https://no-color.org)."""
    return not environment.get("NO_COLOR")


def painted(lines: Iterable[Line], *, in_colour: bool) -> str:
    """The lines with escape sequences for their tones, each ended by a newline."""
    codes = SGR if in_colour else WITHOUT_COLOUR
    return "".join(f"{''.join(_span(words, codes.get(tone)) for words, tone in line)}\n" for line in lines)


def _span(words: str, code: str | None) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if code else words
