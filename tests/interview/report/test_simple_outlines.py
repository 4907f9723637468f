"""The outlines of the packaged font, made simpler by scripts/simple_outlines.py."""

import importlib.util
from pathlib import Path

import pytest
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[3]
SPECIFICATION = importlib.util.spec_from_file_location("simple_outlines", ROOT / "scripts" / "simple_outlines.py")
outlines = importlib.util.module_from_spec(SPECIFICATION)
SPECIFICATION.loader.exec_module(outlines)


def contour(draw) -> list:
    pen = TTGlyphPen(None)
    draw(pen)
    pen.closePath()
    (only,) = outlines.contours_of(pen.glyph(dropImpliedOnCurves=False), None)
    return only


def arc(pen: TTGlyphPen) -> None:
    """A stroke that bends, each side drawn by four quadratics as all weights of a variable font must."""
    pen.moveTo((0, 0))
    pen.qCurveTo((51, 101), (103, 190), (152, 252), (205, 301), (229, 323))
    pen.lineTo((251, 280))
    pen.qCurveTo((224, 259), (180, 215), (131, 150), (82, 61), (40, -15))


def square(pen: TTGlyphPen) -> None:
    pen.moveTo((10, 10))
    for point in ((10, 400), (10, 710), (710, 710), (710, 10)):
        pen.lineTo(point)


@pytest.mark.parametrize("draw", [arc, square])
def test_fewer_points_stay_within_the_tolerance(draw) -> None:
    """On the grid, whatever they draw."""
    old = contour(draw)
    new = outlines.simpler(old)
    assert len(new) < sum(len(segment) - 1 for segment in old)
    assert outlines.deviation(old, new) <= outlines.TOLERANCE
    assert all(value % outlines.GRID == 0 for point, _ in new for value in point)


def test_corners_stay() -> None:
    """A square has four, and the point on its side is none."""
    points = {point for point, _ in outlines.simpler(contour(square))}
    assert points == {(10, 10), (10, 710), (710, 710), (710, 10)}


def test_a_curve_that_starts_level_still_does() -> None:
    """No kink where a line goes on into a curve."""

    def draw(pen: TTGlyphPen) -> None:
        pen.moveTo((0, 0))
        pen.lineTo((200, 0))
        pen.qCurveTo((260, 0), (318, 30), (351, 83), (360, 140), (360, 200))
        pen.lineTo((360, 400))
        pen.lineTo((0, 400))

    drawn = outlines.simpler(contour(draw))
    after = drawn[(drawn.index(((200, 0), True)) + 1) % len(drawn)]
    before = drawn[drawn.index(((360, 200), True)) - 1]
    assert after[0][1] == 0
    assert before[0][0] == 360


def test_the_deviation_is_seen_in_both_directions() -> None:
    """Where the new contour leaves the old, and where it leaves something of it out."""
    old = contour(square)
    cut = [((10, 10), True), ((10, 710), True), ((710, 710), True)]
    spike = [*cut, ((710, 10), True), ((360, -90), True)]
    assert outlines.deviation(old, cut) > 400
    assert outlines.deviation(old, spike) == pytest.approx(100, abs=1)


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_packaged_font_is_simple(style: str) -> None:
    """Chinese outlines lie on the grid, and their bounds are where the font says."""
    font = TTFont(ROOT / "report_templates" / "fonts" / f"NotoSansSC-{style}.ttf")
    glyphs, metrics = font["glyf"], font["hmtx"]
    for character in "车辆登记安全藏鬱":
        name = font.getBestCmap()[ord(character)]
        assert all(value % outlines.GRID == 0 for point in glyphs[name].coordinates for value in point)
        assert metrics[name] == (outlines.FULL_WIDTH, glyphs[name].xMin)
