"""The papers of a review: composed of what stands there, filled, checked and sent by people (拟公文)."""

from datetime import date

import pytest

from guantong.apps.actors.keeping_out import note_conflict
from guantong.apps.opinions.models import Opinion
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.apps.papers.queries import content_of
from guantong.apps.reviews import agreeing, asking, holding
from guantong.apps.reviews.paper_work import DOCUMENTS, documents_of
from guantong.domain.papers.kinds import kinds
from guantong.domain.papers.parts import Figure
from guantong.domain.reviews.kinds import kinds as review_kinds
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.execution import kept
from tests.packs import BOOKS, made, released
from tests.review_papers import LIN, answered_review, drafted, opinion_from, preliminary, told
from tests.reviews import DAY, asked, does, held, invited, listed, session
from tests.world import World


def test_every_paper_a_kind_of_review_names_is_composed_and_in_the_table_of_kinds() -> None:
    named = {paper for kind in review_kinds().values() for edition in kind.editions for paper in edition.drafts}

    assert (named - set(DOCUMENTS), set(DOCUMENTS) - named, set(DOCUMENTS) - set(kinds())) == (set(), set(), set())


def test_opinion_and_handling_are_printed_together_point_by_point(world: World) -> None:
    paper = drafted(world, answered_review(world), "preliminary_pair")

    lines = told(paper).splitlines()
    assert (paper.title, paper.addressee, paper.stations) == (
        "关于2027年预算草案的初步审查意见及处理情况", world.body("RD").name, [{"body": world.body("RD").name, "path": world.body("RD").path}]
    )  # fmt: skip
    assert lines[1:4] == [
        "一、意见",
        "明湖区城市管理局：公厕由两座改为一座，少列 300 万元。（建议增减-20,000.00元）",
        "明湖区财政局：请附测算依据。",
    ]
    assert lines[5].startswith("意见共2条：采纳1条、部分采纳0条、不采纳0条，尚未答复1条。")
    assert lines[6:] == [
        "1 | 明湖区城市管理局 | 公厕由两座改为一座，少列 300 万元。 | 采纳 | 单价按标准重算 | 道路修缮项目 | -200.00元 | 明财函〔2026〕9号 | —",
        "2 | 明湖区财政局 | 请附测算依据。 | 未答复 | — | — | — | — | —",
    ]


def test_every_amount_of_the_pair_leads_to_who_said_it(world: World) -> None:
    content = content_of(drafted(world, answered_review(world), "preliminary_pair"))

    figures = [part for part in content.sources if isinstance(part, Figure)]
    assert [(one.fen, one.evidence[0].file.split(" ", 2)[-1]) for one in figures] == [
        (-2_0000_00, "提出人的建议"), (-200_00, "明财函〔2026〕9号"),
    ]  # fmt: skip


def test_the_pair_is_found_from_each_of_its_opinions(world: World) -> None:
    paper = drafted(world, answered_review(world), "preliminary_pair")

    keys = [one.journal_key for one in Opinion.objects.order_by("pk")]
    assert list(paper.concerns.values_list("key", flat=True)) == keys


def test_the_preliminary_opinion_goes_to_the_government_and_on_to_finance_and_the_units(world: World) -> None:
    paper = drafted(world, answered_review(world), "preliminary_opinion")

    assert (paper.addressee, [one["body"] for one in paper.stations][1:]) == (
        world.body("ZF").name, [world.body("CZ").name, world.body("CG").name],
    )  # fmt: skip
    assert told(paper).splitlines()[0] == "2026年11月12日，区人大常委会对2027年预算草案进行初步审查，提出意见如下。"


def test_without_an_opinion_or_a_conclusion_there_is_nothing_to_say(world: World) -> None:
    with pytest.raises(BadInput) as bad:
        drafted(world, preliminary(world), "preliminary_pair")

    assert list(bad.value.reasons) == ["what"]


def test_a_day_to_answer_by_stands_only_with_the_document_that_sets_it(world: World) -> None:
    review = held(world, kind="state_assets", title="国有资产管理情况报告", session=session(world))
    review = does(world, holding.conclude, review, outcome="盘活闲置资产。", concluded_on=DAY)

    with pytest.raises(BadInput) as bad:
        drafted(world, review, "deliberation_opinions", due_on=date(2027, 1, 31))
    without = told(drafted(world, review, "deliberation_opinions")).splitlines()
    with_day = drafted(
        world, review, "deliberation_opinions", due_on=date(2027, 1, 31), due_document="明人常〔2026〕7号"
    )

    assert list(bad.value.reasons) == ["due_document"]
    assert without[-1] == "请将研究处理情况送有关工作机构征求意见后，向常委会书面报告。"
    assert told(with_day).splitlines()[-1] == "书面报告请于2027年1月31日前送达（明人常〔2026〕7号）。"


