"""A roster as people have it: lines pasted from a spreadsheet, or an xlsx whose first row names the columns (参加人名单)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from guantong.apps.actors.sheets import Unreadable, read
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.apps.reviews.attending import Guest, take_in_participants
from guantong.apps.reviews.models import Participant, Review
from guantong.domain.reviews.kinds import Part
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

COLUMNS = ("身份", "姓名", "单位", "座位", "登录名")
_MORE = 300
_EXAMPLE = {
    "身份": Part.DEPUTY.words.zh,
    "姓名": "林代表",
    "单位": "明湖街道代表联络站",
    "座位": "3排5座",
    "登录名": "lin",
}
_TOLD = (
    "一行一人。身份从下拉中选；登录名只填有账号的人。座位可以空着。",
    "名单只供组织者使用，不公开。有一行不能导入，整份都不导入。",
)
_APART = re.compile(r"\t|[ 　]+")


def take_in_roster(
    *, review: Review, typed: str, file_name: str, raw: bytes, by: Standing, as_of: datetime
) -> list[Participant]:  # fmt: skip
    """Take in what was pasted, or a file: all of it or nothing; raises BadInput naming the line."""
    guests = list(_of_file(file_name, raw) if file_name else _of_lines(typed))
    return take_in_participants(review=review, guests=guests, by=by, as_of=as_of)


def template() -> bytes:
    """Return the empty roster: parts to pick from, a filled row on the sheet that says how."""
    return _workbook((), _MORE)


def file_of(participants: Iterable[Participant]) -> bytes:
    """Return who is on the list in the form it is taken in from; who was struck off is left out."""
    rows = [
        (Part(one.part).words.zh, one.name, one.body, one.seat, one.person.username if one.person else "")
        for one in participants
        if one.state != "struck"
    ]
    return _workbook([dict(zip(COLUMNS, row, strict=True)) for row in rows], 0)


def _workbook(rows: Iterable[Mapping[str, str]], more: int) -> bytes:
    parts = [part.words.zh for part in Part]
    page = Page("参加人", {name: name for name in COLUMNS}, rows, offered={"身份": parts}, more=more, example=_EXAMPLE)
    return workbook_of_pages((page,), _TOLD)


def guests_in(typed: str) -> list[Guest]:
    """Return the guests of pasted lines: part, name, body, seat, username; the last three may be missing."""
    return list(_of_lines(typed))


def _of_lines(typed: str) -> Iterator[Guest]:
    for line in filter(str.strip, typed.splitlines()):
        cells = line.split("\t") if "\t" in line else _APART.split(line.strip())
        yield _guest([cell.strip() for cell in cells])


def _of_file(name: str, raw: bytes) -> Iterator[Guest]:
    try:
        sheets = read(name, raw)
    except Unreadable as unreadable:
        raise BadInput({"file": unreadable.why}) from unreadable
    sheet = next((one for one in sheets if {"身份", "姓名"} <= set(one.columns)), None)
    if sheet is None:
        raise BadInput({"file": _COLUMNS})
    for row in sheet.rows:
        yield _guest([row.values.get(column, "") for column in COLUMNS])


def _guest(cells: list[str]) -> Guest:
    part, name, body, seat, username = (*cells[:5], "", "", "", "", "")[:5]
    return Guest(_part(part), name, body, seat, username)


def _part(word: str) -> str:
    return next((part.value for part in Part if word in (part.value, part.words.zh, part.words.en)), word)


_COLUMNS = Words("首行应有“身份”“姓名”两列，另可有“单位”“座位”“登录名”", "the first row names the columns 身份 and 姓名, with 单位, 座位, 登录名 if you like")  # fmt: skip
