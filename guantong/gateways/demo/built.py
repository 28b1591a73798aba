"""The livelihood items of 明湖区's running year: followed, claimed, objected to, two built and one judged, by the real verbs (演示的民生实事)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.livelihood import claiming, judging, objecting, operations, progress, roundtables
from guantong.apps.livelihood.models import Item
from guantong.apps.surveys import answering
from guantong.apps.surveys import operations as surveys
from guantong.apps.surveys.models import Survey
from guantong.domain.roles import Standing
from guantong.domain.surveys.examples import of_a_project
from guantong.domain.words import Words
from guantong.gateways.demo import district

_WAN = 10_000_00
_SATISFIED = {"use": ("yes",), "overall": ("5",)}
_NOT = {"use": ("yes",), "overall": ("1",), "why": ("time",)}
_RELEASED = (1, 2, 4, 7, 8)


def grow_items(people: Mapping[str, Person], as_of: datetime) -> None:
    """Take ten items over, report quarters, claim, object, build two, ask about one and talk about why."""
    told = district.read("livelihood")
    who = {name: standing_of(person, as_of.date()) for name, person in people.items()}
    bodies = {body.code: body for body in Organisation.objects.all()}
    for number, facts in enumerate(told["items"], 1):
        _listed(told["decision"], number, facts, bodies, who["wen"], as_of)
    for number, quarter, words, reached, spent in told["reports"]:
        if date(as_of.year, quarter * 3 - 2, 1) <= as_of.date():
            progress.report_progress(
                item=_item(number), quarter=quarter, words=words, reached=reached * 1000, spent=int(spent * _WAN), version=None,
                by=who["shen"], as_of=as_of, source="区政府办公室来文",
            )  # fmt: skip
    for number, group, by in told["claims"]:
        claiming.claim(item=_item(number), group=bodies[group], by=who[by], as_of=as_of)
    _objected(told, who, as_of)
    for number, facts in enumerate(told["items"], 1):
        _built(number, facts, who, as_of)
    for number in _RELEASED:
        item = _item(number)
        operations.release(item=item, version=item.version, by=who["wen"], as_of=as_of)
        for report in item.reports.filter(latest=True):
            progress.release_report(report=report, by=who["wen"], as_of=as_of)
    _judged(told, who, as_of)


def _listed(
    decision: str, number: int, facts: Mapping[str, Any], bodies: Mapping[str, Organisation], by: Standing, as_of: datetime
) -> None:  # fmt: skip
    today = as_of.date()
    item = operations.take_over(
        year=as_of.year, number=number, name=facts["name"], content=facts["content"], unit_code=facts["unit"], unit=bodies[facts["unit"]].name,
        total=facts["total"] * _WAN, money={name: wan * _WAN for name, wan in facts["money"].items()}, project_code=facts["code"],
        complete_by=date(as_of.year, 12, 20), indicator=facts["indicator"], planned=int(facts["planned"] * 1000), measure=facts["measure"],
        decision=decision, decided_on=today - timedelta(days=300), origin="ballot", one_group=facts.get("one_group", False),
        milestones=[(name, today - timedelta(days=ago)) for name, ago, _ in facts["milestones"]], by=by, as_of=as_of,
    )  # fmt: skip
    for name, _, ago in facts["milestones"]:
        if ago is not None:
            progress.reach_milestone(
                item=item, milestone=item.milestones.get(name=name), done_on=today - timedelta(days=ago), words="", version=None, by=by,
                as_of=as_of,
            )  # fmt: skip


def _objected(told: Mapping[str, Any], who: Mapping[str, Standing], as_of: datetime) -> None:
    one = told["objection"]
    for facts in (told["waiting"], one):
        row = objecting.raise_objection(
            item=_item(facts["item"]), source="station", words=facts["words"], households=facts["households"], place=facts["place"],
            raised_on=as_of.date() - timedelta(days=facts["days"]), by=who["hua"], as_of=as_of,
        )  # fmt: skip
    done = {"by": who["shen"], "as_of": as_of}
    row = objecting.change_plan(
        objection=row, before=one["before"], after=one["after"], cost=int(one["cost"] * _WAN), document=one["document"],
        changed_on=as_of.date() - timedelta(days=90), version=row.version, **done,
    )  # fmt: skip
    row = objecting.resolve(objection=row, outcome=one["outcome"], version=row.version, **done)
    row = objecting.tell_back(objection=row, words=one["told"], version=row.version, **done)
    objecting.show_objection(objection=row, version=row.version, **done)


def _built(number: int, facts: Mapping[str, Any], who: Mapping[str, Standing], as_of: datetime) -> None:
    words = facts.get("done") or facts.get("said")
    if words:
        on = as_of.date() - timedelta(days=15)
        item = progress.say_done(item=_item(number), done_on=on, words=words, version=None, by=who["shen"], as_of=as_of)
        if "done" in facts:
            progress.confirm_done(
                item=item, built_on=as_of.date() - timedelta(days=10), version=item.version, by=who["wen"], as_of=as_of
            )


def _judged(told: Mapping[str, Any], who: Mapping[str, Standing], as_of: datetime) -> None:
    facts, shen, gu = told["survey"], who["shen"], who["gu"]
    row = surveys.draft(
        title=facts["title"], title_en=facts["english"], population=facts["population"],
        template=of_a_project(Words(facts["title"], facts["english"]), facts["population"]), by=shen, as_of=as_of,
    )  # fmt: skip
    for verb, by in ((surveys.check, gu), (surveys.open_survey, shen)):
        row = verb(survey=row, version=row.version, by=by, as_of=as_of)
    codes = surveys.print_slips(survey=row, community="", count=facts["good"] + facts["bad"] + 14, by=shen, as_of=as_of)
    for at, code in enumerate(codes[: facts["good"] + facts["bad"]]):
        answering.answer_by_slip(code=code, given=_SATISFIED if at < facts["good"] else _NOT, as_of=as_of)
    row = Survey.objects.get(pk=row.pk)
    for verb, by in ((surveys.close, shen), (surveys.release, gu)):
        row = verb(survey=row, version=row.version, by=by, as_of=as_of)
    item = _item(facts["item"])
    item = judging.join_result(item=item, survey=row, version=item.version, by=shen, as_of=as_of)
    talk, on = told["roundtable"], as_of.date() - timedelta(days=1)
    table = roundtables.call_roundtable(
        item=item, side="low", held_on=on, venue=talk["venue"], invited=talk["invited"], by=shen, as_of=as_of
    )
    roundtables.hold_roundtable(
        roundtable=table, held_on=on, minutes=talk["minutes"], causes=talk["causes"], version=table.version, by=shen, as_of=as_of
    )  # fmt: skip


def _item(number: int) -> Item:
    return Item.objects.get(number=number, carried_from=None)
