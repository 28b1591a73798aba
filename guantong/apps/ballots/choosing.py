"""A box of candidates: which marks a ballot may bear, what is typed from paper, what comes of it (票决票).

The procedure of the document is in the box as it stood when the candidate sheet was fixed; `domain/voting` does the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guantong.apps.ballots.models import Box, Seat
from guantong.domain.voting.contest import Contest, Heads, Sheet, contest_from, marks_read
from guantong.domain.voting.counts import NAMES as _FORMAL
from guantong.domain.voting.method import Tally
from guantong.domain.voting.procedure import Procedure, procedure_from
from guantong.domain.voting.result import Result, result, result_of_sums, wrong_sums
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

BLANK = "空白"
_ITEM = ("approve", "against", "abstain")
_SUMS = {
    "votes": Words("得票", "votes"), "against": Words("反对", "against"), "abstain": Words("弃权", "abstained"),
}  # fmt: skip


def contest_of(box: Box) -> Contest:
    """Return the numbers on the sheet and the places."""
    numbers = [one["number"] for one in box.contest["candidates"]]
    return contest_from({"candidates": numbers, "places": box.contest["places"]})


def procedure_of(box: Box) -> Procedure:
    """Return the procedure it is decided by."""
    return procedure_from(box.contest["procedure"])


def form_of(box: Box) -> str:
    """Return what the QR of every sheet bears: kind and version of the form, and nothing of the vote or the sheet."""
    return f"GUANTONG/PJP/{box.contest['procedure']['method']}/1"


def may_mark(box: Box) -> tuple[str, ...]:
    """Return what may stand at a candidate: nothing but a tick (empty), for and against, or a rank."""
    method = box.contest["procedure"]["method"]
    if method == "ranking":
        return tuple(str(rank) for rank in range(1, len(box.contest["candidates"]) + 1))
    return _ITEM if method == "each_item" else ()


def length(box: Box) -> int:
    """Return the bytes of every ballot: what the fullest sheet needs, rounded up, and so the same for all."""
    longest = max(map(len, may_mark(box)), default=0) + 4
    return -(-sum(len(one["number"]) + longest + 1 for one in box.contest["candidates"]) // 256) * 256 + 256


def marks_of(box: Box, marks: Iterable[str]) -> list[str]:
    """Return marks in printed order, whatever the order in which they were made; raises BadInput for one that is none."""
    numbers, may = contest_of(box).candidates, may_mark(box)
    given = {mark.partition("=")[::2] for mark in marks}
    if len({number for number, _ in given}) < len(given) or any(
        number not in numbers or what not in (may or ("",)) for number, what in given
    ):  # fmt: skip
        raise BadInput({"marks": _NO_MARK})
    return [f"{n}={what}" if what else n for n, what in sorted(given, key=lambda one: (numbers.index(one[0]), one[1]))]


def counted(box: Box, marks: Sequence[Sequence[str]], seats: Sequence[Seat]) -> dict[str, Any]:
    """Return heads and result of an opened box as plain data."""
    issued = sum(one.present and not one.recused for one in seats)
    return _plain(_heads(box, issued, issued), result(*_asked(box), _heads(box, issued, issued), _sheets(marks)))


def names(box: Box) -> dict[str, Words]:
    """Return what a count sheet asks, by field: heads, and where sums are typed each candidate's."""
    asked = ("present", "issued", *(("returned", "invalid") if box.way == "totals" else ()))
    found = {name: _FORMAL[name] for name in asked}
    if box.way == "totals":
        sums = _SUMS if may_mark(box) == _ITEM else {"votes": _SUMS["votes"]}
        for one in box.contest["candidates"]:
            for name, words in sums.items():
                found[f"{name}.{one['number']}"] = _SUM.filled(number=one["number"], title=one["title"], what=words)
    return found


