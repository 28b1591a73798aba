"""What one row of a list says of a matter: its fields, where each stands, which cell cannot be (清单的一行)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from guantong.apps.findings import list_values as values
from guantong.apps.findings.list_header import Header, words
from guantong.apps.findings.models import IssueList
from guantong.apps.findings.reading_lists import Row, Sheet, plain
from guantong.apps.findings.words import CONCLUSIONS, ENDED, KINDS, PACES, SOURCES
from guantong.apps.findings.workflow import MATTER
from guantong.domain.seal.canonical import sm3
from guantong.domain.words import Words

EXAMPLE = "例"
_NO_ISSUE = re.compile(r"(合计|小计|总计|共计|注|备注|说明|填表|审核|制表|单位负责人|联系)")
_FIRST_SENTENCE = re.compile(r"[。；;\n]")
_TEXTS = {
    "sort": 60, "audit_state": 60, "responsible": 80, "leader": 80, "number": 80, "measures": 2000, "goal": 2000,
    "result": 2000, "mechanism": 2000,
}  # fmt: skip
_OF_HISTORY = ("measures", "goal", "result", "mechanism", "number")
_KINDS, _SOURCES, _CONCLUSIONS = (
    values.spoken({name: [said.zh] for name, said in table.items()}) for table in (KINDS, SOURCES, CONCLUSIONS)
)
_PACES = values.spoken({pace: [said.zh, *words()["words"]["pace"][pace]] for pace, said in PACES.items()})
_STATES = values.spoken(
    {state: [said.zh, *words()["words"]["state"].get(state, ())] for state, said in MATTER.states.items()}
)
_PLACES = ("amount", "says", "audit_state")
"""What a matter keeps the place of: the amount first, for letters print the place of what they state."""


@dataclass
class Said:
    """What a row says: the facts of a matter, and the sentences about cells that cannot be."""

    row: Row
    body: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    wrong: list[Words] = field(default_factory=list)
    left: Words | None = None
    key: str = ""


@dataclass(frozen=True)
class Reader:
    """Reads the rows of a list by its header and the columns a person confirmed."""

    of: IssueList
    sheet: Sheet
    header: Header
    today: date

    @cached_property
    def printed(self) -> list[str]:
        """The header as a page prints it again."""
        return [plain(label.split("/")[-1]) for label in self.header.labels]

    def read(self, row: Row) -> Said:
        """Return what a row says."""
        said = Said(row)
        said.left = self._left(row)
        if said.left is not None:
            return said
        if row.hidden:
            said.wrong.append(_HIDDEN.filled(row=row.number))
            return said
        said.body = self._text(row, "body")
        if not said.body:
            said.wrong.append(self._at(row, "body", _NO_BODY))
        self._found(said)
        if self.of.history:
            self._history(said)
        said.facts["evidence"] = [place for name in _PLACES if (place := self._place(row, name))]
        said.key = self._key(said)
        return said

    def _found(self, said: Said) -> None:
        """Take down what was found: title, words, amount, deadline, recognition."""
        row, facts = said.row, said.facts
        says = self._text(row, "says") or self._text(row, "title")
        if not says:
            said.wrong.append(self._at(row, "says", _NO_SAYS))
        facts["says"] = self._take(said, "says", lambda text: values.short(text or says, 2000)) or ""
        first = _FIRST_SENTENCE.split(says)[0]
        derived = first if len(first) <= 60 else f"{first[:59]}…"
        facts["title"] = self._take(said, "title", lambda text: values.short(text or derived, 120)) or derived
        for name, most in _TEXTS.items():
            if name not in _OF_HISTORY:
                facts[name] = self._take(said, name, lambda text, most=most: values.short(text, most)) or ""
        facts["amount"] = self._amount(said)
        facts["due_on"] = self._take(said, "due_on", values.day)
        facts["pace"] = self._take(said, "pace", lambda text: values.word(text, _PACES)) or self.of.pace
        facts["kind"] = self._take(said, "kind", lambda text: values.word(text, _KINDS)) or "audit_issue"
        facts["source"] = self._take(said, "source", lambda text: values.word(text, _SOURCES)) or "audit_report"
        facts["year"] = self._take(said, "year", self._year) or self.of.year
        facts["origin"] = self._origin(row)

    def _history(self, said: Said) -> None:
        """Take down what became of it: its state, days, what was done; nothing of it is asked of anybody."""
        facts = said.facts
        for name in _OF_HISTORY:
            facts[name] = self._take(said, name, lambda text, most=_TEXTS[name]: values.short(text, most)) or ""
        facts["by_committee"] = bool(self._take(said, "by_committee", values.yes))
        facts["handed_on"] = self._past(said, "handed_on")
        facts["ended_on"] = self._past(said, "ended_on")
        facts["conclusion"] = self._take(said, "conclusion", lambda text: values.word(text, _CONCLUSIONS)) or ""
        state = self._take(said, "state", lambda text: values.word(text, _STATES))
        if state == "":
            said.wrong.append(self._at(said.row, "state", _NO_STATE))
        facts["state"] = state or ""
        if state == "closed" and not facts["by_committee"]:
            said.wrong.append(self._at(said.row, "state", _NOT_OURS))
        if state in ENDED and facts["ended_on"] is None:
            said.wrong.append(self._at(said.row, "ended_on", _NO_END))
        if facts["handed_on"] and facts["ended_on"] and facts["ended_on"] < facts["handed_on"]:
            said.wrong.append(self._at(said.row, "ended_on", _BEFORE))

    def _past(self, said: Said, name: str) -> date | None:
        found = self._take(said, name, values.day)
        if found is not None and found > self.today:
            said.wrong.append(self._at(said.row, name, _STILL_TO_COME.filled(day=found)))
        return found

    def _amount(self, said: Said) -> int | None:
        span = said.row.merged.get(self.of.columns.get("amount", -1))
        if span and span[1] > span[0] and self._text(said.row, "amount"):
            said.wrong.append(self._at(said.row, "amount", _MERGED.filled(first=span[0], last=span[1])))
            return None
        own = self._take(said, "amount_unit", lambda text: values.unit(text) if text else "") or self.of.unit
        return self._take(said, "amount", lambda text: values.amount(text, own))

    def _take(self, said: Said, name: str, value: Callable[[str], Any]) -> Any:
        """Return the value of a cell, or None after its sentence was put down."""
        try:
            return value(self._text(said.row, name))
        except values.Wrong as wrong:
            said.wrong.append(self._at(said.row, name, wrong.why))
            return None

    def _text(self, row: Row, name: str) -> str:
        return row.text(self.of.columns.get(name))

    def _year(self, text: str) -> int | None:
        given = plain(text).removesuffix("年度").removesuffix("年")
        if given and not (given.isdecimal() and 2000 <= int(given[:5]) <= 2100):
            raise values.Wrong(_NO_YEAR.filled(text=text[:20]))
        return int(given) if given else None

    def _origin(self, row: Row) -> str:
        page = self._text(row, "origin")
        report = self.of.report if self.of.report.startswith("《") else f"《{self.of.report}》"
        return (page if page.startswith("《") else f"{report}{page}")[:160]

    def _place(self, row: Row, name: str) -> dict[str, Any] | None:
        column = self.of.columns.get(name)
        if column is None or not row.text(column):
            return None
        label = self.header.labels[column] if column < len(self.header.labels) else ""
        where = Words(
            f"工作表“{self.sheet.name}”第 {row.number} 行“{label}”",
            f"sheet “{self.sheet.name}”, row {row.number} “{label}”",
        )
        return {
            "file": self.of.name, "sm3": self.of.sm3, "page": self.sheet.number, "sheet": self.sheet.name,
            "table": self.of.report.strip("《》"), "row": row.number, "column": letters(column), "header": label,
            "printed": row.text(column)[:120], "unit": self.of.unit if name == "amount" else "",
            "cell": {"zh": where.zh, "en": where.en}, "list": self.of.journal_key,
        }  # fmt: skip

    def _at(self, row: Row, name: str, why: Words) -> Words:
        column = self.of.columns.get(name)
        if column is None:
            return _ROW.filled(row=row.number, why=why)
        label = self.header.labels[column] if column < len(self.header.labels) else ""
        return _CELL.filled(cell=f"{letters(column)}{row.number}", label=label, why=why)

    def _left(self, row: Row) -> Words | None:
        texts = [text for text in row.texts if text]
        if self._text(row, "serial") == EXAMPLE:
            return _IS_EXAMPLE
        if [plain(text) for text in row.texts] == self.printed:
            return _HEADER_AGAIN
        empty = not self._text(row, "body") or self._text(row, "body") == self._text(row, "says")
        if empty and (_NO_ISSUE.match(plain(texts[0])) or len(set(texts)) == 1):
            return _NO_MATTER.filled(text=texts[0][:30])
        return None

    def _key(self, said: Said) -> str:
        """Return what the row is known by: the mark of an export, the number the report gives it, else its words."""
        given = self._text(said.row, "key")
        if given:
            return given[:120]
        code = plain(self._text(said.row, "code"))
        identity = f"no:{code[:40]}" if code else sm3(re.sub(r"\W", "", plain(said.facts["says"])).encode())[:24]
        return f"{prefix(self.of)}{identity}"


def prefix(of: IssueList) -> str:
    """Return how the keys of all matters of a report begin."""
    return f"report/{sm3(plain(of.report).strip('《》').encode())[:16]}/"


def letters(column: int) -> str:
    """Return a column, counted from 0, by its letters."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


