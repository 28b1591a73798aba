"""`guantong rules`: the list of rules, or one rule's page as a reader sees it."""

import sys

from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from guantong.domain.rulebook.shelf import all_rules, rule_named
from guantong.domain.words import Language, Words
from guantong.gateways.cli.rule_page import page_of

_NO_RULE = Words(
    "没有代码或名称为“{code}”的规则；`guantong rules` 列出全部。",
    "No rule has the code or name “{code}”; `guantong rules` lists them all.",
)


def show_rules(code: str | None, language: Language) -> int:
    """Print all rules, or the page of the rule called `code`; 2 when there is none."""
    console = Console()
    if code is None:
        table = Table(box=None, pad_edge=False)
        for head in ("代码", "规则", "六问", "依据") if language == "zh" else ("code", "rule", "question", "basis"):
            table.add_column(head)
        for rule in all_rules():
            basis = ("、" if language == "zh" else ", ").join(c.words().in_(language) for c in rule.citations)
            table.add_row(rule.code, rule.title.in_(language), rule.asks.words.in_(language), basis)
        console.print(table)
        return 0
    found = rule_named(code)
    if found is None:
        print(_NO_RULE.filled(code=code).in_(language), file=sys.stderr)
        return 2
    console.print(Markdown(page_of(found, language)))
    return 0
