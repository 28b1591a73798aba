"""Needs of 明湖区's residents, taken down and confirmed by the real verbs (演示的诉求)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.voices.calling import draft_call, publish_call
from guantong.apps.voices.grouping import grouped
from guantong.apps.voices.operations import confirm
from guantong.apps.voices.taking import take_down
from guantong.apps.voices.telling import take_down_with_receipt, tell_by_hand
from guantong.gateways.demo import district


def grow_needs(people: Mapping[str, Person], as_of: datetime) -> None:
    """Take needs down at stations, meetings and on walks; a person confirms most; a campaign waits to be shown as one; a call is out."""
    told = district.read("needs")
    who = {name: standing_of(person, as_of.date()) for name, person in people.items()}
    bodies = {body.code: body for body in Organisation.objects.all()}
    asked, by = told["call"], who[told["call"]["who"]]
    today = as_of.date()
    call = draft_call(
        title=asked["title"], text=asked["text"], opens_on=today - timedelta(days=asked["opened"]),
        closes_on=today + timedelta(days=asked["closes"]), by=by, as_of=as_of,
    )  # fmt: skip
    publish_call(call=call, version=call.version, by=by, as_of=as_of)
    needs = []
    for code, days, channel, name, words, field in told["needs"]:
        said_on = as_of.date() - timedelta(days=days)
        need = take_down_with_receipt(
            channel=channel, text=words, said_on=said_on, place=bodies[code], by=who[name], as_of=as_of
        ).need
        needs.append(need)
        if field:
            confirm(need=need, field=field, version=need.version, by=who["wen"], as_of=as_of)
    for step, words in told["told"]:
        tell_by_hand(need=needs[0], step=step, words=words, by=who["wen"], as_of=as_of)
    letters = told["campaign"]
    for number in range(letters["times"]):
        take_down(
            channel="letter", text=f"{letters['words']}第{number + 1}封", said_on=as_of.date() - timedelta(days=number),
            place=bodies[letters["community"]], by=who[letters["who"]], as_of=as_of,
        )  # fmt: skip
    grouped(by=who["wen"], as_of=as_of)
