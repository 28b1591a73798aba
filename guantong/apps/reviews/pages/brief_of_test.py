"""One page about a matter, an opinion, an adjustment, a unit: from its own page, four parts, every amount with its place, one sheet of A4."""

import pypdfium2
import pytest

from guantong.domain.money import Unit
from guantong.domain.papers.parts import Figure
from tests.adjustments import PIPES, SCHOOL, received, with_items
from tests.execution import kept
from tests.findings import handed_over, registered
from tests.opinions import confirmed
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
PARTS = ("一、事实", "二、依据", "三、各方意见", "四、待定事项")


def matter_of(world: World) -> tuple[str, str]:
    row = handed_over(world, registered(world, origin="2025年度审计工作报告第12页", amount=120_0000_00))
    return f"/findings/{row.pk}/", f"/reviews/briefs/of/matter/{row.pk}/"


def opinion_of(world: World) -> tuple[str, str]:
    row = confirmed(world)
    return f"/opinions/{row.pk}/", f"/reviews/briefs/of/opinion/{row.pk}/"


def plan_of(world: World) -> tuple[str, str]:
    row = received(world)
    with_items(world, row, PIPES, SCHOOL)
    return f"/adjustments/{row.pk}/", f"/reviews/briefs/of/adjustment/{row.pk}/"


@pytest.mark.parametrize("thing", [matter_of, opinion_of, plan_of])
def test_its_own_page_leads_to_it_and_it_is_one_sheet_of_four_parts(world: World, thing) -> None:  # type: ignore[no-untyped-def]
    here, there = thing(world)
    shen = world.signed_in("shen")

    leads, page = f'href="{there}"' in shen.get(here).content.decode(), shen.get(there).content.decode()
    printed = pypdfium2.PdfDocument(shen.get(f"{there}?as=pdf").content)

    assert (leads, [part in page for part in PARTS]) == (True, [True] * 4)
    assert (len(printed), [round(side) for side in printed[0].get_size()]) == (1, [595, 842])  # points of A4
    assert (f'href="{here}"' in page, "<textarea" in page) == (True, True)


def test_an_adjustment_tells_its_lines_with_their_cells_its_articles_and_what_waits(world: World) -> None:
    _here, there = plan_of(world)

    page = world.signed_in("shen").get(there).content.decode()

    # 1,000,000 + 250,000 = 1,250,000 yuan
    assert "明湖区城市管理局“雨污分流改造”：调整前100.00万元<sup>①</sup>，增减25.00万元<sup>" in page
    assert ("调整后125.00万元" in page, "调整明细" in page, "需要增加或者减少预算总支出" in page) == (True, True, True)
    assert ("预算法" in page.partition("二、依据")[2].partition("三、")[0], "办理状态：已收到。" in page) == (
        True,
        True,
    )


def test_an_opinion_tells_what_was_asked_and_what_was_confirmed(world: World) -> None:
    _here, there = opinion_of(world)

    page = world.signed_in("shen").get(there).content.decode()

    asked, landed = (Figure(fen, (place(),), unit=Unit.TEN_THOUSAND).said for fen in (-200_00, -200_00))
    assert f"明湖区城市管理局“道路修缮”，建议增减{asked}" in page
    assert (f"确认增减{landed}" in page, "财政答复采纳：" in page) == (True, True)


def place():  # type: ignore[no-untyped-def]
    from guantong.domain.evidence import Evidence

    return Evidence(file="意见", page=0)


@pytest.mark.usefixtures("records_folder")
def test_a_unit_of_the_books_leads_to_the_subject_of_its_organisation_and_an_unknown_code_to_the_list(
    world: World,
) -> None:
    kept(world)
    shen, unit = world.signed_in("shen"), world.subject("明湖区城市管理局")

    leads = 'href="/reviews/briefs/of/unit/CG/"' in shen.get("/execution/units/CG/").content.decode()
    known, unknown = (shen.get(f"/reviews/briefs/of/{what}/").headers["Location"] for what in ("unit/CG", "unit/XX"))

    assert (leads, known, unknown) == (True, f"/reviews/briefs/{unit.key}/", "/reviews/briefs/?q=XX")


@pytest.mark.parametrize("thing", [matter_of, plan_of])
@pytest.mark.parametrize("who", ["lin", "xi", "qin"])
def test_who_reads_no_findings_is_offered_nothing_and_gets_nothing(world: World, who: str, thing) -> None:  # type: ignore[no-untyped-def]
    here, there = thing(world)
    client = world.signed_in(who)

    assert (f'href="{there}"' in client.get(here).content.decode(), client.get(there).status_code) == (False, 403)


@pytest.mark.parametrize("what", ["matter/0", "matter/x", "opinion/987654321", "nothing/1", "adjustment/1"])
def test_what_is_not_there_is_not_found(world: World, what: str) -> None:
    assert world.signed_in("shen").get(f"/reviews/briefs/of/{what}/").status_code == 404