def test_opinions_of_all_sides_stand_by_who_said_them_with_counts_and_no_name(world: World) -> None:
    said = told(drafted(world, answered_review(world), "opinions_by_side")).splitlines()

    assert said[0].startswith("围绕“2027年预算草案初步审查”，截至2026年11月12日收到意见2条")
    assert said[1:] == [
        "一、人大代表（意见2条，2人次）",
        "明湖区城市管理局：公厕由两座改为一座，少列 300 万元。",
        "明湖区财政局：请附测算依据。",
        "二、选民（意见1条，1人次）",
        "明湖区城市管理局：公厕由两座改为一座，少列 300 万元。",
    ]
    assert [name for name in ("林代表", "赵选民") if name in "".join(said)] == []


def test_delegations_speak_apart_at_the_congress_and_it_stays_there(world: World) -> None:
    review = held(world, "CG", kind="congress_review", title="2027年预算草案大会审查", session=session(world))
    one, other = listed(world, review), listed(world, review, "mo")
    one.body, other.body = "青石代表团", "明湖科技有限公司"
    one.save()
    other.save()
    for at in (one, other):
        opinion_from(world, asked(world, review, participant=at.number), f"意见{at.number}。", LIN, change_asked=None)

    paper = drafted(world, review, "opinions_by_side")

    heads = [line for line in told(paper).splitlines() if "、" in line[:2]]
    assert (paper.addressee, heads) == (
        world.body("RD").name, ["一、人大代表（意见1条，1人次）", "二、青石代表团（意见1条，1人次）"],
    )  # fmt: skip


