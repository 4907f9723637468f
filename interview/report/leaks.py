"""WeasyPrint leaks two small things of Pango for each line that has font features; here both are given back.

Version 70 shares one attribute among lists that each would free it, so it can free neither. One attribute for each list
belongs to that list alone. Without this a process that prints many reports grows by more than half a megabyte for each.
"""

from typing import Any


def install() -> None:
    """Set font features on every layout so that they go with it. Once, after the import."""
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, pango

    features_as_they_come, setup_as_it_comes = line_break.font_features, line_break.Layout.setup

    def setup(layout: Any, style: Any) -> None:
        found: dict[str, Any] = {}

        def features(*wishes: Any) -> dict[str, Any]:
            found.update(features_as_they_come(*wishes))
            return {}

        line_break.font_features = features
        setup_as_it_comes(layout, style)
        if found:
            words = ",".join(f"{name} {value}" for name, value in found.items()).encode()
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(words))
            pango.pango_layout_set_attributes(layout.layout, attributes)

    line_break.Layout.setup = setup
