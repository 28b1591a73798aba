"""A final account is scored by nine deputies, one recused: rubric, sheet, phones, a late one, one scored anew, the result (代表评分)."""

from django.test import Client

from guantong.apps.actors import keeping_out
from guantong.apps.actors.models import Person
from guantong.apps.evaluations.models import ScoreSheet, Standard
from guantong.apps.journal.queries import drifted
from tests.scores import elected
from tests.world import World

ITEMS = "真实性 20 20 账实相符\n完整性 20 20\n资金绩效 30 30\n群众感受 30 30"


def phone(world: World, username: str) -> Client:
    world.people[username] = Person.objects.get(username=username)
    return world.signed_in(username)


def verb(name: str, **facts: object) -> dict[str, object]:
    return {"verb": name, **{f"{name}-{key}": value for key, value in facts.items()}}


def score(*points: int, words: str = "") -> dict[str, object]:
    return {"verb": "score", "words": words, **{f"item_{at}": one for at, one in enumerate(points)}}


def test_a_final_account_is_scored_by_nine_deputies_one_recused(world: World) -> None:
    deputies, office, commission = elected(world, 9), world.signed_in("wen"), world.signed_in("shen")
    keeping_out.note_conflict(
        person=Person.objects.get(username="deputy09"), kind="own_firm", organisation=world.body("CG"), by=world.standing("wen"),
        as_of=world.now,
    )  # fmt: skip
    office.post(
        "/evaluations/standards/",
        verb(
            "propose_standard", document="明人常办〔2026〕21号", since="2026-01-01", least="0", step="10", items=ITEMS
        ),
    )
    rubric = Standard.objects.get()
    commission.post(f"/evaluations/standards/{rubric.pk}/", {"verb": "put_in_force"})
    facts = {
        "title": "区城管局2025年度决算评分",
        "question": "请打分",
        "held_on": "2026-11-12",
        "about": "CG",
        "way": "named",
    }
    office.post("/evaluations/scores/prepare/", verb("prepare", rubric=rubric.pk, roll=deputies, **facts))
    sheet = ScoreSheet.objects.get()
    here = f"/evaluations/scores/{sheet.pk}/"
    office.post(here, {"verb": "open_scoring", "version": sheet.version})

    waits = [phone(world, who).get("/evaluations/scores/").status_code for who in deputies]
    recused = phone(world, "deputy09").get(f"{here}score/").content.decode()
    for who in deputies[:7]:
        phone(world, who).post(f"{here}score/", score(15, 18, 27, 20))
    first = phone(world, "deputy01")
    first.post(f"{here}score/", {"verb": "withdraw_score"})
    first.post(f"{here}score/", score(20, 20, 30, 30, words="路灯确实亮了"))
    before = commission.get(f"{here}result/").content.decode()
    sheet.refresh_from_db()
    office.post(here, {"verb": "close_scoring", "version": sheet.version})
    late = phone(world, "deputy08").post(f"{here}score/", score(10, 10, 10, 10))
    sheet.refresh_from_db()
    office.post(here, {"verb": "count_scores", "version": sheet.version})
    result = commission.get(f"{here}result/").content.decode()

    assert (set(waits), "您在这一事项上回避" in recused, "真实性" in recused) == ({200}, True, False)
    assert "汇总之前没有任何结果" in before
    assert (late.status_code, "没有丢失" in late.content.decode()) == (409, True)
    for said in ("20 分 1 人、15 分 6 人", "82.86", "路灯确实亮了", "利益冲突回避"):  # (6 × 80 + 100) / 7
        assert said in result
    assert [
        phone(world, "deputy09").get(f"{here}{part}").content.decode().count("82.86") for part in ("", "result/")
    ] == [0, 0]
    assert list(drifted()) == []
