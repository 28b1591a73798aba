"""The report on the terminal: coverage first, then what to ask, then what was not computed."""

from typing import Any

from rich.console import Console
from rich.text import Text

_MARKS = {"verify_first": ("◆", "bold red"), "verify": ("▲", "yellow"), "note": ("△", "cyan")}
_WORDS = {
    "zh": {
        "verify_first": "优先核实", "verify": "一般核实", "note": "知悉", "tables": "公开表 {found}/{expected} 张",
        "identities": "勾稽与核对 {computed} 项已计算，{held} 项成立", "rounding": "四舍五入差", "not_computed": "未执行 {count} 项（未执行不等于通过）",
        "none": "没有关注事项；这不等于没有问题", "error": "不能读取", "do": "怎么办", "page": "第{page}页", "row": "第{row}行",
        "unmapped": "未识别的列", "unknown": "未识别的表", "images": "只有图像的页", "codes": "科目目录未收录的编码（照样保留）", "sum": "共 {documents} 份文件，{signals} 个关注事项，{errors} 处不能读取",
        "budget": "预算", "final_accounts": "决算", "government_budget": "政府预算", "government_final_accounts": "政府决算", "department": "部门", "unit": "单位", "government": "",
    },
    "en": {
        "verify_first": "verify first", "verify": "verify", "note": "note", "tables": "tables {found}/{expected}",
        "identities": "{computed} identities computed, {held} hold", "rounding": "rounding", "not_computed": "{count} not computed (not computed is not passed)",
        "none": "nothing to ask; that is not the same as nothing wrong", "error": "could not be read", "do": "what to do", "page": "p. {page}", "row": "row {row}",
        "unmapped": "columns not recognised", "unknown": "tables not recognised", "images": "pages that are pictures only", "codes": "codes not in our tables (kept)", "sum": "{documents} documents, {signals} signals, {errors} errors",
        "budget": "budget", "final_accounts": "final accounts", "government_budget": "government budget", "government_final_accounts": "government final accounts", "department": "department", "unit": "unit", "government": "",
    },
}  # fmt: skip


def print_report(found: dict[str, Any], console: Console | None = None) -> None:
    """Print the result of a check for a person at a terminal."""
    console = console or Console(soft_wrap=False)
    words = _WORDS[found["language"]]
    for document in found["documents"]:
        _print_document(document, words, console)
    signals = sum(len(d["signals"]) for d in found["documents"])
    errors = sum(len(d["errors"]) for d in found["documents"])
    console.print(
        Text(words["sum"].format(documents=len(found["documents"]), signals=signals, errors=errors), style="bold")
    )


def _print_document(document: dict[str, Any], words: dict[str, str], console: Console) -> None:
    console.rule(Text(document["file"], style="bold"), align="left")
    coverage = document["coverage"]
    if document["kind"]:
        title = f"{document['body']} {document['year'] or ''} {words[document['level']]}{words[document['kind']]}"
        tables = words["tables"].format(found=coverage["tables_found"], expected=coverage["tables_expected"])
        identities = words["identities"].format(computed=coverage["computed"], held=coverage["held"])
        console.print(Text(f"{title} · {tables} · {identities}"))
    for error in document["errors"]:
        console.print(Text(f"✕ {words['error']}：{error['what']}（{error['where']}）", style="bold red"))
        console.print(Text(f"  {words['do']}：{error['do']}"))
    for signal in document["signals"]:
        _print_signal(signal, words, console)
    if document["kind"] and not document["signals"]:
        console.print(Text(words["none"], style="green"))
    _print_quiet(coverage, words, console)
    console.print()


def _print_signal(signal: dict[str, Any], words: dict[str, str], console: Console) -> None:
    mark, style = _MARKS[signal["severity"]]
    console.print(
        Text.assemble((f"{mark} {words[signal['severity']]} ", style), (f"{signal['rule']} ", "dim"), signal["because"])
    )
    places = []
    for cell in signal["evidence"][:3]:
        row = words["row"].format(row=cell["row"]) if cell["row"] else ""
        places.append(" ".join(part for part in (words["page"].format(page=cell["page"]), cell["table"], row) if part))
    law = " · ".join(f"§ {citation['words']}" for citation in signal["citations"])
    limit = f" · {signal['limit']}（{signal['limit_source']}）" if signal["limit"] else ""
    console.print(Text("   " + "；".join(dict.fromkeys(places)) + (" · " if places else "") + law + limit, style="dim"))


def _print_quiet(coverage: dict[str, Any], words: dict[str, str], console: Console) -> None:
    for line in coverage["rounding"]:
        console.print(Text(f"· {line['words']}", style="dim"))
    for key, label in (("unmapped_columns", "unmapped"), ("unrecognised_tables", "unknown")):
        for entry in coverage[key]:
            console.print(
                Text(
                    f"· {words[label]}：{words['page'].format(page=entry['page'])} {entry.get('header') or entry.get('title')}",
                    style="dim",
                )
            )
    codes = dict.fromkeys(f"{e['code'].replace('|', ' ')} {e['item']}" for e in coverage["unknown_codes"])
    if codes:
        console.print(Text(f"· {words['codes']}：{'；'.join(codes)}", style="dim"))
    if coverage["image_only_pages"]:
        console.print(Text(f"· {words['images']}：{'、'.join(map(str, coverage['image_only_pages']))}", style="dim"))
    if coverage["not_computed"]:
        console.print(Text(words["not_computed"].format(count=len(coverage["not_computed"])), style="dim"))
        for entry in coverage["not_computed"]:
            console.print(Text(f"  ○ {entry['rule']} {entry['what']}：{entry['why']}", style="dim"))
