"""A small knowledge base and its assessments, made by hand: one for each verdict. The law in it is a sample."""

from dataclasses import replace
from datetime import date

from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactType
from knowledge.vocabulary.findings import (
    Assessment,
    Conclusions,
    FactUsed,
    Finding,
    Justification,
    OpenFact,
    RecommendedStep,
    Risk,
)
from knowledge.vocabulary.guidance import Certainty, Document, GlossaryTerm, NextStep, Place
from knowledge.vocabulary.packs import KnowledgeBase, PackIdentity
from knowledge.vocabulary.questions import Answer, Evidence, Question
from knowledge.vocabulary.rules import CurableBy, Cure, Requirement, Status, Verdict
from knowledge.vocabulary.sources import Confidence, Source, SourceReference

DAY = date(2026, 11, 22)
PACK = PackIdentity("cn", "2026.11.1", "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")
WHENEVER = Condition()


def both(english, chinese):
    return {"en": english, "zh": chinese}


def by_id(*things):
    return {thing.id: thing for thing in things}


def law(source, article=""):
    return (SourceReference(source, article),)


TOPICS = {
    "vehicle": both("The vehicle", "车辆"),
    "approval": both("Approval and registration", "准入与登记"),
    "insurance": both("Insurance and inspection", "保险与检验"),
    "equipment": both("Equipment", "安全装置"),
    "driver": both("The driver", "驾驶人"),
}

FACTS = by_id(
    FactDeclaration(
        "person.role",
        FactType.CHOICE,
        both("Your part", "您的身份"),
        choices={"owner": both("I own it", "车主"), "buyer": both("I want to buy it", "准备购买")},
    ),
    FactDeclaration("vehicle.wheels", FactType.NUMBER, both("Number of wheels", "车轮数")),
    FactDeclaration("vehicle.length", FactType.NUMBER, both("Length", "车长"), unit="mm"),
    FactDeclaration(
        "vehicle.gross_mass", FactType.NUMBER, both("Maximum permitted gross mass", "最大允许总质量"), unit="kg"
    ),
    FactDeclaration(
        "vehicle.energy",
        FactType.CHOICE,
        both("What drives it", "动力类型"),
        choices={"electric": both("Electricity", "纯电动"), "petrol": both("Petrol", "汽油")},
    ),
    FactDeclaration(
        "vehicle.category",
        FactType.CHOICE,
        both("Category in law", "法定车辆类型"),
        derived=True,
        choices={
            "light_truck": both("Light truck", "轻型载货汽车"),
            "unlisted": both("Unlisted vehicle", "未列入公告的车辆"),
        },
    ),
    FactDeclaration(
        "papers.announcement",
        FactType.CHOICE,
        both("Entry of the exact model in the Announcement", "该型号是否列入《公告》"),
        choices={
            "listed": both("The exact model is listed", "该型号已列入《公告》"),
            "not_listed": both("The exact model is not listed", "该型号未列入《公告》"),
        },
    ),
    FactDeclaration("insurance.end", FactType.DATE, both("Last day of the compulsory insurance", "交强险终保日期")),
    FactDeclaration(
        "equipment.triangle",
        FactType.YES_NO,
        both("Warning triangle on board", "随车配备三角警告牌"),
        choices={"yes": both("yes", "是"), "no": both("no", "否")},
    ),
    FactDeclaration(
        "driver.licence",
        FactType.CHOICE,
        both("Licence class of the driver", "准驾车型"),
        choices={"C1": both("C1", "C1"), "D": both("D", "D")},
    ),
    FactDeclaration("person.name", FactType.TEXT, both("Name of the owner", "所有人姓名"), particular=True),
    FactDeclaration("vehicle.plate", FactType.TEXT, both("Plate number", "号牌号码"), particular=True),
    FactDeclaration("vehicle.model", FactType.TEXT, both("Model", "车辆型号"), particular=True),
    FactDeclaration("vehicle.vin", FactType.TEXT, both("VIN", "车辆识别代号"), particular=True),
)

