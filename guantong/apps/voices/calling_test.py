"""A call has words and a window; what is said in it answers it, outside it nothing does (年度征集)."""

from datetime import date

import pytest

from guantong.apps.journal.queries import drifted
from guantong.apps.voices.calling import draft_call, publish_call, revise_call, withdraw_call
from guantong.apps.voices.models import Call
from guantong.apps.voices.queries import answers_to, call_on
from guantong.domain.roles import Post, Role, Standing
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.voices import SAID, said
from tests.world import World

FACTS = {"title": "2027年民生实事征集", "text": "请说说身边要办的事。\n到联络站提出。"}


def drafted(world: World, who: str = "wen", until: date = date(2026, 11, 30)) -> Call:
    return draft_call(
        **FACTS, opens_on=date(2026, 11, 1), closes_on=until, by=world.standing(who), as_of=world.now
    )  # fmt: skip


def published(world: World, who: str = "wen") -> Call:
    return publish_call(call=drafted(world, who), version=1, by=world.standing(who), as_of=world.now)


def test_what_is_said_in_the_window_answers_the_call_and_is_counted(world: World) -> None:
    call = published(world)

    need = said(world, channel="yearly_call", said_on=date(2026, 11, 2))
    said(world, f"{SAID}另外", said_on=date(2026, 11, 2))

    assert (need.call, call_on(date(2026, 11, 2), need.path)) == (call, call)
    assert [(place, words.zh, count) for place, words, count in answers_to(call, world.standing("wen"))] == [
        ("青石街道石泉社区", "未确认领域", 1)
    ]
    assert list(drifted()) == []


@pytest.mark.parametrize("on", [date(2026, 10, 31), date(2026, 11, 12)])
def test_outside_the_window_or_before_it_is_out_nothing_answers(world: World, on: date) -> None:
    drafted(world)

    with pytest.raises(BadInput):
        said(world, channel="yearly_call", said_on=on)


def test_the_call_of_ones_own_street_comes_before_the_districts(world: World) -> None:
    published(world)
    street = Standing("street", (Post(Role.SUBDISTRICT_COMMITTEE, world.body("QS").path, "青石人大工委"),))
    own = draft_call(**FACTS, opens_on=date(2026, 11, 1), closes_on=date(2026, 11, 30), by=street, as_of=world.now)
    publish_call(call=own, version=1, by=street, as_of=world.now)

    assert (own.area, own.body) == (world.body("QS").path, "青石人大工委")
    assert said(world, channel="yearly_call").call == own


def test_a_draft_is_revised_and_what_is_out_is_not(world: World) -> None:
    call = drafted(world)
    facts = {**FACTS, "title": "改", "opens_on": date(2026, 11, 5), "closes_on": date(2026, 12, 5), "as_of": world.now}
    by = world.standing("wen")

    changed = revise_call(call=call, version=1, by=by, **facts)
    with pytest.raises(Stale):
        revise_call(call=call, version=1, by=by, **facts)
    out = publish_call(call=changed, version=2, by=by, as_of=world.now)
    with pytest.raises(NotAllowed):
        revise_call(call=out, version=3, by=by, **facts)
    gone = withdraw_call(call=out, version=3, by=by, as_of=world.now)

    assert (changed.title, gone.state, call_on(world.now.date(), gone.path)) == ("改", "withdrawn", None)


def test_a_window_that_is_over_or_backwards_is_asked_again(world: World) -> None:
    with pytest.raises(BadInput):
        drafted(world, until=date(2026, 10, 1))
    over = drafted(world, until=date(2026, 11, 11))
    with pytest.raises(BadInput):
        publish_call(call=over, version=1, by=world.standing("wen"), as_of=world.now)


def test_a_station_calls_for_nothing(world: World) -> None:
    with pytest.raises(NotAllowed):
        drafted(world, "hua")
