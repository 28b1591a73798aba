"""The result of a survey as a sheet that is printed: each origin apart, as on the page, without anything written by residents (结果打印件)."""

from datetime import datetime

from guantong.apps.components.practice import notice
from guantong.apps.surveys.models import Survey
from guantong.apps.surveys.queries import Outcome
from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Block, Column, Heading, Paragraph, Table
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Layout
from guantong.domain.papers.parts import Stated
from guantong.domain.surveys.tabulation import Part

_COLUMNS = (
    Column("题目", 4), Column("选项", 2), Column("人数", kind="number"), Column("回答人数", kind="number"), Column("比例", kind="number"),
    Column("95%区间", 2, kind="number"),
)  # fmt: skip


def content_of(survey: Survey, outcome: Outcome, now: datetime) -> Content:
    """Return the result as a paper of tables; a part under five answers says so and nothing else."""
    file = f"问卷{survey.pk}（摘要值{survey.digest[:12]}）"
    rate = outcome.rate
    blocks: list[Block] = [
        Paragraph.of("调查对象：", Stated(survey.population, Evidence(file, 0)), "。三种来源分开统计，从不相加；不足五份的不显示。"),
        *([Paragraph.of(f"发出答卷码{rate.of}张，收回{rate.hits}张。")] if rate else ()),
    ]  # fmt: skip
    for part in outcome.parts.values():
        blocks.append(Heading(part.origin.words.zh))
        blocks += _part(part, file)
    blocks += [Paragraph.of(Stated(one.zh, Evidence(file, 0))) for one in outcome.told]
    return Content(
        kind="survey_result", layout=Layout.SHEET, issuer=survey.body, title=f"{survey.title} 结果", addressee="", blocks=tuple(blocks),
        numbered=False, dated=False, dense=True, told_on_each=f"{file}　打印 {now:%Y-%m-%d %H:%M}", notice=notice(),
    )  # fmt: skip


def _part(part: Part, file: str) -> list[Block]:
    if part.returned is None:
        return [Paragraph.of("不足五份，不显示。")]
    rows = [
        (
            Stated(result.question.words.zh, Evidence(file, number)),
            Stated(next(o.words.zh for o in result.question.options if o.key == line.option), Evidence(file, number)),
            str(line.share.hits), str(line.share.of), f"{line.share.rate * 100:.1f}%", f"{line.share.low * 100:.1f}–{line.share.high * 100:.1f}",
        )
        for number, result in enumerate(part.results, 1)
        for line in result.lines
    ]  # fmt: skip
    return [Paragraph.of(f"答卷{part.returned}份。"), *([Table(_COLUMNS, tuple(rows))] if rows else ())]
