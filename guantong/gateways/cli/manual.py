"""`make docs`: grow the manual's reference from the code: one page a rule, an index, the kinds of tables, the methods of voting."""

import sys
from pathlib import Path

from guantong.domain.fiscal.kinds import table_kinds
from guantong.domain.questions import Question
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.voting.method import Fault
from guantong.domain.voting.methods import methods
from guantong.domain.voting.procedure import Option
from guantong.domain.voting.result import Outcome
from guantong.domain.voting.sharing.arrangement import Completion, TieKey, Worth
from guantong.domain.voting.sharing.arrangement import Rule as SharingRule
from guantong.domain.words import Words
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
    for name, lines in (("rules.md", index), ("tables.md", tables), ("voting_methods.md", _voting())):
        (folder / name).write_text("".join(lines), "utf-8")
        written.append(folder / name)
    return written


def _voting() -> list[str]:
    """Return the page of the methods of voting, of what can come of them, and of sharing money among small projects."""
    lines = [
        _GROWN,
        "# 票决方法 Methods of voting\n\nA document of the district names one (`method`); none is built in.\n\n",
    ]
    lines += ["| method | 方法 | how |\n|---|---|---|\n"]
    for stem, one in methods().items():
        lines.append(f"| `{stem}` | {one.words.zh} {one.words.en} | {one.says.zh}。{one.says.en} |\n")
    sections = {
        "结果 Outcomes": Outcome, "无效票 Why a sheet is invalid": Fault, "可选做法 What people may do after a tie or a gap": Option,
        "微实事经费：规则 Sharing money among small projects: rules": SharingRule, "计值 What a point is worth": Worth,
        "余额 Completion of equal shares": Completion, "并列 What settles a tie": TieKey,
    }  # fmt: skip
    for title, members in sections.items():
        lines.append(f"\n## {title}\n\n| key | 中文 | English |\n|---|---|---|\n")
        for member in members:
            words: Words = member.words
            lines.append(f"| `{member.value}` | {words.zh} | {words.en} |\n")
    return lines


if __name__ == "__main__":
    print(f"{len(grow(Path(sys.argv[1])))} pages")