def test_the_minutes_say_what_was_asked_and_answered_and_the_annex_what_was_agreed(world: World) -> None:
    review = held(world)
    does(world, asking.answer, asked(world, review), answer="两座公厕。", answered_by="区城管局副局长")
    change = agreeing.propose_change(
        review=review, unit="CG", line="公厕新建", change=-300_0000_00, before=900_0000_00, text="两座改为一座", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    change = does(world, agreeing.confirm_for_department, change, "qin", name="秦会计")
    does(world, agreeing.confirm_for_deputies, change, name="林代表")

    paper = drafted(world, review, "review_minutes")
    lines = told(paper).splitlines()

    assert lines[1:] == [
        "明湖区城市管理局",
        "1．赵选民（人大代表）问：这个项目为什么比上年多 300 万元？",
        "答（区城管局副局长）：两座公厕。",
        "会商结果",
        "明湖区城市管理局 | 公厕新建 | 9,000,000.00元 | -3,000,000.00元 | 两座改为一座 | 秦会计 | 林代表",
    ]
    assert paper.enclosures == ["会商结果"]


def test_what_a_person_kept_as_minutes_is_what_is_printed(world: World) -> None:
    review = does(world, holding.write_minutes, held(world), minutes="会议记录如下。\n没有异议。")

    assert told(drafted(world, review, "review_minutes")).splitlines() == ["会议记录如下。", "没有异议。"]


@pytest.mark.usefixtures("records_folder")
def test_the_outline_asks_unit_by_unit_from_released_materials_with_places_and_from_the_board(world: World) -> None:
    kept(world, BOOKS)
    review = released(world, "CG", "JY").review
    asked(world, does(world, holding.hold, review, held_on=DAY), "造价从哪里来？")

    paper = drafted(world, review, "inquiry_outline")
    lines = told(paper).splitlines()

    assert lines[0].startswith("提示的问题出自审查材料第1号（数据截至2026年10月31日），待核实，不是结论；")
    assert [line for line in lines if "、明湖区" in line] == ["一、明湖区城市管理局", "二、明湖区教育局"]
    assert lines[lines.index("二、明湖区教育局") - 1] == "人大代表问：造价从哪里来？"
    assert all(one.evidence.file for one in content_of(paper).sources)  # type: ignore[union-attr]


@pytest.mark.usefixtures("records_folder")
def test_materials_nobody_released_ask_nothing(world: World) -> None:
    kept(world, BOOKS)

    with pytest.raises(BadInput):
        drafted(world, made(world).review, "inquiry_outline")


def test_the_result_report_has_four_parts_and_no_word_nobody_said(world: World) -> None:
    review = invited(world, "CZ", kind="congress_review", title="大会审查", session=session(world))
    review = does(
        world, holding.tick, review, check_list="budget_draft", point="debt", answer="yes", evidence="草案附表九"
    )
    paper = drafted(world, review, "review_result_report")

    lines = told(paper).splitlines()
    assert [line[:2] for line in lines if line[1:2] == "、" and line[0] in "一二三四"] == [
        "一、",
        "二、",
        "三、",
        "四、",
    ]
    assert sum(line.startswith("（待填写）") for line in lines) == 4
    assert "《预算法》第48条所列8项，已逐项判断1项，未判断7项。" in lines
    assert [line for line in lines if "草案附表九" in line] == [
        "7 | 举借债务是否合法、合理，是否有偿还计划和稳定的偿还资金来源 | 是 | 草案附表九"
    ]


def test_a_paper_with_places_to_fill_is_not_checked(world: World) -> None:
    review = invited(world, "CZ", kind="congress_review", title="大会审查", session=session(world))
    paper = drafted(world, review, "review_result_report")

    with pytest.raises(BadInput) as bad:
        papers.check(paper=paper, version=paper.version, by=world.standing("gu"), as_of=world.now)
    texts = {f"text_{at}": "经审查，符合规定。" for at, one in enumerate(paper.blocks) if one["kind"] == "paragraph"}
    paper = papers.revise(
        paper=paper, title=paper.title, version=paper.version, by=world.standing("shen"), as_of=world.now, **texts
    )

    assert "还有 4 处" in bad.value.reasons[""].zh
    assert papers.check(paper=paper, version=paper.version, by=world.standing("gu"), as_of=world.now).state == "checked"


def test_a_talk_is_reported_in_its_own_words(world: World) -> None:
    talk = held(world, "QSB", who="ye", kind="street_talk", title="青石街道2027年预算民主恳谈会")
    opinion_from(
        world, asked(world, talk, "路灯什么时候修？", who="ye", unit="QSB", asker_part="voter"), "先修学校门口的路灯。"
    )

    paper = drafted(world, talk, "talk_report")

    ours = "".join(line for line in told(paper).splitlines())
    assert [word for word in ("审查", "审议", "表决", "投票", "批准", "选举") if word in ours + paper.title] == []
    assert paper.title == "青石街道2027年预算民主恳谈会情况报告"
    assert told(paper).splitlines()[1:] == [
        "一、恳谈情况", f"{world.body('QSB').name}。选民代表问：路灯什么时候修？　（尚未答复）", "二、征求到的意见",
        f"{world.body('QSB').name}：先修学校门口的路灯。（建议增减-20,000.00元）", "不作决定；情况报区人大常委会。",
    ]  # fmt: skip


def test_a_conclusion_in_words_of_a_review_is_sent_back_with_the_fitting_words(world: World) -> None:
    talk = held(world, "QSB", who="ye", kind="street_talk", title="青石街道2027年预算民主恳谈会")
    talk = does(world, holding.conclude, talk, "ye", outcome="经审查表决通过。", concluded_on=DAY)

    with pytest.raises(BadInput) as bad:
        drafted(world, talk, "talk_report")

    assert "审查→恳谈、表决→征求意见" in bad.value.reasons["what"].zh


def test_a_paper_of_another_kind_before_it_was_held_and_by_the_sub_district_is_refused(world: World) -> None:
    review = invited(world)

    assert list(documents_of(review)) == ["opinions_summary", "review_minutes", "inquiry_outline"]
    with pytest.raises(BadInput):
        drafted(world, review, "preliminary_pair")
    with pytest.raises(BadInput):
        drafted(world, review, "review_minutes")
    with pytest.raises(NotAllowed):
        drafted(world, review, "inquiry_outline", "ye")


def test_who_keeps_out_of_a_unit_drafts_nothing_about_it(world: World) -> None:
    review = answered_review(world)
    note_conflict(
        person=world.people["shen"],
        kind="relative",
        organisation=world.body("CG"),
        by=world.standing("wen"),
        as_of=world.now,
    )

    with pytest.raises(BadInput) as bad:
        drafted(world, review, "preliminary_pair")

    assert "利益冲突" in bad.value.reasons["what"].zh


def test_it_is_drafted_on_the_page_of_the_review_and_found_there_again(world: World) -> None:
    review, shen = held(world), world.signed_in("shen")
    address = f"/reviews/{review.pk}/"

    done = shen.post(address, {"verb": "draft_paper", "draft_paper-what": "review_minutes", "version": review.version})
    wrong = shen.post(
        address, {"verb": "draft_paper", "draft_paper-what": "opinions_summary", "version": review.version + 1}
    )

    paper = Paper.objects.get()
    assert (done.status_code, done["Location"], wrong.status_code) == (302, f"/papers/{paper.pk}/", 422)
    assert (f"/papers/{paper.pk}/" in shen.get(address).content.decode(), paper.about) == (True, review.journal_key)
