"""Every fixed word of the conversation, in both languages; what the report says too stands in its own table.

Sentences quote their parts as {part}.
"""

from interview.terminal.commands import Command
from knowledge.vocabulary.rules import Verdict
from knowledge.vocabulary.text import Language, Text, in_language


def _both(english: str, chinese: str) -> Text:
    return {"en": english, "zh": chinese}


def said(text: Text, language: Language, **parts: object) -> str:
    """The words of `text` with its {parts} filled in."""
    words = in_language(text, language)
    return words.format(**parts) if parts else words


# --- the opening ------------------------------------------------------------------------------------------

OPENING = _both("{pack}: may this vehicle be driven on the road?", "{pack}：这辆车能上路吗？")
HOW_IT_GOES = _both(
    "One question at a time, and only those that matter. You may always say that you do not know. "
    "Every answer is saved at once.",
    "一次一个问题，只问有关的。不知道也可以直说。每个回答立即保存。",
)
WELCOME_BACK = _both("Answers so far: {count}. We go on from there.", "已有 {count} 个回答，现在继续。")
PLAIN_MODE = _both(
    "Plain mode for screen readers and pipes: one line a thing, nothing is redrawn. "
    "Type an answer or one of these words: {words}. Type help at any question for more.",
    "逐行模式，适合读屏软件和管道：每项一行，不刷新屏幕。请输入回答，或下列词语之一：{words}。任何问题都可输入“帮助”。",
)

BETWEEN_WORDS = _both(", ", "、")

# --- a question -------------------------------------------------------------------------------------------

QUESTION_NUMBER = _both(
    "{topic}. Question {number}, {asked} asked so far, {least} to {most} left",
    "{topic}。第 {number} 题，已问 {asked} 题，还剩 {least} 至 {most} 题",
)
USUAL_NUMBER = _both(
    "{topic}. Question {number}, {asked} asked so far, about {usual} left ({least} to {most})",
    "{topic}。第 {number} 题，已问 {asked} 题，大约还剩 {usual} 题（{least} 至 {most} 题）",
)
LAST_QUESTION = _both(
    "{topic}. Question {number}, {asked} asked so far, the last one",
    "{topic}。第 {number} 题，已问 {asked} 题，这是最后一题",
)
YOUR_ANSWER = _both("Your answer", "您的回答")
IN_UNIT = _both("Your answer in {unit}", "您的回答（单位：{unit}）")
A_DAY = _both("Your answer, a day such as {example}", "您的回答（日期，例如 {example}）")
CHOOSE_BY_LETTER = _both("Letter, words or arrow keys, then Enter", "输入字母或文字，或用方向键选择，再按回车")
CHOOSE_BY_NUMBER = _both("Number, words or arrow keys, then Enter", "输入编号或文字，或用方向键选择，再按回车")
CHOOSE_FROM_MANY = _both(
    "{count} choices: type the beginning of one, or use arrow keys, then Enter",
    "共 {count} 项：输入开头几个字，或用方向键选择，再按回车",
)
MORE_CHOICES = _both("... {count} more, by arrow keys", "……另有 {count} 项，按方向键查看")
YOUR_WORD = _both("your word", "您的陈述")
I_DO_NOT_KNOW = _both("I don't know", "不知道")
AS_BEFORE = _both("You said before: {answer}. Enter keeps it.", "您之前的回答：{answer}。按回车键保留。")
WITH_EVIDENCE = _both("{answer} ({evidence})", "{answer}（{evidence}）")
CONFIRM = _both("Enter confirms; or type it again.", "按回车键确认，或重新输入。")
TYPE_AGAIN = _both("Then please type it again.", "请重新输入。")
EVIDENCE_NOW = _both("Rests on: {evidence} (Tab changes it)", "依据：{evidence}（按 Tab 键更改）")
EVIDENCE_SET = _both("Your answer rests on: {evidence}.", "您的回答依据：{evidence}。")
EVIDENCE_CHOICES = _both(
    "What does your answer rest on? Type evidence and its number: {choices}.",
    "您的回答依据什么？请输入“依据”加编号：{choices}。",
)
EVIDENCE_NOT_ASKED = _both("For this question your word is enough.", "这个问题以您的回答为准，无须依据。")
NOTED = _both("Noted: {answer}.", "已记录：{answer}。")
CHOICE_LINE = _both("{key}. {label}", "{key}. {label}")
WORD_AS_CHOICE = _both("{key}: {label}", "{key}：{label}")
PROMPT = _both("{words}: ", "{words}：")

