"""The unit answers on the page; a person resolves it; who comes second is told."""

from datetime import date

from guantong.apps.livelihood.models import Objection
from guantong.apps.livelihood.objecting import raise_objection
from tests.livelihood import taken_over
from tests.world import World


def test_the_unit_answers_a_person_resolves_and_who_comes_second_is_told(world: World) -> None:
    row = raise_objection(
        item=taken_over(world), source="visit", words="亭子正对窗户", raised_on=date(2026, 6, 3), by=world.standing("hua"),
        as_of=world.now,
    )  # fmt: skip
    qin, shen, here = world.signed_in("qin"), world.signed_in("shen"), f"/livelihood/objections/{row.pk}/"
    answer = {"verb": "answer_objection", "version": "1", "answer_objection-answer": "可以移"}

    answers = [
        qin.post(here, answer).status_code,
        qin.post(here, answer).status_code,
        qin.post(here, {"verb": "resolve", "version": "2", "resolve-outcome": "已移"}).status_code,
        shen.post(here, {"verb": "resolve", "version": "2", "resolve-outcome": "已移到东侧"}).status_code,
    ]

    assert (answers, Objection.objects.get().state) == ([302, 409, 403, 302], "resolved")
    assert "已移到东侧" in world.signed_in("lin").get(here).content.decode()
