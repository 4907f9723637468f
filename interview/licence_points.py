"""The points that a consequence brings, said once: after its measure, unless the measure says them itself."""

import re

from knowledge.vocabulary.findings import Risk

SAID = {"en": re.compile(r"(\d+) (?:\w+ )?points?\b"), "zh": re.compile(r"(\d+)分(?!钟)")}
"""How a measure says them: "9 points", "1 demerit point", 记9分."""


def points_left_to_say(risk: Risk) -> int:
    """The points; 0 without any, and where the measure says so many in each of its languages."""
    figure = str(risk.points)
    said = all(figure in SAID[language].findall(words) for language, words in risk.measure.items())
    return 0 if said else risk.points
