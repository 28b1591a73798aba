"""A matter in stages, and a lasting one: each part is due, reminded and proven on its own (分阶段、持续整改)."""

from datetime import date, timedelta
from typing import Any

import pytest

from guantong.apps.files.models import Attachment
from guantong.apps.findings import stages
from guantong.apps.findings.models import Matter, Stage
from guantong.apps.findings.queries import rates
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.findings import does, handed_over, planned, proof, registered
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def day(world: World, days: int) -> date:
    return world.now.date() + timedelta(days=days)


def uses(world: World, verb: str, matter: Matter, who: str, days: int = 0, **facts: Any) -> Matter:
    matter.refresh_from_db()
    return getattr(stages, verb)(
        matter=matter, version=matter.version, by=world.standing(who), as_of=world.now + timedelta(days=days), **facts
    )


def agreed(world: World, pace: str = "staged", steps: tuple[int, ...] = (10, 25)) -> Matter:
    matter = planned(world, handed_over(world, registered(world, pace=pace)))
    uses(world, "propose_stages", matter, "qin", steps=[(day(world, at), f"第{at}天前完成") for at in steps])
    return uses(world, "confirm_stages", matter, "shen")


def waiting(matter: Matter) -> list[tuple[str, date | None]]:
    keys = [stage.journal_key for stage in matter.stages.all()]
    return list(DueWork.objects.filter(key__in=keys, state="open").order_by("pk").values_list("path", "due_on"))


def test_each_stage_that_was_agreed_waits_on_the_units_desk_with_its_own_day(world: World) -> None:
    matter = planned(world, handed_over(world, registered(world)))
    uses(world, "propose_stages", matter, "qin", steps=[(day(world, 10), "甲"), (day(world, 25), "乙")])
    before = waiting(matter)

    uses(world, "confirm_stages", matter, "shen")

    path = world.body("CG").path
    assert (before, waiting(matter)) == ([], [(path, day(world, 10)), (path, day(world, 25))])
    assert [*drifted()] == []


def test_a_stage_is_reported_with_its_own_file_and_sent_back_with_a_reason(world: World) -> None:
    matter = agreed(world)
    first = str(matter.stages.first().pk)  # type: ignore[union-attr]

    with pytest.raises(BadInput, match="证明材料"):
        uses(world, "report_stage", matter, "qin", stage=first, words="已完成。")
    file = proof(world, matter)
    uses(world, "report_stage", matter, "qin", days=9, stage=first, words="已完成。")

    stage = Stage.objects.get(pk=first)
    assert (stage.state, stage.files, Attachment.objects.get().state) == ("done", [file.sm3], "sealed")
    assert len(waiting(matter)) == 1
    uses(world, "return_stage", matter, "shen", days=10, stage=first, words="材料不符。")
    assert (Stage.objects.get(pk=first).state, len(waiting(matter))) == ("agreed", 2)
    with pytest.raises(BadInput, match="证明材料"):  # what was sealed before proves no later report
        uses(world, "report_stage", matter, "qin", stage=first, words="已完成。")


def test_without_the_mechanism_one_file_proves_every_stage(world: World) -> None:
    matter = agreed(world)
    proof(world, matter)

    with mutants.stages_left_open():
        for stage in matter.stages.all():
            uses(world, "report_stage", matter, "qin", stage=str(stage.pk), words="已完成。")

    assert matter.stages.filter(state="done").count() == 2


def test_the_whole_is_not_submitted_before_each_stage_is_done(world: World) -> None:
    matter = agreed(world)
    proof(world, matter)

    with pytest.raises(NotAllowed, match="还有阶段没有完成"):
        does(world, "submit", matter, "qin", result="已完成", mechanism="—")


def test_a_staged_matter_is_not_late_because_its_last_stage_is_not_due(world: World) -> None:
    matter = agreed(world)
    proof(world, matter)
    uses(world, "report_stage", matter, "qin", days=5, stage=str(matter.stages.all()[0].pk), words="已完成。")

    told = rates(Matter.objects.all(), day(world, 12))

    assert (told.due, told.stages_done, told.stages_due) == (0, 1, 1)
    assert (rates(Matter.objects.all(), day(world, 26)).stages_due, rates(Matter.objects.all(), day(world, 30)).due) == (2, 1)  # fmt: skip


def test_a_lasting_matter_is_due_only_while_a_report_is_missing(world: World) -> None:
    matter = agreed(world, "lasting", (10, 400))
    proof(world, matter)

    missing = rates(Matter.objects.all(), day(world, 31)).due
    uses(world, "report_stage", matter, "qin", days=32, stage=str(matter.stages.all()[0].pk), words="第一次报告。")

    assert (missing, rates(Matter.objects.all(), day(world, 33)).due) == (1, 0)


def test_what_is_ended_asks_for_no_stage_any_more(world: World) -> None:
    matter = agreed(world)

    does(world, "withdraw", matter, "gu", words="重复登记")

    assert waiting(matter) == []


def test_a_new_proposal_takes_the_place_of_what_was_not_agreed(world: World) -> None:
    matter = planned(world, handed_over(world, registered(world)))
    for what in ("甲", "乙"):
        uses(world, "propose_stages", matter, "qin", steps=[(day(world, 10), what)])
    uses(world, "confirm_stages", matter, "shen")

    assert list(matter.stages.values_list("what", "state")) == [("甲", "given_up"), ("乙", "agreed")]


def test_what_cannot_be_is_told(world: World) -> None:
    matter = planned(world, handed_over(world, registered(world)))
    at_once = planned(world, handed_over(world, registered(world, pace="at_once")))

    for days in (-1, 31):  # past, and beyond the day of the letter
        with pytest.raises(BadInput, match="不迟于整改期限"):
            uses(world, "propose_stages", matter, "qin", steps=[(day(world, days), "甲")])
    with pytest.raises(NotAllowed, match="立行立改不分阶段"):
        uses(world, "propose_stages", at_once, "qin", steps=[(day(world, 1), "甲")])
    with pytest.raises(NotAllowed, match="还没有提出阶段安排"):
        uses(world, "confirm_stages", matter, "shen")
    with pytest.raises(NotAllowed):
        uses(world, "confirm_stages", agreed(world), "qin")
    with pytest.raises(NotAllowed):
        uses(world, "propose_stages", matter, "cao", steps=[(day(world, 1), "甲")])


def test_the_page_proposes_agrees_and_shows_each_stage(world: World) -> None:
    matter = planned(world, handed_over(world, registered(world, pace="lasting")))
    here, qin, shen = f"/findings/{matter.pk}/", world.signed_in("qin"), world.signed_in("shen")

    def send(client: Any, verb: str, **typed: object) -> int:
        matter.refresh_from_db()
        given = {f"{verb}-{name}": value for name, value in typed.items()}
        return client.post(here, {"verb": verb, "version": matter.version, **given}).status_code

    wrong = qin.post(here, {"verb": "propose_stages", "version": matter.version, "propose_stages-steps": "尽快 完成"})
    assert (wrong.status_code, "请写成“日期 空格 任务”" in wrong.content.decode()) == (422, True)
    assert send(qin, "propose_stages", steps="2099-01-31 制度建设", first_on="2099-01-31", months=1, times=2) == 302
    assert send(shen, "confirm_stages") == 302

    page = qin.get(here).content.decode()
    assert ("第 2 次定期报告" in page, "2099-02-28" in page, "未到期" in page) == (True, True, True)
    data = shen.get(f"/api/findings/matters/{matter.pk}").json()
    assert [stage["state"] for stage in data["stages"]] == ["agreed"] * 3
