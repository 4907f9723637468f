"""What WeasyPrint and pydyf do ten thousands of times for a report, done with less work. The bytes are the same.

1. Every line of text makes a Pango context and a description of its font, which all lines of a style can share.
   As it comes it leaks, too: version 70 shares one attribute among lists of font features that each would free it, so
   it can free neither, and a process that prints many reports grows by half a megabyte for each. Here each list owns
   its attribute.
2. The height of a line is looked up under a key made of fourteen properties; here a style keeps its key.
3. A property that nothing sets is looked for under logical names, and its value in formulas. Here it is what is
   inherited or initial at once.
4. Margins, padding and sizes are resolved one by one through three functions, though few are percentages.
5. Numbers and words become bytes by a chain of questions about their type; one look at it decides nearly all.

All replace private functions, so the versions are pinned; tests/interview/report checks them against what they replace.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

NOT_PLAIN = frozenset({"display", "float", "page", "position"})
"""Properties that depend on others, or on those of the elements around."""
KEPT = "_kept_by_roadworthy"
"""What a style keeps; a copy of the style, which may be changed, keeps nothing yet."""


def install() -> None:
    """Replace the functions. Once, after the import."""
    import pydyf
    from weasyprint.css import ComputedStyle
    from weasyprint.layout import percent
    from weasyprint.text import line_break

    line_break.Layout.setup = _setup(line_break.Layout.setup)
    line_break._font_style_cache_key = _font_key(line_break._font_style_cache_key)  # noqa: SLF001 — see above
    ComputedStyle.__missing__ = _missing(ComputedStyle.__missing__)
    percent.resolve_one_percentage = _resolve_one_percentage(percent.resolve_one_percentage)
    pydyf._to_bytes = _to_bytes(pydyf._to_bytes)  # noqa: SLF001 — see above


@dataclass(frozen=True)
class _TextSettings:
    """What all lines of a style share: pointers to things of Pango, and the words for the features of its font."""

    context: Any
    language: Any
    font: Any
    features: bytes


def _setup(as_it_comes: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    from weasyprint.text.ffi import ffi, gobject, pango

    def setup(layout: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none" or style["font_language_override"] != "normal":
            as_it_comes(layout, style)
            return
        shared = _kept(style, "text", _text_settings)
        layout.style, layout.language, layout.first_line_direction = style, shared.language, 0
        layout.ascent = layout.underline_position = layout.underline_thickness = None
        layout.strikethrough_position = layout.strikethrough_thickness = None
        layout.layout = ffi.gc(pango.pango_layout_new(shared.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, shared.font)
        if shared.features:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(shared.features))
            pango.pango_layout_set_attributes(layout.layout, attributes)

    return setup


def _text_settings(style: Any) -> _TextSettings:
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if style["lang"]:
        words, _kept_alive = unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(words)
        pango.pango_context_set_language(context, language)
    features = line_break.font_features(
        style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
        style["font_variant_caps"], style["font_variant_numeric"], style["font_variant_alternates"],
        style["font_variant_east_asian"], style["font_feature_settings"],
    )  # fmt: skip
    words_for_features = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    return _TextSettings(context, language, line_break.get_font_description(style), words_for_features)


def _font_key(as_it_comes: Callable[..., str]) -> Callable[..., str]:
    def key(style: Any, include_size: bool = False) -> str:
        made: str = _kept(style, f"key {include_size}", lambda style: as_it_comes(style, include_size))
        return made

    return key


def _kept(style: Any, name: str, made: Callable[[Any], Any]) -> Any:
    """What was made of a style, made once."""
    kept = style.__dict__.setdefault(KEPT, {})
    if name not in kept:
        kept[name] = made(style)
    return kept[name]


def _missing(as_it_comes: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    plain = {name for name in INITIAL_VALUES if name not in NOT_PLAIN and not name.startswith("text_decoration_")}
    inherited, initial = plain & INHERITED, plain - INHERITED - INITIAL_NOT_COMPUTED
    logical = {
        name: {function(block="ttb", inline=inline) for inline in ("ltr", "rtl")}
        for name, function in PHYSICAL_FUNCTIONS.items()
    }

    def missing(style: Any, name: str) -> Any:
        if name not in style.cascaded and not (
            name in logical and any(map(style.cascaded.__contains__, logical[name]))
        ):
            if name in initial:
                value = style[name] = INITIAL_VALUES[name]
                return value
            if name in inherited and style.parent_style is not None:
                value = style[name] = style.parent_style[name]
                return value
        return as_it_comes(style, name)

    return missing


def _resolve_one_percentage(as_it_comes: Callable[[Any, str, Any], None]) -> Callable[[Any, str, Any], None]:
    def resolve(box: Any, name: str, refer_to: Any) -> None:
        value = box.style[name]
        if getattr(value, "unit", None) == "px":
            setattr(box, name, value.value)
        else:
            as_it_comes(box, name, refer_to)

    return resolve


def _to_bytes(as_it_comes: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        if kind is int:
            return b"%d" % item
        return as_it_comes(item)

    return to_bytes