def typed(box: Box, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed as it is kept, field by field; raises BadInput by field for what cannot be."""
    found = {name: f"{facts[name]}" for name in names(box)}
    if box.way != "totals":
        found |= {f"sheet.{place:04d}": line for place, line in enumerate(_lines(box, facts["sheets"]), 1)}
    stands(box, found)
    return {"fields": found}


def fields(kept: Mapping[str, Any]) -> dict[str, str]:
    """Return what was typed, field by field."""
    return dict(kept["fields"])


def stands(box: Box, found: Mapping[str, str]) -> tuple[dict[str, Any], list[tuple[str, ...]] | None]:
    """Return heads and result that stand, and the marks of each sheet in the tellers' order; raises BadInput by field."""
    numbers = {
        n: int(t) if t.isdecimal() and len(t) < 6 else -1 for n, t in found.items() if not n.startswith("sheet.")
    }
    heads = _heads(box, numbers["present"], numbers["issued"])
    try:
        marks = [
            _marks(box, text) for name, text in sorted(found.items()) if name.startswith("sheet.") and text.strip()
        ]
    except ValueError as error:
        raise BadInput({"": _NO_SHEET.filled(line=error)}) from error
    many = numbers["returned"] if box.way == "totals" else len(marks)
    wrong = _as_registered(box, numbers["present"], numbers["issued"], many) | heads.wrong(many)
    if box.way == "totals" and not wrong:
        wrong = _wrong_sums(box, numbers)
    if wrong:
        raise BadInput({name if name in names(box) else "": words for name, words in wrong.items()})
    if box.way == "totals":
        came = result_of_sums(
            *_asked(box), heads, many - numbers["invalid"], numbers["invalid"], _tallies(box, numbers)
        )
        return {**_plain(heads, came), "sums": {n: v for n, v in numbers.items() if "." in n}}, None
    return _plain(heads, result(*_asked(box), heads, _sheets(marks))), marks


def agrees(box: Box, marks: Iterable[Sequence[str]]) -> bool:
    """True when the announced result is what the published ballots come to."""
    heads = Heads(**box.counts["heads"]) if box.counts else None
    if heads is None or box.way == "totals":
        return heads is not None
    return _plain(heads, result(*_asked(box), heads, _sheets(marks))) == box.counts


def returned(box: Box) -> int:
    """Return how many ballots were announced."""
    return int(box.counts["returned"]) if box.counts and box.state == "opened" else -1


def result_of(box: Box) -> Result | None:
    """Return what came of the vote; None before the box is opened: there is no count in between."""
    if box.state != "opened" or not box.contest:
        return None
    heads = Heads(**box.counts["heads"])
    if box.way == "totals":
        return result_of_sums(
            *_asked(box), heads, box.counts["valid"], box.counts["invalid"], _tallies(box, box.counts["sums"], box.counts["valid"])
        )  # fmt: skip
    return result(*_asked(box), heads, sheets_of(box))


def sheets_of(box: Box) -> tuple[Sheet, ...]:
    """Return the sheets of an opened box under their numbers."""
    return tuple(Sheet(one.number, tuple(one.marks)) for one in box.slips.all()) if box.state == "opened" else ()


def _asked(box: Box) -> tuple[Contest, Procedure]:
    return contest_of(box), procedure_of(box)


def _heads(box: Box, present: int, issued: int) -> Heads:
    return Heads(box.members, box.members - box.roll.exclude(recused="").count(), present, issued)


def _sheets(marks: Iterable[Sequence[str]]) -> list[Sheet]:
    return [Sheet(f"{place:04d}", tuple(one)) for place, one in enumerate(marks, 1)]


def _plain(heads: Heads, came: Result) -> dict[str, Any]:
    """Return what is kept of a count: heads, sheets, result; which sheet is invalid stands in the sheets themselves."""
    kept = {name: getattr(heads, name) for name in ("whole", "expected", "present", "issued")}
    return {
        "heads": kept, "returned": came.returned, "valid": came.valid, "invalid": came.invalid,
        "result": {**came.plain(), "faults": {}},
    }  # fmt: skip


def _lines(box: Box, text: str) -> list[str]:
    """Return the sheets typed, a line each, written one way; raises BadInput with the line that is none."""
    found = []
    for place, line in enumerate(filter(str.strip, text.splitlines()), 1):
        try:
            found.append(" ".join(_marks(box, line)) or BLANK)
        except ValueError:
            raise BadInput({"sheets": _NO_LINE.filled(place=place, line=line.strip())}) from None
    if not found:
        raise BadInput({"sheets": _NO_SHEETS})
    return found


def _marks(box: Box, line: str) -> tuple[str, ...]:
    return () if line.strip() in ("0", "空", BLANK) else marks_read(line, contest_of(box).candidates, may_mark(box))


def _tallies(box: Box, numbers: Mapping[str, int], valid: int | None = None) -> list[Tally]:
    whole = numbers["returned"] - numbers["invalid"] if valid is None else valid
    found = []
    for number in contest_of(box).candidates:
        sums = [numbers.get(f"{name}.{number}", 0) for name in _SUMS]
        spoiled = whole - sum(sums) if may_mark(box) == _ITEM else 0
        found.append(Tally(number, *sums, spoiled))
    return found


def _wrong_sums(box: Box, numbers: Mapping[str, int]) -> dict[str, Words]:
    if min(numbers.values()) < 0 or numbers["invalid"] > numbers["returned"]:
        return {"invalid": _NUMBERS}
    found = wrong_sums(*_asked(box), numbers["returned"] - numbers["invalid"], _tallies(box, numbers))
    return {f"votes.{number}" if number else "": words for number, words in found.items()}


def _as_registered(box: Box, present: int, issued: int, many: int) -> dict[str, Words]:
    """Return where the sheet of the tellers is not what was registered block by block when sheets were given out."""
    wrong = {}
    for name, value in (("present", present), ("issued", issued), ("returned", many)):
        registered = sum(one[name] for one in box.handed)
        if box.handed and registered != value:
            wrong[name] = _REGISTERED.filled(what=_FORMAL[name], registered=registered, value=value)
    return wrong


_SUM = Words("{number}. {title} · {what}", "{number}. {title} · {what}")
_NO_MARK = Words("选票上没有这一项", "there is no such mark on the sheet")
_NO_SHEET = Words("无法识别：{line}", "no sheet: {line}")
_NO_LINE = Words("第 {place} 行无法识别：{line}", "line {place} is no sheet: {line}")
_NO_SHEETS = Words("一张票也没有录入", "no sheet was typed")
_NUMBERS = Words(
    "请填写不小于零的整数，无效票不多于收回票数", "whole numbers not below zero, and no more invalid than returned"
)
_REGISTERED = Words(
    "{what}：发票收票登记合计 {registered}，这里是 {value}",
    "{what}: {registered} by the register of sheets, {value} here",
)
