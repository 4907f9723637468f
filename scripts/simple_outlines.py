"""Outlines of fewer points on a coarser grid: most of what a printed report weighs is outlines of glyphs.

A curve that many quadratics follow, because all weights of a variable font must have the same points, is drawn by as
few as stay within the tolerance; a point that lies on a line between its neighbours is left out; all points lie on
a grid, so that the distances between them repeat and can be compressed. The tolerance is two thousandths of an em:
6 micrometres in the text of the report, a seventh of a dot of a printer of 600 dots per inch. Letters, which are few
and round, stay as they are.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

Point: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[Point, ...]
"""A line of two points or a quadratic curve of three."""
Drawn: TypeAlias = list[tuple[Point, bool]]
"""The points of a contour; whether each is on it."""
Array: TypeAlias = Any


TOLERANCE = 2.0
"""In units of the font, a thousand to the em: how far a new outline may be from the old, and the old from the new."""
GRID = 2
FULL_WIDTH = 1000
"""The advance of a Chinese character."""
STRAIGHT = 0.3
"""A curve that bends no further is a line."""
ON_A_LINE = 0.5
"""A point between two lines that is no further from the line between its neighbours is not needed."""
NO_CORNER = 0.97
"""The least cosine of the angle between two curves that go on into each other."""
LEVEL = 0.05
"""The slope up to which a curve counts as level, or upright."""
SAMPLES = 6
"""Of a curve."""
ROUNDS = 3
OVERLAPS = 0x40
"""The flag of a glyph, in its first point, whose contours overlap (OpenType, glyf)."""
PARAMETERS = np.linspace(0, 1, SAMPLES + 1)
WEIGHTS = np.stack([(1 - PARAMETERS) ** 2, 2 * PARAMETERS * (1 - PARAMETERS), PARAMETERS**2], 1)


def simplify(font: TTFont) -> float:
    """Simplify every Chinese character and full-width sign; the largest deviation in units of the font."""
    glyphs, metrics, largest = font["glyf"], font["hmtx"], 0.0
    for name in font.getGlyphOrder():
        glyph, (width, _) = glyphs[name], metrics[name]
        if glyph.numberOfContours > 0 and width == FULL_WIDTH:
            contours = list(contours_of(glyph, glyphs))
            drawn = [simpler(contour) for contour in contours]
            largest = max([largest, *map(deviation, contours, drawn)])
            glyphs[name] = new = drawn_glyph(drawn)
            new.recalcBounds(glyphs)
            metrics[name] = (width, new.xMin)
    return largest


def contours_of(glyph: Any, glyphs: Any) -> Iterator[list[Segment]]:
    """Its contours, each of one segment or more."""
    pen = RecordingPen()
    glyph.draw(pen, glyphs)
    contour: list[Segment] = []
    for operation, points in pen.value:
        if operation == "moveTo":
            start = here = points[0]
            contour = []
        elif operation == "lineTo":
            contour.append((here, points[0]))
            here = points[0]
        elif operation == "qCurveTo":
            *controls, last = points
            if last is None:  # no point is on the contour
                start = here = last = _between(controls[-1], controls[0])
                contour = []
            for control, end in decomposeQuadraticSegment([*controls, last]):
                contour.append((here, control, end))
                here = end
        else:
            yield [*contour, (here, start)] if here != start else contour


def simpler(contour: Sequence[Segment]) -> Drawn:
    """The contour in as few points as stay within the tolerance."""
    drawn: Drawn = []
    for run in runs([_straightened(segment) for segment in contour if len(set(segment)) > 1]):
        drawn.append((_point(snapped(run[0][0])), True))
        if len(run[0]) == 3:
            drawn += _curve(run)
    return without_idle_points(drawn)


def runs(segments: list[Segment]) -> Iterator[list[Segment]]:
    """Lines one by one, and curves that go on into each other together."""
    breaks = [number for number in range(len(segments)) if not _goes_on(segments[number - 1], segments[number])]
    first = breaks[0] if breaks else max(range(len(segments)), key=lambda number: segments[number][0])
    turned = segments[first:] + segments[:first]
    ends = [*(number - first for number in breaks[1:]), len(segments)]
    for start, end in zip([0, *ends], ends, strict=False):
        yield turned[start:end]


def _curve(run: Sequence[Segment]) -> Drawn:
    """The points between start and end."""
    old, ends = sampled(run), snapped([run[0][0], run[-1][-1]])
    if tuple(ends[0]) != tuple(ends[1]) and distances(old, ends)[0].max() <= TOLERANCE / 2:
        return []
    for count in range(1, len(run) + 1 if len(run) > 1 else 1):
        controls = fitted(old, _held(run, ends, count))
        if controls is not None:
            return [(_point(control), False) for control in controls]
    kept: Drawn = []
    for number, (before, control, _) in enumerate(run):
        kept += [(_point(snapped(before)), True)] if number else []
        kept.append((_point(snapped(control)), False))
    return kept


def fitted(old: Array, held: Array) -> Array | None:
    """Controls, between whose middles the curve runs, that stay within the tolerance; None if none were found.

    With the parameters of the old points given, the least squares are linear; the parameters are then corrected.
    `held` are start, controls and end, in which what is not yet known is NaN.
    """
    count = len(held) - 2
    lengths = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(old, axis=0).T))])
    parameters = lengths / lengths[-1] * count
    for number in range(ROUNDS):
        points = _least_squares(old, held, _weights(parameters, count))
        new = drawn_curve(snapped(points))
        furthest = distances(old, new)[0].max()
        if max(furthest, distances(new, old)[0].max()) <= TOLERANCE:
            return snapped(points[1:-1])
        if number and furthest > 4 * TOLERANCE:
            return None
        parameters = distances(old, drawn_curve(points))[1] / SAMPLES
    return None


def _least_squares(old: Array, held: Array, weights: Array) -> Array:
    points = held.copy()
    for axis in (0, 1):
        known = ~np.isnan(held[:, axis])
        if not known.all():
            wanted = old[:, axis] - weights[:, known] @ held[known, axis]
            points[~known, axis] = np.linalg.lstsq(weights[:, ~known], wanted, rcond=None)[0]
    return points


def _held(run: Sequence[Segment], ends: Array, count: int) -> Array:
    """Start, so many controls and end, NaN where free: a curve that starts or ends level or upright still does."""
    held = np.full((count + 2, 2), np.nan)
    held[0], held[-1] = ends
    ways = ((1, ends[0], np.subtract(*run[0][:2])), (count, ends[1], np.subtract(*run[-1][1:])))
    for control, tip, way in ways:
        for axis in (0, 1):
            if abs(way[axis]) <= LEVEL * abs(way[1 - axis]):
                held[control, axis] = tip[axis]
    return held


def _weights(parameters: Array, count: int) -> Array:
    """How much of start, controls and end is in the point at each parameter from 0 to count: a B-spline."""
    piece = np.minimum(parameters.astype(int), count - 1)
    t = parameters - piece
    weights, rows = np.zeros((len(parameters), count + 2)), np.arange(len(parameters))
    before, after = (1 - t) ** 2, t**2
    weights[rows, piece + 1] += 2 * t * (1 - t)
    is_first, is_last = piece == 0, piece == count - 1
    weights[rows, piece] += np.where(is_first, before, before / 2)
    weights[rows, piece + 1] += np.where(is_first, 0, before / 2)
    weights[rows, piece + 1] += np.where(is_last, 0, after / 2)
    weights[rows, piece + 2] += np.where(is_last, after, after / 2)
    return weights


def drawn_curve(points: Array) -> Array:
    """Points of the curve of start, controls and end."""
    start, controls, end = points[0], points[1:-1], points[-1]
    on_it = np.concatenate([[start], (controls[:-1] + controls[1:]) / 2, [end]])
    pieces = np.stack([on_it[:-1], controls, on_it[1:]], 1)
    return np.concatenate([np.einsum("sw,pwd->psd", WEIGHTS[:-1], pieces).reshape(-1, 2), [end]])


def sampled(segments: Sequence[Segment]) -> Array:
    """Points of the segments."""
    pieces = [np.array(each) if len(each) == 2 else WEIGHTS @ np.array(each) for each in segments]
    return np.concatenate([pieces[0][:1], *(piece[1:] for piece in pieces)])


def distances(points: Array, line: Array) -> tuple[Array, Array]:
    """How far each point is from a line of many pieces, and where on it, in pieces from its start, the nearest is."""
    starts, ways = line[:-1], np.diff(line, axis=0)
    squares = np.maximum((ways**2).sum(1), 1e-9)
    along = np.clip(((points[:, None] - starts) * ways).sum(2) / squares, 0, 1)
    apart = ((points[:, None] - starts - along[..., None] * ways) ** 2).sum(2)
    nearest, rows = apart.argmin(1), np.arange(len(points))
    return np.sqrt(apart[rows, nearest]), nearest + along[rows, nearest]


def without_idle_points(drawn: Drawn) -> Drawn:
    """Without points that say nothing: twice the same, on the line of their neighbours, in the middle of controls."""
    number = 0
    while number < len(drawn):
        if len(drawn) > 3 and _is_idle(drawn[number - 1], drawn[number], drawn[(number + 1) % len(drawn)]):
            del drawn[number]
            number = max(number - 2, 0)
        else:
            number += 1
    return drawn


def _is_idle(before: tuple[Point, bool], here: tuple[Point, bool], after: tuple[Point, bool]) -> bool:
    (a, a_is_on), (b, b_is_on), (c, c_is_on) = before, here, after
    if not b_is_on or a_is_on is not c_is_on:
        return False
    if not a_is_on:
        return b == _between(a, c)
    goes_on = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) >= 0
    return goes_on and abs(_cross(a, b, c)) <= ON_A_LINE * math.dist(a, c)


def deviation(contour: Sequence[Segment], drawn: Drawn) -> float:
    """The largest distance between the old contour and the new."""
    old, new = sampled(contour), sampled(next(contours_of(drawn_glyph([drawn]), None)))
    return float(max(distances(old, new)[0].max(), distances(new, old)[0].max()))


def drawn_glyph(contours: Sequence[Drawn]) -> Any:
    """A glyph of these contours, which may overlap."""
    pen = TTGlyphPen(None)
    for contour in contours:
        first = next((number for number, (_, is_on) in enumerate(contour) if is_on), None)
        if first is None:
            pen.qCurveTo(*(point for point, _ in contour), None)
        else:
            _draw(pen, contour[first:] + contour[: first + 1])
        pen.closePath()
    glyph = pen.glyph(dropImpliedOnCurves=False)
    glyph.flags[0] |= OVERLAPS
    return glyph


def _draw(pen: TTGlyphPen, points: Drawn) -> None:
    pen.moveTo(points[0][0])
    waiting: list[Point] = []
    for point, is_on in points[1:]:
        waiting.append(point)
        if is_on:
            pen.qCurveTo(*waiting)
            waiting = []


def snapped(points: Any) -> Array:
    """On the grid."""
    return np.floor(np.asarray(points, float) / GRID + 0.5) * GRID


def _point(values: Array) -> Point:
    return int(values[0]), int(values[1])


def _between(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _cross(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _straightened(segment: Segment) -> Segment:
    """A curve that hardly bends as a line."""
    start, *control, end = segment
    if not control or start == end:
        return segment
    bends = abs(_cross(start, control[0], end)) / math.dist(start, end) / 2
    along = sum((c - s) * (e - s) for s, c, e in zip(start, control[0], end, strict=True)) / math.dist(start, end) ** 2
    return (start, end) if bends <= STRAIGHT and 0 <= along <= 1 else segment


def _goes_on(before: Segment, after: Segment) -> bool:
    """Whether both are curves and there is no corner between them."""
    if len(before) == 2 or len(after) == 2:
        return False
    (ax, ay), (bx, by) = (np.subtract(before[2], before[1]), np.subtract(after[1], after[0]))
    lengths = math.hypot(ax, ay) * math.hypot(bx, by)
    return bool(lengths > 0 and (ax * bx + ay * by) / lengths >= NO_CORNER)
