"""`roadworthy ask`: a new interview; what `roadworthy` alone does."""

from typing import Any

from interview.commands.interview_options import dry_run_option, interview_options, wishes_in
from interview.commands.invocation import invocation
from interview.commands.shared_options import language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, command

TEACHING = Teaching(
    brief={"en": "Begin an interview; the same as without a command.", "zh": "开始问答；与不带命令相同。"},
    more=(
        {
            "en": "One question at a time, and only those whose answer can still change the result. At each: why, "
            "help, back, skip (I don't know), quit. At the end: verdict, reasons, next steps, and a report to print.",
            "zh": "一次一个问题，只问答案仍会影响结论的问题。随时可输入：为什么、帮助、返回、跳过（不知道）、退出。"
            "最后给出结论、理由、后续步骤和可打印的报告。",
        },
        {
            "en": "Every answer is saved before the next question appears. Exit code 130 if it is interrupted.",
            "zh": "每个回答在下一个问题出现之前就已保存。被中断时退出码为 130。",
        },
    ),
    examples=(
        ("roadworthy", {"en": "Begin.", "zh": "开始。"}),
        ("roadworthy ask --lang zh -o report.pdf", {"en": "In Chinese.", "zh": "用中文，报告存为此文件。"}),
        (
            "roadworthy ask --answers vehicle.yaml",
            {"en": "Ask only what the file leaves open.", "zh": "只问文件中没有回答的问题。"},
        ),
        ("roadworthy ask --dry-run", {"en": "Try it out; nothing is kept.", "zh": "试用，不保存任何内容。"}),
        (
            "printf '1\\n2\\n' | roadworthy ask --plain --no-report",
            {"en": "Answers from a pipe, line by line.", "zh": "从管道逐行读取回答。"},
        ),
    ),
)


@command(TEACHING)
@interview_options()
@dry_run_option()
@pack_option()
@language_option()
@packs_option()
def ask(pack: str, **typed: Any) -> None:
    """Begin an interview."""
    from interview.commands.interviewing import begin, rehearse
    from interview.saved_cases.store import Store
    from interview.saved_cases.store_file import data_folder
    from knowledge.authoring.library import knowledge_base

    call, wishes = invocation(), wishes_in(typed)
    base = knowledge_base(pack, call.pack_folders)
    if wishes.dry_run:
        rehearse(base, wishes, call)
        return
    with Store(data_folder()) as store:
        begin(store, base, wishes, call)
