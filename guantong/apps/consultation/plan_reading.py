"""The rows of the government's list as facts, what is wrong with each, and what each would change; nothing is guessed (读政府清单)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.consultation.models import PlanFile, PlanLine
from guantong.apps.consultation.plan_sheet import HEADS
from guantong.apps.execution.sight import Sight, paths_of
from guantong.apps.findings import list_values as values
from guantong.apps.findings.returned_rows import at_cell, unsound
from guantong.apps.voices.words import fields
from guantong.domain.money import Unit, format_fen
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words

OUTCOMES = {
    "wrong": Words("不能导入", "cannot be taken in"),
    "new": Words("新增", "new"),
    "changed": Words("变更", "changed"),
    "dropped": Words("新版未列", "not in this version"),
    "same": Words("没有变化", "as it is"),
}
OUTCOME_SHAPES = {"wrong": "severe", "new": "doing", "changed": "warn", "dropped": "due", "same": "todo"}
_NEEDED = ("number", "unit", "title")
_LENGTHS = {"title": 200, "unit_code": 60, "unit": 120, "where": 200, "money_source": 120, "content": 2000}
_HELD = ("unit_code", "unit", "title", "content", "where", "field", "amount", "money_source")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet at `at` (sheet, row), or a line that stands and is not in it; `says` is what is wrong, or what changes."""

    facts: Mapping[str, Any]
    at: Mapping[str, Any]
    outcome: str
    says: tuple[Words, ...] = ()


def compared(of: PlanFile, by: Standing) -> list[Line]:
    """Return what every row would do to the lines of the call that stand, and which of those it leaves out; three queries."""
    sight, places = paths_of(by), _places()
    known = {one.number: one for one in PlanLine.objects.filter(call=of.call).select_related("place")}
    found, seen = [], dict[int, int]()
    for row in of.lines:
        line = _line(row, sight, places)
        number = line.facts.get("number")
        if line.outcome != "wrong" and number in seen:
            line = Line(line.facts, line.at, "wrong", (_TWICE.filled(row=seen[number]),))
        seen.setdefault(number or 0, line.at["row"])
        found.append(_against(line, known.get(number or 0)))
    left = [one for number, one in known.items() if number not in seen and one.state == "listed"]
    return [*found, *(Line(_facts(one), {}, "dropped") for one in left)]


def plan_of(lines: Sequence[Line]) -> str:
    """Return what a preview comes to, in few characters: what is taken in is what was looked at."""
    told = [[f"{line.facts.get('number')}", line.outcome, *(words.zh for words in line.says)] for line in lines]
    return sm3(canonical({"lines": told}).encode())[:16]


def _line(row: Mapping[str, str], sight: Sight, places: Mapping[str, Organisation]) -> Line:
    wrong = [at_cell(row, name, HEADS[name], _EMPTY) for name in _NEEDED if not row[name].strip()]
    wrong += [what] if (what := unsound(row)) else []
    facts: dict[str, Any] = {}
    for name in HEADS:
        try:
            facts[name] = _value(name, row[name].strip(), places)
        except values.Wrong as error:
            wrong.append(at_cell(row, name, HEADS[name], error.why))
    facts["path"] = sight.path_of(facts.get("unit_code", ""), facts.get("unit", ""))
    return Line(
        facts, {"sheet": row.get("sheet", ""), "row": int(row["row"])}, "wrong" if wrong else "new", tuple(wrong)
    )


def _value(name: str, text: str, places: Mapping[str, Organisation]) -> Any:
    if name == "number" and text:
        if not (text.isascii() and text.isdecimal() and 0 < int(text[:4]) < 1000 and len(text) < 4):
            raise values.Wrong(_NUMBER)
        return int(text)
    if name == "amount":
        found = values.amount(text, "元")
        if found is not None and found < 0:
            raise values.Wrong(_NEGATIVE)
        return found
    if name == "field":
        return values.word(text, values.spoken({code: [words.zh] for code, words in fields().items()}))
    if name == "place":
        if text and text not in places:
            raise values.Wrong(_NO_PLACE.filled(text=text[:40]))
        return places.get(text)
    return values.short(text, _LENGTHS.get(name, 60))


def _against(line: Line, stands: PlanLine | None) -> Line:
    if line.outcome == "wrong" or stands is None:
        return line
    before, after = _facts(stands), line.facts
    changed = [name for name in (*_HELD, "place") if before[name] != after[name]]
    says = tuple(
        _CHANGES.filled(label=HEADS[name], before=_shown(before[name]), after=_shown(after[name])) for name in changed
    )
    if stands.state == "dropped":
        return Line(after, line.at, "changed", (_BACK, *says))
    return Line(after, line.at, "changed" if changed else "same", says)


def _facts(one: PlanLine) -> dict[str, Any]:
    return {"number": one.number, "place": one.place, **{name: getattr(one, name) for name in (*_HELD, "path")}}


def _shown(value: Any) -> str:
    if isinstance(value, int):
        return format_fen(value, Unit.YUAN, 2)
    return str(value or "—")[:60]


def _places() -> dict[str, Organisation]:
    """Return communities and sub-districts by every name a list may give them."""
    found: dict[str, Organisation] = {}
    kinds = (OrganisationKind.COMMUNITY, OrganisationKind.SUBDISTRICT_COMMITTEE)
    for body in Organisation.objects.filter(kind__in=kinds, ends_on=None):
        for name in {body.code, body.name, body.short_name, body.name.removesuffix("人大工委")} - {""}:
            found[name] = body
    return found


_EMPTY = Words("没有填写", "is empty")
_NUMBER = Words("应是 1 到 999 的整数", "a whole number from 1 to 999")
_NEGATIVE = Words("不能是负数", "cannot be below nothing")
_NO_PLACE = Words(
    "“{text}”不是登记的社区或街道：照机构名称写，跨几个社区的写在“具体地点”",
    "“{text}” is no community or sub-district: more than one goes into the place in words",
)
_TWICE = Words(
    "与第 {row} 行序号相同：一个序号一个项目，请改号或合并", "has the number of row {row}: one number, one project"
)
_CHANGES = Words("{label}：{before} → {after}", "{label}: {before} → {after}")
_BACK = Words("上一版没有列，这一版重新列入", "left out before, in the list again")
