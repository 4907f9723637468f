"""Every fixed word and sign of the report, in both languages, and nowhere else.

Sentences quote their parts as {part}.
"""

from interview.report.signs import Sign
from knowledge.vocabulary.guidance import Certainty
from knowledge.vocabulary.questions import Evidence
from knowledge.vocabulary.rules import CurableBy
from knowledge.vocabulary.sources import Confidence
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import STATUS_IN_WORDS, VERDICT_IN_WORDS


def _both(english: str, chinese: str) -> Text:
    return {"en": english, "zh": chinese}


# --- the head ---------------------------------------------------------------------------------------------

TITLE = _both("Road-use report", "车辆上路资格自查报告")
SUBTITLE = _both("A self-check, for presentation at the counter", "自查结果，供到窗口办理业务时参考")
REPORT_NUMBER = _both("Report no.", "报告编号")
DAY = _both("As of", "截至日期")
FOOTER = _both("Self-check, not an official inspection", "自查报告，并非官方检验")
DESCRIPTION = _both(
    "Whether a vehicle may use the road, why, and what to do next: a self-check from the answers given",
    "根据填报人的回答自查：车辆能否上路、依据何在、下一步怎么办",
)
KEYWORDS = _both("roadworthiness, vehicle registration, self-check", "机动车, 上路资格, 注册登记, 自查")

# --- the verdict ------------------------------------------------------------------------------------------

VERDICT = VERDICT_IN_WORDS
VERDICT_SIGN = _both("Verdict: {verdict}", "结论：{verdict}")

STATUS = STATUS_IN_WORDS

# --- the headings -----------------------------------------------------------------------------------------

VEHICLE = _both("The vehicle", "车辆")
CONTRADICTIONS = _both("Answers that do not fit together", "互相矛盾的回答")
CONTRADICTIONS_NOTE = _both(
    "They change nothing in the verdict. Have them cleared up before you rely on it.",
    "以上不影响结论；采用结论前请先核实。",
)
DOCUMENTS = _both("Take with you", "请携带")
STEPS = _both("Next steps, in this order", "后续步骤（按顺序办理）")
FINDINGS = _both("Findings", "逐项结论")
RISKS = _both("What driving now would risk", "现在上路的风险")
DATES = _both("Dates to remember", "须记住的日期")
ANSWERS = _both("The answers, and what they rest on", "回答及其依据")
HOW = _both("Appendix: how it was concluded", "附录：推断过程")
UNKNOWN = _both("Still unknown, and where to look", "尚不清楚的事项及查询途径")
SOURCES = _both("Sources", "依据")
GLOSSARY = _both("Terms used", "用语对照")
DECLARATION = _both("Declaration and signatures", "声明与签字")

# --- the vehicle ------------------------------------------------------------------------------------------

CATEGORY = _both("Category in law", "法定车辆类型")
CATEGORY_UNKNOWN = _both("not yet determined", "尚未判定")
USUAL_PARTICULARS = (
    _both("Owner", "所有人"),
    _both("Plate number", "号牌号码"),
    _both("Model", "车辆型号"),
    _both("VIN", "车辆识别代号"),
)
CODE_CAPTION = _both("Report number and checksum", "报告编号与校验值")
CODE_SIGN = _both("QR code with report number, day, verdict and checksum", "二维码：报告编号、日期、结论与校验值")

# --- documents and steps ----------------------------------------------------------------------------------

FOR_STEP = _both("For step {steps}.", "用于第{steps}步。")
FOR_STEPS = _both("For steps {steps}.", "用于第{steps}步。")
IF_MISSING = _both("If it is missing: {where}", "如缺少：{where}")
PLACE = _both("Where: {place}", "地点：{place}")
DEADLINE = _both("by when: {deadline}", "期限：{deadline}")
COST = _both("Cost: {cost}", "费用：{cost}")
NO_STEPS = _both("Nothing needs to be done.", "无须办理其他事项。")

THERE = _both("Window, and what to have ready", "窗口及应备事项")
FEES = _both("Money for step {step}: {cost}", "第{step}步所需费用：{cost}")

# --- findings ---------------------------------------------------------------------------------------------