# --- help -------------------------------------------------------------------------------------------------

WHAT_IT_MEANS = _both("What it means: {words}", "说明：{words}")
NO_NEED_TO_LOOK = _both("Nothing needs to be looked up for this: you decide.", "这个问题无须查询，由您自己决定。")
HOW_TO_CHOOSE = _both(
    "Type the sign in front of a choice, its number, or words of it.", "请输入选项前的字符、编号，或选项中的几个字。"
)
HOW_TO_YES_NO = _both("Type y for yes or n for no.", "请输入 y（是）或 n（否）。")
HOW_TO_NUMBER = _both(
    "Type the number; another unit is converted and shown to you: 3.5 m, 1.8 t.",
    "请输入数字；也可用其他单位，程序会换算并显示：3.5米、1.8吨。",
)
HOW_TO_COUNT = _both("Type a number.", "请输入数字。")
HOW_TO_DATE = _both(
    "Type the day in any usual way: 2026-05-12, 12 May 2026, 12.5.2026, next month.",
    "请输入日期，常用写法均可：2026-05-12、2026年5月12日、下个月。",
)
HOW_TO_TEXT = _both("Type the words as they stand on the paper.", "请按证件上的文字输入。")
IF_UNKNOWN = _both(
    "If you do not know it, type skip. The result then says what is still open and where to find it out.",
    "如果不知道，请输入“跳过”。结果会说明尚待查明的事项和查询途径。",
)
ELSE = _both("Instead of an answer you may type:", "也可以不回答，而输入：")
MEANING_OF_COMMAND = {
    Command.WHY: _both("why this is asked, and what each answer would do", "为什么要问，每种回答会带来什么结果"),
    Command.BACK: _both(
        "to the question before, or 3 back: back 3; your answer is offered again",
        "回到上一题，或连退数题：返回 3；之前的回答仍会显示",
    ),
    Command.SKIP: _both("you do not know", "表示不知道"),
    Command.REVIEW: _both("see all your answers and change any", "查看并更改任何回答"),
    Command.CHANGE: _both("change an answer by number or words: change 3", "按编号或文字更改回答：更改 3"),
    Command.ANSWER: _both(
        "answer any other question now: answer wheels = 4; alone it lists those that are open",
        "先回答其他问题：回答 车轮数 = 4；单独输入则列出尚未解决的问题",
    ),
    Command.UNDO: _both("take the last change back", "撤销上一次更改"),
    Command.REDO: _both("bring back what was undone", "恢复被撤销的更改"),
    Command.HOW: _both(
        "how the verdict, the category or a requirement was concluded", "结论、车辆类型或某项要求是怎样得出的"
    ),
    Command.WHY_NOT: _both(
        "why not another category, verdict or requirement: why not light truck",
        "为何不是另一类型、结论或要求：为何不是轻型载货汽车",
    ),
    Command.WHAT_IF: _both(
        "what an answer would do, without giving it: what if yes; what if 3 = no",
        "某个回答会带来什么，并不真正回答：如果 是；如果 3 = 否",
    ),
    Command.PARTICULARS: _both("name, plate and so on for the report, at the end", "结束时填写报告所需的姓名、号牌等"),
    Command.EVIDENCE: _both("say what your answer rests on, for instance a document", "说明回答的依据，例如证件"),
    Command.LANGUAGE: _both("the conversation in Chinese", "改用英文"),
    Command.QUIT: _both("stop; everything is kept", "停止，内容全部保留"),
}
COMMAND_LINE = _both("{word} (:{letter}) - {meaning}", "{word}（:{letter}）- {meaning}")
COMMAND_LINE_WITHOUT_LETTER = _both("{word} - {meaning}", "{word} - {meaning}")

