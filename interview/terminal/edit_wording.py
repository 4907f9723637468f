"""The fixed words of reviewing, changing, supposing and finishing, in both languages."""

from knowledge.vocabulary.text import Text


def _both(english: str, chinese: str) -> Text:
    return {"en": english, "zh": chinese}


# --- the review -------------------------------------------------------------------------------------------

REVIEW_TITLE = _both("Your answers ({count})", "您的回答（{count} 项）")
REVIEW_ASK = _both("Which one shall be changed?", "要更改哪一项？")
REVIEW_HOW = _both("Number or words of an answer to change it; Enter goes on", "输入编号或文字即可更改；按回车继续")
SET_ASIDE_TITLE = _both("Set aside, because they do not matter now", "暂不计入（目前不影响结论）")
FOR_THE_REPORT = _both("For the report", "仅用于报告")
REVIEW_LINE = _both("{label}: {value}", "{label}：{value}")
REVIEW_LINE_WITH_EVIDENCE = _both("{label}: {value} ({evidence})", "{label}：{value}（{evidence}）")
NOTHING_ANSWERED = _both("Nothing was answered yet.", "还没有任何回答。")
NO_SUCH_ANSWER = _both(
    "No answer fits: {words}. Type review to see them all.", "没有符合的回答：{words}。输入“核对”可查看全部。"
)
FITS_SEVERAL = _both("That fits several: {names}. Please type more of it.", "符合多项：{names}。请再多输入几个字。")
BETWEEN = _both("; ", "；")
BETWEEN_SENTENCES = _both(". ", "。")

# --- answering out of turn --------------------------------------------------------------------------------

OPEN_TITLE = _both("Open questions ({count})", "尚未解决的问题（{count} 项）")
OPEN_ASK = _both("Which one do you want to answer now?", "现在要回答哪一项？")
OPEN_HOW = _both("Number or words of a question to answer it; Enter goes on", "输入编号或文字即可回答；按回车继续")
NOT_KNOWN_TITLE = _both("You did not know", "您曾表示不知道")
NOT_ASKED_TITLE = _both("Not asked yet", "尚未提问")
NOTHING_OPEN = _both("No question is open.", "没有尚未解决的问题。")
NO_SUCH_QUESTION = _both(
    "No question fits: {words}. Type answer to see those that are open.",
    "没有符合的问题：{words}。输入“回答”可查看尚未解决的问题。",
)
ANSWERING_AHEAD = _both("Out of turn. Back leaves it open", "提前回答。输入“返回”则暂不回答")
TAKEN = _both("Noted. {label}: {value}", "已记录。{label}：{value}")
STILL_NOT_KNOWN = _both(
    "You did not know: {facts}. Type answer to give any of them now.",
    "您曾表示不知道：{facts}。输入“回答”可现在补充。",
)

# --- changing ---------------------------------------------------------------------------------------------

CHANGING = _both("Changing answer {number}. Back leaves it as it is", "更改第 {number} 项。输入“返回”则不更改")
IF_CHANGED = _both("This change would do the following:", "此更改会带来：")
IT_DID = _both("This came of it:", "结果：")
CONFIRM_TITLE = _both("Nothing is changed yet", "尚未更改")
CONFIRM_ASK = _both("Shall it be changed?", "确定更改吗？")
CHANGED = _both("Changed. {label}: {value}", "已更改。{label}：{value}")
NOT_CHANGED = _both("Nothing was changed.", "未作更改。")
NO_MATTER = _both("The answer is kept, but does not matter now.", "已保留该回答，但目前不影响结论。")
VERDICT_BECOMES = _both("Verdict: {before}, then {after}", "结论：由“{before}”变为“{after}”")
VERDICT_STAYS = _both("The verdict stays: {verdict}", "结论不变：{verdict}")
DROPS_OUT = _both("Set aside: {facts}", "不再计入：{facts}")
COMES_BACK = _both("Counts again: {facts}", "恢复计入：{facts}")
COMES_IN = _both("New questions: {facts}", "新增问题：{facts}")
CONCLUDED = _both("Then concluded: {effects}", "随之得出：{effects}")
UNDONE = _both("Undone: {label}", "已撤销：{label}")
REDONE = _both("Done again: {label}", "已重做：{label}")
NOW_IT_IS = _both("It is now: {value}", "现为：{value}")
NOW_OPEN = _both("It is now open.", "现为未回答。")
NOTHING_TO_UNDO = _both("There is nothing to undo.", "没有可撤销的更改。")
NOTHING_TO_REDO = _both("There is nothing to do again.", "没有可重做的更改。")

