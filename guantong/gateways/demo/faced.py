"""Two lists of 明湖区 that move towards each other, by the real verbs, up to any round (演示的相向会商)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.components.locked_workbook import workbook_of
from guantong.apps.consultation import board_fates, board_operations, calling, operations, plans
from guantong.apps.consultation.board_matching import accept_match
from guantong.apps.consultation.models import Board, Call
from guantong.apps.consultation.plan_reading import compared, plan_of
from guantong.apps.consultation.plan_sheet import HEADS
from guantong.apps.voices.words import fields
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.gateways.demo import district

WAN = 1_000_000
"""Fen in 10,000 yuan."""


def grow_lists(people: Mapping[str, Person], as_of: datetime) -> Call:
    """Open the call, put suggestions forward, take the government's list in, register the ceiling."""
    told = district.read("two_lists")
    who = {name: standing_of(person, as_of.date()) for name, person in people.items()}
    call = Call.objects.filter(year=told["year"]).first() or calling.open_call(
        year=told["year"], opens_on=date(2026, 9, 1), closes_on=date(2026, 11, 30), by=who["wen"], as_of=as_of
    )
    bodies = {body.code: body for body in Organisation.objects.all()}
    for name, title, text, place, field, many, wan in told["people"]:
        row = operations.draft(
            call=call, title=title, text=text, place=bodies[place], field=field, people=many, people_basis="社区登记", cost=wan * WAN,
            cost_basis="同类项目单价", by=who[name], as_of=as_of,
        )  # fmt: skip
        operations.submit(suggestion=row, version=row.version, by=who[name], as_of=as_of)
    _take_in(call, told["government"], who["fang"], as_of)
    call.refresh_from_db()
    return calling.set_ceiling(
        call=call, ceiling=told["ceiling"]["amount"] * WAN, ceiling_source=told["ceiling"]["source"], version=call.version,
        by=who["wen"], as_of=as_of,
    )  # fmt: skip


def confer(call: Call, people: Mapping[str, Person], as_of: datetime, rounds: int) -> Board:
    """Hold so many rounds of conferring, each closed with its minutes."""
    by = standing_of(people["shen"], as_of.date())
    board = board_operations.open_board(call=call, by=by, as_of=as_of)
    for one in district.read("two_lists")["rounds"][board.rounds.count() : rounds]:
        held = board_operations.open_round(
            board=board, held_on=one["held_on"], participants=one["participants"], by=by, as_of=as_of
        )
        _settle(board, one, by, as_of)
        if held.number == len(district.read("two_lists")["rounds"]):
            _decline(board, by, as_of)
        board_operations.close_round(
            round=held, summary=one["summary"], minutes=f"第{held.number}轮会商纪要：{one['summary']}".encode(),
            minutes_name=f"第{held.number}轮会商纪要.txt", version=held.version, by=by, as_of=as_of,
        )  # fmt: skip
    return Board.objects.get(pk=board.pk)


def decide(board: Board, people: Mapping[str, Person], as_of: datetime) -> Board:
    """Note the two decisions."""
    by = standing_of(people["shen"], as_of.date())
    for one in district.read("two_lists")["decisions"]:
        content = f"{one['number']}：同意 {board.call.year} 年民生项目共同清单。".encode()
        board_operations.note_decision(
            board=board, file=content, file_name=f"{one['body']}.txt", by=by, as_of=as_of, **one
        )
    return Board.objects.get(pk=board.pk)


def grow_facing(people: Mapping[str, Person], as_of: datetime) -> None:
    """Grow the two lists and confer up to the third round, which goes on."""
    board = confer(grow_lists(people, as_of), people, as_of, 2)
    one = district.read("two_lists")["rounds"][2]
    board_operations.open_round(
        board=board, held_on=one["held_on"], participants=one["participants"], by=standing_of(people["shen"], as_of.date()), as_of=as_of
    )  # fmt: skip


def _take_in(call: Call, lines: list[list[Any]], by: Standing, as_of: datetime) -> None:
    rows = [
        {
            "number": str(at), "unit_code": "", "unit": unit, "title": title, "content": content, "place": place, "where": "",
            "field": fields()[field].zh, "amount": f"{wan * 10_000}", "money_source": "一般公共预算",
        }
        for at, (unit, title, content, place, field, wan) in enumerate(lines, 1)
    ]  # fmt: skip
    raw = workbook_of("政府拟安排清单", HEADS, rows, offered={}, told=("演示",), widths={}, more=0, name="拟安排清单")
    of = plans.bring(
        call=call, file_name="2027年民生项目安排.xlsx", raw=raw, level=Level.INTERNAL, document="明府办函〔2026〕9号", by=by, as_of=as_of
    )  # fmt: skip
    plans.take_in(of=of, plan=plan_of(compared(of, by)), by=by, as_of=as_of)


def _settle(board: Board, told: dict[str, Any], by: Standing, as_of: datetime) -> None:
    given: dict[str, Any] = {"board": board, "by": by, "as_of": as_of}
    for government, people, way, wan in told["one"]:
        accept_match(
            government=f"G-{government:02d}", people=f"R-{people:02d}", way=way, amount=wan * WAN, words="", version=0, **given
        )  # fmt: skip
    for code, wan in told["alone"]:
        board_fates.list_jointly(code=code, amount=wan * WAN, version=0, **given)
    for code, into in told["merged"]:
        board_fates.fold_in(code=code, into=into, words="", version=0, **given)
    for code, year in told["later"]:
        board_fates.put_off(code=code, year=year, words="", version=0, **given)


def _decline(board: Board, by: Standing, as_of: datetime) -> None:
    one = district.read("two_lists")["declined"]
    board_fates.decline(
        board=board, code=one["item"], reason=one["reason"], words=one["words"], version=0, by=by, as_of=as_of
    )
