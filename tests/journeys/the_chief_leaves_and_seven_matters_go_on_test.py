"""The chief leaves: seven matters, a paper and an opinion; each has its new owner, the list is signed, access ends that day."""

from datetime import date, timedelta

import pytest

from guantong.apps.actors.handing_over import arrange
from guantong.apps.actors.intake_operations import apply
from guantong.apps.actors.models import Handover
from guantong.apps.actors.queries import standing_of
from guantong.apps.actors.term_change_test import ROSTER, applied, prepared
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.findings import registered
from tests.opinions import raised
from tests.papers import drafted
from tests.world import World

pytestmark = pytest.mark.django_db
CHANGE = date(2026, 12, 1)
SHEET = """
移交:
  - {离任人: shen, 接手人: gu, 其他任职一并结束: 是}
  - {离任人: lin, 接手人: zhu}
"""


def seven(world: World) -> list[Matter]:
    return [registered(world, title=f"第{number}件事项") for number in range(1, 8)]


def desk_of(username: str) -> list[str]:
    works = DueWork.objects.filter(person=username, verb="take_over", state="open").order_by("pk")
    return list(works.values_list("title", flat=True))


def test_seven_matters_go_to_their_new_owners_and_the_signed_list_ends_the_waiting(world: World) -> None:
    matters, paper, opinion = seven(world), drafted(world), raised(world)
    wen = world.signed_in("wen")
    arranging = {"verb": "arrange", "arrange-to": "wen", "arrange-things": [m.journal_key for m in matters[:3]]}
    answer = wen.post("/actors/terms/8/holdings/?person=shen", arranging)
    shown = wen.get("/actors/terms/8/holdings/?person=shen").content.decode()

    intake = applied(world, ROSTER + SHEET)

    assert answer.status_code == 302
    assert all(f"{matter.title} → 闻秘书" in shown for matter in matters[:3])
    # seven matters and one paper: three go to wen, 7 − 3 + 1 = 5 to whom the sheet names
    (said,) = intake.rows.filter(outcome="leaves", subject__startswith="shen").values_list("zh", flat=True)
    assert said.endswith("待办 8 件、代办 0 项；接手人 gu 5 件、wen 3 件")
    assert desk_of("wen") == [f"接手：{matter.title}" for matter in matters[:3]]
    assert desk_of("gu") == [*(f"接手：{matter.title}" for matter in matters[3:]), f"接手：{paper.title}"]
    assert standing_of(world.people["shen"], CHANGE - timedelta(days=1)).posts != ()
    assert standing_of(world.people["shen"], CHANGE).posts == ()
    (kept,) = [thing for thing in Handover.objects.get(person__username="lin").held if thing["kind"] == "signed"]
    assert (kept["key"], "to" in kept) == (opinion.journal_key, False)
    assert [one.person for one in opinion.proposers.all()] == ["lin"]
    printed = wen.get("/actors/terms/8/handover/").content.decode()
    assert all(f"{matter.title} → 闻秘书" in printed for matter in matters[:3])
    assert printed.count("接手人（签名）") == Handover.objects.count()
    assert list(drifted()) == []


def test_the_signed_list_is_noted_and_what_was_to_be_taken_over_waits_no_more(world: World) -> None:
    seven(world)
    given = {"leaving_on": world.now.date()}
    apply(intake=prepared(world, ROSTER + SHEET, **given), by=world.standing("an"), as_of=world.now)
    row = Handover.objects.get(person__username="shen")
    noted = {"verb": "note_signed", "note_signed-handover": row.pk, "note_signed-signed_on": world.now.date()}
    before = len(desk_of("gu"))

    answer = world.signed_in("wen").post("/actors/terms/8/handover/", noted)

    row.refresh_from_db()
    assert (before, answer.status_code, row.state, desk_of("gu")) == (7, 302, "signed", [])
    assert world.signed_in("shen").get("/findings/").status_code == 403
    assert list(drifted()) == []


def test_administrators_arrange_nothing_and_see_no_titles(world: World) -> None:
    seven(world)

    assert world.signed_in("xi").get("/actors/terms/8/holdings/").status_code == 403


def test_nobody_takes_over_from_oneself_and_only_what_is_held_is_arranged(world: World) -> None:
    (matter, *_) = seven(world)
    given = {"person": world.people["shen"], "by": world.standing("wen"), "as_of": world.now}

    with pytest.raises(BadInput) as to:
        arrange(things=[matter.journal_key], to=world.people["shen"], **given)
    with pytest.raises(BadInput) as things:
        arrange(things=["findings.matter/0"], to=world.people["gu"], **given)

    assert (list(to.value.reasons), list(things.value.reasons)) == (["to"], ["things"])


def test_an_arrangement_changed_after_the_preview_asks_for_a_new_preview(world: World) -> None:
    (matter, *_) = seven(world)
    intake = prepared(world, ROSTER + SHEET)
    arrange(
        person=world.people["shen"], things=[matter.journal_key], to=world.people["wen"], by=world.standing("wen"),
        as_of=world.now,
    )  # fmt: skip

    with pytest.raises(NotAllowed):
        apply(intake=intake, by=world.standing("an"), as_of=world.now)
