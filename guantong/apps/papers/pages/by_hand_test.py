"""A paper is typed by hand: the kind is picked, amounts are named by marks with their places, what was typed stays (手工拟稿)."""

import pytest

from guantong.apps.papers.models import Paper
from guantong.apps.papers.queries import content_of
from guantong.domain.papers.blocks import Heading, Item, Paragraph
from guantong.domain.papers.parts import Figure
from tests.promises import mutants
from tests.world import World

HERE = "/papers/new/?kind=letter_of_enquiry"
SOURCE = "186.42万元 | 2025年度审计工作报告.pdf | 12 | 表4第3行“金额”"
TEXT = "一、请说明的事项\n审计指出少扣质量保证金【1】。\n1. 请说明原因。\n2．请说明补扣情况。"


def typed(world: World, **facts: str) -> dict[str, str]:
    given = {
        "title": "关于了解质量保证金有关情况的函", "text": TEXT, "sources": SOURCE, "addressee": world.body("CG").path,
        "route": "direct", **facts,
    }  # fmt: skip
    return {"verb": "draft", **{f"draft-{name}": value for name, value in given.items()}}


def test_lines_become_headings_items_and_paragraphs_and_a_mark_its_amount(world: World) -> None:
    shen = world.signed_in("shen")
    answer = shen.post(HERE, typed(world, passed_on=f"CG001\n{world.body('JY').name}", copies="区审计局"))

    paper = Paper.objects.get()
    blocks = content_of(paper).blocks
    assert answer["Location"] == f"/papers/{paper.pk}/"
    assert [type(block) for block in blocks] == [Heading, Paragraph, Item, Item]
    amount = next(part for part in blocks[1].parts if isinstance(part, Figure))  # type: ignore[union-attr]
    assert (amount.said, amount.source) == (
        "186.42万元",
        "《2025年度审计工作报告.pdf》第12页“表4第3行‘金额’”为186.42万元",
    )
    assert [station["body"] for station in paper.stations] == [world.body(at).name for at in ("CG", "CG001", "JY")]
    assert (paper.kind, paper.state, paper.copies) == ("letter_of_enquiry", "draft", ["区审计局"])


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"text": "少扣5万元。"}, "“5万元”没有出处。请在“数的出处”里写一行"),
        ({"text": "少扣【2】。"}, "“【2】”没有对应的出处"),
        ({"text": "没有金额。"}, "正文中没有引用"),
        ({"sources": "186.42 | 报告 | 12"}, "第 1 行“186.42 | 报告 | 12”读不出来"),
        ({"sources": "186.42万元 | "}, "读不出来"),
        ({"sources": "186.42万元 | 报告 | 第十二页"}, "读不出来"),
        ({"title": "少扣5万元的函"}, "“5万元”没有出处"),
        ({"passed_on": "没有这个局"}, "没有“没有这个局”这个机构"),
        ({"addressee": "ZF."}, ""),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(
    world: World, facts: dict[str, str], told: str
) -> None:
    answer = world.signed_in("shen").post(HERE, typed(world, copies="区审计局", **facts))

    page = answer.content.decode()
    assert (answer.status_code, told in page, "区审计局" in page) == (422, True, True)
    assert not Paper.objects.exists()


def test_without_the_mechanism_an_amount_goes_out_without_its_place(world: World) -> None:
    with mutants.amounts_typed_freely():
        answer = world.signed_in("shen").post(HERE, typed(world, text="少扣5万元。", sources=""))

    assert (answer.status_code, Paper.objects.count()) == (302, 1)


def test_the_kinds_nobody_else_composes_are_offered_each_with_whom_it_goes_to(world: World) -> None:
    page = world.signed_in("shen").get(HERE).content.decode()

    assert [kind in page for kind in ("了解情况函", "征求意见函", "复函", "审议意见交办函")] == [True] * 4
    assert ("kind=urging_letter" in page, "预算工委主任" in page, "明湖区城市管理局" in page) == (False, True, True)
    assert 'href="/papers/new/"' in world.signed_in("shen").get("/papers/").content.decode()


def test_an_opinion_is_handed_over_without_a_matter(world: World) -> None:
    world.signed_in("wen").post(
        "/papers/new/?kind=opinions_handover",
        typed(world, addressee=world.body("ZF").path, route="through_office", text="建议加强管理。", sources=""),
    )

    paper = Paper.objects.get()
    assert (paper.addressee, paper.about, paper.stations[0]["body"]) == ("明湖区人民政府", "", "明湖区人民政府办公室")


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("wen", 200), ("he", 403), ("qin", 403), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    client = world.signed_in(who)

    assert (client.get(HERE).status_code, client.get("/papers/new/").status_code) == (status, status)
    assert ('href="/papers/new/"' in client.get("/papers/").content.decode()) == (status == 200)


def test_the_api_drafts_the_same(world: World) -> None:
    given = {
        "kind": "reply_letter",
        "addressee": world.body("CG").path,
        "title": "复函",
        "text": TEXT,
        "sources": SOURCE,
    }
    post = {"content_type": "application/json"}

    wrong = world.signed_in("shen").post("/api/papers/papers/by-hand", {**given, "sources": ""}, **post)
    made = world.signed_in("shen").post("/api/papers/papers/by-hand", given, **post)
    refused = world.signed_in("qin").post("/api/papers/papers/by-hand", given, **post)

    assert (wrong.status_code, made.status_code, refused.status_code) == (422, 200, 403)
    assert made.json()["kind"] == "reply_letter"
