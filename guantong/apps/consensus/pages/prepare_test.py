"""Preparing a meeting on its page (准备共识会)."""

from guantong.apps.actors import keeping_out
from guantong.apps.actors.models import Organisation
from guantong.apps.consensus.models import Meeting
from tests.consensus import QUESTION, TITLE, deputies
from tests.world import World


def sent(**facts: object) -> dict[str, object]:
    asked = {
        "verb": "prepare",
        "title": TITLE,
        "question": QUESTION,
        "held_on": "2026-11-12",
        "about": "",
        "subject": "",
    }
    return {f"prepare-{name}" if name != "verb" else name: value for name, value in {**asked, **facts}.items()}


def test_staff_prepare_a_meeting_of_deputies_and_an_expert(world: World) -> None:
    named = deputies(world, 5)

    answer = world.signed_in("shen").post("/consensus/prepare/", sent(people=[*named, "yan"], on_paper="严教授", statements="一条\n\n 两条 "))  # fmt: skip

    meeting = Meeting.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/consensus/{meeting.pk}/")
    assert [one.text for one in meeting.statements.all()] == ["一条", "两条"]
    assert [(seat.person, seat.role, seat.on_paper) for seat in meeting.seats.all()] == [*((name, "deputy", False) for name in named), ("yan", "expert", True)]  # fmt: skip


def test_who_must_keep_out_is_named_and_residents_are_not_offered(world: World) -> None:
    named, cg = deputies(world, 5), Organisation.objects.get(code="CG")
    keeping_out.note_conflict(person=world.people[named[0]], kind="relative", organisation=cg, by=world.standing("wen"), as_of=world.now)  # fmt: skip
    client = world.signed_in("shen")

    answer = client.post("/consensus/prepare/", sent(people=named, about="CG", statements="一条"))

    assert (answer.status_code, "须回避，请去掉：代表01（利益冲突登记：近亲属）" in answer.content.decode()) == (
        422,
        True,
    )
    unknown = client.post("/consensus/prepare/", sent(people=named, on_paper="严教授", statements="一条"))
    assert (unknown.status_code, "不在所选参加人中：严教授" in unknown.content.decode()) == (422, True)
    assert "任居民" not in client.get("/consensus/prepare/").content.decode()


def test_only_the_commission_prepares(world: World) -> None:
    assert [world.signed_in(who).get("/consensus/prepare/").status_code for who in ("gu", "wen", "lin", "he")] == [200, 403, 403, 403]  # fmt: skip
