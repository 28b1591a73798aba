"""The rules' pages at the end of the HTML report, each once, from their Markdown (规则页)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from guantong.domain.words import Language
from guantong.gateways.cli.html_report_markup import Markup, scrolled, tag
from guantong.gateways.cli.report_words import said


def rules_section(rules: Mapping[str, Any], language: Language) -> Markup | None:
    """Return every rule that raised a signal with its page, folded; None when there is none."""
    if not rules:
        return None
    folded = [
        tag("details", tag("summary", tag("b", code), " ", rule["title"]), tag("div", *page_of(rule["page"], rule["title"]), class_="rule-page"), id=f"rule-{code}")
        for code, rule in sorted(rules.items())
    ]  # fmt: skip
    return tag("section", tag("h2", said("rules", language)), *folded, class_="sheet rules", id="rules")


def page_of(markdown: str, title: str) -> Iterator[Markup]:
    """Yield the blocks of a rule's page: headings, tables, lists, paragraphs; the first heading is the title above."""
    lines = [line.strip() for line in markdown.splitlines()]
    for kind, group in groupby(lines, _kind):
        block = list(group)
        if kind == "table":
            yield _table(block, title)
        elif kind == "list":
            yield tag("ul", *(tag("li", line.lstrip("-*").strip()) for line in block))
        elif kind == "heading":
            yield from (tag("h4", line.lstrip("#").strip()) for line in block if line.startswith("##"))
        elif kind == "text":
            yield tag("p", " ".join(block))


def _kind(line: str) -> str:
    if line.startswith("|"):
        return "table"
    if line.startswith(("- ", "* ")):
        return "list"
    return "heading" if line.startswith("#") else "text" if line else "gap"


def _table(lines: Sequence[str], title: str) -> Markup:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rows = [row for row in rows if not all(set(cell) <= set("-: ") and cell for cell in row)]
    body = [tag("tr", *(tag("td", cell) for cell in row)) for row in rows[1:]]
    heads = [tag("th", cell, scope="col") if cell else tag("td") for cell in rows[0]] if rows else []
    return scrolled(title, tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *body)))