QUESTIONS = {
    question.fact: question
    for question in (
        Question(
            "papers.announcement",
            both("Is the exact model number in the Announcement?", "《公告》中有完全相同的车辆型号吗？"),
            "approval",
            both(
                "Compare the model number on the factory certificate, letter by letter, with the public query page.",
                "将合格证上的车辆型号与公开查询页面逐字核对。",
            ),
        ),
        Question(
            "driver.licence",
            both("Which class stands on the driving licence?", "驾驶证上的准驾车型是什么？"),
            "driver",
            both("On the front page of the driving licence, in the line 准驾车型.", "驾驶证正页“准驾车型”一栏。"),
        ),
    )
}

SOURCES = by_id(
    Source(
        "cn.rtsl",
        both("Road Traffic Safety Law", "中华人民共和国道路交通安全法"),
        both("Standing Committee of the National People's Congress", "全国人民代表大会常务委员会"),
        "law",
        both("as amended on 29 April 2021", "2021年4月29日修正"),
        DAY,
        Confidence.HIGH,
        "LawRefBook",
        {
            "8": both("Motor vehicles must be registered before they use the road.", "机动车须经登记方可上道路行驶。"),
            "95": both(
                "A vehicle without plates is impounded, and a fine is due.", "未悬挂号牌上路的，扣留车辆并处罚款。"
            ),
            "98": both(
                "Without compulsory insurance the vehicle is impounded, and twice the premium is due.",
                "未投保交强险的，扣留车辆，并处保险费二倍罚款。",
            ),
            "100": both(
                "An assembled or scrapped vehicle on the road is taken and scrapped.",
                "驾驶拼装或者已达报废标准的车辆上路的，予以收缴并强制报废。",
            ),
        },
    ),
    Source(
        "cn.reg164",
        both("Motor Vehicle Registration Provisions", "机动车登记规定"),
        both("Ministry of Public Security", "公安部"),
        "order",
        both("Order 164, in force since 1 May 2022", "公安部令第164号，2022年5月1日起施行"),
        DAY,
        Confidence.HIGH,
        "LawRefBook",
        {
            "15(4)": both(
                "A vehicle made or imported without permission is refused registration.",
                "未经许可生产或者进口的机动车，不予办理注册登记。",
            ),
            "12(1)": both("The owner proves his identity.", "提交机动车所有人的身份证明。"),
        },
    ),
    Source(
        "cn.ctali",
        both("Regulations on Compulsory Traffic Accident Liability Insurance", "机动车交通事故责任强制保险条例"),
        both("State Council", "国务院"),
        "regulation",
        both("as amended on 2 March 2019", "2019年3月2日修订"),
        DAY,
        Confidence.HIGH,
        "LawRefBook",
        {"2": both("Every motor vehicle on the road carries it.", "在道路上行驶的机动车应当投保交强险。")},
    ),
    Source(
        "cn.gb7258",
        both(
            "GB 7258-2017 Technical specifications for safety of power-driven vehicles",
            "GB 7258-2017 机动车运行安全技术条件",
        ),
        both("Standardization Administration", "国家标准化管理委员会"),
        "standard",
        both("2017 edition with amendments 1 and 2", "2017年版及第1、2号修改单"),
        DAY,
        Confidence.MEDIUM,
        "public summaries",
        {"cl. 12.15": both("A warning triangle is carried.", "应配备三角警告牌。")},
    ),
    Source(
        "cn.licence162",
        both("Provisions on Driving Licences", "机动车驾驶证申领和使用规定"),
        both("Ministry of Public Security", "公安部"),
        "order",
        both("Order 162", "公安部令第162号"),
        DAY,
        Confidence.FROM_MEMORY,
        "from memory",
        {"annex 1": both("Which class allows which vehicles.", "准驾车型及代号。")},
    ),
)

PLACES = by_id(
    Place("cn.place.insurer", both("Insurer", "保险公司")),
    Place(
        "cn.place.vehicle_office",
        both("Vehicle office of the traffic police", "公安机关交通管理部门车辆管理所"),
        both("Book a slot in the traffic police app 12123 first.", "请先在“交管12123”预约。"),
    ),
    Place("cn.place.home", both("At home", "本人")),
)

