"""The model, asked early where a catalogue was imported, and looked up before the question whether it is listed."""

from dataclasses import replace

from interview.catalogue.comparing import MODEL, batch_in_words
from interview.catalogue.entries import CatalogueEntry
from interview.catalogue.looking_up import answers_from, can_look_up
from interview.consultation import Consultation
from interview.terminal import stages
from interview.terminal import wording as w
from interview.terminal.exchange import Exchange
from interview.terminal.layout import Paragraph, paragraph
from interview.terminal.purposes import Purpose
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language

NAME_IT: Text = {
    "en": "You have imported a catalogue (entries: {count}). Type the exact model number (车辆型号) to look it up.",
    "zh": "您已导入目录（{count} 条）。输入完整的车辆型号即可查询。",
}
FOUND: Text = {
    "en": "{model} is in your catalogue file{batch}: {names}. Noted: {listing}. It rests on that file alone, which "
    "is not the Announcement itself. To say otherwise: change {label}",
    "zh": "您的目录文件中有{model}{batch}：{names}。据此记为“{listing}”；目录文件并非《公告》本身。"
    "如有不同：更改 {label}",
}
NOT_FOUND: Text = {
    "en": "{model} is not in your catalogue file. That says nothing of the Announcement itself.",
    "zh": "您的目录文件中没有{model}。这并不说明《公告》中没有。",
}
NEAR: Text = {"en": "Near it: {models}", "zh": "相近的型号：{models}"}


class LookingUp:
    """Looks each model up once."""

    def __init__(self, consultation: Consultation) -> None:
        self._consultation = consultation
        self._was_offered = False
        self._looked_up: set[str] = set()

    def before_listing(self, language: Language, *, attended: bool) -> tuple[Exchange | None, list[Paragraph]]:
        """What is put before the listing question, if anything, and what was found."""
        catalogue, base = self._consultation.catalogue, self._consultation.knowledge_base
        if catalogue is None or not can_look_up(base):
            return None, []
        model = self._model()
        if model is None:
            if not attended or self._was_offered:
                return None, []
            self._was_offered = True
            return self._asks(language, catalogue.count()), []
        if model in self._looked_up:
            return None, []
        self._looked_up.add(model)
        entry = catalogue.entry(model)
        return (None, self._take(entry, language)) if entry else self._missed(model, language, attended)

    def go_back(self) -> None:
        """The model is asked for again when the listing question comes again."""
        self._was_offered = False

    def _model(self) -> str | None:
        answer = self._consultation.session.answers.get(MODEL)
        return answer.known if answer and isinstance(answer.known, str) else None

    def _asks(self, language: Language, count: int) -> Exchange:
        remark = {one: w.said(NAME_IT, one, count=count) for one in LANGUAGES}
        return replace(stages.particular(self._consultation, MODEL, language), purpose=Purpose.MODEL, remark=remark)

    def _take(self, entry: CatalogueEntry, language: Language) -> list[Paragraph]:
        """Note the listing; the batch first, so that the first undo brings the listing question back."""
        base = self._consultation.knowledge_base
        taken = answers_from(entry, self._consultation.session.answers, base)
        for answer in taken:
            self._consultation.answer(answer.fact, answer.value, answer.evidence)
        if not taken:
            return []
        declaration = base.facts[taken[-1].fact]
        names = [name for name in (entry.maker, entry.brand, entry.name) if name] or [entry.file]
        listing = in_language((declaration.choices or {})[entry.listing], language)
        words = w.said(
            FOUND, language, model=entry.model, batch=batch_in_words(entry, language),
            names=("，" if language == "zh" else ", ").join(names), label=in_language(declaration.label, language),
            listing=listing,
        )  # fmt: skip
        return [paragraph(words)]

    def _missed(self, model: str, language: Language, attended: bool) -> tuple[Exchange | None, list[Paragraph]]:
        catalogue = self._consultation.catalogue
        near = catalogue.near(model) if catalogue else []
        says = [paragraph(w.said(NOT_FOUND, language, model=model))]
        if not near:
            return None, says
        says.append(paragraph(w.said(NEAR, language, models=", ".join(near))))
        return (self._asks(language, catalogue.count()) if attended and catalogue else None), says
