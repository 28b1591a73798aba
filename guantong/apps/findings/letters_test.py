"""The letters of a matter say what was found with its source, who handles it, by when; several go in one letter (交办函、督办函)."""

from datetime import timedelta
from typing import Any

import pytest

from guantong.apps.findings import letters
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import drifted
from guantong.apps.papers.models import Paper
from guantong.apps.papers.queries import content_of, papers_about
from guantong.domain.papers.blocks import Annex, Table, parts_in
from guantong.domain.papers.parts import text_of
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.findings import does, handed_over, planned, registered
from tests.world import World

ORIGIN = {"origin": "2026年5月12日视察记录第2页", "amount": 120_0000_00}


def drafted(world: World, *matters: Matter, who: str = "shen", **facts: Any) -> Paper:
    for one in matters:
        one.refresh_from_db()
    return letters.draft_joint_handover(matters=matters, by=world.standing(who), as_of=world.now, **facts)


def said(paper: Paper) -> list[str]:
    return ["".join(text_of((part,)) for part in parts_in(block)) for block in content_of(paper).blocks]


def test_one_matter_is_handed_to_the_government_with_who_handles_it_and_by_when(world: World) -> None:
    matter = registered(world, **ORIGIN)
    does_add(world, matter, "JY")
    matter.refresh_from_db()

    paper = letters.draft_handover(
        matter=matter, version=matter.version, due_on=world.now.date() + timedelta(days=60), by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip

    lead, joint = world.body("CG").name, world.body("JY").name
    assert (paper.kind, paper.addressee, paper.title) == (
        "matters_handover",
        "明湖区人民政府",
        "关于交办项目资金闲置事项的函",
    )
    assert said(paper) == [
        "现将明湖区人大常委会在监督工作中提出的下列事项交由明湖区人民政府研究处理。", "一、交办事项",
        "居住区公共照明项目资金闲置 120 万元。", "涉及金额120.00万元。", "二、承办单位", f"主办单位：{lead}。会办单位：{joint}。",
        "三、有关要求",
        "请组织有关单位研究处理，明确责任单位、责任人、措施和时限，于2027年1月11日前将研究处理情况书面报送明湖区人大常委会。",
    ]  # fmt: skip
    assert [station["body"] for station in paper.stations] == ["明湖区人民政府办公室", lead, joint]


def does_add(world: World, matter: Matter, at: str) -> Matter:
    return does(world, "add_handler", matter, "shen", path=world.body(at).path)


def test_no_term_is_named_where_nobody_gave_one_and_no_day_that_is_past(world: World) -> None:
    matter = registered(world, **ORIGIN)

    assert "年" not in said(drafted(world, matter))[-1]
    with pytest.raises(BadInput, match="今天之后"):
        drafted(world, matter, due_on=world.now.date())


def test_several_matters_go_in_one_letter_with_their_list_as_its_annex(world: World) -> None:
    first, second = registered(world, **ORIGIN), registered(world, "JY", title="账外资产", says="未入账。")

    paper = drafted(world, second, first)

    content = content_of(paper)
    assert isinstance(content.annexes[0], Annex) and isinstance(content.annexes[1], Table)
    assert [text_of(tuple(cell if isinstance(cell, tuple) else (cell,))) for cell in content.annexes[1].rows[0]] == [
        "1", "项目资金闲置", "居住区公共照明项目资金闲置 120 万元。", "120.00万元", world.body("CG").name, "—",
    ]  # fmt: skip
    assert (paper.title, paper.enclosures) == ("关于交办项目资金闲置等2件事项的函", ["交办事项清单"])
    assert [station["body"] for station in paper.stations][1:] == [world.body("CG").name, world.body("JY").name]
    assert [list(papers_about(one, world.standing("shen"))) for one in (first, second)] == [[paper], [paper]]
    assert [*drifted()] == []


def test_opinions_go_as_opinions_and_what_is_mixed_as_matters(world: World) -> None:
    opinions = [registered(world, source="review_opinion", says="建议加强管理。") for _ in range(2)]

    assert drafted(world, *opinions).kind == "opinions_handover"
    assert drafted(world, *opinions, registered(world, **ORIGIN)).kind == "matters_handover"


def test_an_amount_without_its_place_names_the_matter_and_where_to_give_it(world: World) -> None:
    with pytest.raises(BadInput, match="“项目资金闲置”有金额，没有写明出处"):
        drafted(world, registered(world, **ORIGIN), registered(world))

    assert not Paper.objects.exists()


def test_what_was_handed_over_goes_in_no_second_letter(world: World) -> None:
    with pytest.raises(NotAllowed):
        drafted(world, handed_over(world, registered(world, **ORIGIN)))
    with pytest.raises(BadInput, match="1 至"):
        drafted(world)


def test_it_is_urged_with_what_is_registered_and_how_long_it_is_past(world: World) -> None:
    matter = planned(world, handed_over(world, registered(world, **ORIGIN)))

    paper = does_letter(world, "draft_urging", matter, days=40)

    assert said(paper)[0] == (
        "“项目资金闲置”事项已于2026年11月12日以明人常办〔2026〕31号交办，整改期限为2026年12月12日。"
        "截至2026年12月22日，登记的状态为“整改中”，已超过7个工作日。"
    )
    assert (paper.title, paper.kind) == ("关于督办项目资金闲置事项的函", "urging_letter")


def test_a_slip_leaves_room_for_the_pen_and_bears_no_official_number(world: World) -> None:
    paper = does_letter(world, "draft_slip", planned(world, handed_over(world, registered(world, **ORIGIN))))

    rows = dict(content_of(paper).tables[0].rows)
    assert (rows["涉及金额"].said, rows["目前进展"].strip(), paper.what.numbered) == ("120.00万元", "", False)  # type: ignore[union-attr]


def does_letter(world: World, verb: str, matter: Matter, days: int = 0) -> Paper:
    matter.refresh_from_db()
    return getattr(letters, verb)(
        matter=matter, version=matter.version, by=world.standing("shen"), as_of=world.now + timedelta(days=days)
    )
