"""The tag tree of a PDF: what WeasyPrint leaves out of it, and what it says at too great length.

1. Elements with a lang of their own have no /Lang in the tag tree, so Chinese would be read aloud as English.
2. Header cells have no /Scope, so a screen reader cannot tell rows from columns.
3. The /BBox of a figure is in CSS pixels from the top of the page, not in the space of the page.
4. Every piece of text gets an element of its own, /Span, inside the element that it is the text of, and bold or small
   words one more, /NonStruct, which says by its name that it means nothing. The element of the text can hold its
   marks itself; a tenth of a report was elements that say nothing.

All replace a private function, so the version is pinned; tests/interview/report checks every one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

PIXELS_TO_POINTS = 0.75


@dataclass
class _Repairs:
    """What is known of one tag tree while it grows, by the numbers of its elements."""

    done: set[int] = field(default_factory=set)
    marks: dict[int, list[int]] = field(default_factory=dict)
    """Of the text of an element, in the order in which it is read."""


@dataclass(frozen=True)
class _Mark:
    """Stands for an element that is left out: its parent refers to its text by the mark."""

    reference: int


def install() -> None:
    """Replace the function; once in a process, after the import of WeasyPrint."""
    from weasyprint.pdf import tags

    build_as_it_comes = tags._build_box_tree  # noqa: SLF001 — see the module's first lines

    def build(box: Any, parent: Any, pdf: Any, page_number: int, nums: Any, *rest: Any) -> Iterator[Any]:
        # The boxes of html, body and page hand on what their children yield: do not repair an element twice.
        repairs = _repairs_of(pdf)
        for element in build_as_it_comes(box, parent, pdf, page_number, nums, *rest):
            if isinstance(element, _Mark) or element.number in repairs.done:
                yield element
                continue
            repairs.done.add(element.number)
            _take_marks(element, repairs)
            _repair_element(element, getattr(box, "_box", box))
            if element["S"] == "/Figure":
                _repair_figure(element, _page_height(pdf, page_number))
            yield from _in_short(element, parent, pdf, nums)

    tags._build_box_tree = build  # noqa: SLF001


def _repairs_of(pdf: Any) -> _Repairs:
    """Begun with the tree; from then on the elements of mere text are not added to the file."""
    if "_repairs" not in pdf.__dict__:
        pdf._repairs, add_as_it_comes = _Repairs(), pdf.add_object  # noqa: SLF001

        def add(thing: Any) -> None:
            if not _is_mere_text(thing):
                add_as_it_comes(thing)
                return
            thing.number = int(thing["P"].split()[0])
            pdf._repairs.marks.setdefault(thing.number, []).extend(thing["K"])  # noqa: SLF001

        pdf.add_object = add
    repairs: _Repairs = pdf._repairs  # noqa: SLF001
    return repairs


def _is_mere_text(thing: Any) -> bool:
    """An element of an inline box is as yet empty when it is added."""
    return isinstance(thing, dict) and thing.get("S") == "/Span" and bool(thing["K"])


def _take_marks(element: Any, repairs: _Repairs) -> None:
    """Where text of its own was left out, an element refers to itself: there belong the marks of that text."""
    if marks := repairs.marks.pop(element.number, None):
        waiting = iter(marks)
        element["K"][:] = [next(waiting) if kid == element.reference else kid for kid in element["K"]]


def _in_short(element: Any, parent: Any, pdf: Any, nums: dict[int, bytes]) -> Iterator[Any]:
    """The element, or its marks where it says nothing of them."""
    says_nothing = element["S"] == "/NonStruct" and "Lang" not in element
    if says_nothing and pdf.objects[-1] is element and parent.get("Pg") == element["Pg"]:
        pdf.objects.pop()
        _repairs_of(pdf).done.discard(element.number)
        for mark in element["K"]:
            nums[mark] = parent.reference
            yield _Mark(mark)
    else:
        yield element


def _repair_element(element: Any, box: Any) -> None:
    import pydyf

    source, tag = box.element, getattr(box, "element_tag", None) or ""
    if source is None or "::" in tag or tag in ("html", "body"):
        return
    if source.attrib.get("lang"):
        element["Lang"] = pydyf.String(source.attrib["lang"])
    if tag == "th" and element["S"] == "/TH":
        element["A"]["Scope"] = "/Row" if source.attrib.get("scope") == "row" else "/Column"


def _repair_figure(element: Any, page_height: float) -> None:
    import pydyf

    left, top, right, bottom = (float(value) * PIXELS_TO_POINTS for value in element["A"]["BBox"])
    corners = (left, page_height - bottom, right, page_height - top)
    element["A"]["BBox"] = pydyf.Array([round(value, 2) for value in corners])
    element["A"]["Placement"] = "/Block"


def _page_height(pdf: Any, page_number: int) -> float:
    """In points; the page is found by its reference "12 0 R"."""
    page = pdf.objects[int(pdf.page_references[page_number].split()[0])]
    return float(page["MediaBox"][3])
