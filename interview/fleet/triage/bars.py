"""Charts of counts: bars of one colour, and bars cut by verdict."""

from collections.abc import Mapping, Sequence

from interview.fleet.triage import wording as say
from interview.fleet.triage.parts import Chart, Series
from knowledge.vocabulary.rules import Verdict
from knowledge.vocabulary.text import Text

COLOURS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.ROAD_LEGAL: ("#2f8f5b", ""),
    Verdict.RESTRICTED_USE: ("#3f74b5", "\\\\"),
    Verdict.ROAD_LEGAL_AFTER_STEPS: ("#d9a032", "//"),
    Verdict.NOT_ROAD_LEGAL: ("#b5382f", "xx"),
    Verdict.UNDETERMINED: ("#9aa3ad", ".."),
}
"""Of each verdict the colour and the pattern, from best to open."""
INK = "#3f5f7f"


def verdict_chart(title: Text, bars: Sequence[tuple[Text, Mapping[str, int]]]) -> Chart:
    """A bar for each thing, cut by verdict."""
    return Chart(
        says=title,
        labels=tuple(label for label, _ in bars),
        series=tuple(
            Series(say.SHORT_VERDICT[verdict], *COLOURS[verdict], tuple(float(of.get(verdict, 0)) for _, of in bars))
            for verdict in COLOURS
            if any(of.get(verdict, 0) for _, of in bars)
        ),
    )


def plain_chart(title: Text, bars: Sequence[tuple[Text, float]]) -> Chart | None:
    """A bar for each thing; null where there are none."""
    if not bars:
        return None
    series = Series(say.COUNT, INK, "", tuple(float(count) for _, count in bars))
    return Chart(title, tuple(label for label, _ in bars), (series,))
