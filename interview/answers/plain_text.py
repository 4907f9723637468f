"""Free text: names, plates, model numbers."""

from interview.answers.reading import Misunderstood, Reading, Understood, tidied

TEXT_LIMIT = 200
"""Signs that an answer may have; names, addresses and model numbers are shorter."""
TYPED_LIMIT = 5_000
"""Signs that are looked at at all: a pasted file is refused unread."""


def read_text(typed: str) -> Reading:
    """The text, tidied. Its length is that after tidying."""
    text = tidied(typed)
    if not text:
        return Misunderstood(
            {
                "en": "Please type some text. If you do not know it, type skip.",
                "zh": "请输入文字。如果不知道，请输入“跳过”。",
            }
        )
    if len(text) > TEXT_LIMIT:
        return Misunderstood(
            {
                "en": f"That has {len(text):,} signs; at most {TEXT_LIMIT} fit. Please shorten it.",
                "zh": f"共 {len(text)} 个字符，最多 {TEXT_LIMIT} 个。请缩短后重新输入。",
            }
        )
    return Understood(text)