# --- why --------------------------------------------------------------------------------------------------

WHY_TITLE = _both("Why this is asked", "为什么要问这个")
WHY_NEEDED = _both("These cannot be settled without it:", "缺少它，以下各项无法判定：")
WHY_CATEGORY = _both(
    "What the vehicle is in law, or what follows from it, still depends on it.",
    "车辆在法律上的类型及其后果还取决于它。",
)
WHY_BRANCHES = _both("What each answer would do at once:", "每种回答会立即带来的结果：")
AND_MORE = _both("and {count} more", "以及另外 {count} 项")
NO_EFFECT_YET = _both("nothing is settled by this alone", "仅凭这一点还不能判定")

# --- back, quit, end --------------------------------------------------------------------------------------

TAKEN_BACK = _both("Back to: {label}", "返回：{label}")
NOTHING_TO_TAKE_BACK = _both("This is the first question.", "这是第一个问题。")
LANGUAGE_CHANGED = _both("The conversation goes on in English.", "现在使用中文。")
KEPT = _both(
    "Everything is kept. Go on at any time with: roadworthy resume {case}",
    "所有回答均已保存。随时可继续：roadworthy resume {case}",
)
NOTHING_TO_KEEP = _both("Nothing was answered yet, so nothing is kept.", "还没有任何回答，因此没有保存内容。")
NOTHING_IS_WRITTEN = _both("This was a dry run: nothing is kept.", "本次为试运行，未保存任何内容。")
INTERRUPTED = _both("Stopped.", "已停止。")
INPUT_ENDED = _both(
    "The answers ended before the interview did. It stopped at: {question}", "回答提前结束，停在这个问题：{question}"
)

# --- the summary ------------------------------------------------------------------------------------------

VERDICT_SYMBOL = {
    Verdict.ROAD_LEGAL: "OK",
    Verdict.ROAD_LEGAL_AFTER_STEPS: "!",
    Verdict.RESTRICTED_USE: "/",
    Verdict.NOT_ROAD_LEGAL: "X",
    Verdict.UNDETERMINED: "?",
}
AS_OF = _both("By the law as of {day}. {disclaimer}", "依据截至{day}的规定。{disclaimer}")
COUNTED = _both("{title} ({count})", "{title}（{count} 项）")
IN_THE_WAY = _both("Not met", "不符合")
STILL_OPEN = _both("Not settled yet", "尚未判定")
MET_COUNT = _both("Met: {count}", "符合：{count} 项")
MET_AND_NOT_APPLICABLE = _both(
    "Met: {count}. Do not apply to this vehicle: {others}.", "符合：{count} 项。不适用于本车：{others} 项。"
)
BRING = _both("Bring: {documents}", "携带：{documents}")
BETWEEN_DOCUMENTS = _both("; ", "；")
LAW = _both("Law: {law}.", "法规：{law}。")
TO_BE_CONFIRMED = _both("To be confirmed at the office.", "请向窗口确认。")
DEPENDS_ON = _both("It depends on: {facts}.", "取决于：{facts}。")
BETWEEN_FACTS = _both("; ", "；")
MORE_IN_REPORT = _both("and {count} more; all of them stand in the report", "以及另外 {count} 项，详见报告")
MATTERS_MOST = _both(
    "What matters most comes first: {label}; requirements that hang on it: {count}.",
    "最重要的在前：{label}，关系到 {count} 项要求。",
)
RISK_LINE = _both("{certainty}: {label}. {measure}", "{certainty}：{label}。{measure}")
SAVED = _both("The report is saved: {path}", "报告已保存：{path}")
CHANGE_LATER = _both(
    "To add or change an answer: roadworthy resume {case}", "如需补充或更改回答：roadworthy resume {case}"
)
