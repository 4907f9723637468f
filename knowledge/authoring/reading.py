"""A pack folder to a KnowledgePack. All problems of a pack are found in one run.

The order of reading is the order of dependence: translations, the pack itself, facts, sources, parameters,
then whatever refers to them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.authoring.entries import AuthoredText, Entry, Notebook, TooManyProblems, Translation
from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.identifiers import check_identifier
from knowledge.authoring.kinds.changes import changes
from knowledge.authoring.kinds.contradictions import contradiction
from knowledge.authoring.kinds.extending import EXTENDS
from knowledge.authoring.kinds.facts import fact
from knowledge.authoring.kinds.glossary import glossary_term
from knowledge.authoring.kinds.guidance import guidance
from knowledge.authoring.kinds.migrations import check_migration, migration
from knowledge.authoring.kinds.pack import pack_head
from knowledge.authoring.kinds.parameters import parameter
from knowledge.authoring.kinds.questions import question
from knowledge.authoring.kinds.requirements import requirement
from knowledge.authoring.kinds.rules import rule
from knowledge.authoring.kinds.sources import source
from knowledge.authoring.problems import PackError, Problem, did_you_mean
from knowledge.authoring.scope import Scope
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Node, Scalar, Sequence, StrictYamlError, read_strictly
from knowledge.vocabulary.packs import KnowledgePack, PackIdentity

TRANSLATED = ("zh",)
"""Languages besides English in which every pack must speak."""

DECLARED = (
    "facts", "sources", "rules", "requirements", "parameters", "places", "documents", "next_steps", "consequences",
    "contradictions", "glossary",
)  # fmt: skip
"""What a pack declares under ids of its own."""


@dataclass(frozen=True)
class Reading:
    """A pack as far as it could be read, what is wrong with it, and where its ids stand."""

    pack: KnowledgePack
    problems: tuple[Problem, ...]
    places: Mapping[str, tuple[str, int]]
    texts: tuple[AuthoredText, ...] = ()
    """Every text that people read."""
    translations: Mapping[str, Mapping[tuple[str, str], Translation]] = field(default_factory=dict)
    """By language, then by (id, field)."""


def read_pack(folder: Path, base: KnowledgePack | None = None) -> KnowledgePack:
    """The pack in the folder. Raises PackError with all its problems. `base`: the packs it extends, merged."""
    reading = read_with_problems(pack_files(folder), base)
    if reading.problems:
        raise PackError(reading.problems)
    return reading.pack


def read_with_problems(files: PackFiles, base: KnowledgePack | None = None) -> Reading:
    """The pack as far as it can be read, and everything that is wrong with it."""
    notebook = Notebook(translations={language: {} for language in TRANSLATED})
    try:
        return _read(files, base, notebook)
    except TooManyProblems:
        return Reading(_Assembly({}, Notebook(), base).pack(files), tuple(sorted(set(notebook.problems))), {})


def read_extends(content: bytes) -> tuple[str, ...]:
    """The ids of the packs that a pack.yaml extends; none where it cannot be read."""
    notebook = Notebook()
    document = _mapping("pack.yaml", content, notebook)
    return tuple(EXTENDS.of(Entry("pack", document, "pack.yaml", notebook)))


def _read(files: PackFiles, base: KnowledgePack | None, notebook: Notebook) -> Reading:
    documents = {name: _mapping(name, content, notebook) for name, content in files.contents.items()}
    if notebook.problems:  # whatever else could be said would only follow from these
        return Reading(_Assembly({}, Notebook(), base).pack(files), tuple(sorted(notebook.problems)), {})
    for language in TRANSLATED:
        _read_translations(documents, language, notebook)
    pack = _Assembly(documents, notebook, base).pack(files)
    _note_unused_translations(notebook)
    return Reading(
        pack,
        tuple(sorted(set(notebook.problems))),
        notebook.places,
        tuple(notebook.texts),
        notebook.translations,
    )


def _mapping(name: str, content: bytes, notebook: Notebook) -> YamlMapping:
    try:
        node = read_strictly(content, name)
    except StrictYamlError as error:
        notebook.problems.append(error.problem)
        return YamlMapping({}, 1)
    if name.startswith("cases/") or node is None:
        return YamlMapping({}, 1)
    if not isinstance(node, YamlMapping):
        notebook.note(name, 1, "the file is no mapping.", "Write id: … entries.")
        return YamlMapping({}, 1)
    return node


def _read_translations(documents: Mapping[str, YamlMapping], language: str, notebook: Notebook) -> None:
    known = notebook.translations[language]
    for name, document in documents.items():
        if name.startswith((f"translations/{language}/", f"translations/{language}.")):
            for owner, fields in document.items.items():
                _read_fields(owner, fields, name, known, notebook)


def _read_fields(
    owner: str, fields: Node, file: str, known: dict[tuple[str, str], Translation], notebook: Notebook
) -> None:
    if not isinstance(fields, YamlMapping):
        notebook.note(file, fields.line, f"the translations of {owner} are no mapping.", "Write field: [English, …].")
        return
    for name, pair in fields.items.items():
        words = [item.text for item in pair.items if isinstance(item, Scalar)] if isinstance(pair, Sequence) else []
        if len(words) != 2 or not all(words):
            notebook.note(file, pair.line, f"{name} of {owner} is no pair.", "Write [the English, the translation].")
        elif (owner, name) in known:
            notebook.note(file, pair.line, f"{name} of {owner} is translated twice.", "Keep one.")
        else:
            quoted, translated = (" ".join(word.split()) for word in words)
            known[owner, name] = Translation(quoted, translated, file, pair.line)


def _note_unused_translations(notebook: Notebook) -> None:
    fields: dict[str, list[str]] = {}
    for text in notebook.texts:
        fields.setdefault(text.owner, []).append(text.name)
    for language, known in notebook.translations.items():
        for (owner, name), translation in known.items():
            if (language, owner, name) not in notebook.used:
                remedy = "Correct the id or the field, or remove it."
                near = (
                    did_you_mean(name, fields[owner], remedy)
                    if owner in fields
                    else did_you_mean(owner, fields, remedy)
                )
                notebook.note(translation.file, translation.line, f"{name} of {owner} translates nothing.", near)


class _Assembly:
    """The pack being put together, kind by kind."""

    def __init__(self, documents: Mapping[str, YamlMapping], notebook: Notebook, base: KnowledgePack | None) -> None:
        self._documents = documents
        self._notebook = notebook
        self._base = base

    def pack(self, files: PackFiles) -> KnowledgePack:
        head = pack_head(self._whole("pack.yaml"), self._base)
        scope = Scope(self._base, head.topics, head.read_on)
        for _, entry in self._entries("facts.yaml"):
            scope.declare(fact(entry))
        scope.declare_requirements(
            entry.id for _, entry in self._entries("rules/", quiet=True) if entry.has("requirement")
        )
        for _, entry in self._entries("sources.yaml"):
            scope.sources[entry.id] = source(entry, scope)
        for _, entry in self._entries("parameters.yaml"):
            scope.parameters[entry.id] = parameter(entry, scope)
        self._read_changes(scope)
        for _, entry in self._entries("rules/"):
            self._read_rule(entry, scope)
        for _, entry in self._entries("guidance/"):
            guidance(entry, scope)
        self._read_what_speaks_of_facts(scope)
        self._read_migrations(scope)
        self._note_foreign_files()
        return scope.pack(head, PackIdentity(head.id, head.version, files.content_hash))

    def _read_what_speaks_of_facts(self, scope: Scope) -> None:
        for _, entry in self._entries("contradictions.yaml"):
            scope.contradictions[entry.id] = contradiction(entry, scope)
        for _, entry in self._entries("glossary.yaml"):
            scope.glossary[entry.id] = glossary_term(entry)
        for _, entry in self._entries("questions.yaml"):
            scope.questions[entry.id] = question(entry, scope)

    @staticmethod
    def _read_rule(entry: Entry, scope: Scope) -> None:
        if entry.has("requirement"):
            scope.requirements[entry.id] = requirement(entry, scope)
        elif (found := rule(entry, scope)) is not None:
            scope.rules[entry.id] = found

    def _read_changes(self, scope: Scope) -> None:
        for _, entry in self._entries("facts.yaml", quiet=True):
            if entry.has("change"):
                scope.changes[entry.id] = changes(entry, scope)

    def _read_migrations(self, scope: Scope) -> None:
        for _, entry in self._entries("migrations.yaml"):
            scope.migrations[entry.id] = migration(entry)
        for _, entry in self._entries("migrations.yaml", quiet=True):
            check_migration(entry, scope)

    def _whole(self, name: str) -> Entry:
        document = self._documents.get(name, YamlMapping({}, 1))
        id_node = document.items.get("id")
        pack_id = id_node.text if isinstance(id_node, Scalar) else "pack"
        return Entry(pack_id, document, name, self._notebook, 1)

    def _entries(self, prefix: str, quiet: bool = False) -> Iterator[tuple[str, Entry]]:
        """The entries of the file or folder; ids are checked unless `quiet`."""
        for name, document in self._documents.items():
            if name != prefix and not (prefix.endswith("/") and name.startswith(prefix)):
                continue
            for id, node in document.items.items():
                if not isinstance(node, YamlMapping):
                    if not quiet:
                        self._notebook.note(name, node.line, f"{id} is no entry.", "Write its fields below it.")
                    continue
                entry = Entry(id, node, name, self._notebook, document.lines[id])
                if not quiet:
                    self._register(entry, prefix)
                yield name, entry
                if not quiet:
                    entry.finish()

    def _register(self, entry: Entry, prefix: str) -> None:
        check_identifier(entry)
        if prefix in ("questions.yaml", "migrations.yaml"):
            return
        self._check_name_space(entry, prefix)
        if entry.id in self._notebook.places:
            file, line = self._notebook.places[entry.id]
            entry.note(f"{entry.id} is repeated.", f"It stands first in {file}:{line}; ids are unique in a pack.")
        self._notebook.places[entry.id] = (entry.file, entry.line)

    def _check_name_space(self, entry: Entry, prefix: str) -> None:
        """Packs are read together: their ids must be their own, and what a layer adds must not be there already."""
        owner = self._whole("pack.yaml").id
        if prefix != "facts.yaml" and not entry.id.startswith(f"{owner}."):
            entry.note(f"{entry.id} does not begin with {owner}.", f"Call it {owner}.{entry.id.rpartition('.')[2]}.")
        if self._base and any(entry.id in getattr(self._base, kind) for kind in DECLARED):
            entry.note(f"{entry.id} is declared in what this pack extends.", "Choose another id.")

    def _note_foreign_files(self) -> None:
        single = (
            "pack.yaml",
            "facts.yaml",
            "questions.yaml",
            "sources.yaml",
            "parameters.yaml",
            "contradictions.yaml",
            "glossary.yaml",
            "migrations.yaml",
        )
        folders = ("rules/", "guidance/", "cases/", "translations/")
        for name in self._documents:
            if name not in single and not name.startswith(folders):
                known = (*single, *folders)
                remedy = did_you_mean(name, known, f"Known: {', '.join(known)}.")
                self._notebook.note(name, 1, "a pack has no such file.", remedy)
