"""Suggestions of 明湖区 for tests, drafted and put forward by the real verbs (测试用项目建议)."""

from datetime import date
from typing import Any

from django.test import Client

from guantong.apps.consultation.calling import open_call
from guantong.apps.consultation.models import Call, Suggestion
from guantong.apps.consultation.operations import draft, submit
from guantong.apps.voices.models import Need
from guantong.apps.voices.operations import confirm
from tests.voices import said
from tests.world import World

LAMPS = {
    "title": "石泉社区北门路灯改造", "text": "北门到5栋的12盏路灯时亮时不亮，更换灯具和线路。", "where": "北门至5栋", "field": "urban",
    "people": 412, "people_basis": "社区登记", "cost": 36_000_000, "cost_basis": "30000元一盏，12盏",
}  # fmt: skip


def called(world: World, year: int = 2027) -> Call:
    """Open the call of a year."""
    found = Call.objects.filter(year=year).first()
    return found or open_call(
        year=year, opens_on=date(2026, 9, 1), closes_on=date(2026, 11, 30), by=world.standing("wen"), as_of=world.now
    )


def asked(world: World, text: str = "石泉社区北门的路灯坏了两个月", **facts: Any) -> Need:
    """Take a need down at the station and confirm it."""
    need = said(world, text, **facts)
    return confirm(need=need, field="urban", version=need.version, by=world.standing("wen"), as_of=world.now)


def drafted(world: World, *needs: Need, who: str = "lin", at: str = "QS01", **facts: Any) -> Suggestion:
    """Draft a suggestion of these needs."""
    return draft(
        call=called(world), place=world.body(at), needs=[need.pk for need in needs], by=world.standing(who), as_of=world.now,
        **{**LAMPS, **facts},
    )  # fmt: skip


def put(world: World, *needs: Need, who: str = "lin", **facts: Any) -> Suggestion:
    """Draft it and put it forward."""
    row = drafted(world, *needs, who=who, **facts)
    return submit(suggestion=row, version=row.version, by=world.standing(who), as_of=world.now)


FORM = {
    "title": "北门路灯更换", "text": "更换12盏路灯", "place": "QS01", "where": "北门", "field": "urban", "people": "412",
    "people_basis": "社区登记", "cost": "360000", "cost_basis": "三万元一盏", "department": "CG",
}  # fmt: skip
"""A suggestion as a phone sends it."""


def send(client: Client, where: str, verb: str, /, **facts: object) -> tuple[int, str]:
    """Post a verb; return how it was answered, and the page or where it went on."""
    answer = client.post(where, {"verb": verb, **{f"{verb}-{name}": value for name, value in facts.items()}})
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()
