"""What was found in final accounts stands by aspect with its place and leads to its evidence; a budget's faults are not among it."""

import re

import pytest

from guantong.apps.diagnosis.models import Signal
from guantong.apps.evaluations.checks import checks_for, found_for
from guantong.apps.figures.models import Document
from tests.books import judged
from tests.execution import BOOKS, kept
from tests.triage import placed, raised
from tests.world import World

HERE = "/evaluations/checks/found/"


@pytest.mark.usefixtures("records_folder")
def test_what_the_books_show_stands_by_its_aspect_and_opens_its_rows(world: World) -> None:
    kept(world, BOOKS)
    judged(world)
    client = world.signed_in("shen")

    page = client.get(f"{HERE}?rule=E11").content.decode()

    found = Signal.objects.filter(rule="E11")
    assert set(re.findall("/diagnosis/signals/([0-9]+)/", page)) == {str(one.pk) for one in found}
    assert ("真实性" in page, "12.34" in page, "账册，逐行见事项页" in page) == (True, True, True)
    checks = {one.code: one for one in checks_for(world.standing("shen"))}
    assert (checks["E11"].open, checks["E11"].computed.zh) == (found.count(), "已计算")


def test_a_fault_of_final_accounts_stands_there_with_its_place_and_one_of_a_budget_not(world: World) -> None:
    final, budget = raised(world), raised(world)
    for signal in (final, budget):
        signal.evidence = placed(signal)
        signal.save()
    Document.objects.filter(pk=final.document_id).update(kind="final_accounts")

    page = world.signed_in("shen").get(HERE).content.decode()

    assert re.findall("/diagnosis/signals/([0-9]+)/", page) == [str(final.pk)] * 2  # the matter, and its place
    where = final.evidence[0]
    assert f"第{where['page']}页 {where['table']} 第{where['row']}行" in page
    assert list(found_for(world.standing("shen"))) == [final]


def test_before_any_run_it_says_so_and_not_that_all_is_well(world: World) -> None:
    client = world.signed_in("shen")

    assert "不等于没有问题" in client.get(HERE).content.decode()
    told = {one.code: (one.computed.zh, one.why.zh) for one in checks_for(world.standing("shen"))}
    assert told["E23"] == ("最近一次账册诊断未涉及", "还没有对账册运行规则")
    assert told["B03"] == ("按文件核对", "是否计算写在每份文件的诊断记录中")


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 403), ("lin", 403)])
def test_who_reads_it(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
