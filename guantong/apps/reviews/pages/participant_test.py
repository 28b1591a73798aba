"""One of the list, as the desk opens it from the code of an invitation (参加人签到)."""

from tests.reviews import held, listed
from tests.world import World


def test_the_desk_notes_who_came_and_takes_a_mistake_back(world: World) -> None:
    lin = listed(world, held(world))
    shen, address = world.signed_in("shen"), f"/reviews/participants/{lin.pk}/"

    came = shen.post(address, {"verb": "note_attendance", "version": lin.version})
    lin.refresh_from_db()
    state = lin.state
    shen.post(address, {"verb": "take_attendance_back", "version": lin.version})
    lin.refresh_from_db()

    assert (came.status_code, state, lin.state) == (302, "attended", "named")


def test_the_code_of_an_invitation_opens_nothing_for_anybody_else(world: World) -> None:
    lin = listed(world, held(world))

    statuses = [
        world.signed_in(who).get(f"/reviews/participants/{lin.pk}/").status_code for who in ("wen", "ye", "lin", "qin")
    ]

    assert statuses == [404, 404, 403, 403]
