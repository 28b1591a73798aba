"""`make docs`: grow the manual's reference from the code: one page a rule, an index, the kinds of tables."""

import sys
from pathlib import Path

from guantong.domain.fiscal.kinds import table_kinds
from guantong.domain.questions import Question
from guantong.domain.rulebook.shelf import all_rules
from guantong.gateways.cli.rule_page import page_of

_GROWN = "<!-- Grown from the code by `make docs`; edit the rule, not this page. -->\n\n"


def grow(folder: Path) -> list[Path]:
    """Write the reference into `folder`; return what was written."""
    pages = folder / "rules"
    pages.mkdir(parents=True, exist_ok=True)
    written = []
    index = [_GROWN, "# 规则目录 Rules\n"]
    for question in Question:
        rules = [rule for rule in all_rules() if rule.asks is question]
        if rules:
            index.append(f"\n## {question.words.zh} {question.words.en}\n\n| code | rule | basis |\n|---|---|---|\n")
        for rule in rules:
            page = pages / f"{rule.stem}.md"
            page.write_text(_GROWN + page_of(rule, "zh") + "\n", "utf-8")
            written.append(page)
            basis = "; ".join(citation.words().zh for citation in rule.citations)
            index.append(f"| {rule.code} | [{rule.title.zh}](rules/{rule.stem}.md) {rule.title.en} | {basis} |\n")
    tables = [_GROWN, "# 公开表种类 Kinds of published tables\n\n| key | 表 | titles recognised |\n|---|---|---|\n"]
    tables += [f"| `{k.key}` | {k.words.zh} | {'、'.join(k.titles)} |\n" for k in table_kinds().values()]
    for name, lines in (("rules.md", index), ("tables.md", tables)):
        (folder / name).write_text("".join(lines), "utf-8")
        written.append(folder / name)
    return written


if __name__ == "__main__":
    print(f"{len(grow(Path(sys.argv[1])))} pages")