DOCUMENTS = by_id(
    Document(
        "cn.document.owner_id",
        both("Proof of identity of the owner", "机动车所有人身份证明"),
        both("Original and a copy.", "原件及复印件。"),
        both("Police station for the identity card.", "公安派出所。"),
        law("cn.reg164", "12(1)"),
    ),
    Document(
        "cn.document.factory_certificate",
        both("Factory certificate of the complete vehicle", "机动车整车出厂合格证"),
        both("Original.", "原件。"),
        both("From the dealer or the maker.", "向销售商或者生产企业索取。"),
    ),
    Document(
        "cn.document.insurance_proof",
        both("Proof of the compulsory insurance", "机动车交通事故责任强制保险凭证"),
        both("Policy or electronic proof.", "保险单或者电子凭证。"),
        both("From the insurer.", "向保险公司索取。"),
        law("cn.ctali", "2"),
        Confidence.MEDIUM,
    ),
)

GLOSSARY = {
    "cn.term.vehicle_office": GlossaryTerm(
        both("Vehicle office", "车辆管理所（车管所）"), "chēliàng guǎnlǐsuǒ (chēguǎnsuǒ)"
    ),
    "cn.term.announcement": GlossaryTerm(both("Announcement", "道路机动车辆生产企业及产品公告（公告）"), "gōnggào"),
    "cn.term.factory_certificate": GlossaryTerm(both("Factory certificate", "机动车整车出厂合格证"), "hégézhèng"),
    "cn.term.ferry": GlossaryTerm(both("Ferry", "渡船"), "dùchuán"),
}


def step(identifier, does, place, *, documents=(), cures=(), note=None):
    return NextStep(identifier, does, WHENEVER, cures, place, documents, after=(), deadline=note)


NEXT_STEPS = by_id(
    step("cn.step.insure", both("Take out the compulsory insurance.", "投保交强险。"), "cn.place.insurer"),
    step("cn.step.register", both("Have the vehicle registered.", "办理注册登记。"), "cn.place.vehicle_office"),
    step("cn.step.keep_off", both("Keep the vehicle off the road.", "不要上路行驶。"), "cn.place.home"),
)


def requirement(identifier, label, topic):
    return Requirement(
        identifier,
        label,
        topic,
        WHENEVER,
        (),
        label,
        Cure(CurableBy.OWNER),
        Verdict.NOT_ROAD_LEGAL,
        (),
        Confidence.HIGH,
    )


REQUIREMENTS = by_id(
    requirement(
        "cn.registration.announcement",
        both("The exact model is in the Announcement.", "该型号已列入《公告》。"),
        "approval",
    ),
    requirement(
        "cn.driver.licence",
        both("The driver holds the licence class for this vehicle.", "驾驶人持有相应准驾车型的驾驶证。"),
        "driver",
    ),
)

KNOWLEDGE_BASE = KnowledgeBase(
    identity=PACK,
    title=both("Mainland China (sample)", "中国大陆（样例）"),
    extends=(),
    read_on=DAY,
    category="vehicle.category",
    topics=TOPICS,
    facts=FACTS,
    questions=QUESTIONS,
    sources=SOURCES,
    requirements=REQUIREMENTS,
    places=PLACES,
    documents=DOCUMENTS,
    next_steps=NEXT_STEPS,
    glossary=GLOSSARY,
    packs=(PACK,),
)

ANSWERS = {
    answer.fact: answer
    for answer in (
        Answer("person.role", "owner"),
        Answer("vehicle.wheels", 4, Evidence.READ_OFF_VEHICLE),
        Answer("vehicle.length", 3480, Evidence.DOCUMENT),
        Answer("vehicle.gross_mass", 1450, Evidence.DOCUMENT),
        Answer("vehicle.energy", "electric"),
        Answer("papers.announcement", "listed", Evidence.SEEN_ONLINE),
        Answer("insurance.end", date(2027, 5, 1), Evidence.DOCUMENT),
        Answer("equipment.triangle", "yes", Evidence.READ_OFF_VEHICLE),
        Answer("driver.licence", "C1", Evidence.DOCUMENT),
        Answer("person.name", "欧阳靖"),
        Answer("vehicle.plate", "沪A·D0X12"),
    )
}


def finding(
    identifier, label, topic, status, reason, *, facts=(), sources=(), confidence=Confidence.HIGH, cure=None, opens=()
):
    return Finding(
        identifier,
        label,
        topic,
        status,
        reason,
        Justification(
            f"{identifier}.rule",
            tuple(FactUsed(fact, ANSWERS[fact].value if fact in ANSWERS else "light_truck") for fact in facts),
            sources,
            confidence,
        ),
        cure,
        Verdict.NOT_ROAD_LEGAL,
        opens,
    )


