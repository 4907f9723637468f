"""What mkdocs does to a page before it makes HTML of it: ```yaml file=NAME becomes ```yaml with the name above it."""

import re
from typing import Any

FILE = re.compile(r"^(?P<indent> *)```(?P<language>\w+) file=(?P<name>\S+)$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page as Python-Markdown reads it, with the name of each file that the reader writes."""
    return FILE.sub(r"\g<indent>`\g<name>`:\n\n\g<indent>```\g<language>", markdown)
