"""Small pictures as inline SVG: what comes before what, and when. Only the numbers of entries stand in them."""

from collections.abc import Iterator
from datetime import date

from interview.report.parts import Order, Timeline

RADIUS = 11
MARGIN = 14
STEP_ACROSS = 64
STEP_DOWN = 30
LINE = 520
"""Length of a timeline."""
INK = "#17324d"


def drawn(what: Order | Timeline, words: str) -> str:
    """The drawing; `words` say what it shows, and are already safe in markup."""
    return _order(what, words) if isinstance(what, Order) else _timeline(what, words)


def _svg(width: float, height: float, words: str, shapes: Iterator[str]) -> str:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    begun = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" class="picture"><title>{words}</title>'
    return "".join([begun, *shapes, "</svg>"])


# --- what comes before what -------------------------------------------------------------------------------


def _order(order: Order, words: str) -> str:
    width = MARGIN * 2 + STEP_ACROSS * (len(order.columns) - 1)
    height = MARGIN * 2 + STEP_DOWN * (max(map(len, order.columns)) - 1)
    return _svg(width, height, words, _order_shapes(order))


def _order_shapes(order: Order) -> Iterator[str]:
    places = {
        number: (MARGIN + across * STEP_ACROSS, MARGIN + down * STEP_DOWN)
        for across, column in enumerate(order.columns)
        for down, number in enumerate(column)
    }
    yield from (_arrow(places[first], places[later]) for first, later in order.arrows)
    yield from (_circle(number, *place) for number, place in places.items())


def _circle(number: int, x: float, y: float) -> str:
    disc = f'<circle cx="{x:g}" cy="{y:g}" r="{RADIUS}" fill="#fff" stroke="{INK}" stroke-width="1.6"/>'
    return disc + _words(str(number), x, y + 4, 'font-size="11" font-weight="700"')


def _words(words: str, x: float, y: float, style: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="middle" fill="{INK}" {style}>{words}</text>'


def _arrow(start: tuple[int, int], end: tuple[int, int]) -> str:
    """A line from edge to edge of two circles, with a head at its end."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = float(across * across + down * down) ** 0.5
    x, y = across / length, down / length
    first = start[0] + x * RADIUS, start[1] + y * RADIUS
    tip = end[0] - x * (RADIUS + 1), end[1] - y * (RADIUS + 1)
    left = tip[0] - 6 * x + 3 * y, tip[1] - 6 * y - 3 * x
    right = tip[0] - 6 * x - 3 * y, tip[1] - 6 * y + 3 * x
    line = f'<path d="M{_at(first)} L{_at(tip)}" stroke="{INK}" stroke-width="1.2" fill="none"/>'
    return f'{line}<path d="M{_at(tip)} L{_at(left)} L{_at(right)} Z" fill="{INK}"/>'


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


# --- when -------------------------------------------------------------------------------------------------


def _timeline(line: Timeline, words: str) -> str:
    return _svg(LINE + 2 * MARGIN, 3 * MARGIN + RADIUS * 2, words, _timeline_shapes(line))


def _timeline_shapes(line: Timeline) -> Iterator[str]:
    """A line with a mark and the year at each new year, and a circle at each day; circles that would cover move on."""
    y = MARGIN
    yield f'<path d="M{MARGIN} {y} H{MARGIN + LINE}" stroke="{INK}" stroke-width="1.2" fill="none"/>'
    years = range(line.first.year + 1, line.last.year + 1)
    for year in years:
        x = _across(line, date(year, 1, 1))
        yield f'<path d="M{x:.1f} {y + RADIUS} v6" stroke="{INK}" stroke-width="0.8" fill="none"/>'
        if len(years) <= 16:
            yield _words(str(year), round(x, 1), y + RADIUS + 17, 'font-size="8"')
    last = float("-inf")
    for number, day in line.days:
        last = max(_across(line, day), last + 2 * RADIUS)
        yield _circle(number, round(last, 1), y)


def _across(line: Timeline, day: date) -> float:
    return MARGIN + LINE * (day - line.first).days / max(1, (line.last - line.first).days)
