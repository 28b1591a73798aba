"""The result of a scoring as a paper: whom it rests on, each item's distribution and plain mean (评分结果表、代表打分结果表)."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.urls import reverse

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.evaluations.models import ScoreSheet
from guantong.apps.evaluations.models.scoring import WAYS
from guantong.apps.evaluations.moving import held, moved
from guantong.apps.evaluations.queries import Result, kept_out, result
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Block, Column, Heading, Item, Paragraph, Table
from guantong.domain.papers.kinds import kinds
from guantong.domain.papers.parts import quoted
from guantong.domain.period import printed_day
from guantong.domain.roles import Standing
from guantong.domain.voting.rubric import printed
from guantong.domain.voting.scores import Scored, in_points
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed

SCORES, RECTIFICATION = "score_result", "deputy_scores"
APART = {
    SCORES: "代表评分是意见表达，不代替常委会表决。",
    RECTIFICATION: "代表打分是代表的意见表达：分母是应打分的代表，单列，不与常委会组成人员的结果相加。",
}
"""What each says of itself; deputies' scores of rectification are another matter than the committee's own assessment."""


@transaction.atomic
def draft_scores(*, sheet: ScoreSheet, what: str, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the table of what a counted sheet came to, for the standing committee; raises BadInput for another paper, NotAllowed for who keeps out."""
    row = held(sheet, "draft_scores", version, by, as_of)
    if out := kept_out(row, by, None):
        raise NotAllowed(out)
    found = result(row)
    if what not in APART or found is None:
        raise BadInput({"what": _NO_SUCH})
    to = Organisation.objects.filter(kind=OrganisationKind.STANDING_COMMITTEE.value, ends_on=None).first()
    if to is None:
        raise BadInput({"what": _NOBODY})
    paper = papers.draft(
        kind=what, addressee=to, title=f"{row.title}结果表"[:160], body=tuple(body_of(row, found, what)), subject_of=row.journal_key,
        subject_name=row.title, subject_where=reverse("evaluations:result", args=[row.pk]), by=by, as_of=as_of,
    )  # fmt: skip
    moved(row, "draft_scores", by, as_of, paper=paper.pk, kind=what)
    return paper


def body_of(sheet: ScoreSheet, found: Result, what: str) -> Iterator[Block]:
    """Yield what the table says: what was scored how, the base, the items, the totals, remarks apart from points."""
    yield Paragraph.of(
        f"{sheet.question}。评分标准：{sheet.by.document}；方式：{WAYS[sheet.way].zh}；日期：{printed_day(sheet.held_on)}。"
    )
    yield Table(
        tuple(Column(words.zh, 2, "number") for words, _ in found.base.lines()),
        (tuple(str(number) for _, number in found.base.lines()),), "评分的人",
    )  # fmt: skip
    if found.scored is None:
        yield Paragraph.of("没有有效的评分，不计算平均分。")
    else:
        yield from _scores(sheet, found.scored, found.band)
    if found.remarks:
        yield Heading("意见（与分数分开，不按打分先后）")
        for number, words in enumerate(found.remarks, 1):
            yield Item.of(number, quoted(words, Evidence(file=f"评分表 {sheet.pk} 的意见", page=0)))
    yield Paragraph.of(APART[what])
    yield Paragraph.of(f"出处：{kinds()[what].words.zh}由评分表{sheet.pk}汇总得出{_root(sheet)}。")


def _scores(sheet: ScoreSheet, points: Scored, band: str) -> Iterator[Block]:
    columns = (
        Column("评分项", 4), Column("满分", 2, "number"), Column("权重", 2, "number"), Column("平均分", 2, "number"), Column("各分人数", 6),
    )  # fmt: skip
    rows = tuple(
        (item.name, printed(item.most), f"{item.weight}%", in_points(spread.mean), _spread(spread.counts))
        for item, spread in zip(sheet.by.items, points.items, strict=True)
    )
    yield Table(columns, rows, "各项评分")
    told = f"平均总分（百分）{in_points(points.total.mean)}分" + (f"，{band}（{sheet.by.document}）" if band else "")
    yield Paragraph.of(f"{told}。总分的分布：{_spread(points.total.counts, 2)}。")
    yield Paragraph.of(
        "平均分是简单算术平均，按分数精确计算，印出时四舍五入到两位小数；总分为各项得分占满分的比例乘以权重之和。回避和离任的不在应评之内。",
        "" if band else "只有分数，没有等次：评分标准没有规定等次。",
    )


def _spread(counts: tuple[tuple[Fraction, int], ...], decimals: int = 1) -> str:
    """Return how many gave which points, the highest first."""
    return "、".join(
        f"{in_points(value, decimals) if value.denominator > 1 or decimals > 1 else printed(int(value))}分{n}人"
        for value, n in counts
    )


def _root(sheet: ScoreSheet) -> str:
    return f"，评分根值（SM3）{sheet.root}" if sheet.root else ""


_NO_SUCH = Words("请选择结果表的种类", "choose which table")
_NOBODY = Words("机构中没有人大常委会，请先登记", "no standing committee among the organisations")
