"""`roadworthy replay`: a report made again from the answers inside it, byte for byte."""

from pathlib import Path
from typing import Any

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import force_option, language_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={
        "en": "Make a printed report again from the answers inside it.",
        "zh": "根据报告中附带的回答重新生成该报告。",
    },
    more=(
        {
            "en": "The same answers, pack, day and language give the same file, byte for byte. It needs the very pack "
            "that the report was made with and says so where that is another.",
            "zh": "回答、知识包、日期和语言相同，生成的文件就逐字节相同。需要当时所用的知识包；不一致时会说明。",
        },
    ),
    examples=(
        (
            "roadworthy replay report.pdf -o again.pdf",
            {"en": "again.pdf is the same file.", "zh": "again.pdf 与原文件相同。"},
        ),
        (
            "roadworthy replay report.pdf -o again.pdf --packs old-packs",
            {"en": "With the pack of that time.", "zh": "使用当时的知识包。"},
        ),
    ),
)
SAVED: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}


@command(TEACHING)
@argument("file", metavar="FILE.pdf", says={"en": "A PDF report.", "zh": "PDF 报告。"})
@option("-o", "--output", required=True, metavar="PATH", says={"en": "Where it goes.", "zh": "保存位置。"})
@force_option()
@packs_option()
@language_option()
def replay(file: str, output: str, force: bool, **_: Any) -> None:
    """Make a report again."""
    from interview.commands.attached_subject import document_of, exact_subject
    from interview.commands.printing_ahead import printing_alongside
    from interview.commands.report_target import Target
    from interview.report.attached import attached_to, content_of_report
    from interview.report.save import save

    call = invocation()
    target = Target.of(output, "pdf", force)
    attached = attached_to(content_of_report(file), file)
    path = target.path or Path(output)
    with printing_alongside(target) as service:
        document = document_of(exact_subject(attached, call, file), attached)
        save(service.printed(document, attached.paper).content, path, force=force)
    show(in_language(SAVED, call.language).format(path=path.absolute()))
