"""A process that prints many reports stays as large as it is: nothing of a line outlives it."""

import gc
from pathlib import Path

import pytest

from interview.report.printer import printer

ROUNDS = 3
LINES_IN_A_ROUND = 6000


def resident() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


@pytest.mark.slow
def test_lines_with_font_features_leave_nothing_behind() -> None:
    """As WeasyPrint comes, each leaves some hundred bytes; the page gives its features to every line."""
    ready = printer()
    page = ready.weasyprint.HTML(string="<p>车辆 vehicle", url_fetcher=ready.fetcher)
    layout = page.render(font_config=ready.fonts, stylesheets=ready.styles)
    boxes = layout.pages[0]._page_box.descendants()
    style = next(box.style for box in boxes if getattr(box, "text", "") == "车辆 vehicle")
    from weasyprint.text.line_break import Layout

    def lines() -> None:
        for _ in range(LINES_IN_A_ROUND):
            Layout(style, 10).set_text("车辆")
        gc.collect()

    lines()
    before = resident()
    for _ in range(ROUNDS):
        lines()
    assert resident() - before < ROUNDS * LINES_IN_A_ROUND * 40
