"""A graph of rules as Mermaid, as the language of Graphviz, and as SVG (which needs the system's `dot`)."""

from collections.abc import Iterator

from interview.errors import MissingPart
from interview.report.columns import wrapped
from interview.workbench.rule_graph import Node, NodeKind, RuleGraph, Standing
from knowledge.vocabulary.text import Language, Text, in_language

WIDTH = 28
"""Cells of a line in a node."""
INSTALLATION = "sudo apt-get install --no-install-recommends graphviz"
TITLE: Text = {"en": "What follows from what", "zh": "推断关系图"}

MERMAID_SHAPES = {
    NodeKind.ASKED: ("(", ")"),
    NodeKind.COMPUTED: ("{{", "}}"),
    NodeKind.DERIVED: ("([", "])"),
    NodeKind.REQUIREMENT: ("[", "]"),
    NodeKind.VERDICT: ("[[", "]]"),
    NodeKind.STEP: ("[/", "/]"),
    NodeKind.RISK: ("[\\", "\\]"),
}
DOT_SHAPES = {
    NodeKind.ASKED: {"shape": "box", "style": "rounded,filled", "fillcolor": "#eef3fb"},
    NodeKind.COMPUTED: {"shape": "hexagon", "style": "filled", "fillcolor": "#eef3fb"},
    NodeKind.DERIVED: {"shape": "ellipse", "style": "filled", "fillcolor": "#f4eefb"},
    NodeKind.REQUIREMENT: {"shape": "box", "style": "filled", "fillcolor": "#ffffff"},
    NodeKind.VERDICT: {"shape": "doubleoctagon", "style": "filled", "fillcolor": "#ffffff"},
    NodeKind.STEP: {"shape": "parallelogram", "style": "filled", "fillcolor": "#f6f6f6"},
    NodeKind.RISK: {"shape": "parallelogram", "style": "filled", "fillcolor": "#fbf3ee"},
}
STANDINGS = {
    Standing.GOOD: {"color": "#1a7f37", "penwidth": "2"},
    Standing.BAD: {"color": "#b42318", "penwidth": "3"},
    Standing.OPEN: {"color": "#8a6100", "penwidth": "2", "style": "dashed"},
}
MERMAID_STANDINGS = {
    Standing.GOOD: "stroke:#1a7f37,stroke-width:2px",
    Standing.BAD: "stroke:#b42318,stroke-width:3px",
    Standing.OPEN: "stroke:#8a6100,stroke-dasharray:5",
}


class GraphvizMissing(MissingPart):
    """The machine has no `dot`; Mermaid and the language of Graphviz work without it."""

    def __init__(self) -> None:
        super().__init__(
            {
                "en": "No SVG can be drawn: Graphviz (dot) is missing. Mermaid (.mmd) works without it.",
                "zh": "无法绘制 SVG：缺少 Graphviz（dot）。Mermaid（.mmd）不需要它。",
            },
            {"en": f"Type: {INSTALLATION}", "zh": f"请输入：{INSTALLATION}"},
        )


def mermaid(graph: RuleGraph, language: Language) -> str:
    """The graph for whatever draws Mermaid: Git servers, wikis, editors."""
    return "\n".join(("flowchart LR", *(f"  {line}" for line in _mermaid_lines(graph, language)))) + "\n"


def _mermaid_lines(graph: RuleGraph, language: Language) -> Iterator[str]:
    numbers = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    for node in graph.nodes:
        begin, end = MERMAID_SHAPES[node.kind]
        words = "<br/>".join(_quoted(line) for line in _lines(node, language))
        yield f'{numbers[node.id]}{begin}"{words}"{end}'
        if node.standing:
            yield f"style {numbers[node.id]} {MERMAID_STANDINGS[node.standing]}"
    for edge in graph.edges:
        label = f'|"{_quoted(in_language(edge.label, language))}"|' if edge.label else ""
        yield f"{numbers[edge.origin]} -->{label} {numbers[edge.target]}"


def _quoted(words: str) -> str:
    """Words that Mermaid takes as they are, whatever signs are in them."""
    signs = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;"}
    return "".join(signs.get(sign, sign) for sign in words)


def dot(graph: RuleGraph, language: Language) -> str:
    """The graph in the language of Graphviz."""
    from graphviz import Digraph, escape

    drawn = Digraph(
        graph_attr={"rankdir": "LR", "nodesep": "0.15", "ranksep": "0.7", "tooltip": in_language(TITLE, language)},
        node_attr={"fontname": "sans-serif", "fontsize": "10", "margin": "0.12,0.05"},
        edge_attr={"fontname": "sans-serif", "fontsize": "8", "color": "#57606a"},
    )
    numbers = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    for node in graph.nodes:
        look = {**DOT_SHAPES[node.kind]}
        if node.standing:
            style = ",".join(filter(None, (look["style"], STANDINGS[node.standing].get("style"))))
            look = {**look, **STANDINGS[node.standing], "style": style}
        label = "\n".join(_lines(node, language))
        drawn.node(numbers[node.id], label=escape(label), tooltip=escape(node.id), **look)
    for edge in graph.edges:
        words = "\n".join(wrapped(in_language(edge.label, language), WIDTH)) if edge.label else ""
        drawn.edge(numbers[edge.origin], numbers[edge.target], label=escape(words) if words else "")
    return str(drawn.source)


def svg(graph: RuleGraph, language: Language) -> bytes:
    """The graph as a picture. Raises GraphvizMissing."""
    from graphviz import ExecutableNotFound, Source

    try:
        return bytes(Source(dot(graph, language)).pipe(format="svg"))
    except ExecutableNotFound as error:
        raise GraphvizMissing from error


def _lines(node: Node, language: Language) -> list[str]:
    """What is written in a node: its words, and its id below them."""
    return [*wrapped(in_language(node.label, language), WIDTH), node.id]
