"""A rule's page as a reader sees it: what it asks and rests on, then its examples (规则页)."""

from collections.abc import Iterator

from guantong.domain.rule_engine.rule import Rule
from guantong.domain.words import Language
from guantong.gateways.cli.report_words import status_said

_IN_CHINESE = """## Examples

The examples are the rule's tests. They are in Chinese like the documents they look like: 给定 given · 应报 a signal is due ·
不应报 nothing is to be said · 未执行 not computed, with the reason."""


def page_of(rule: Rule, language: Language) -> str:
    """Return a rule's page with its code, question, basis, limits and exclusions before the examples."""
    return _english(rule) if language == "en" else _chinese(rule)


def _chinese(rule: Rule) -> str:
    facts = [f"**{rule.code}** · {rule.asks.words.zh} · {rule.stem}", ""]
    facts += [f"- § {c.words().zh}：{c.paraphrase}（{c.status}）" for c in rule.citations]
    facts += [f"- 不提示：{words.zh}" for words in rule.exclusions]
    facts += [f"- 前提：{words.zh}" for words in rule.assumptions]
    head, _, rest = rule.page.partition("\n")
    return "\n".join([head, "", *facts, rest])


def _english(rule: Rule) -> str:
    """Return the page in English around examples that stay as they are: they look like published Chinese documents."""
    facts = [f"# {rule.title.en}", "", f"{rule.code} · {rule.asks.words.en} · {rule.stem}", ""]
    facts += [f"Says: {rule.says.en}", ""]
    facts += [f"- law: {c.words().en} ({status_said(c.status, 'en')})" for c in rule.citations]
    facts += [f"- silent: {words.en}" for words in rule.exclusions]
    facts += [f"- assumes: {words.en}" for words in rule.assumptions]
    return "\n".join([*facts, "", _IN_CHINESE, "", *_examples(rule.page)])


def _examples(page: str) -> Iterator[str]:
    count = 0
    for line in page.splitlines()[1:]:
        if line.startswith("## "):
            count += 1
            yield f"### Example {count} · {line[3:]}"
        elif count:
            yield line
