"""The ballot is one sheet for everybody, the result sheet says every count (测评票、结果表)."""

import pytest

from guantong.apps.ballots.queries import keyholder_names
from guantong.apps.findings import assessing, assessment_papers
from guantong.apps.papers.models import Paper
from guantong.apps.papers.queries import content_of
from guantong.domain.papers.blocks import cells, parts_in
from guantong.domain.papers.parts import text_of
from guantong.domain.voting.marks import Grade
from guantong.domain.workflow.table import NotAllowed
from tests.assessments import acts, committee, counted, failed, proposed, voting
from tests.ballots import Vote
from tests.world import World


def drafted(world: World, kind: str, assessment: object) -> Paper:
    assessment.refresh_from_db()  # type: ignore[attr-defined]
    return getattr(assessment_papers, f"draft_{kind}")(  # type: ignore[no-any-return]
        assessment=assessment,
        version=assessment.version,
        by=world.standing("shen"),
        as_of=world.now,  # type: ignore[attr-defined]
    )


def said(paper: Paper) -> str:
    """Return all words of its blocks."""
    return "\n".join(text_of(tuple(parts_in(block))) for block in content_of(paper).blocks)


def test_a_ballot_bears_nothing_that_tells_one_from_another(world: World) -> None:
    paper = drafted(world, "ballot", proposed(world))

    content = content_of(paper)
    assert (paper.addressee, content.number, content.slip, content.dated) == (str(world.body("CWH")), "", "", False)
    (table,) = content.tables
    assert [column.header for column in table.columns] == ["测评事项", *(grade.words.zh for grade in Grade)]
    assert table.rows == ((f"{world.body('CG')}：审计查出问题整改情况的报告", "", "", ""),)


def test_a_result_says_every_count_and_what_the_document_makes_of_them(world: World) -> None:
    paper = drafted(world, "result", failed(world))

    counts, lines = content_of(paper).tables
    assert [tuple(map(str, row)) for row in counts.rows] == [
        ("应到", "27", "实到", "25", "发出票数", "25"), ("收回票数", "25", "有效票", "24", "无效票", "1"),
        ("满意", "6", "基本满意", "4", "不满意", "14"),
    ]  # fmt: skip
    assert [cells(row[2])[0] for row in lines.rows] == ["14/27", "10/27"]
    assert (
        "按明人常办〔2026〕8号计算" in said(paper),
        "结果：不满意。" in said(paper),
        "监甲、监乙" in said(paper),
    ) == (True, True, True)


def test_without_a_rule_the_sheet_says_so(world: World) -> None:
    committee(world)
    one = acts(world, "announce", counted(world, voting(world, proposed(world), judged="none"), 20, 2, 2), "gu")

    paper = drafted(world, "result", one)

    assert ("未设定标准" in said(paper), len(content_of(paper).tables)) == (True, 1)


def test_the_root_of_a_sealed_box_is_printed(world: World) -> None:
    members = committee(world)
    one = assessing.prepare_vote(
        assessment=proposed(world), way="sealed", judged="none", keyholder_one="wen", keyholder_two="he", version=1,
        by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip
    assert one.box is not None
    vote = Vote(world, one.box, members).drawn().opened()
    for who, mark in zip(members, ("satisfied", "dissatisfied", "satisfied"), strict=False):
        vote.cast(who, mark)
    vote.closed().counted()

    paper = drafted(world, "result", acts(world, "announce", one, "gu"))

    assert (vote.box.root in said(paper), keyholder_names(vote.box)[0] in said(paper)) == (True, True)


def test_no_result_is_drafted_before_it_is_announced(world: World) -> None:
    with pytest.raises(NotAllowed):
        drafted(world, "result", counted(world, voting(world), 20, 2, 2))