LISTED = finding(
    "cn.registration.announcement",
    both("The exact model is in the Announcement.", "该型号已列入《公告》。"),
    "approval",
    Status.MET,
    both("The exact model is listed.", "该型号已列入《公告》。"),
    facts=("papers.announcement", "vehicle.category"),
    sources=law("cn.reg164", "15(4)"),
)
UNLISTED = replace(
    LISTED,
    justification=replace(
        LISTED.justification,
        facts=(FactUsed("papers.announcement", "not_listed"), FactUsed("vehicle.category", "unlisted")),
    ),
    status=Status.NOT_MET,
    cure=Cure(CurableBy.NOBODY),
    reason=both(
        "The exact model is not in the Announcement, so registration must be refused.",
        "该型号未列入《公告》，依法不予办理注册登记。",
    ),
)
UNSURE = replace(
    LISTED,
    status=Status.UNDETERMINED,
    open_facts=("papers.announcement",),
    reason=both("It is not known whether the exact model is in the Announcement.", "尚不清楚该型号是否列入《公告》。"),
    justification=replace(LISTED.justification, facts=()),
)
INSURED = finding(
    "cn.insurance.valid",
    both("The compulsory insurance is in force.", "交强险在有效期内。"),
    "insurance",
    Status.MET,
    both("The insurance runs until 1 May 2027.", "交强险有效期至2027年5月1日。"),
    facts=("insurance.end",),
    sources=(*law("cn.ctali", "2"), *law("cn.rtsl", "98")),
)
UNINSURED = replace(
    INSURED,
    justification=replace(INSURED.justification, facts=(FactUsed("insurance.end", date(2026, 5, 1)),)),
    status=Status.NOT_MET,
    cure=Cure(CurableBy.OWNER, both("Any insurer must accept the vehicle.", "任何保险公司都不得拒绝承保。")),
    reason=both("The insurance ended on 1 May 2026.", "交强险已于2026年5月1日到期。"),
)
TRIANGLE = finding(
    "cn.equipment.triangle",
    both("A warning triangle is on board.", "随车配备三角警告牌。"),
    "equipment",
    Status.MET,
    both("A warning triangle is carried.", "已随车配备。"),
    facts=("equipment.triangle",),
    sources=law("cn.gb7258", "cl. 12.15"),
    confidence=Confidence.MEDIUM,
)
LICENCE = finding(
    "cn.driver.licence",
    both("The driver holds the licence class for this vehicle.", "驾驶人持有相应准驾车型的驾驶证。"),
    "driver",
    Status.MET,
    both("Class C1 allows this vehicle.", "C1准驾车型符合要求。"),
    facts=("driver.licence", "vehicle.category"),
    sources=law("cn.licence162", "annex 1"),
    confidence=Confidence.FROM_MEMORY,
)
TAPE = finding(
    "cn.equipment.tape",
    both("Reflective marking is fitted.", "粘贴车身反光标识。"),
    "equipment",
    Status.NOT_APPLICABLE,
    both("It is asked of heavier vehicles only.", "仅适用于较重车辆。"),
)
SITE = finding(
    "cn.use.site",
    both("The vehicle stays within its site.", "车辆只在场（厂）内使用。"),
    "vehicle",
    Status.NOT_MET,
    both("It is to be driven outside the resort, where it may not go.", "拟驶出景区，超出允许的使用范围。"),
    sources=law("cn.rtsl", "8"),
    cure=Cure(CurableBy.TIME_AND_PLACE),
)


def recommended(number, identifier, *, documents=(), deadline=None, cost=None, sources=(), confidence=Confidence.HIGH):
    authored = NEXT_STEPS[identifier]
    return RecommendedStep(
        identifier,
        number,
        authored.does,
        PLACES[authored.place].label,
        documents,
        deadline,
        cost,
        (),
        sources,
        confidence,
    )


INSURE = recommended(
    1,
    "cn.step.insure",
    documents=("cn.document.owner_id",),
    deadline=both("before any drive", "上路行驶之前"),
    cost=both("About 1,200 yuan a year.", "每年约1200元。"),
    sources=law("cn.ctali", "2"),
)
REGISTER = recommended(
    2,
    "cn.step.register",
    documents=("cn.document.owner_id", "cn.document.factory_certificate", "cn.document.insurance_proof"),
    deadline=both("within 30 days", "30日内"),
    sources=law("cn.rtsl", "8"),
    confidence=Confidence.MEDIUM,
)
KEEP_OFF = recommended(1, "cn.step.keep_off", deadline=both("at once", "立即"))

