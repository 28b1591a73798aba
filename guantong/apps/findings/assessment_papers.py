"""The papers of an assessment: the ballot, all sheets alike, and the result sheet with the complete formal counts (测评票、结果表)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.ballots.queries import Result, committee, keyholder_names
from guantong.apps.findings.assessing import held, noted
from guantong.apps.findings.assessment_queries import result_of
from guantong.apps.findings.models import Assessment
from guantong.apps.findings.words import REPORTS
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.domain.papers.blocks import Block, Column, Paragraph, Table
from guantong.domain.period import printed_day
from guantong.domain.roles import Standing
from guantong.domain.voting.marks import Grade
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

BALLOT, RESULT = "satisfaction_ballot", "satisfaction_result"


@transaction.atomic
def draft_ballot(*, assessment: Assessment, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the one sheet that is printed for everybody: no number, no name, no mark."""
    row = held(assessment, "draft_ballot", version, by)
    voting = committee()
    if voting is None:
        raise BadInput({"": _NO_COMMITTEE})
    grades = tuple(Column(grade.words.zh, 2, "mark") for grade in Grade)
    body: tuple[Block, ...] = (
        Paragraph.of(f"{row.title}（{row.session}，{printed_day(row.held_on)}）"),
        Table((Column("测评事项", 5), *grades), ((f"{row.body}：{REPORTS[row.report].zh}", "", "", ""),)),
        Paragraph.of(
            "说明：只在一个等次下画“○”。不选、多选或涂改不清的为无效票，不计入有效票。无记名，票面不作其他标记。"
        ),
    )
    return _drafted(row, "draft_ballot", BALLOT, "满意度测评票", voting, body, by, as_of)


@transaction.atomic
def draft_result(*, assessment: Assessment, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the result sheet to the body that was assessed: every count, however small, what the rule makes of them."""
    row = held(assessment, "draft_result", version, by)
    told = result_of(row)
    if told is None or row.box is None:
        raise BadInput({"": _NO_RESULT})
    to = Organisation.objects.get(path=row.path)
    return _drafted(row, "draft_result", RESULT, f"{row.title}结果表", to, _result(row, told), by, as_of)


def _result(row: Assessment, told: Result) -> tuple[Block, ...]:
    box = row.box
    counts = [(words.zh, f"{number}") for _key, words, number in told.counts.lines()]
    counted = tuple(
        tuple(cell for pair in three for cell in pair) for three in (counts[at : at + 3] for at in (0, 3, 6))
    )
    found: list[Block] = [
        Paragraph.of(
            f"{row.session}，{printed_day(row.held_on)}，第{row.round}次测评，{'电子密封投票' if box.way == 'sealed' else '纸质票'}。"
        ),  # type: ignore[union-attr]
        Table((Column("计票项目", 3), Column("数量", 2)) * 3, counted),
    ]
    decides = box.decides  # type: ignore[union-attr]
    if decides is None:
        found.append(Paragraph.of("未设定标准：只公布计票，不作通过与否的判定。"))
    else:
        reached = tuple(
            (line.called, line.words.zh, f"{line.part}/{line.whole}", "达到" if line.holds else "未达到")
            for line in told.outcome.lines
        )
        found.append(Paragraph.of(f"按{decides.document}计算："))
        if reached:
            found.append(
                Table((Column("标准", 2), Column("文件规定", 5), Column("实为", 2), Column("是否达到", 2)), reached)
            )
    found.append(Paragraph.of(f"结果：{row.outcome}。"))
    if told.root:
        one, two = keyholder_names(box)  # type: ignore[arg-type]
        found.append(Paragraph.of(f"密钥保管人：{one}、{two}。票箱根值（SM3）：{told.root}。"))
    for sheet in box.sheets.filter(withdrawn=False):  # type: ignore[union-attr]
        found.append(Paragraph.of(f"{'复点' if sheet.recount else '监票'}：{sheet.teller_one}、{sheet.teller_two}。"))
    return tuple(found)


def _drafted(
    row: Assessment, verb: str, kind: str, title: str, to: Organisation, body: tuple[Block, ...], by: Standing,
    as_of: datetime,
) -> Paper:  # fmt: skip
    paper = papers.draft(
        kind=kind, addressee=to, title=title[:160], body=body, subject_of=row.journal_key, subject_name=row.title,
        subject_where=f"/findings/assessments/{row.pk}/", by=by, as_of=as_of,
    )  # fmt: skip
    noted(row, verb, by, as_of, paper=paper.pk)
    return paper


_NO_COMMITTEE = Words("机构中没有人大常委会，请先登记", "the tree of organisations has no standing committee")
_NO_RESULT = Words("结果还没有公布", "the result is not announced")