RESULT = _both("Result", "结论")
EVIDENCE_AND_LAW = _both("Based on", "依据")
LAW = _both("Law: {law}", "法规：{law}")
TO_BE_CONFIRMED = _both("▲ To be confirmed at the office.", "▲请向窗口确认。")
OPEN_TOGETHER = _both("Open; still to be found out: {facts}", "待查明，取决于：{facts}")
STILL_NEEDED = _both("Still to be found out: {facts}.", "尚待查明：{facts}。")
NOT_APPLICABLE = _both("{count} further requirements do not apply to this vehicle.", "另有{count}项要求不适用于本车。")
ONE_NOT_APPLICABLE = _both("One further requirement does not apply to this vehicle.", "另有1项要求不适用于本车。")
MET_PROVED = _both(
    "Met, and proved: seen on a document, on the vehicle or online", "符合且有据：见于证件、车辆或者网上查询"
)
MET_CLAIMED = _both("Met by what was said; have the proof at hand", "按所述符合，请备好证明")
NUMBERS_ARE_SOURCES = _both("Numbers in brackets are those of the sources.", "方括号内为依据的序号。")
DOUBT_MARK = _both("▲", "▲")
DOUBT_MARK_MEANS = _both("▲ means: to be confirmed at the office.", "▲表示请向窗口确认。")
CITED_BY_NUMBER = _both("[{number}] {articles}", "[{number}]{articles}")
BETWEEN_SIGNS = _both(" ", " ")
BETWEEN_REMARKS = _both(" · ", " · ")
BETWEEN_CITATIONS = _both("; ", "；")
CONCLUDED = _both("Concluded", "推断得出")
EVIDENCE = {
    Evidence.DOCUMENT: _both("Seen on a document", "见于证件或文件"),
    Evidence.SEEN_ONLINE: _both("Seen online", "网上查得"),
    Evidence.READ_OFF_VEHICLE: _both("Read off the vehicle", "查看车辆所得"),
    Evidence.CATALOGUE_FILE: _both("From an imported catalogue file", "见于导入的目录文件"),
    Evidence.TOLD_BY_SELLER: _both("Told by the seller", "卖方告知"),
    Evidence.ASSUMED: _both("Assumed", "推定"),
    None: _both("Stated", "本人陈述"),
}
CURABLE_BY = {
    CurableBy.OWNER: _both("The owner can put it right.", "可由所有人办妥。"),
    CurableBy.DRIVER: _both("The driver can put it right.", "可由驾驶人办妥。"),
    CurableBy.DEALER: _both("The dealer can put it right.", "可由销售商办妥。"),
    CurableBy.MAKER: _both("Only the maker can put it right.", "只能由生产企业补正。"),
    CurableBy.TIME_AND_PLACE: _both("It depends on the time and the place of use.", "取决于使用的时间和地点。"),
    CurableBy.NOBODY: _both("Nobody can put it right.", "无法补正。"),
}
FACT_IN_WORDS = _both("{label}: {value}", "{label}：{value}")
EVIDENCE_IN_WORDS = _both("{evidence} – {facts}", "{evidence}——{facts}")
AND_MORE_REQUIREMENTS = _both("And {count} more.", "另有{count}项。")
AND_MORE = _both("and {count} more", "另有{count}项")
BETWEEN_ITEMS = _both("; ", "；")
BETWEEN_SENTENCES = _both(". ", "。")
BETWEEN_WHOLE_SENTENCES = _both(" ", "")
FULL_STOP = _both(".", "。")

# --- risks ------------------------------------------------------------------------------------------------

CERTAINTY = {
    Certainty.CERTAIN: _both("Certain", "必然"),
    Certainty.POSSIBLE: _both("Possible", "可能"),
}
CERTAINTY_HEADING = {
    Certainty.CERTAIN: _both("What the law prescribes", "法律规定必然适用"),
    Certainty.POSSIBLE: _both("What may be added", "视情况可能适用"),
}
POINTS = _both("Licence points: {points}.", "驾驶证记{points}分。")

# --- what is unknown --------------------------------------------------------------------------------------

WHERE_TO_LOOK = _both("Where to look: {where}", "查询途径：{where}")
DECIDES_NOTHING = _both("Not answered; none of these can change the verdict", "尚未回答，但均不影响上述结论")
SAID_UNKNOWN = _both("Answered: not known.", "回答：不清楚。")
NOT_ASKED = _both("Not answered yet.", "尚未回答。")
DECIDES = _both("It decides: {requirements}", "关系到：{requirements}")

# --- dates --------------------------------------------------------------------------------------------------

WHAT_ENDS = _both("What ends, and what then", "到期事项及后果")
LAST_DAY_TODAY = _both("Today is the last day.", "今天是最后一天。")
TOMORROW = _both("It ends tomorrow.", "明天到期。")
SINCE_YESTERDAY = _both("It ended yesterday.", "已于昨天到期。")
DAYS_LEFT = _both("In {count} days.", "还有{count}天。")
DAYS_PAST = _both("It ended {count} days ago.", "已过期{count}天。")
FROM_THEN = _both(
    "Unless renewed, from {day} this is not met: {requirement} Verdict then: {verdict}.",
    "如不续办，自{day}起不再符合：{requirement}届时结论：{verdict}。",
)
NO_LONGER = _both(
    "Since {day} this is not met: {requirement} Verdict for that alone: {verdict}.",
    "自{day}起不再符合：{requirement}仅此一项的结论：{verdict}。",
)

