"""Lists to draw from, as workbooks: households by community and stratum, or their counts; people of a panel by number. No names (抽样名单)."""

import re
from collections.abc import Sized
from dataclasses import dataclass

from guantong.apps.actors.sheets import Row, Sheet, Unreadable, read
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.domain.surveys.panel import Person
from guantong.domain.surveys.plan import Frame
from guantong.domain.surveys.platforms import on_persons
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

NUMBER, COMMUNITY, STRATUM, COUNT = "编号", "社区", "层", "户数"
_ID = re.compile(r"[0-9A-Za-z\-]{1,30}")
_IDENTITY = re.compile(r"\d{17}[\dXx]|1[3-9]\d{9}")
_MOST_TRAITS, _LONGEST = 8, 30
_MORE = 500
_STRATA = ("60岁以上", "18—59岁")
_TOLD_FRAME = (
    "抽样名单，一行一户：编号是不含个人信息的户号或顺序号，另存的对照表由社区保管，不上传。没有名单的，删去编号一列，改写“户数”，一行一个社区的一层。",
    "不写姓名、电话、证件号、门牌：有这些列的名单不收。例：HB0001，湖滨社区，60岁以上。",
)
_TOLD_PANEL = (
    "公众参与库名单，一行一人：编号不含个人信息，对照表由组织单位保管，不上传。其余各列是配额用的特征，可以增减，例：社区、性别、年龄段、职业。",
    "不写姓名、电话、证件号、门牌：有这些列的名单不收。",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list holds: every household with its cell, or of every cell only how many."""

    frame: Frame
    counts: dict[tuple[str, str], int]


def frame_in(file_name: str, raw: bytes) -> Listed:
    """Return the list to draw a sample from; raises BadInput at `file` with the row and what to do."""
    sheet = _sheet(file_name, raw)
    numbered = NUMBER in sheet.columns
    wanted = {COMMUNITY, STRATUM, NUMBER if numbered else COUNT}
    if set(sheet.columns) != wanted:
        raise _bad(_COLUMNS.filled(more="、".join(sorted(set(sheet.columns) ^ wanted))))
    cells = [(row, (row.values.get(COMMUNITY, ""), row.values.get(STRATUM, ""))) for row in sheet.rows]
    for row, cell in cells:
        if not all(cell) or any(len(one) > 60 or " / " in one for one in cell):
            raise _bad(_AT.filled(row=row.number, why=_NO_CELL))
    if numbered:
        frame = {_id(row): cell for row, cell in cells}
        _demand_apart(sheet, frame)
        return Listed(frame, {})
    counts: dict[tuple[str, str], int] = {}
    for row, cell in cells:
        said = row.values.get(COUNT, "").removesuffix(".0")
        if not said.isdecimal() or not 0 < int(said) < 10_000_000 or cell in counts:
            raise _bad(_AT.filled(row=row.number, why=_NO_COUNT))
        counts[cell] = int(said)
    return Listed({}, counts)


def people_in(file_name: str, raw: bytes) -> list[Person]:
    """Return the people to draw a panel from; raises BadInput at `file`."""
    sheet = _sheet(file_name, raw)
    traits = [head for head in sheet.columns if head != NUMBER]
    if NUMBER not in sheet.columns or len(traits) > _MOST_TRAITS:
        raise _bad(_NO_NUMBER.filled(most=_MOST_TRAITS))
    for row in sheet.rows:
        if any(len(row.values.get(head, "")) > _LONGEST for head in traits):
            raise _bad(_AT.filled(row=row.number, why=_LONG.filled(most=_LONGEST)))
    people = [Person(_id(row), {head: row.values.get(head, "") for head in traits}) for row in sheet.rows]
    _demand_apart(sheet, {one.id for one in people})
    return people


def frame_template() -> bytes:
    """Return the empty list of a sample."""
    page = Page(
        "名单", {head: head for head in (NUMBER, COMMUNITY, STRATUM)}, more=_MORE, frozen=1, offered={STRATUM: _STRATA},
        example={NUMBER: "HB0001", COMMUNITY: "湖滨社区", STRATUM: _STRATA[0]},
    )  # fmt: skip
    return workbook_of_pages([page], _TOLD_FRAME)


def panel_template() -> bytes:
    """Return the empty list of a panel."""
    page = Page(
        "名单", {head: head for head in (NUMBER, COMMUNITY, "性别", "年龄段")}, more=_MORE, frozen=1,
        offered={"性别": ("女", "男"), "年龄段": _STRATA}, example={NUMBER: "001", COMMUNITY: "湖滨社区", "性别": "女", "年龄段": _STRATA[1]},
    )  # fmt: skip
    return workbook_of_pages([page], _TOLD_PANEL)


def _sheet(file_name: str, raw: bytes) -> Sheet:
    try:
        sheets = [one for one in read(file_name, raw) if one.rows]
    except Unreadable as unreadable:
        raise _bad(unreadable.why) from unreadable
    if not sheets:
        raise _bad(_EMPTY)
    sheet = sheets[0]
    named = [head for head in sheet.columns if on_persons(head, [row.values.get(head, "") for row in sheet.rows[:200]])]
    if named:
        raise _bad(_PERSONS.filled(columns="、".join(named)))
    return sheet


def _id(row: Row) -> str:
    said = row.values.get(NUMBER, "").removesuffix(".0")
    if not _ID.fullmatch(said) or _IDENTITY.fullmatch(said):
        raise _bad(_AT.filled(row=row.number, why=_NO_ID))
    return said


def _demand_apart(sheet: Sheet, found: Sized) -> None:
    if len(found) != len(sheet.rows):
        raise _bad(_TWICE)


def _bad(why: Words) -> BadInput:
    return BadInput({"file": why})


_EMPTY = Words("名单是空的", "the list is empty")
_COLUMNS = Words(
    "名单须有“社区、层、编号”或“社区、层、户数”三列，没有别的列。多出或缺少：{more}",
    "a list has three columns, 社区, 层 and 编号 or 户数, and no other. Too many or missing: {more}",
)
_PERSONS = Words(
    "名单不收个人信息，请删去这些列再上传：{columns}",
    "a list bears nothing personal: remove these columns and bring it anew: {columns}",
)
_NO_NUMBER = Words(
    "名单须有“编号”一列，另有特征不超过 {most} 列", "a list has the column 编号 and at most {most} columns of traits"
)
_AT = Words("第 {row} 行{why}。整份没有读入", "row {row}: {why}. Nothing was read")
_NO_CELL = Words(
    "须写明社区和层，不超过60字，不含“ / ”", "community and stratum are named, at most 60 characters, without “ / ”"
)
_NO_COUNT = Words(
    "户数须为正整数，同一社区同一层只写一行", "the count is a whole number above zero, and each cell stands once"
)
_NO_ID = Words(
    "编号须为30位以内的字母、数字或连字符，不得是证件号或手机号",
    "a number has at most 30 letters, digits or hyphens and is no identity or telephone number",
)
_LONG = Words("特征不超过 {most} 字", "a trait has at most {most} characters")
_TWICE = Words("名单里有重复的编号", "a number stands on the list twice")
