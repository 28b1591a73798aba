"""The questions of a check on paper: one sheet a document, what to ask, on what basis, room for the answer (问题单).

Every sentence names its place, an amount stands nowhere without it; not computed is said, and is no pass.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Block, Cell, Column, Heading, Paragraph, Table
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Layout
from guantong.domain.papers.parts import Part, quoted
from guantong.domain.period import printed_day
from guantong.domain.words import Words

NO_FONT = Words(
    "这台机器没有中文字体，问题单没有生成。请安装 fonts-noto-cjk；--xlsx 和 --html 不受影响。",
    "This machine has no Chinese font: no pack was printed. Install fonts-noto-cjk; --xlsx and --html are not affected.",
)
_COLUMNS = (
    Column("序号", 1), Column("需要核实的事项", 8), Column("依据", 4), Column("答复（盖章）", 5),
)  # fmt: skip


def write_pdf(result: Mapping[str, Any], out: Path, as_of: date) -> None:
    """Write the pack of `result` (the schema of check_json.md) to `out`; raises NotAllowed without a Chinese font."""
    from guantong.apps.papers.writers.as_pdf import pdf

    out.write_bytes(pdf(pack(result, as_of)))


def pack(result: Mapping[str, Any], as_of: date) -> Content:
    """Return the pack as a paper: the same result and day give the same paper."""
    return Content(
        kind="question_pack", layout=Layout.SHEET, issuer="", title="公开文件问题单", addressee="",
        blocks=tuple(_blocks(result)), landscape=True, numbered=False, dated=False,
        told_on_each=f"贯通 {result['guantong']} 核对，截至{printed_day(as_of)}。所列为关注事项，是否属实由人核实",
    )  # fmt: skip


def _blocks(result: Mapping[str, Any]) -> Iterator[Block]:
    for document in result["documents"]:
        yield Heading(_called(document))
        signals = document["signals"]
        if signals:
            yield Table(_COLUMNS, tuple(_row(at, signal, document) for at, signal in enumerate(signals, 1)))
        else:
            yield Paragraph.of("没有需要核实的事项。")
        yield Paragraph.of(_coverage(document))
        for error in document["errors"]:
            yield Paragraph.of(_placed(f"未读：{error['what']}（{error['where']}）。{error['do']}", document))
    for one in result["left_out"]:
        yield Paragraph.of(quoted(f"没有读取：{one['file']}，{one['why']}", Evidence(one["file"], 0)))


def _called(document: Mapping[str, Any]) -> str:
    kind = {"budget": "预算", "final_accounts": "决算"}.get(document["kind"] or "", "")
    body = "".join(filter(None, (document["body"], f"{document['year']}年" if document["year"] else "", kind)))
    return f"{body}（{document['file']}）" if body else document["file"]


def _row(number: int, signal: Mapping[str, Any], document: Mapping[str, Any]) -> tuple[Cell, ...]:
    cells = signal["evidence"]
    place = _evidence(cells[0]) if cells else Evidence(document["file"], 0)
    said: tuple[Part, ...] = (quoted(f"{signal['title']}：", place), quoted(signal["because"], place))
    return str(number), said, quoted("；".join(one["words"] for one in signal["citations"]), place), ""


def _coverage(document: Mapping[str, Any]) -> str:
    found = document["coverage"]
    missed = len(found["not_computed"])
    said = f"应有{found['tables_expected']}张表，读到{found['tables_found']}张；核对{found['computed']}项，相符{found['held']}项"
    return f"{said}；另有{missed}项未能计算，不等于通过。" if missed else f"{said}。"


def _placed(words: str, document: Mapping[str, Any]) -> Part:
    return quoted(words, Evidence(document["file"], 0))


def _evidence(cell: Mapping[str, Any]) -> Evidence:
    return Evidence(
        cell["file"], page=cell["page"], sheet=cell["sheet"], table=cell["table"], row=cell["row"], column=cell["column"],
        printed=cell["printed"],
    )  # fmt: skip
