"""A pre-review of five departments and a sub-district, and a talk of a sub-district with its people, by the real verbs (演示审查活动)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.reviews import agreeing, asking, attending, holding, operations
from guantong.apps.reviews.attending import Guest
from guantong.apps.reviews.models import Inquiry, Review
from guantong.apps.years.models import PlanItem, Session
from guantong.domain.roles import Standing
from guantong.gateways.demo.district import read

_TEN_THOUSAND = 10_000_00
"""Fen of ten thousand yuan: the file speaks in 万元."""


def grow_reviews(people: Mapping[str, Person], now: datetime, small: bool = True) -> tuple[Review, Review]:
    """Have a pre-review held and left open on its board, and a talk concluded and fed back; returns both."""
    told = read("reviews")
    staff, second, street, unit = (standing_of(people[name], now.date()) for name in ("shen", "gu", "ye", "qin"))
    codes = told["pre_review"]["small" if small else "whole"]
    talk = _talked(told["talk"], street, second, now)
    review = _held(told["pre_review"], "pre_review", codes, staff, now)
    board = _asked(told["pre_review"], review, codes, staff, now)
    _followed(told["pre_review"], review, codes, board, staff, second, now)
    _agreed(told["pre_review"]["change"], review, codes, board, staff, unit, now)
    review.refresh_from_db()
    return review, talk


def _talked(told: Mapping[str, Any], by: Standing, director: Standing, now: datetime) -> Review:
    row = _held(told, "street_talk", [told["unit"]], by, now)
    for one in _asked(told, row, [told["unit"]], by, now):
        if one.state == "asked":
            asking.carry_over(
                inquiry=one, version=one.version, by=by, as_of=now, due_on=now.date() + timedelta(days=20)
            )
    row = _does(holding.conclude, row, by, now, outcome=told["outcome"], concluded_on=now.date())
    row = _does(holding.feed_back, row, by, now, fed_back_on=now.date(), document=f"青石人大工委〔{now.year}〕3号")
    return _does(
        holding.decide_heard,
        row,
        director,
        now,
        heard="yes",
        heard_why="人代会前听取“一上”草案，选民、企业、社区代表到会",
    )


def _held(told: Mapping[str, Any], kind: str, codes: list[str], by: Standing, now: datetime) -> Review:
    day = now.date() + timedelta(days=told["day"])
    year = now.year + 1
    item = PlanItem.objects.filter(title=told["plan_item"], state="listed").first()
    row = operations.plan_review(
        kind=kind, title=told["title"].format(year=year), year=year, plan_item=item, outside_plan=item is None, basis=told.get("basis", ""),
        purpose=told["purpose"], place=told["place"], begins_on=day, frozen_on=day, session=Session.objects.filter(name=told.get("session", "")).first(), by=by, as_of=now,
    )  # fmt: skip
    for code in codes:
        row = _does(
            operations.name_unit,
            row,
            by,
            now,
            organisation=Organisation.objects.get(code=code),
            reason=told["reasons"][code],
        )
    for part, number in told["quotas"].items():
        row = _does(operations.set_quota, row, by, now, part=part, number=number)
    guests = [Guest(part, name, body, seat, username) for part, name, body, seat, username in told["listed"]]
    listed = attending.take_in_participants(review=row, guests=guests, by=by, as_of=now)
    row = _does(operations.invite, row, by, now, invited_on=day - timedelta(days=7))
    row = _does(holding.hold, row, by, now, held_on=day)
    for one in listed:
        if one.number in told["came"]:
            attending.note_attendance(participant=one, version=one.version, by=by, as_of=now)
        elif reason := told.get("excused", {}).get(one.number):
            attending.excuse(participant=one, reason=reason, version=one.version, by=by, as_of=now)
    return row


def _asked(told: Mapping[str, Any], row: Review, codes: list[str], by: Standing, now: datetime) -> list[Inquiry]:
    board = []
    for number, at, text, who, answer in told["questions"]:
        made = asking.take_down(review=row, unit=codes[at], text=text, participant=number, by=by, as_of=now)
        if answer:
            made = asking.answer(inquiry=made, version=made.version, answer=answer, answered_by=who, by=by, as_of=now)
        board.append(made)
    return board


def _followed(
    told: Mapping[str, Any], row: Review, codes: list[str], board: list[Inquiry], by: Standing, second: Standing, now: datetime
) -> None:  # fmt: skip
    """One is asked again, one is left to be answered in writing, one slip was typed by two."""
    number, at, text = told["follow"]
    asking.take_down(
        review=row, unit=codes[at], text=text, participant=number, follows=board[0].number, by=by, as_of=now
    )
    left = next(one for one in board if one.state == "asked")
    asking.carry_over(inquiry=left, version=left.version, by=by, as_of=now, due_on=now.date() + timedelta(days=10))
    for typist, (slip, unit, words) in zip((by, second), told["slips"], strict=True):
        sent = f"slip-{slip}-of-{typist.person}"
        asking.take_down(review=row, unit=codes[unit], text=words, slip=slip, sent=sent, by=typist, as_of=now)


def _agreed(
    told: Mapping[str, Any], row: Review, codes: list[str], board: list[Inquiry], by: Standing, unit: Standing, now: datetime
) -> None:  # fmt: skip
    agreed = agreeing.propose_change(
        review=row, unit=codes[told["at"]], line=told["line"], before=told["before"] * _TEN_THOUSAND,
        change=told["change"] * _TEN_THOUSAND, text=told["text"], inquiry=board[told["of"] - 1], by=by, as_of=now,
    )  # fmt: skip
    own = any(post.path == agreed.path for post in unit.posts)
    agreed = agreeing.confirm_for_department(
        agreed=agreed, name=told["department"], version=agreed.version, by=unit if own else by, as_of=now
    )
    agreeing.confirm_for_deputies(agreed=agreed, name=told["deputies"], version=agreed.version, by=by, as_of=now)


def _does(verb: Any, row: Review, by: Standing, now: datetime, **facts: Any) -> Review:
    done: Review = verb(review=row, version=row.version, by=by, as_of=now, **facts)
    return done
