"""The fixed words of sheets about entries."""

from knowledge.vocabulary.facts import HitPolicy
from knowledge.vocabulary.sources import Confidence
from knowledge.vocabulary.text import Text


def _both(en: str, zh: str) -> Text:
    return {"en": en, "zh": zh}


REQUIREMENT = _both("Requirement", "要求")
RULE = _both("Rule", "规则")
CONCLUDED_FACT = _both("Concluded fact", "推断的事实")
COMPUTED_FACT = _both("Computed fact", "计算的事实")
ASKED_FACT = _both("Question", "问题")
STEP = _both("Next step", "下一步")
RISK = _both("Consequence", "后果")
SOURCE = _both("Source", "来源")
PARAMETER = _both("Figure", "数值")

APPLIES = _both("It applies where all of this holds", "以下各项全部成立时适用")
CONCLUDES = _both("It concludes", "结论")
CONCLUDES_WHERE = _both("It concludes this where all of this holds", "以下各项全部成立时得出结论")
HOLDS_WHERE = _both("It is to be done where all of this holds", "以下各项全部成立时应办理")
EXPECTED_WHERE = _both("It is to be expected where all of this holds", "以下各项全部成立时会发生")
ALWAYS = _both("Always.", "任何情形。")
UNLESS = _both("except where: {condition}", "但以下情形除外：{condition}")
CONDITION = _both("{label}: {value}", "{label}：{value}")
IN_FORCE = _both("In force {period}.", "施行时间：{period}。")
FROM_DAY = _both("from {first} on", "自 {first} 起")
UNTIL_DAY = _both("until {last}", "至 {last} 止")
FROM_TO = _both("from {first} to {last}", "{first} 至 {last}")

MET_BY = _both("It is met in any of these ways", "符合以下任一方式即为符合")
WAY = _both("{number}. {label}", "{number}．{label}")
NO_WAY = _both("Nothing meets it.", "无法符合。")
RULES_IN_ORDER = _both("Its rules, the first that holds decides", "所用规则，以最先成立的为准")
RULES_OF_WHICH_ONE = _both("Its rules, of which never two hold at once", "所用规则，不会有两条同时成立")
RULES_HEADING = {HitPolicy.FIRST: RULES_IN_ORDER, HitPolicy.UNIQUE: RULES_OF_WHICH_ONE}
GIVES = _both("{value}: {label}", "{value}：{label}")
OTHERWISE_VALUE = _both("Otherwise: {value}", "否则：{value}")
OTHERS_FIRST = _both(
    "It decides only where none of these holds, which stand before it: {rules}",
    "排在前面的下列规则都不成立时才由它决定：{rules}",
)

NOT_MET = _both("If it is not met", "不符合时")
UNMET_MEANS = _both("The vehicle is then {verdict}.", "结论为：{verdict}。")
UNMET_LOWERS_NOTHING = _both("The vehicle itself may use the road all the same.", "车辆本身仍可上路。")

LAW = _both("Law", "法律依据")
SOURCE_READ = _both("{title}. {read}", "{title}。{read}")
READ = _both(
    "Read on {day}, to be read again by {again}. {confidence}", "查阅于{day}，应在{again}前重新查阅。{confidence}"
)
NO_LAW = _both("No article is cited.", "没有引用条文。")

CONFIDENCE = _both("Confidence", "可信程度")
CONFIDENCES: dict[Confidence, Text] = {
    Confidence.HIGH: _both("High: well documented.", "高：依据充分。"),
    Confidence.MEDIUM: _both("Medium: to be confirmed at the office.", "中：请向窗口确认。"),
    Confidence.LOW: _both("Low: weakly documented, to be confirmed at the office.", "低：依据较弱，请向窗口确认。"),
    Confidence.FROM_MEMORY: _both("From memory: to be confirmed at the office.", "凭记忆写成：请向窗口确认。"),
}

CASES = _both("Cases that exercise it", "涉及它的案例")
NO_CASE = _both("No case exercises it.", "没有案例涉及它。")
CASES_OF = _both("{outcome} ({count}): {names}", "{outcome}（{count} 个）：{names}")
CASES_COUNT = _both("{count}: {names}", "{count} 个：{names}")
AND_MORE = _both("{names}; and {count} more", "{names}；另有 {count} 个")
USED_BY = _both("What rests on it", "以它为依据的内容")
MORE_USES = _both("and {count} more", "另有 {count} 项")
NOT_USED = _both("Nothing.", "没有。")
USE = _both("{label} ({id})", "{label}（{id}）")
WHERE_TO_LOOK = _both("Where to look", "在哪里找")
CHOICES = _both("Answers", "可选回答")
COMPUTED_OF = _both("Computed of", "由以下算出")
PLACE = _both("Where", "地点")
CURES = _both("It cures", "可解决")
MEASURE = _both("What happens", "处理")
ARTICLES = _both("Articles", "条文")
PUBLISHED = _both("Published", "发布")
VALUES = _both("Values", "取值")
VALUE_FROM = _both("{value} from {day} on", "自 {day} 起：{value}")
VALUE_BEFORE = _both("{value} at first", "最初：{value}")

BETWEEN = _both("; ", "；")
"""Between names in a row."""
