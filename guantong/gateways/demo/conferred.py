"""Meetings on statements of 明湖区: one closed, with its outcome, one that runs, by the real verbs (演示共识会)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.consensus import answering, operations
from guantong.apps.consensus.models import Meeting
from guantong.apps.consensus.queries import listed, people_on
from guantong.domain.roles import Standing
from guantong.gateways.demo.district import read

_SAYS = {"a": "agree", "d": "disagree", "p": "passed"}
_DESKS = ("lin", "mo", "yan")
"""Whose desks the demo prints: they find a meeting that asks them, and one with its outcome."""


def grow_meetings(people: Mapping[str, Person], now: datetime) -> Meeting:
    """Grow a closed meeting of those on the roll and a running one; returns the closed one."""
    told = read("consensus")
    staff = standing_of(people["shen"], now.date())
    closed = _closed(told["closed"], staff, now - timedelta(days=6))
    others = [seat.person for seat in closed.seats.all()]
    running = operations.prepare(
        title=told["running"]["title"], question=told["running"]["question"], held_on=now.date(), people=others,
        statements=told["running"]["statements"], by=staff, as_of=now,
    )  # fmt: skip
    operations.open_meeting(meeting=running, version=running.version, by=staff, as_of=now)
    return closed


def _closed(told: Mapping[str, Any], staff: Standing, at: datetime) -> Meeting:
    known = [one.person for one in people_on(at.date()) if not one.recused]
    asked = sorted(known, key=lambda who: who not in _DESKS)[: len(told["minds"])]
    row = operations.prepare(
        title=told["title"], question=told["question"], held_on=at.date(), people=asked, statements=told["statements"],
        by=staff, as_of=at,
    )  # fmt: skip
    row = operations.open_meeting(meeting=row, version=row.version, by=staff, as_of=at)
    everybody = {one.username: standing_of(one, at.date()) for one in Person.objects.filter(username__in=asked)}
    for text, reason in told["brought"]:
        made = answering.propose(meeting=row, text=text, by=everybody[asked[0]], as_of=at)
        facts = {"statement": f"{made.pk}", "reason": reason} if reason else {"statements": [f"{made.pk}"]}
        row = (operations.keep_out if reason else operations.let_in)(meeting=row, version=row.version, by=staff, as_of=at, **facts)  # fmt: skip
    statements = list(listed(row))
    for who, mind in zip(asked, told["minds"], strict=False):
        for one, letter in zip(statements, mind, strict=True):
            if letter in _SAYS:
                answering.say(meeting=row, statement=one.pk, vote=_SAYS[letter], by=everybody[who], as_of=at)
    return operations.close(meeting=row, version=row.version, by=staff, as_of=at)