# --- what if, why not, how --------------------------------------------------------------------------------

WHAT_IF_TITLE = _both("If the answer were: {label}: {value}", "假如回答是：{label}：{value}")
WHAT_IF_ENDS = _both("No question would be left after it.", "之后不再有问题。")
NOTHING_WAS_GIVEN = _both("This was only supposed; nothing is changed.", "以上只是假设，回答未变。")
WHAT_IF_HOW = _both(
    "Type what if and an answer: what if yes. For another question: what if 3 = no.",
    "请输入“如果”加一个回答，如：如果 是。假设其他问题：如果 3 = 否。",
)
WHAT_IF_OF_ANOTHER = _both("For another question: what if 3 = no.", "假设其他问题：如果 3 = 否。")
WHY_NOT_HOW = _both(
    "Type why not and what you expected, a category, a verdict or a requirement: why not {example}.",
    "请输入“为何不是”加您预期的车辆类型、结论或要求，如：为何不是{example}。",
)
HOW_MORE = _both(
    "Type how and words of a requirement for its reasons: how {example}",
    "输入“怎么得出”加要求中的几个字，可查看其理由：怎么得出 {example}",
)
NO_SUCH_EXPECTATION = _both(
    "No category, verdict or requirement has these words: {words}. Verdicts are: {verdicts}.",
    "没有名称含“{words}”的车辆类型、结论或要求。结论有：{verdicts}。",
)
NO_SUCH_CONCLUSION = _both(
    "No requirement or conclusion has these words: {words}. Type how alone for the verdict.",
    "没有名称含“{words}”的要求或结论。单独输入“怎么得出”可查看结论。",
)
MORE_LINES = _both("and {count} more lines; all of them: {command}", "另有 {count} 行，查看全部：{command}")
MORE_LINES_NOT_KEPT = _both("and {count} more lines", "另有 {count} 行")

# --- not knowing ------------------------------------------------------------------------------------------

LOOK_IT_UP = _both("Where to look: {where}", "查询途径：{where}")
GIVE_IT_LATER = _both("Give it later with: roadworthy resume {case}", "以后可补充：roadworthy resume {case}")

# --- the end ----------------------------------------------------------------------------------------------

FINISH_TITLE = _both("No question is left", "问题已全部问完")
FINISH_ASK = _both("As it stands: {verdict}.", "目前结论：{verdict}。")
FINISH_HOW = _both(
    "Enter finishes with summary and report; or type review, change 3, how, why not ..., what if 3 = no",
    "按回车结束并给出小结和报告；也可输入：核对、更改 3、怎么得出、为何不是……、如果 3 = 否",
)
FINISH_PARTICULARS = _both(
    "For the report you may add: {labels}. Type particulars.", "报告中还可填写：{labels}。请输入“登记资料”。"
)
FINISH_OR = _both(
    "Enter finishes. Or type review, change, how, why not, what if, undo, back.",
    "按回车结束；或输入：核对、更改、怎么得出、为何不是、如果、撤销、返回。",
)
PARTICULAR_TITLE = _both("For the report only ({number} of {count})", "仅用于报告（第 {number} 项，共 {count} 项）")
PARTICULAR_HOW = _both("Enter leaves it to be filled in by hand", "按回车则留空，日后手写")
MODEL_TITLE = _both("Your catalogue", "您的目录")
MODEL_HOW = _both("Enter goes on without it", "按回车则跳过")
NO_PARTICULARS = _both("The report has no further particulars.", "报告没有其他可填项目。")
NOT_HERE = _both("That cannot be said here.", "此处不能这样回答。")
