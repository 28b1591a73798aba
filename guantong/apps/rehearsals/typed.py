"""Projects and ballots as they are typed, written as a `.pb` file: one form for all that is rehearsed (录入的选票)."""

from collections.abc import Mapping

from guantong.domain.money import AmountError, Unit, parse_amount
from guantong.domain.voting.contest import plain_number
from guantong.domain.voting.sharing.pabulib import file_of, written
from guantong.domain.voting.sharing.poll import Project, poll_of
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

_MANY = 100_000


def typed_poll(title: str, budget: str, projects: str, ballots: str) -> str:
    """Return the text of the file; raises BadInput by field, with the line that is none."""
    known = [_project(line, place) for place, line in enumerate(_lines(projects), 1)]
    if not known:
        raise BadInput({"projects": _NO_PROJECT})
    numbers = {one.number for one in known}
    cast = [one for place, line in enumerate(_lines(ballots), 1) for one in _ballots(line, place, numbers)]
    if not cast or len(cast) > _MANY:
        raise BadInput({"ballots": _NO_BALLOT})
    points = any(given != 1 for ballot in cast for given in ballot.values())
    try:
        poll = poll_of(_fen(budget, "budget"), known, cast)
    except ValueError as error:
        raise BadInput({"projects": _NUMBERS}) from error
    return written(file_of(poll, {"description": title, "unit": "CNY"}, points))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _project(line: str, place: int) -> Project:
    cells = [cell.strip() for cell in line.split("\t" if "\t" in line else "|")]
    if len(cells) != 3 or not plain_number(cells[0]):
        raise BadInput({"projects": _LINE.filled(place=place)})
    return Project(cells[0], _fen(cells[2], "projects"), cells[1])


def _ballots(line: str, place: int, numbers: set[str]) -> list[Mapping[str, int]]:
    many, sign, rest = line.replace("：", ":").partition(":")
    marks = (rest if sign else line).split()
    times = (
        int(many)
        if sign and many.strip().isascii() and many.strip().isdecimal() and len(many) < 6
        else 1
        if not sign
        else 0
    )
    given: dict[str, int] = {}
    for mark in [] if marks == ["0"] else marks:
        number, _, points = mark.partition("=")
        worth = int(points) if points.isascii() and points.isdecimal() and len(points) < 5 else 0 if points else 1
        if number not in numbers or number in given or not worth:
            raise BadInput({"ballots": _LINE.filled(place=place)})
        given[number] = worth
    if not 0 < times <= _MANY:
        raise BadInput({"ballots": _LINE.filled(place=place)})
    return [given] * times


def _fen(text: str, field: str) -> int:
    try:
        amount = parse_amount(text, Unit.TEN_THOUSAND)
    except AmountError:
        amount = None
    if amount is None or not 0 < amount.fen < 10**13:
        raise BadInput({field: _AMOUNT})
    return amount.fen


_LINE = Words("第 {place} 行无法识别", "line {place} is not understood")
_NUMBERS = Words("项目编号不能重复", "projects have different numbers")
_AMOUNT = Words("请写以万元计的金额", "write an amount in 10,000 yuan")
_NO_PROJECT = Words("没有文件时，请录入项目", "without a file, type the projects")
_NO_BALLOT = Words("没有文件时，请录入 1 到 100000 张选票", "without a file, type 1 to 100,000 ballots")
