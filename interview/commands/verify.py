"""`roadworthy verify`: whether a printed report was altered, who made it, and whether it would come out so today."""

from datetime import date
from typing import Any

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import as_of_option, language_option, packs_option
from interview.commands.teaching import Teaching, argument, command

TEACHING = Teaching(
    brief={
        "en": "Check a printed report: was it altered, and does it still hold today?",
        "zh": "核验报告：是否被改动，今天是否仍然成立。",
    },
    more=(
        {
            "en": "It makes the report again from the answers inside it and compares the two byte for byte; then it "
            "judges the same answers by the pack of this machine and by today's date. A PDF that is no report, or "
            "was altered, ends with exit code 65.",
            "zh": "根据报告中附带的回答重新生成报告，并逐字节比较；再按本机的知识包和今天的日期重新判断。"
            "不是报告或已被改动的 PDF，退出码为 65。",
        },
        {
            "en": "Whether the answers are true, it cannot know: compare the number with the printed page.",
            "zh": "回答是否属实，程序无从得知；请核对编号与纸面是否一致。",
        },
    ),
    examples=(
        ("roadworthy verify report.pdf", {"en": "By today's date.", "zh": "按今天的日期。"}),
        ("roadworthy verify report.pdf --as-of 2027-06-01", {"en": "On another day.", "zh": "按另一日期。"}),
    ),
)


@command(TEACHING)
@argument("file", metavar="FILE.pdf", says={"en": "A PDF report.", "zh": "PDF 报告。"})
@as_of_option()
@packs_option()
@language_option()
def verify(file: str, as_of: date, **_: Any) -> None:
    """Check a report."""
    from interview.commands.verifying import verified

    call = invocation()
    outcome = verified(file, as_of, call)
    show(outcome.in_words(call.language))
    if outcome.altered is not None:
        raise outcome.altered