NO_INSURANCE = Risk(
    "cn.risk.no_insurance",
    both("Driving without the compulsory insurance", "未投保交强险上路"),
    both(
        "The vehicle is impounded until insured, and a fine of 2,400 yuan is due.", "扣留车辆直至投保，并处2400元罚款。"
    ),
    Certainty.CERTAIN,
    0,
    law("cn.rtsl", "98"),
    Confidence.HIGH,
)
NO_PLATES = Risk(
    "cn.risk.no_plates",
    both("Driving without plates", "未悬挂号牌上路"),
    both("The vehicle is impounded, and a fine of 20 to 200 yuan is due.", "扣留车辆，处20元以上200元以下罚款。"),
    Certainty.CERTAIN,
    9,
    law("cn.rtsl", "95"),
    Confidence.HIGH,
)
SCRAPPING = Risk(
    "cn.risk.assembled",
    both("Driving an assembled vehicle", "驾驶拼装车上路"),
    both("If the vehicle is held to be assembled, it is taken and scrapped.", "如被认定为拼装车，予以收缴并强制报废。"),
    Certainty.POSSIBLE,
    0,
    law("cn.rtsl", "100"),
    Confidence.LOW,
)

LICENCE_OPEN = OpenFact("driver.licence", said_unknown=False, needed_by=("cn.driver.licence",))
LISTING_OPEN = OpenFact(
    "papers.announcement", said_unknown=True, needed_by=("cn.registration.announcement", "cn.driver.licence")
)

BASE = Assessment(
    verdict=Verdict.ROAD_LEGAL,
    reason=both("Every requirement that applies is met.", "所有适用的要求均已符合。"),
    as_of=DAY,
    pack=PACK,
    packs=(PACK,),
    category="light_truck",
    category_label=both("Light truck", "轻型载货汽车"),
    findings=(LISTED, INSURED, TRIANGLE, LICENCE, TAPE),
    next_steps=(),
    risks=(),
    unknown=(),
    answers=ANSWERS,
    conclusions=Conclusions({}, {}),
)

ASSESSMENTS = {
    assessment.verdict: assessment
    for assessment in (
        BASE,
        replace(
            BASE,
            verdict=Verdict.ROAD_LEGAL_AFTER_STEPS,
            reason=both("The compulsory insurance has lapsed.", "交强险已过期。"),
            findings=(LISTED, UNINSURED, TRIANGLE, LICENCE, TAPE),
            next_steps=(INSURE, REGISTER),
            risks=(NO_INSURANCE,),
        ),
        replace(
            BASE,
            verdict=Verdict.RESTRICTED_USE,
            reason=both("It may be used inside the resort only.", "只能在景区内使用。"),
            category="unlisted",
            category_label=both("Sightseeing car", "非公路用旅游观光车"),
            findings=(SITE, TRIANGLE, TAPE, replace(TAPE, requirement="cn.other")),
            next_steps=(KEEP_OFF,),
        ),
        replace(
            BASE,
            verdict=Verdict.NOT_ROAD_LEGAL,
            reason=both(
                "The exact model is not in the Announcement, so it cannot be registered.",
                "该型号未列入《公告》，无法注册登记。",
            ),
            category="unlisted",
            category_label=both("Unlisted vehicle", "未列入公告的车辆"),
            findings=(UNLISTED, UNINSURED, TRIANGLE, LICENCE),
            next_steps=(KEEP_OFF,),
            risks=(NO_PLATES, NO_INSURANCE, SCRAPPING),
        ),
        replace(
            BASE,
            verdict=Verdict.UNDETERMINED,
            reason=both(
                "It is not known whether the exact model is in the Announcement.", "尚不清楚该型号是否列入《公告》。"
            ),
            category=None,
            category_label=None,
            findings=(UNSURE, INSURED, TRIANGLE, LICENCE, TAPE),
            unknown=(LISTING_OPEN, LICENCE_OPEN),
            answers={**ANSWERS, "papers.announcement": Answer("papers.announcement", UNKNOWN)},
        ),
    )
}