# --- what the answers rest on -------------------------------------------------------------------------------

PROVED = _both("Proved", "有据可查")
CLAIMED = _both("Claimed, not proved", "仅凭陈述，尚无证明")
RESTS_ON = _both("Rests on", "依据")

# --- how it was concluded -----------------------------------------------------------------------------------

REASONING = _both("Because", "理由")
RULE = _both("Rule: {rule}", "规则：{rule}")
WITH_NOTE = _both("{fact} ({note})", "{fact}（{note}）")
SHOWN_ABOVE = _both("shown above", "见上")

# --- sources ----------------------------------------------------------------------------------------------

NUMBER = _both("No.", "序号")
SOURCES_AND_ARTICLES = _both("Source, and the articles relied on", "依据及所引条文")
PUBLISHED = _both("{published}.", "{published}。")
RELIED_ON = _both("Relied on: {articles}.", "所引：{articles}。")
CITED_ARTICLE = _both("{article}: {summary}", "{article}：{summary}")
READ_ON = _both("Read on {day}. {confidence}", "查阅日期：{day}。{confidence}")
CONFIDENCE = {
    Confidence.HIGH: _both("Well documented.", "依据充分。"),
    Confidence.MEDIUM: _both("Fairly well documented; to be confirmed at the office.", "依据较充分，请向窗口确认。"),
    Confidence.LOW: _both("Weakly documented; to be confirmed at the office.", "依据较弱，请向窗口确认。"),
    Confidence.FROM_MEMORY: _both("From memory; to be confirmed at the office.", "凭记忆写成，请向窗口确认。"),
}
OVERDUE = _both(
    "It should have been read again by {day}: ask whether it still stands.",
    "应在{day}前重新查阅：请先确认是否仍然有效。",
)
SOURCES_OVERDUE = _both(
    "Of the sources that this rests on {count} should have been read again before the day of this report; have what "
    "they say confirmed: {titles}.",
    "所依据的来源中有{count}项已过应重新查阅的日期，相关内容请先确认：{titles}。",
)
AND_OTHERS = _both("; and others", "等")
SUMMARY_NOTE = _both("The summaries are ours, not the wording of the law.", "条文内容为本系统的概述，并非法律原文。")
LANGUAGE_NAMES = {"en": _both("English", "英文"), "zh": _both("Chinese", "中文")}
READING = _both("Reading", "拼音")

# --- the end ----------------------------------------------------------------------------------------------

DECLARED = _both("The answers in this report are true to the best of my knowledge.", "本报告中的回答均由本人据实填写。")
SIGNATURE = _both("Owner or agent, signature", "所有人或代理人签字")
SIGNATURE_DAY = _both("Date", "日期")
OFFICE_USE = _both("For the office: remarks, stamp", "窗口批注、盖章")
NOT_OFFICIAL = _both("This is not an official inspection.", "本报告不是官方检验。")
DISCLAIMER = _both(
    "It was made from the answers given and from the rule pack named below, by the law as of the day above. "
    "It replaces no inspection and no decision of an authority, and it binds none. What is marked as to be "
    "confirmed at the office must be asked there before you rely on it.",
    "本报告根据填报人的回答和下列知识包，按上述日期的规定生成，不能代替任何检验或者机关的决定，对任何机关均无约束力。"
    "凡注明请向窗口确认的内容，请先向窗口核实。",
)
MADE_FROM = _both("Rule pack {packs}.", "知识包：{packs}。")
PACK = _both("{id} {version} (SHA-256 {hash}…)", "{id} {version}（SHA-256 {hash}…）")
NOTES = _both("Notes", "说明")
SUBSTITUTED = _both(
    "The printed font lacks these characters, so □ and their number stand for them: {characters}.",
    "打印字体缺少下列字符，文中以□及其编码代替：{characters}。",
)
BETWEEN_LANGUAGES = " | "
SIGN_CHARACTERS = {
    Sign.MET: "✓",
    Sign.NOT_MET: "×",
    Sign.UNDETERMINED: "?",
    Sign.CERTAIN: "●",
    Sign.POSSIBLE: "○",
    Sign.PLACE: "■",
    Sign.DATE: "",
    Sign.PAST: "×",
    Sign.PROVED: "●",
    Sign.CLAIMED: "○",
    Sign.CONCLUDED: "→",
}
CLIPPED = {"en": " … [shortened from {count} characters]", "zh": "……〔原文{count}字，已截短〕"}
