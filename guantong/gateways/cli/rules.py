"""`guantong rules`: the list of rules, or one rule's page as a reader sees it."""

import sys

from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rulebook.shelf import all_rules, rule_named
from guantong.domain.words import Language


def show_rules(code: str | None, language: Language) -> int:
    """Print all rules, or the page of the rule called `code`; 2 when there is none."""
    console = Console()
    if code is None:
        table = Table(box=None, pad_edge=False)
        for head in ("代码", "规则", "六问", "依据") if language == "zh" else ("code", "rule", "question", "basis"):
            table.add_column(head)
        for rule in all_rules():
            basis = "、".join(c.words().in_(language) for c in rule.citations)
            table.add_row(rule.code, rule.title.in_(language), rule.asks.words.in_(language), basis)
        console.print(table)
        return 0
    found = rule_named(code)
    if found is None:
        print(f"没有代码或名称为“{code}”的规则；`guantong rules` 列出全部。", file=sys.stderr)
        return 2
    console.print(Markdown(page_of(found, language)))
    return 0


def page_of(rule: Rule, language: Language) -> str:
    """Return a rule's page with its code, question, basis, limits and exclusions before the examples."""
    facts = [f"**{rule.code}** · {rule.asks.words.in_(language)} · {rule.stem}", ""]
    facts += [f"- § {c.words().in_(language)}：{c.paraphrase}（{c.status}）" for c in rule.citations]
    facts += [f"- {'不提示' if language == 'zh' else 'silent'}：{words.in_(language)}" for words in rule.exclusions]
    facts += [f"- {'前提' if language == 'zh' else 'assumes'}：{words.in_(language)}" for words in rule.assumptions]
    head, _, rest = rule.page.partition("\n")
    return "\n".join([head, "", *facts, rest])
