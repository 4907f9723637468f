"""What each exit code means, for --help, the man page and whoever writes scripts."""

from interview.errors import ExitCode
from knowledge.vocabulary.text import Language, Text, in_language

EXIT_CODES: tuple[tuple[int, Text], ...] = (
    (ExitCode.DONE, {"en": "done, also after quit", "zh": "完成，包括主动退出"}),
    (ExitCode.USAGE, {"en": "mistyped command, or no such case or file", "zh": "命令有误，或没有该案例、文件"}),
    (ExitCode.BAD_DATA, {"en": "a file that cannot be used", "zh": "文件不可用"}),
    (ExitCode.MISSING_SYSTEM_PART, {"en": "a part of the system is missing", "zh": "缺少系统组件"}),
    (ExitCode.OUR_MISTAKE, {"en": "our mistake", "zh": "程序出错"}),
    (ExitCode.CANNOT_WRITE, {"en": "something cannot be written", "zh": "无法写入"}),
    (
        ExitCode.TRY_AGAIN,
        {"en": "try again: in use by another program or window", "zh": "被其他程序或窗口占用，请重试"},
    ),
    (129, {"en": "the window was closed", "zh": "窗口被关闭"}),
    (ExitCode.INTERRUPTED, {"en": "interrupted, or the piped answers ended early", "zh": "被中断，或管道输入提前结束"}),
    (ExitCode.BROKEN_PIPE, {"en": "whoever read the output went away", "zh": "读取输出的程序已退出"}),
    (143, {"en": "ended by SIGTERM", "zh": "被 SIGTERM 终止"}),
)


def exit_codes_in_words() -> Text:
    """One sentence with all of them."""
    return {"en": f"Exit codes: {_listed('en', '; ')}.", "zh": f"退出码：{_listed('zh', '；')}。"}


def _listed(language: Language, separator: str) -> str:
    return separator.join(f"{int(code)} {in_language(text, language)}" for code, text in EXIT_CODES)
