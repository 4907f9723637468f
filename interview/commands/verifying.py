"""What can be found out about a printed report: is it as it was made, by which pack, and would it come out so now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from interview import __version__
from interview.commands.attached_subject import base_of, document_of, exact_subject, is_same_pack, todays_subject
from interview.commands.invocation import Invocation
from interview.errors import BadData
from interview.report import wording
from interview.report.attached import Attached, attached_to, content_of_report, words_of_pages
from interview.report.pdf import printed_report
from interview.report.record import record_from
from interview.sentences import filled_in
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import day_text

MADE: Text = {
    "en": "Report {number}, as of {day}: {verdict}.",
    "zh": "报告编号{number}，截至{day}：{verdict}。",
}
BY: Text = {
    "en": "Made by pack {id} {version} (SHA-256 {hash}), printed by Roadworthy {program}.",
    "zh": "所用知识包：{id} {version}（SHA-256 {hash}），由 Roadworthy {program} 生成。",
}
AS_MADE: Text = {
    "en": "Unaltered: made again from its answers it is the same file, byte for byte.",
    "zh": "未被改动：根据所附回答重新生成，结果逐字节相同。",
}
NOT_COMPARED: Text = {
    "en": "Not compared: the pack of this machine is {version} (SHA-256 {hash}…). With the pack above: --packs DIR",
    "zh": "未作比较：本机的知识包是 {version}（SHA-256 {hash}…）。请用 --packs DIR 指定当时的知识包。",
}
SAME_THEN: Text = {
    "en": "The pack of this machine concludes the same as of that day.",
    "zh": "按本机的知识包，该日期的结论相同。",
}
SAME_NOW: Text = {
    "en": "It still holds as of {day}: {verdict}, every finding the same.",
    "zh": "截至{day}仍然成立：{verdict}，各项结论相同。",
}
OTHER_THEN: Text = {
    "en": "The pack of this machine concludes otherwise as of that day: {verdict}.",
    "zh": "按本机的知识包，该日期的结论不同：{verdict}。",
}
OTHER_NOW: Text = {
    "en": "It would come out otherwise as of {day}: {verdict}.",
    "zh": "截至{day}结论将不同：{verdict}。",
}
PARTLY_OTHER_THEN: Text = {
    "en": "The pack of this machine concludes the same verdict as of that day ({verdict}), but not every finding.",
    "zh": "按本机的知识包，该日期的总体结论相同（{verdict}），但有逐项结论不同。",
}
PARTLY_OTHER_NOW: Text = {
    "en": "The verdict would be the same as of {day} ({verdict}), but not every finding.",
    "zh": "截至{day}总体结论不变（{verdict}），但有逐项结论将不同。",
}
CHANGED: Text = {"en": "  {label} {before} → {after}", "zh": "  {label}{before} → {after}"}
PAGE_DIFFERS: Text = {
    "en": "it was altered: page {page} says something else than its own answers give.",
    "zh": "报告已被改动：第{page}页与所附回答得出的内容不符。",
}
BYTES_DIFFER: Text = {
    "en": "it is not the file that was made: the words are those that its answers give, but the bytes are not.",
    "zh": "这不是原来的文件：文字与所附回答相符，但字节不同。",
}
DIFFERS_REMEDY: Text = {"en": "Ask for the original file.", "zh": "请索取原始文件。"}
PROGRAM_DIFFERS: Text = {
    "en": "It was printed by Roadworthy {theirs}, here is {ours}: that can change bytes. Use that version.",
    "zh": "该报告由 Roadworthy {theirs} 生成，本机为 {ours}；仅此即可能使字节不同。请用该版本核验。",
}

NEVER_MIND = Status.NOT_APPLICABLE.value
"""A requirement that a pack does not have is as one that does not apply."""


class Altered(BadData):
    """The file is not what its own answers give."""


@dataclass(frozen=True)
class Outcome:
    """Everything that was found out, in sentences; and the error that it ends with, if any."""

    sentences: tuple[Text, ...]
    altered: Altered | None

    def in_words(self, language: Language) -> str:
        """A line for each sentence."""
        return "\n".join(in_language(sentence, language) for sentence in self.sentences)


def verified(file: str, today: date, call: Invocation) -> Outcome:
    """Look into a PDF. Raises ForeignFile where it is no report."""
    content = content_of_report(file)
    attached = attached_to(content, file)
    altered = _difference(content, attached, call, file) if is_same_pack(attached, base_of(attached, call)) else None
    return Outcome(tuple(_sentences(attached, today, call, file, altered)), altered)


def _sentences(attached: Attached, today: date, call: Invocation, file: str, altered: Altered | None) -> Iterator[Text]:
    yield filled_in(
        MADE,
        number=record_from(attached.record).report_number,
        day=day_text(attached.as_of),
        verdict=_verdict(attached.record["verdict"]),
    )
    for pack in attached.packs:
        yield filled_in(BY, id=pack.id, version=pack.version, hash=pack.content_hash, program=attached.program)
    subject = todays_subject(attached, call, file)
    base = subject.knowledge_base
    if not is_same_pack(attached, base):
        yield filled_in(NOT_COMPARED, version=base.identity.version, hash=base.identity.content_hash[:12])
        yield from _compared(
            attached, subject.assessed(attached.as_of), base, (SAME_THEN, PARTLY_OTHER_THEN, OTHER_THEN)
        )
    elif altered is None:
        yield AS_MADE
    yield from _compared(attached, subject.assessed(today), base, (SAME_NOW, PARTLY_OTHER_NOW, OTHER_NOW))


def _compared(
    attached: Attached, now: Assessment, base: KnowledgeBase, sentences: tuple[Text, Text, Text]
) -> Iterator[Text]:
    """Whether an assessment concludes what the report says, and what has changed.

    The sentences: all is the same; only the verdict is; not even that.
    """
    same, partly_other, other = sentences
    before = attached.record["findings"]
    after = {finding.requirement: finding.status.value for finding in now.findings}
    known = {**dict.fromkeys(after, NEVER_MIND), **before}
    changed = [id for id, status in known.items() if status != after.get(id, NEVER_MIND)]
    is_verdict_same = now.verdict.value == attached.record["verdict"]
    sentence = other if not is_verdict_same else partly_other if changed else same
    yield filled_in(sentence, day=day_text(now.as_of), verdict=_verdict(now.verdict.value))
    for id in changed:
        label = base.requirements[id].label if id in base.requirements else {"en": id}
        yield filled_in(CHANGED, label=label, before=_status(known[id]), after=_status(after.get(id, NEVER_MIND)))


def _difference(content: bytes, attached: Attached, call: Invocation, file: str) -> Altered | None:
    """What keeps the file from being the one that was made; null where it is the one."""
    rebuilt = printed_report(document_of(exact_subject(attached, call, file), attached), attached.paper).content
    if rebuilt == content:
        return None
    if attached.program != __version__:
        return Altered(BYTES_DIFFER, filled_in(PROGRAM_DIFFERS, theirs=attached.program, ours=__version__), file)
    page = _first_page_that_differs(words_of_pages(content), words_of_pages(rebuilt))
    what = BYTES_DIFFER if page is None else filled_in(PAGE_DIFFERS, page=page)
    return Altered(what, DIFFERS_REMEDY, file)


def _first_page_that_differs(found: list[str], rebuilt: list[str]) -> int | None:
    for number in range(max(len(found), len(rebuilt))):
        if found[number : number + 1] != rebuilt[number : number + 1]:
            return number + 1
    return None


def _verdict(value: str) -> Text:
    return wording.VERDICT.get(
        next((one for one in Verdict if one.value == value), Verdict.UNDETERMINED), {"en": value}
    )


def _status(value: str) -> Text:
    status = next((one for one in Status if one.value == value), None)
    return wording.STATUS[status] if status else {"en": "–"}
