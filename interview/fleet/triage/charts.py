"""Charts as vector pictures, drawn by matplotlib with the fonts of the report; the same bytes for the same figures."""

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from interview.fleet.triage.parts import Chart
from interview.report.columns import width_of, wrapped
from knowledge.vocabulary.text import Language, Text, in_language

WIDTH = 7.3
"""Inches: the width of the text of an A4 page."""
BAR = 0.27
"""Inches that a lying bar takes."""
AROUND = 0.62
"""Inches for the axis and the legend."""
UPRIGHT_HEIGHT = 2.2
WIDEST_LABEL = 34
"""Columns of letters."""
WIDEST_LEGEND = 165
FRAME_OF_A_NAME = 7
TEXT_COLOUR = "#14181f"
SMALL = 7.5
STYLE: dict[Any, Any] = {
    "svg.fonttype": "path", "svg.hashsalt": "roadworthy", "font.size": SMALL, "text.color": TEXT_COLOUR,
    "axes.edgecolor": "#77808a", "axes.linewidth": 0.5, "axes.spines.top": False, "axes.spines.right": False,
    "xtick.color": TEXT_COLOUR, "ytick.color": TEXT_COLOUR, "xtick.major.width": 0.5, "ytick.major.width": 0.0,
    "hatch.linewidth": 0.5, "hatch.color": "#ffffff", "legend.frameon": False,
}  # fmt: skip


def drawn(chart: Chart, languages: Sequence[Language]) -> bytes:
    """The chart as SVG."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with mpl.rc_context({**STYLE, "font.family": _families()}):
        height = UPRIGHT_HEIGHT if chart.is_upright else AROUND + BAR * len(chart.labels)
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        (_standing if chart.is_upright else _lying)(axes, chart, languages)
        if len(chart.series) > 1:
            figure.legend(
                loc="outside upper center", ncols=_side_by_side(chart, languages), handlelength=1.4, columnspacing=1.2
            )
        out = io.BytesIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": "Roadworthy"})
    return out.getvalue()


def _side_by_side(chart: Chart, languages: Sequence[Language]) -> int:
    """How many names of the legend fit on a line."""
    widest = max(width_of(_words(series.name, languages)) for series in chart.series) + FRAME_OF_A_NAME
    return max(1, min(len(chart.series), WIDEST_LEGEND // widest))


def _lying(axes: Any, chart: Chart, languages: Sequence[Language]) -> None:
    places = range(len(chart.labels))
    lefts = [0.0] * len(chart.labels)
    for series in chart.series:
        axes.barh(
            places, series.values, left=lefts, height=0.68, color=series.colour, hatch=series.hatch,
            label=_words(series.name, languages), linewidth=0,
        )  # fmt: skip
        lefts = [left + value for left, value in zip(lefts, series.values, strict=True)]
    for place, total in zip(places, lefts, strict=True):
        axes.annotate(f"{total:,.0f}", (total, place), xytext=(3, 0), textcoords="offset points", va="center")
    axes.set_yticks(places, [_in_lines(label, languages) for label in chart.labels])
    axes.invert_yaxis()
    axes.set_xlim(0, max(lefts, default=1) * 1.08 or 1)
    axes.xaxis.set_major_locator(_whole_numbers())


def _standing(axes: Any, chart: Chart, languages: Sequence[Language]) -> None:
    places = range(len(chart.labels))
    feet = [0.0] * len(chart.labels)
    for series in chart.series:
        axes.bar(
            places, series.values, bottom=feet, width=0.68, color=series.colour, hatch=series.hatch,
            label=_words(series.name, languages), linewidth=0,
        )  # fmt: skip
        feet = [foot + value for foot, value in zip(feet, series.values, strict=True)]
    axes.set_xticks(places, [_in_lines(label, languages[:1]) for label in chart.labels])
    axes.set_ylim(0, max(feet, default=1) * 1.08 or 1)
    axes.yaxis.set_major_locator(_whole_numbers())


def _whole_numbers() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=6, integer=True)


def _words(text: Text, languages: Sequence[Language]) -> str:
    return " ".join(dict.fromkeys(in_language(text, language) for language in languages))


def _in_lines(text: Text, languages: Sequence[Language]) -> str:
    return "\n".join(wrapped(_words(text, languages), WIDEST_LABEL))


@cache
def _families() -> list[str]:
    """The families of the report's own fonts: no picture depends on the machine."""
    from matplotlib import font_manager

    names = []
    for name in ("NotoSansSC-Regular.ttf", "NotoSans-Regular.ttf"):
        with as_file(files("report_templates") / "fonts" / name) as path:
            font_manager.fontManager.addfont(path)
            names.append(font_manager.FontProperties(fname=path).get_name())
    return names
