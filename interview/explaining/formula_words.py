"""What each formula computes, in words of Chinese; in English the formula says it itself."""

from knowledge.vocabulary.formulas import Formula
from knowledge.vocabulary.text import Text

IN_CHINESE = {
    "days_until": "从评估日到该日的天数，已过则为负数",
    "days_since": "从该日到评估日的天数，未到则为负数",
    "full_years_since": "从该日到评估日的满周年数",
    "days_between": "从第一个日期到第二个日期的天数",
    "difference": "第一个数减去第二个数",
    "percent_over": "第一个数超出第二个数的百分比，第二个数为0时取0",
    "share": "第一个数的若干百分比，保留两位小数",
    "share_after_relief": "第一个数的若干百分比，减去按第三个数（百分比）计算、不超过第四个数的减免额",
    "day_after": "该日之后若干天的日期",
    "day_after_years": "若干年后的同一天；没有2月29日的，取3月1日",
    "day_before_months": "若干个月前的同一天；当月没有这一天的，取次月1日",
    "signs_in": "文字的字符数，不计空格",
}


def formula_in_words(formula: Formula) -> Text:
    """What it computes."""
    return {"en": formula.meaning, "zh": IN_CHINESE[formula.name]}
