"""The list of meetings (共识会)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.actors import keeping_out
from guantong.apps.actors.models import Organisation
from tests.consensus import TITLE, Held, opened, prepared
from tests.world import World


@pytest.mark.parametrize(
    ("who", "status", "sees", "prepares"),
    [("gu", 200, True, True), ("he", 200, True, False), ("deputy01", 200, True, False), ("lin", 200, False, False), ("yan", 200, False, False), ("ren", 403, False, False), ("qin", 403, False, False)],
)  # fmt: skip
def test_the_congress_sees_all_a_deputy_those_asked_to_and_residents_none(
    world: World, who: str, status: int, sees: bool, prepares: bool
) -> None:
    opened(world)

    answer = world.signed_in(who).get("/consensus/")

    assert (answer.status_code, TITLE in answer.content.decode()) == (status, sees)
    assert ("/consensus/prepare/" in answer.content.decode()) == prepares


def test_who_has_a_conflict_with_what_it_is_about_sees_nothing_of_it(world: World) -> None:
    held = prepared(world, about="CG")
    cg = Organisation.objects.get(code="CG")
    for who in (held.asked[0], "mo"):
        keeping_out.note_conflict(person=world.people[who], kind="relative", organisation=cg, by=world.standing("wen"), as_of=world.now)  # fmt: skip

    for who in (held.asked[0], "mo"):
        assert TITLE not in world.signed_in(who).get("/consensus/").content.decode()
        assert world.signed_in(who).get(f"/consensus/{held.meeting.pk}/").status_code == 404


def test_a_running_meeting_waits_for_who_is_asked_by_phone(world: World) -> None:
    held = opened(world, 6, on_paper=1)

    counts = [_waits(held, who) for who in (held.asked[0], held.asked[5], "lin")]

    assert counts == [1, 0, 0]


def _waits(held: Held, who: str) -> int:
    from guantong.apps.consensus.queries import waits_for
    from tests.consensus import standing

    return waits_for(standing(held.world, who), held.world.now.date())


def test_the_list_asks_the_database_as_often_for_three_as_for_one(world: World) -> None:
    held, counts = prepared(world), []
    client = world.signed_in("shen")
    for more in (0, 2):
        for _ in range(more):
            held.meeting.pk = None
            held.meeting.save()
        client.get("/consensus/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/consensus/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
