"""The report of what the congress's review came to: the four parts of article 49, filled by a person (审查结果报告)."""

from collections.abc import Iterator, Sequence

from guantong.apps.reviews.holding import TICKS
from guantong.apps.reviews.paper_parts import Source, numeral
from guantong.apps.reviews.queries import Gone, points_of
from guantong.domain.evidence import Evidence
from guantong.domain.law.catalogue import cite
from guantong.domain.papers.blocks import TO_FILL, Block, Column, Heading, Paragraph, Table
from guantong.domain.papers.parts import Part, quoted
from guantong.domain.reviews.check_lists import check_lists

PARTS, POINTS, DRAFT = "review_result", "budget_draft", "draft"
"""The check-lists of articles 49 and 48, and the part that judges the draft: the eight points stand there."""


def report(source: Source) -> Iterator[Block]:
    """Yield the four parts: what a person noted under each as its basis, and the place to fill; nothing is judged here."""
    review = source.review
    gone = points_of(review, source.edition)
    eight = [one for one in gone if one.of.key == POINTS]
    yield Paragraph.of(
        f"根据{cite(check_lists()[PARTS].article).words().zh}，向大会主席团报告{review.year}年预算草案的审查结果。"
    )
    for at, one in enumerate((one for one in gone if one.of.key == PARTS), 1):
        yield Heading(f"{numeral(at)}、{one.point.words.zh}")
        if one.evidence:
            yield Paragraph.of("依据：", _noted(one, source))
        yield Paragraph.of(f"{TO_FILL}由起草人写明。")
        if one.point.key == DRAFT:
            yield from _eight(eight, source)


def _eight(points: Sequence[Gone], source: Source) -> Iterator[Block]:
    done = sum(bool(one.answer) for one in points)
    yield Paragraph.of(
        f"{cite(check_lists()[POINTS].article).words().zh}所列{len(points)}项，已逐项判断{done}项，未判断{len(points) - done}项。"
    )
    columns = (Column("序号", 1), Column("审查内容", 7), Column("判断", 2), Column("依据", 5))
    rows = [
        (str(at), one.point.words.zh, TICKS[one.answer].zh if one.answer else "未审", _noted(one, source) if one.evidence else "—")
        for at, one in enumerate(points, 1)
    ]  # fmt: skip
    yield Table(columns, tuple(rows))


def _noted(one: Gone, source: Source) -> Part:
    return quoted(one.evidence, Evidence(file=f"审查活动 {source.review.pk} 审查要点“{one.point.words.zh}”", page=0))
