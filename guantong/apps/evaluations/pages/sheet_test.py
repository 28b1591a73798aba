"""The page of a sheet: staff run it, the roll is theirs, paper is typed there; another's earlier change is told (409)."""

import pytest

from guantong.apps.actors.models import Person
from guantong.apps.evaluations.models import ScoreSheet, Standard
from tests.scores import elected, in_force, scoring_of, sheet_for
from tests.world import World

PAPER = {"item_0": "15", "item_1": "18", "item_2": "27", "item_3": "20"}


def typed(verb: str, whose: str) -> dict[str, str]:
    return {"verb": verb, f"{verb}-whose": whose, **{f"{verb}-{name}": value for name, value in PAPER.items()}}


def test_the_office_prepares_a_sheet_from_the_standard_in_force(world: World) -> None:
    elected(world, 3)
    rubric = in_force(world)
    form = {
        "verb": "prepare", "prepare-title": "区城管局决算评分", "prepare-question": "请打分", "prepare-held_on": "2026-11-12",
        "prepare-about": "CG", "prepare-way": "named", "prepare-rubric": f"{rubric.pk}",
        "prepare-roll": ["deputy01", "deputy02", "deputy03"], "prepare-recused": ["deputy03"],
    }  # fmt: skip

    answer = world.signed_in("wen").post("/evaluations/scores/prepare/", form)

    made = ScoreSheet.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/evaluations/scores/{made.pk}/")
    assert [(one.person, one.recused) for one in made.roll.all()] == [
        ("deputy01", ""),
        ("deputy02", ""),
        ("deputy03", "申请回避"),
    ]
    assert (made.path, made.by.document) == (world.body("CG").path, "明人常办〔2026〕21号")


def test_a_rubric_is_entered_by_one_and_confirmed_by_another(world: World) -> None:
    form = {
        "verb": "propose_standard", "propose_standard-document": "明人常办〔2026〕21号", "propose_standard-since": "2026-01-01",
        "propose_standard-least": "0", "propose_standard-step": "5", "propose_standard-items": "真实性 20 40 账实相符\n完整性 30 60",
    }  # fmt: skip
    world.signed_in("wen").post("/evaluations/standards/", form)
    row = Standard.objects.get()
    own = world.signed_in("wen").post(f"/evaluations/standards/{row.pk}/", {"verb": "put_in_force"})
    world.signed_in("shen").post(f"/evaluations/standards/{row.pk}/", {"verb": "put_in_force"})

    row.refresh_from_db()
    assert (own.status_code, row.state, row.decided_by) == (403, "in_force", "shen")
    assert row.rubric is not None
    assert [(item.name, item.most, item.weight, item.says) for item in row.rubric.items] == [
        ("真实性", 200, 40, "账实相符"),
        ("完整性", 300, 60, ""),
    ]
    assert "文件没有规定等次" in world.signed_in("lin").get(f"/evaluations/standards/{row.pk}/").content.decode()


@pytest.mark.parametrize(("items", "why"), [("真实性 20", "第 1 行应是"), ("真实性 20 40", "权重合计应为 100")])
def test_a_rubric_that_is_none_is_told_at_its_line(world: World, items: str, why: str) -> None:
    form = {
        "verb": "propose_standard", "propose_standard-document": "文", "propose_standard-since": "2026-01-01",
        "propose_standard-least": "0", "propose_standard-step": "10", "propose_standard-items": items,
    }  # fmt: skip

    answer = world.signed_in("wen").post("/evaluations/standards/", form)

    assert (answer.status_code, why in answer.content.decode(), Standard.objects.count()) == (422, True, 0)


def test_paper_is_typed_twice_on_the_page(world: World) -> None:
    made = scoring_of(world, 2)
    here = f"/evaluations/scores/{made.sheet.pk}/"
    world.signed_in("wen").post(here, typed("type_score", "deputy01"))
    same = world.signed_in("wen").post(here, typed("repeat_score", "deputy01"))
    page = world.signed_in("shen").get(here).content.decode()
    world.signed_in("shen").post(here, typed("repeat_score", "deputy01"))

    assert (same.status_code, "复录须由另一人办理" in same.content.decode()) == (422, True)
    assert ("有 1 份纸质评分表等待另一人复录" in page, 'value="27"' in page) == (
        True,
        False,
    )  # the second sees nothing of the first
    assert [one.state for one in made.sheet.scores.all()] == ["standing"]


def test_who_comes_second_to_a_change_is_told(world: World) -> None:
    made = sheet_for(world, 2)
    made.opened()

    answer = world.signed_in("wen").post(
        f"/evaluations/scores/{made.sheet.pk}/", {"verb": "open_scoring", "version": made.sheet.version - 1}
    )

    assert answer.status_code == 409


def test_the_roll_is_read_by_those_who_keep_it(world: World) -> None:
    made = scoring_of(world, 2)
    here = f"/evaluations/scores/{made.sheet.pk}/"

    assert "代表01" in world.signed_in("wen").get(here).content.decode()
    world.people["deputy02"] = Person.objects.get(username="deputy02")
    assert ["代表01" in world.signed_in(who).get(here).content.decode() for who in ("he", "deputy02")] == [False, False]
    assert world.signed_in("qin").get(here).status_code == 403


def test_the_list_asks_as_often_however_many_there_are(world: World) -> None:
    client = world.signed_in("shen")
    sheet_for(world, 2)
    client.get("/evaluations/scores/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get("/evaluations/scores/")
    for _ in range(4):
        sheet_for(world, 2)
    with CaptureQueriesContext(connection) as five:
        client.get("/evaluations/scores/")
    assert len(five) == len(one)
