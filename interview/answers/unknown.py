"""The many ways to say "I don't know"."""

from knowledge.vocabulary.facts import Unknown

WAYS_TO_SAY_UNKNOWN = frozenset(
    {
        *("?", "??", "dk", "idk", "dunno", "unknown", "not known", "unclear", "no idea", "not sure", "unsure"),
        *("i don't know", "don't know", "dont know", "i dont know", "do not know", "i do not know"),
        *("can't tell", "cannot tell", "can't say", "cannot say", "i'm not sure", "i am not sure"),
        *("不知道", "我不知道", "不清楚", "不太清楚", "不确定", "不了解", "不晓得", "未知", "不详", "说不清", "没把握"),
        Unknown.UNKNOWN.value,
    }
)


def says_unknown(words: str) -> bool:
    """Whether tidied words say that the person does not know."""
    return words.casefold().rstrip(".。") in WAYS_TO_SAY_UNKNOWN
