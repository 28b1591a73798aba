"""A published PDF of an earlier year is taken in as history: no signal by later law, no work, no clock; the same fault of this year is told."""

from functools import cache

import pytest

from guantong.apps.diagnosis.models import Signal, Uncomputed
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.domain.rule_engine.rule import Rule
from guantong.gateways.demo.paper import Head, Paper, Sheet
from guantong.gateways.demo.printing import print_pdf
from tests.figures import published
from tests.printed import ROWS, TITLE
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
EARLIER, NOW = 2016, 2026
"""The Budget Law as the catalogue has it is in force from 2018-12-29: no budget of 2016 was made under it."""


@cache
def printed(year: int) -> bytes:
    """Return a department's budget of `year` whose total is not the sum of its classes: 1,200 and 300 are not 1,600."""
    paper = Paper("明湖区城市管理局", year, "预算", "编制部门")
    head: list[list[Head]] = [[(name, 1, 1) for name in ("科目编码", "科目名称", "合计", "基本支出", "项目支出")]]
    paper.parts = [Sheet("general_public", TITLE, "万元", 5, head, [list(row) for row in ROWS])]
    return print_pdf(paper)


def told_of(year: int) -> list[Signal]:
    return list(Signal.objects.filter(document__year=year))


def test_the_fault_of_an_earlier_year_is_not_judged_by_the_law_of_today(world: World) -> None:
    before = DueWork.objects.count()

    batch = published(world, printed(EARLIER), name="2016年部门预算.pdf")
    asked_then = DueWork.objects.count()
    published(world, printed(NOW), name="2026年部门预算.pdf")

    assert (batch.state, batch.documents.get().year, told_of(EARLIER), asked_then) == ("published", EARLIER, [], before)
    judged = {one.rule for one in told_of(NOW)}
    assert "B01" in judged  # 1,200 and 300 are not 1,600
    # not computed is not passed: each rule that would have spoken says that the law of that day is not in the catalogue
    why = Uncomputed.objects.filter(document__year=EARLIER, rule__in=judged).values_list("rule", "why")
    assert set(why) == {(rule, "当时的法律不在目录中") for rule in judged}
    assert list(drifted()) == []


def test_without_asking_what_law_bound_then_history_would_be_judged(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Rule, "in_force", lambda self, _case: self.citations)

    published(world, printed(EARLIER), name="2016年部门预算.pdf")

    assert told_of(EARLIER) != []


def test_it_is_marked_as_history_and_the_years_document_is_not(world: World) -> None:
    earlier, now = published(world, printed(EARLIER)), published(world, printed(NOW), name="2026年部门预算.pdf")
    shen = world.signed_in("shen")

    shown = [shen.get(f"/figures/batches/{batch.pk}/").content.decode() for batch in (earlier, now)]

    assert ["历史导入" in page for page in shown] == [True, False]
