"""`kb graph`: what follows from what, for a pack, an entry and a case."""

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from interview.workbench.graph_drawing import mermaid
from interview.workbench.rule_graph import GraphOfRules, Node, NodeKind, RuleGraph
from knowledge.vocabulary.packs import KnowledgeBase
from tests.interview.command_line import TOYLAND, Call

needs_graphviz = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")


def test_what_bears_on_a_requirement(toyland: KnowledgeBase) -> None:
    """The facts of its conditions, those from which they are concluded and computed, and nothing else."""
    graph = GraphOfRules(toyland).around("toyland.insurance")
    assert {node.id for node in graph.nodes} == {
        "use.on_road", "papers.listed", "insurance.days_left", "insurance.end", "vehicle.category",
        "vehicle.wheels", "vehicle.length", "vehicle.power", "toyland.insurance",
    }  # fmt: skip
    edges = {(edge.origin, edge.target): edge.label and edge.label["en"] for edge in graph.edges}
    assert edges["vehicle.length", "vehicle.category"] == "at most 3,500 mm"
    assert edges["papers.listed", "toyland.insurance"] == "not The model is not listed"
    assert edges["insurance.end", "insurance.days_left"] is None


def test_what_an_answer_bears_on(toyland: KnowledgeBase) -> None:
    """On an answer nothing bears: then what it bears on, up to the verdict."""
    graph = GraphOfRules(toyland).around("vehicle.length")
    assert {node.id for node in graph.nodes} >= {"vehicle.length", "vehicle.category", "toyland.insurance", "verdict"}
    assert "papers.listed" not in {node.id for node in graph.nodes}


def test_the_whole(toyland: KnowledgeBase) -> None:
    """Every fact and requirement once, guidance only where asked for; edges join what is there."""
    drawing = GraphOfRules(toyland)
    whole, with_guidance = drawing.whole(), drawing.whole(with_guidance=True)
    assert {node.id for node in whole.nodes} < {node.id for node in with_guidance.nodes} == set(drawing.known())
    ids = {node.id for node in with_guidance.nodes}
    assert all(edge.origin in ids and edge.target in ids for edge in with_guidance.edges)
    assert len({(edge.origin, edge.target) for edge in with_guidance.edges}) == len(with_guidance.edges)


def test_a_case(roadworthy: Call, small_truck: Path) -> None:
    """Values, statuses and the verdict stand in the nodes; what is not met is framed; what does not apply is left out."""
    out = roadworthy("kb", "graph", small_truck, "--as-of", "2026-11-22", *TOYLAND).out
    assert "The insurance is valid: Not met" in out.replace("<br/>", " ")
    assert "Verdict: Road legal after" in out.replace("<br/>", " ")
    assert "stroke:#b42318" in out
    chinese = roadworthy("kb", "graph", small_truck, "--as-of", "2026-11-22", "--lang", "zh", *TOYLAND).out
    assert "不符合" in chinese
    off_road = roadworthy("kb", "graph", "not listed", *TOYLAND).out
    assert "toyland.insurance" not in off_road


def test_any_sign_is_quoted() -> None:
    """No label ends the quotation or becomes a tag."""
    node = Node("x", NodeKind.ASKED, {"en": 'a "b" <c> #d ]'})
    assert "#quot;b#quot; #lt;c#gt; #35;d ]" in mermaid(RuleGraph((node,), ()), "en")


@needs_graphviz
@pytest.mark.parametrize("subject", [(), ("vehicle.category",), ("toyland.category.small",)])
def test_svg(roadworthy: Call, tmp_path: Path, subject: tuple[str, ...]) -> None:
    """A picture with its words as text; a file that is there stays."""
    path = tmp_path / "graph.svg"
    done = roadworthy("kb", "graph", *subject, "-o", path, *TOYLAND)
    assert done.code == 0, done.err
    root = ET.parse(path).getroot()
    assert root.tag.endswith("svg")
    assert "vehicle.category" in "".join(root.itertext())
    assert roadworthy("kb", "graph", *subject, "-o", path, *TOYLAND).code == 74
    assert roadworthy("kb", "graph", *subject, "-o", path, "--force", *TOYLAND).code == 0


def test_without_graphviz(roadworthy: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has the command that brings it; Mermaid works all the same; doctor tells."""
    monkeypatch.setenv("PATH", str(tmp_path))
    done = roadworthy("kb", "graph", "-o", tmp_path / "x.svg", *TOYLAND)
    assert (done.code, "apt-get install --no-install-recommends graphviz" in done.err) == (69, True)
    assert not (tmp_path / "x.svg").exists()
    assert roadworthy("kb", "graph", "-o", tmp_path / "x.mmd", *TOYLAND).code == 0
    assert "Graphviz" in roadworthy("doctor").out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("vehicle.lenght",), "Did you mean vehicle.length?"), (("-o", "x.png"), ".svg, .mmd or .dot")],
)
def test_mistakes(roadworthy: Call, arguments: tuple[str, ...], says: str) -> None:
    """The nearest id, or the endings that there are."""
    done = roadworthy("kb", "graph", *arguments, *TOYLAND)
    assert (done.code, says in done.err) == (2, True)
