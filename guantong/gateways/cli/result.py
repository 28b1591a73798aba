"""The result of a check as one JSON-ready dict: the stable schema of docs/reference/check_json.md."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from guantong import __version__
from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.kinds import table_kinds
from guantong.domain.fiscal.odd_codes import unknown_codes
from guantong.domain.fiscal.pages import PrintedFile, Trouble
from guantong.domain.fiscal.table import Table
from guantong.domain.fiscal.unread_cells import unread_cells
from guantong.domain.money import Unit, format_fen
from guantong.domain.rule_engine.examination import Examination, RoundingLine
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Signal
from guantong.domain.words import Language, Words
from guantong.gateways.cli.given_files import LeftOut
from guantong.gateways.cli.register import Register
from guantong.gateways.cli.rule_page import page_of

SCHEMA_VERSION = 1
NOT_BUDGET = Trouble(
    Words("没有找到预算或决算的公开表", "no published budget or final-account table was found"),
    Words("整个文件", "the whole file"),
    Words(
        "请核对是否选错文件；表题不在目录中的，可补充表题别名。",
        "Check that it is the right file; unknown titles can be added as aliases.",
    ),
)
_NO_UNIT = Words("没有写明金额单位，数字未读", "no unit of money is printed: its figures were not read")


def result(
    files: Sequence[PrintedFile], examined: Iterable[Examination], rules: Iterable[Rule], language: Language,
    left_out: Iterable[LeftOut] = (), register: Register | None = None, asked: Sequence[Examination] = (),
) -> dict[str, Any]:  # fmt: skip
    """Return everything a check found; one entry a logical document, unreadable files included.

    `asked` is what the rules over the `register` found: it stands in an entry of its own.
    """
    by_file: dict[str, list[Examination]] = {}
    for examination in examined:
        by_file.setdefault(examination.document.file, []).append(examination)
    documents: list[dict[str, Any]] = []
    for file in files:
        read = [_document(e, language) for e in by_file.get(file.file, ())]
        if read:
            read[0]["errors"] += [_error(trouble, language) for trouble in file.troubles]
        documents += read or [_unread(file, language)]
    if register:
        documents.append(_registered(register, asked, language))
    _tell_copies_apart(documents)
    used = {s["rule"] for d in documents for s in d["signals"]}
    pages = {
        r.code: {"title": r.title.in_(language), "page": r.page if language == "zh" else page_of(r, language)}
        for r in rules
        if r.code in used
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "guantong": __version__,
        "language": language,
        "documents": documents,
        "left_out": [
            {"file": one.file, "why": one.why.in_(language), "do": one.do.in_(language), "unread": one.unread}
            for one in left_out
        ],
        "rules": pages,
    }


def _tell_copies_apart(documents: Iterable[dict[str, Any]]) -> None:
    """Number the signals that equal copies of a document share: the first keeps its id, so it stays from run to run."""
    seen: Counter[str] = Counter()
    for signal in (signal for document in documents for signal in document["signals"]):
        seen[signal["id"]] += 1
        if seen[signal["id"]] > 1:
            signal["id"] += f"-{seen[signal['id']]}"


def _document(e: Examination, language: Language) -> dict[str, Any]:
    document = e.document
    shown = sorted({cell.page for s in e.signals for cell in s.evidence if cell.file == document.file})
    sizes = {
        str(p.number): [round(p.width, 1), round(p.height, 1)] for p in document.pages if p.number in shown and p.width
    }
    no_unit = [t for t in document.tables if not t.unit and any(v.text for row in t.rows for v in row.values.values())]
    return {
        "file": document.file,
        "pages": [document.pages[0].number, document.pages[-1].number],
        "page_sizes": sizes,
        "sheets": {str(number): name for number, name in document.sheets.items()},
        "body": document.body,
        "kind": document.kind.value,
        "level": document.level,
        "year": document.year,
        "coverage": _coverage(e, language),
        "values": [value for table in document.tables for value in _values(table)],
        "signals": [_signal(s, language) for s in e.signals],
        "errors": [
            _error(
                Trouble(_NO_UNIT, _title_of(document, t), _ADD_UNIT),
                language,
            )
            for t in no_unit
        ]
        + [_error(trouble, language) for trouble in unread_cells(document)],
    }


_ADD_UNIT = Words(
    "请在表上补写“单位：万元”或“单位：元”；单位从不猜测。",
    "Print 单位：万元 or 单位：元 on the table; a unit is never guessed.",
)


def _registered(register: Register, asked: Sequence[Examination], language: Language) -> dict[str, Any]:
    entry = _unread(PrintedFile(register.file, (), register.troubles), language)
    coverage = entry["coverage"]
    coverage["computed"], coverage["held"] = sum(e.computed for e in asked), sum(e.held for e in asked)
    coverage["not_computed"] = [one for e in asked for one in _not_computed(e, language)]
    signals = [_signal(s, language) for e in asked for s in e.signals]
    return entry | {
        "kind": "register" if register.lines else None,
        "signals": signals,
        "errors": [_error(trouble, language) for trouble in register.troubles],
    }


def _not_computed(e: Examination, language: Language) -> list[dict[str, str]]:
    return [{"what": o.what.in_(language), "why": o.why.in_(language), "rule": code} for code, o in e.not_computed]


def _title_of(document: Document, table: Table) -> Words:
    page = document.page_named(table.pages[0])
    return Words(f"《{table.title}》{page.zh}", f"《{table.title}》 {page.en}")


def _unread(file: PrintedFile, language: Language) -> dict[str, Any]:
    troubles = file.troubles or (NOT_BUDGET,)
    empty: dict[str, Any] = {
        "tables_found": 0, "tables_expected": 0, "tables": [], "computed": 0, "held": 0, "rounding": [], "not_computed": [],
        "unmapped_columns": [], "unknown_codes": [], "unrecognised_tables": [], "image_only_pages": [p.number for p in file.pages if p.image_only],
    }  # fmt: skip
    return {
        "file": file.file, "pages": [1, len(file.pages)] if file.pages else [0, 0], "page_sizes": {}, "sheets": {str(p.number): p.name for p in file.pages if p.name}, "body": "", "kind": None, "level": None,
        "year": None, "coverage": empty, "values": [], "signals": [], "errors": [_error(t, language) for t in troubles],
    }  # fmt: skip


def _coverage(e: Examination, language: Language) -> dict[str, Any]:
    document, kinds = e.document, table_kinds()
    expected = document.expected_tables
    tables = [_table(t) for t in document.tables]
    missing = [key for key in expected if not document.table(key)]
    tables += [
        {
            "table": key, "title": kinds[key].words.in_(language), "pages": [],
            "state": "stated_absent" if document.states_absence_of(key) else "missing",
        }
        for key in missing
    ]  # fmt: skip
    return {
        "tables_found": len(expected) - len(missing),
        "tables_expected": len(expected),
        "tables": tables,
        "computed": e.computed,
        "held": e.held,
        "rounding": [_rounding(line, language) for line in e.rounding],
        "not_computed": _not_computed(e, language),
        "unmapped_columns": [
            {"table": t.title, "page": u.page, "header": u.header} for t in document.tables for u in t.unmapped
        ],
        "unknown_codes": [
            {"table": t.title, "page": row.page, "code": row.code_printed, "item": row.name}
            for t in document.tables
            for row in unknown_codes(t)
        ],
        "unrecognised_tables": [{"page": page, "title": title} for page, title in document.unknown_tables],
        "image_only_pages": list(document.image_only_pages),
    }


def _table(table: Table) -> dict[str, Any]:
    state = (
        "unreadable"
        if not table.unit
        else "stated_absent"
        if table.empty and table.states_absence
        else "empty"
        if table.empty
        else "found"
    )
    return {"table": table.kind, "title": table.title, "state": state, "pages": list(table.pages)}


def _rounding(line: RoundingLine, language: Language) -> dict[str, Any]:
    largest = f"{format_fen(line.largest, Unit.YUAN)}元"
    rounded = line.differences - line.cut
    kinds = [Words(f"{rounded}处四舍五入差", f"{rounded} rounding differences")] if rounded else []
    kinds += [Words(f"{line.cut}处截位（舍去尾数）差", f"{line.cut} differences of digits cut off")] if line.cut else []
    named = line.table if line.table.startswith("正文") else f"《{line.table}》"
    words = Words(
        f"{named}有{'、'.join(kind.zh for kind in kinds)}，最大{largest}",
        f"{named}: {', '.join(kind.en for kind in kinds)}, the largest {largest}",
    )
    return {
        "table": line.table,
        "differences": line.differences,
        "largest_fen": line.largest,
        "words": words.in_(language),
    }


def _values(table: Table) -> Iterable[dict[str, Any]]:
    for row in table.rows:
        for column, value in row.values.items():
            if value.fen is not None or value.number or value.text:
                yield {
                    "table": table.kind, "item": row.name, "code": row.code, "column": column, "fen": value.fen, "number": value.number or None,
                    "text": value.text or None, "printed": value.evidence.printed, "unit": value.evidence.unit, "page": row.page, "row": row.number,
                }  # fmt: skip


def _signal(s: Signal, language: Language) -> dict[str, Any]:
    return {
        "id": s.id, "rule": s.rule, "rule_version": s.rule_version, "title": s.title.in_(language), "question": s.question.value,
        "stage": s.stage.value, "subject": s.subject, "period": s.period, "severity": s.severity.value, "value": s.value or None,
        "limit": s.limit or None, "limit_source": s.limit_source.in_(language) if s.limit_source else None, "because": s.because.in_(language),
        "citations": [{"id": c.id, "words": c.words().in_(language), "status": c.status} for c in s.citations],
        "evidence": [_evidence(cell) for cell in s.evidence],
    }  # fmt: skip


def _evidence(cell: Evidence) -> dict[str, Any]:
    return {
        "file": cell.file, "page": cell.page, "sheet": cell.sheet, "table": cell.table, "row": cell.row, "column": cell.column, "printed": cell.printed,
        "fen": cell.fen, "boxes": [[round(x, 1) for x in box] for box in cell.boxes],
    }  # fmt: skip


def _error(trouble: Trouble, language: Language) -> dict[str, str]:
    return {"what": trouble.what.in_(language), "where": trouble.where.in_(language), "do": trouble.do.in_(language)}


def exit_code(found: dict[str, Any]) -> int:
    """Return 0 for nothing, 1 for signals, 2 when something could not be read (2 wins)."""
    left_out = any(one["unread"] for one in found["left_out"])
    if left_out or any(document["errors"] for document in found["documents"]):
        return 2
    return 1 if any(document["signals"] for document in found["documents"]) else 0