_CELL = Words("{cell}“{label}”：{why}", "{cell} “{label}”: {why}")
_ROW = Words("第 {row} 行：{why}", "row {row}: {why}")
_HIDDEN = Words(
    "第 {row} 行是隐藏的，没有读。取消筛选、取消隐藏后重新上传",
    "row {row} is hidden and was not read: unhide it and upload again",
)
_NO_BODY = Words("没有写单位", "no body is given")
_NO_SAYS = Words("没有写问题", "what was found is not given")
_NO_STATE = Words(
    "历史导入须写明状态，如：已销号、已办结、整改中", "history says in which state it is: 已销号, 已办结, 整改中"
)
_NOT_OURS = Words(
    "“已销号”只用于常委会交办的事项：在“常委会交办”列填“是”，或改为“已办结”",
    "only what the standing committee handed over is closed (已销号): say so in 常委会交办, or write 已办结",
)
_NO_END = Words("写明销号/办结日期", "the day it ended is wanted")
_BEFORE = Words("早于交办日期", "is before it was handed over")
_STILL_TO_COME = Words("{day} 还没有到", "{day} is still to come")
_MERGED = Words(
    "金额单元格合并了第 {first} 至 {last} 行，不知道各占多少，请拆开填写",
    "the amount is merged over rows {first} to {last}: say how much is of each",
)
_NO_YEAR = Words("“{text}”不是年份", "“{text}” is no year")
_IS_EXAMPLE = Words("示例行", "the example")
_HEADER_AGAIN = Words("重复的表头", "the header again")
_NO_MATTER = Words("不是问题行：{text}", "no issue: {text}")
