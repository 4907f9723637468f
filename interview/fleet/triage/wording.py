"""Every sentence of a triage report, in both languages."""

from interview.sentences import filled_in
from knowledge.vocabulary.rules import CurableBy, Verdict
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import number_text


def both(english: str, chinese: str) -> Text:
    """A sentence in both languages."""
    return {"en": english, "zh": chinese}


def filled(text: Text, **values: Text | str | int) -> Text:
    """The sentence with its values; figures with the separators of each language."""
    words = {name: number_text(value, None) if isinstance(value, int) else value for name, value in values.items()}
    return filled_in(text, **words)


def money(amount: float) -> Text:
    """An amount in yuan."""
    return number_text(round(amount), "CNY")


TITLE = both("Fleet triage", "车队分诊报告")
SUBTITLE = both("By pack {pack} {version}; from {sources}", "依据知识包 {pack} {version}；数据来自 {sources}")
FILES = both("{count} files", "{count}个文件")
FOOTER = both(
    "Roadworthy: a self-check from the answers of a table. No official inspection, no legal advice.",
    "Roadworthy：根据表格内容自查，并非官方检验，也不构成法律意见。",
)
VEHICLES = both("vehicles", "辆车")
REJECTED = both("rows not read", "行无法读取")
COST_TO_LEGALITY = both("known cost to legality", "合法上路的已知费用")
LEGAL = both("road legal", "可以上路")

VERDICTS = both("How the vehicles stand", "车辆现状")
VERDICTS_SAY = both(
    "Of {rows} vehicles {legal} are road legal as they are and {restricted} within limits, {steps} become so after "
    "steps, and {barred} may not be used on the road.",
    "{rows}辆车中，{legal}辆现在就可以上路，{restricted}辆只能在限定范围内使用，{steps}辆办妥事项后可以上路，"
    "{barred}辆不得上路。",
)
UNDETERMINED_SAY = both(
    "Of {count} vehicles too little is known for a verdict: fill in what their rows leave empty.",
    "{count}辆车资料不足，尚不能判定：请补全其空缺的内容。",
)
FIRST = both("What to do first", "先办什么")
FIRST_SAYS = both(
    "The changes of the cheapest plans, those that most vehicles need first. The second figure "
    "counts the vehicles for which nothing else is needed.",
    "各车最省办法中的事项，需要的车辆最多的排在最前。“仅此一项”指无须再办其他事项的车辆。",
)
WEEK_SAYS = both(
    "This week: {count} vehicles become usable by changes that are known to take no more than five working days "
    "altogether{more}.",
    "本周可办：{count}辆车所需事项已知合计不超过五个工作日，办妥后即可使用{more}。",
)
WEEK_MORE = both("; for {count} more the time of a change has to be asked", "；另有{count}辆所需时间须询问")
NOTHING_NEEDED = both("Every vehicle may be used as it is.", "所有车辆均可照常使用。")
NOTHING_FIRST = both("No change is known that would help a vehicle.", "没有已知可以办理的事项。")
REMEDIES = both("The cheapest remedy", "最省的办法")
REMEDIES_SAY = both(
    "By whose act each vehicle becomes usable at the least cost. Together {cost} are known; {to_ask} costs "
    "have to be asked.",
    "每辆车以最少费用办妥时由谁办理。已知费用合计{cost}，另有{to_ask}项费用须询问。",
)
ESTIMATED_SAY = both(
    "For {count} vehicles only the class is known, estimated from the cures of what is unmet.",
    "其中{count}辆只按未符合项估计由谁办理，没有费用。",
)
REASONS = both("What stands in the way", "存在的问题")
REASONS_SAY = both(
    "Requirements that are not met, by the number of vehicles. One vehicle may have several.",
    "未符合的要求及车辆数。一辆车可能有多项。",
)
CITIES = both("By city", "按城市")
CITIES_SAY = both("Where the vehicles are now.", "车辆目前的使用地点。")
ELSEWHERE = both("The same vehicles in other cities", "同样的车辆用于其他城市")
ELSEWHERE_SAYS = both(
    "What the verdicts would be if all vehicles were used in one city, every other answer as it is. "
    "Better and worse: against where each is now.",
    "假设所有车辆都用于某一城市、其他回答不变时的结论。“变好”“变差”均与目前相比。",
)
DEADLINES = both("Deadlines", "期限")
DEADLINES_SAY = both(
    "What ends in the next twelve months, and what has run out already.",
    "今后十二个月内到期的事项，以及已经过期的事项。",
)
HOME_IS_UNKNOWN = both("The table does not say in which city the vehicles are.", "表格没有说明车辆所在城市。")

COUNT = both("Vehicles", "车辆数")
SHARE = both("Share", "占比")
VERDICT_HEAD = both("Verdict", "结论")
CHANGE = both("Change", "事项")
BY = both("By", "由谁办理")
ALONE = both("This alone", "仅此一项")
TIME = both("Time", "所需时间")
COST = both("Known cost, yuan", "已知费用（元）")
TO_ASK = both("Costs to ask", "待询费用")
REQUIREMENT = both("Requirement", "要求")
CURE = both("Put right by", "由谁补正")
CITY = both("City", "城市")
AND_MORE = both("{city} and {more} more", "{city}等{all}地")
BETTER = both("Better", "变好")
WORSE = both("Worse", "变差")
WHAT_ENDS = both("What ends", "到期事项")
OVERDUE = both("Run out", "已过期")
THIS_MONTH = both("This month", "本月")
NEXT_MONTHS = both("Next 3 months", "其后3个月")
LATER = both("Later", "更晚")
NOT_KNOWN = both("not known", "不清楚")
SAME_DAY = both("the same day", "当日")
DAYS = both("{count} working days", "{count}个工作日")
ASK = both("to be asked", "须询问")
BECOMES = both("{fact}: {value}", "{fact}：{value}")

SHORT_VERDICT = {
    Verdict.ROAD_LEGAL: both("Road legal", "可以上路"),
    Verdict.RESTRICTED_USE: both("Restricted", "限定使用"),
    Verdict.ROAD_LEGAL_AFTER_STEPS: both("After steps", "办妥后可上路"),
    Verdict.NOT_ROAD_LEGAL: both("Not legal", "不得上路"),
    Verdict.UNDETERMINED: both("Open", "未判定"),
}
CURED_BY = {
    CurableBy.OWNER: both("owner", "所有人"),
    CurableBy.DRIVER: both("driver", "驾驶人"),
    CurableBy.TIME_AND_PLACE: both("time and place", "时间和地点"),
    CurableBy.DEALER: both("dealer", "销售商"),
    CurableBy.MAKER: both("maker", "生产企业"),
    CurableBy.NOBODY: both("nobody", "无人"),
}
