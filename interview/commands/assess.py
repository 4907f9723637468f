"""`roadworthy assess`: the assessment of a file of answers, without a person."""

from datetime import date

import click

from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option

TEACHING = Teaching(
    brief={
        "en": "Judge a file of answers without asking questions.",
        "zh": "直接评估一份回答文件，不提问。",
    },
    more=(
        {
            "en": "The file is YAML or JSON, a fact a line: `vehicle.wheels: 4`, or with what it rests on: "
            '`papers.announcement: {value: listed, evidence: document}`. `unknown` means "I don\'t know"; '
            "a fact that is absent was not asked. All facts: roadworthy kb facts. "
            "All mistakes of the file are told at once (exit code 65).",
            "zh": "文件为 YAML 或 JSON，每行一个事实：`vehicle.wheels: 4`；也可写明依据："
            "`papers.announcement: {value: listed, evidence: document}`。`unknown` 表示不知道；"
            "没有写的事实视为未问。全部事实见：roadworthy kb facts。文件中的所有错误会一次列出（退出码 65）。",
        },
    ),
    examples=(
        ("roadworthy assess vehicle.yaml", {"en": "As text.", "zh": "输出文本。"}),
        (
            "roadworthy assess vehicle.yaml --format json --lang zh",
            {"en": "As JSON with Chinese texts.", "zh": "输出 JSON，文字用中文。"},
        ),
        (
            "echo 'vehicle.wheels: 4' | roadworthy assess - --as-of 2027-01-01",
            {"en": "From standard input, by the law of a day.", "zh": "从标准输入读取，按某一天的法律判断。"},
        ),
    ),
)


@command(TEACHING)
@argument(
    "file",
    metavar="FILE",
    says={"en": "A file of answers, or - for standard input.", "zh": "回答文件；- 表示标准输入。"},
)
@as_of_option()
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    says={
        "en": "text (default) or json, see docs/assessment_json.md.",
        "zh": "text（默认）或 json，见 docs/assessment_json.md。",
    },
)
@option("--json", "as_json", is_flag=True, says={"en": "The same as --format json.", "zh": "等同于 --format json。"})
@pack_option()
@language_option()
@packs_option()
def assess(file: str, as_of: date, form: str, as_json: bool, pack: str) -> None:
    """Judge a file of answers."""
    from interview.commands.subject import subject_in_file

    call = invocation()
    subject = subject_in_file(file, pack, call)
    assessment = subject.assessed(as_of)
    if as_json or form == "json":
        from interview.assessment_json import assessment_as_json

        show_json(assessment_as_json(assessment, subject.knowledge_base, call.language))
    else:
        from interview.commands.reporting import report_as_text

        show(report_as_text(subject, assessment, call.language))
