"""Papers of opinions: preliminary opinion, the pair with its handling, deliberation opinions, opinions of all sides (意见类公文)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db.models import Q

from guantong.apps.opinions.letters import amount, landed, summary, told
from guantong.apps.opinions.models import Opinion, Proposer
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.wording import KINDS, OUTCOMES
from guantong.apps.reviews.models import Inquiry
from guantong.apps.reviews.paper_parts import Source, numeral, outcome, said_opinions
from guantong.apps.reviews.raising import opinions_of
from guantong.apps.years.queries import acting
from guantong.domain.papers.blocks import Block, Column, Heading, Item, Paragraph, Table
from guantong.domain.period import printed_day
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


def preliminary_opinion(source: Source) -> Iterator[Block]:
    """Yield the preliminary opinion: who gave it when, what was concluded, point by point what was asked for."""
    review = source.review
    reviewer, act = (acting(key, source.day).words.zh for key in ("budget_reviewer", "budget_act"))
    yield Paragraph.of(f"{printed_day(review.held_on)}，{reviewer}对{review.year}年预算草案进行{act}，提出意见如下。")  # type: ignore[arg-type]
    yield from _conclusion_and_points(source)
    yield Paragraph.of("请将每条意见的采纳情况和理由书面反馈。")


def pair(source: Source) -> Iterator[Block]:
    """Yield the opinion and, below it, what finance answered to each point and what the versions showed."""
    rows, review = source.needed_opinions, source.review
    yield Paragraph.of(f"现将“{review.title}”形成的意见和处理情况一并印发。")
    yield Heading("一、意见")
    yield from _conclusion_and_points(source)
    yield Heading("二、处理情况")
    counts = Counter(one.outcome for one in rows)
    said = "、".join(f"{words.zh}{counts[key]}条" for key, words in OUTCOMES.items())
    yield Paragraph.of(
        f"意见共{len(rows)}条：{said}，尚未答复{counts['']}条。采纳与否以财政部门书面答复为准，落实以预算版本为准，版本没有导入的不作判断。"
    )
    columns = (
        Column("序号", 1), Column("单位、项目", 3), Column("意见", 6), Column("财政答复", 2), Column("理由", 5), Column("落点", 3),
        Column("确认增减", 4, "amount"), Column("答复文号", 3), Column("版本落实", 3),
    )  # fmt: skip
    lines = [
        (
            str(at), one.about or "一般意见", told(one.text, one, "提出的意见"), OUTCOMES[one.outcome].zh if one.outcome else "未答复",
            told(one.reason, one, one.document or "财政答复"), told(one.place, one, one.document or "财政答复"),
            amount(one.amount, one, one.document or "财政答复"), one.document or "—", landed(one),
        )
        for at, one in enumerate(rows, 1)
    ]  # fmt: skip
    yield Table(columns, tuple(lines))


def deliberation_opinions(source: Source) -> Iterator[Block]:
    """Yield what members said of a report; a day to answer by stands in it only with the document that sets it."""
    review = source.review
    yield Paragraph.of(f"{printed_day(review.held_on)}，“{review.title}”形成审议意见如下。")  # type: ignore[arg-type]
    yield from _conclusion_and_points(source)
    yield Paragraph.of("请将研究处理情况送有关工作机构征求意见后，向常委会书面报告。")
    if source.due_on:
        yield Paragraph.of(f"书面报告请于{printed_day(source.due_on)}前送达（{source.due_document}）。")


def opinions_summary(source: Source) -> Iterator[Block]:
    """Yield the summary of the opinions that came of it."""
    yield summary(source.needed_opinions)


def opinions_by_side(source: Source) -> Iterator[Block]:
    """Yield what each side said, deputies by delegation where a list says which; how many said it, no name.

    They are the opinions that came from the review and those of its year on the units under review.
    """
    review, rows = source.review, _on_its_matter(source)
    if not rows:
        raise BadInput({"what": _NOTHING_SAID})
    yield Paragraph.of(
        f"围绕“{review.title}”，截至{printed_day(source.day)}收到意见{len(rows)}条（本次活动形成的，以及{review.year}年对被审单位提出的）。",
        "按提出意见的方面分列，只记人次，不记姓名；几方面共同提出的，分别列出。",
    )
    sides = _sides(source, rows)
    for at, (side, said) in enumerate(sides.items(), 1):
        persons = sum(number for _, number in said)
        counted = f"意见{len(said)}条，{persons}人次" if persons else f"意见{len(said)}条"
        yield Heading(f"{numeral(at)}、{side}（{counted}）")
        for number, (one, by) in enumerate(said, 1):
            about = (f"{one.about}：",) if one.about else ()
            times = (f"（{by}人次）",) if by > 1 else ()
            yield Item(number, (*about, told(one.text, one, "提出的意见"), *times))


def _conclusion_and_points(source: Source) -> Iterator[Block]:
    if not source.review.outcome:
        yield from said_opinions(source.needed_opinions)
        return
    yield from outcome(source)
    yield from said_opinions(source.opinions)


def _on_its_matter(source: Source) -> Sequence[Opinion]:
    units = [unit.code for unit in source.units]
    own = opinions_of(source.review, source.by).order_by().values("pk")
    of_year = Q(year=source.review.year, unit_code__in=units) if units else Q(pk__in=())
    found = opinions_seen_by(source.by).filter(Q(pk__in=own) | of_year)
    return list(found.exclude(state__in=("withdrawn", "merged")).order_by("pk"))


def _sides(source: Source, rows: Sequence[Opinion]) -> dict[str, list[tuple[Opinion, int]]]:
    """Return the sides in the order of the table of kinds, each with its opinions and by how many each was raised."""
    pks = [one.pk for one in rows]
    raised = Proposer.objects.filter(Q(opinion__in=pks) | Q(opinion__merged_into__in=pks)).select_related("opinion")
    delegations = _delegations(source)
    counted: dict[tuple[str, str], Counter[int]] = {}
    for one in raised:
        of = one.opinion.merged_into_id if one.opinion.merged_into_id in set(pks) else one.opinion_id
        body = delegations.get(one.opinion.source_of, "") if one.kind == "deputy" else ""
        counted.setdefault((one.kind, body), Counter())[of] += 1
    nobody = [one for one in rows if not any(one.pk in numbers for numbers in counted.values())]
    order = sorted(counted, key=lambda side: (list(KINDS).index(side[0]), side[1]))
    found = {
        body or KINDS[kind].zh: [(one, counted[kind, body][one.pk]) for one in rows if counted[kind, body][one.pk]]
        for kind, body in order
    }
    return {**found, **({"未记提出人": [(one, 0) for one in nobody]} if nobody else {})}


def _delegations(source: Source) -> dict[str, str]:
    """Return the delegation of a deputy on the list of the review, by the inquiry an opinion came from; where one works is told to nobody."""
    rows = Inquiry.objects.filter(review=source.review, participant__part="deputy").select_related("participant")
    listed = {one.journal_key: one.participant.body for one in rows if one.participant}
    return {key: body for key, body in listed.items() if body.endswith(_DELEGATION)}


_DELEGATION = "代表团"
_NOTHING_SAID = Words("还没有可以汇总的意见", "there is no opinion to bring together yet")
