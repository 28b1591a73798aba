"""Marks that stand for something not filled in, in the text and in the cells of tables and forms (占位符)."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.table import Table

_UNITS = "[亿万]?元|辆|平方米"
"""减少批次、减少人次 are words of their own: other units do not tell a missing number."""
_MARK = pattern(
    # XX and ×× alone; in AXX20, XX-200, xx@mail or www.xx.gov they are letters of a name
    r"(?<![A-Za-z0-9@.\-—–/])[XxＸ×]{2,}(?![A-Za-z0-9@/]|[-—–][A-Za-z0-9]|\.[a-wyz])"
    r"|20[XxＸ×*]{2}(?=年|[-—]|$)|20\d[XxＸ×*](?=年)"
    r"|_{3,}|_{2,}(?=[亿万元年月日个辆人%])|＿{2,}"
    r"|某某(局|单位|部门|街道|镇|乡|中心)"
    # 二○○八年 is a year
    r"|(?<![一二三四五六七八九])○{2,}(?![一二三四五六七八九])"
    r"|\*{3,}|\*{2}(?=[亿万元年月日个辆人%局区市镇单部])"
    # a unit whose number is missing: 共有车辆  辆, 支出万元, 增长%; 单位为万元 declares a unit
    rf"|车辆(?:辆|台)(?=[，。；、）)]|$)|(?<![位均以])(?:为|共计|合计|预算数?|决算数?|支出|收入|增加|减少|共有?)(?:{_UNITS})(?=[，。；、）)])"
    r"|(?:增长|下降|增加|减少|占|提高|上升|完成预算的)[%％](?=[，。；、）)])"
)


def placeholder(text: str) -> str:
    """Return the first mark in `text` that stands for something not filled in, or ""."""
    found = _MARK.search(text)
    return found[0] if found else ""


def placeholders(document: Document) -> Iterator[tuple[str, str, Evidence]]:
    """Yield (words, mark, place) of every sentence and cell with a placeholder."""
    for sentence in document.sentences:
        if mark := placeholder(sentence.text):
            yield sentence.text, mark, sentence.evidence(document.file)
    for table in document.tables:
        yield from _in_table(table)
    for form in document.forms:
        targets = [i.target for i in form.indicators] + [i.actual for i in form.indicators if i.actual]
        for place in (form.evidence, *targets):
            if mark := placeholder(place.printed):
                yield place.printed, mark, place


def _in_table(table: Table) -> Iterator[tuple[str, str, Evidence]]:
    for row in table.rows:
        cells = [value for value in row.values.values() if value.text]
        for value in cells:
            if mark := placeholder(value.text):
                yield value.text, mark, value.evidence
        mark = placeholder(row.name)
        if mark and row.values:
            yield row.name, mark, next(iter(row.values.values())).evidence
