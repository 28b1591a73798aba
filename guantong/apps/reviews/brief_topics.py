"""What one page may be about: a subject, a matter, an opinion, an adjustment, a unit or project of the books (一页纸的题目)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from guantong.apps.adjustments.models import Item, Plan
from guantong.apps.adjustments.queries import items_seen_by, plans_seen_by
from guantong.apps.adjustments.terms import terms
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.wording import versions
from guantong.apps.subjects.models import Subject
from guantong.apps.subjects.queries import subjects_seen_by
from guantong.domain.evidence import Evidence
from guantong.domain.identity.key import Kind
from guantong.domain.papers.parts import Figure, Part, quoted
from guantong.domain.period import printed_day
from guantong.domain.roles import Standing

Line = tuple[Part, ...]
_NONE = Q(pk__in=())


@dataclass(frozen=True)
class Topic:
    """What a page is about: its name, how it is found again, which signals, matters and opinions are told, and what else."""

    name: str
    key: str
    signals: Q = _NONE
    matters: Q = _NONE
    opinions: Q = _NONE
    facts: list[Line] = field(default_factory=list)
    basis: list[str] = field(default_factory=list)
    said: list[Line] = field(default_factory=list)
    undecided: list[Line] = field(default_factory=list)


def of_subject(subject: Subject) -> Topic:
    """Return the page of a subject; a unit's tells everything at its path."""
    unit = Q(path=subject.path) if subject.kind == Kind.UNIT else _NONE
    about = Q(subject=subject) | unit
    # a signal over a document lies at the path of who brought it: whose document it is, the document says
    signals = Q(subject=subject) | Q(document__subject=subject) | (unit & Q(over_books=True))
    return Topic(subject.name, subject.key, signals, about, Q(subject_key=subject.key) | unit)


def topic_of(kind: str, code: str, by: Standing) -> Topic | Subject | None:
    """Return what `kind` and `code` name as far as `by` may read it; a unit or project of the books is the subject that bears the code."""
    make = _KINDS.get(kind)
    return make(code, by) if make else None


def _matter(code: str, by: Standing) -> Topic | None:
    row = _numbered(matters_seen_by(by).select_related("subject"), code)
    if row is None:
        return None
    beside = Q(subject=row.subject) if row.subject else _NONE
    opinions = Q(subject_key=row.subject.key) if row.subject else _NONE
    return Topic(row.title, f"事项 {row.pk}", beside, Q(pk=row.pk), opinions)


def _opinion(code: str, by: Standing) -> Topic | None:
    row: Opinion | None = _numbered(opinions_seen_by(by), code)
    if row is None:
        return None
    place = Evidence(file=f"意见 {row.pk}", page=0)
    whom = "".join(filter(None, (row.unit, f"“{row.project}”" if row.project else ""))) or "一般意见"
    of_version = f"{row.year}年度{versions()[row.budget_version].zh if row.budget_version in versions() else ''}"
    history = "（历史导入）" if row.history else ""
    asked: Line = ("，建议增减", Figure(row.change_asked, (place,))) if row.change_asked else ()
    landed: Line = ("，确认增减", Figure(row.amount, (place,))) if row.amount else ()
    beside = Q(subject__key=row.subject_key) if row.subject_key else _NONE
    facts: list[Line] = [(f"针对{of_version}{whom}{history}", *asked, *landed, "。")]
    return Topic(row.about or "一般意见", f"意见 {row.pk}", beside, beside, Q(pk=row.pk), facts)


def _plan(code: str, by: Standing) -> Topic | None:
    row: Plan | None = _numbered(plans_seen_by(by), code)
    if row is None:
        return None
    lines = items_seen_by(by).filter(edition__plan=row)
    known = terms("triggers", row.received_on)
    basis = [article for name in row.triggers if name in known for article in known[name].law]
    return Topic(
        row.title, f"预算调整 {row.pk}", facts=[*_received(row), *map(_item, lines)], basis=basis, said=[*_remarks(row), *_decided(row)],
        undecided=[*_open(row)],
    )  # fmt: skip


def _received(row: Plan) -> Iterator[Line]:
    grounds = "、".join(
        term.words.zh for name, term in terms("triggers", row.received_on).items() if name in row.triggers
    )
    history = "（历史导入）" if row.history else ""
    yield (
        f"{row.called.zh}{history}，{printed_day(row.received_on)}收到"
        + (f"，法定情形：{grounds}。" if grounds else "。"),
    )


def _item(item: Item) -> Line:
    named = "".join(
        filter(None, (item.unit, f"“{item.project or item.function}”" if item.project or item.function else ""))
    )
    before, change, after = (
        Figure(getattr(item, name), (_place(item, words),))
        for name, words in (("before", "调整前"), ("change", "增减"), ("after", "调整后"))
    )
    return (f"{named or '合计'}：调整前", before, "，增减", change, "，调整后", after, "。")


def _place(item: Item, column: str) -> Evidence:
    kept, plan = item.place, item.edition.plan
    if not kept:
        return Evidence(file=f"{plan.title}第{item.row}项（录入）", page=0)
    return Evidence(
        file=str(kept.get("file") or plan.title), page=1, row=int(kept.get("row", 0)), table=str(kept.get("sheet", "")),
        column=column, sheet=str(kept.get("sheet", "")),
    )  # fmt: skip


def _remarks(row: Plan) -> Iterator[Line]:
    for one in row.remarks.order_by("number"):
        place = Evidence(file=f"{row.title}研究意见第{one.number}条", page=0)
        answer: Line = ("财政反馈：", quoted(one.answer, place)) if one.answer else ("尚无反馈。",)
        yield ("预算工委：", quoted(one.words, place), *answer)


def _decided(row: Plan) -> Iterator[Line]:
    if row.decided_on:
        place = Evidence(file=row.decision, page=0)
        words: Line = ("：", quoted(row.decided_words, place)) if row.decided_words else ("。",)
        yield (f"常委会{printed_day(row.decided_on)}作出决定（{row.decision}）", *words)


def _open(row: Plan) -> Iterator[Line]:
    if row.history or row.state in ("filed", "reported", "rejected", "withdrawn"):
        return
    yield (f"办理状态：{PLAN.states[row.state].zh}。",)
    waiting = row.remarks.filter(answer="").count()
    if waiting:
        yield (f"研究意见{waiting}条尚无反馈。",)


def _subject(kind: Kind) -> Callable[[str, Standing], Subject | None]:
    def find(code: str, by: Standing) -> Subject | None:
        seen = subjects_seen_by(by).filter(kind=kind.value)
        if kind is Kind.UNIT and (found := seen.filter(organisation__code=code).order_by("pk").first()):
            return found
        # an alias is a word of a list, so that no code stands for another that begins like it
        return next(
            (
                one
                for one in seen.filter(aliases__contains=code).order_by("pk")
                if code in one.aliases.replace(",", "、").split("、")
            ),
            None,
        )

    return find


def _numbered(rows: QuerySet[Any], code: str) -> Any:
    number = int(code) if code.isascii() and code.isdecimal() and len(code) < 18 else 0
    return rows.filter(pk=number).first()


_KINDS: dict[str, Callable[[str, Standing], Topic | Subject | None]] = {
    "subject": lambda code, by: subjects_seen_by(by).filter(key=code).first(), "matter": _matter, "opinion": _opinion, "adjustment": _plan, "unit": _subject(Kind.UNIT), "project": _subject(Kind.PROJECT),
}  # fmt: skip
