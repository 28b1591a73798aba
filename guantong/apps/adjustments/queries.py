"""What one may ask of adjustment plans: which one sees, their items, counts, terms, sums, what is missing (预算调整查询)."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from guantong.apps.adjustments.comparing import Changed, Sum, compared, sums
from guantong.apps.adjustments.models import PUBLIC, Edition, Item, Plan
from guantong.apps.journal.queries import within
from guantong.apps.years.queries import count_to_session, profile_on
from guantong.domain.law.catalogue import cite
from guantong.domain.lifecycle.calendar import step_kind
from guantong.domain.lifecycle.clocks import due
from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.sessions import Count
from guantong.domain.roles import Standing
from guantong.domain.words import Words

PLANS, ITEMS = "adjustments", "adjustment_items"


def inside(standing: Standing) -> bool:
    """True for who reads plans before they are published: the congress and finance."""
    return standing.reads(PLANS)


def plans_seen_by(standing: Standing) -> QuerySet[Plan]:
    """Return the plans `standing` may read: all for who is inside, else what was published."""
    seen = within(standing.areas(PLANS))
    if standing.reads("published_adjustments"):
        seen |= Q(state__in=PUBLIC)
    return Plan.objects.filter(seen).select_related("session__year")


def items_seen_by(standing: Standing) -> QuerySet[Item]:
    """Return the lines of the latest version of each plan: of what one sees, and a unit's own lines before that.

    Whoever keeps out of a unit's matters does not read its lines.
    """
    latest = Edition.objects.filter(plan=OuterRef("edition__plan")).order_by().values("plan").annotate(n=Max("number"))
    rows = Item.objects.filter(dropped=False).exclude(edition__plan__state="withdrawn")
    rows = rows.annotate(latest=Subquery(latest.values("n"))).filter(edition__number=F("latest"))
    seen = within(standing.areas(ITEMS))
    if standing.reads("published_adjustments"):
        kept_out = Q(pk__in=())
        for path in _closed(standing):
            kept_out |= Q(path__startswith=path)
        seen |= Q(edition__plan__state__in=PUBLIC) & ~kept_out
    return rows.filter(seen).select_related("edition__plan").order_by("-edition__plan__year", "-edition__plan", "row", "pk")  # fmt: skip


def lines_of(edition: Edition) -> list[Item]:
    """Return the lines of a version, in its order."""
    return list(edition.items.filter(dropped=False))


def seen_of(lines: list[Item], standing: Standing) -> list[Item]:
    """Return those lines whose unit one does not keep out of (利益冲突)."""
    closed = _closed(standing)
    return [line for line in lines if not (closed and line.path.startswith(closed))]


def _closed(standing: Standing) -> tuple[str, ...]:
    return tuple(sorted({interest.path for interest in standing.interests if interest.path}))


@dataclass(frozen=True, slots=True)
class Told:
    """What stands beside the lines of a version: its sums, what the law asks for and is missing, by how many lines."""

    sums: list[Sum]
    lacking: list[tuple[Words, int]]
    off: int
    debt: int
    debt_count: int


def told_of(plan: Plan, edition: Edition, lines: list[Item]) -> Told:
    """Return the sums of a version, its missing elements (预算法69条第1款), lines that do not add up, and the part paid by debt."""
    counted = Counter(name for line in lines for name in line.lacking)
    lacking = [(ELEMENTS[name], counted[name]) for name in ELEMENTS if counted[name]]
    if not plan.triggers and not plan.not_adjustment:
        lacking.insert(0, (Words("法定情形", "ground by law"), 1))
    without = sum(not line.measures.strip() for line in lines)
    if without:
        lacking.append((Words("相应措施（建议写明）", "measures (recommended)"), without))
    debt = [line for line in lines if line.debt]
    if debt and not plan.limit_document:
        lacking.append((Words("债务限额文号", "number of the debt limit"), 1))
    return Told(
        sums(lines, edition.totals), lacking, sum(bool(line.off) for line in lines), sum(line.change for line in debt), len(debt)
    )  # fmt: skip


def counts_of(plan: Plan) -> tuple[Count, ...]:
    """Return the natural days from receipt to every day the session was set for, the last as it stands; none without a session."""
    return count_to_session(plan.received_on, plan.session) if plan.session and not plan.history else ()


def term_of_publication(plan: Plan) -> tuple[Words, str]:
    """Return the term of publication after the approval, with its article: the count once it is published, else by when.

    Nothing for a plan that is not approved, and none for history: a later law measures nothing of the past.
    """
    if plan.decided_on is None or plan.history or plan.state not in ("approved", "partly", "published", "filed"):
        return Words("", ""), ""
    (first, *_) = due(
        step_kind("adjustment_disclosure"), plan.year, {Event.ADJUSTMENT_APPROVED: plan.decided_on}, profile_on(plan.decided_on)
    )  # fmt: skip
    basis = first.clock.basis if first.clock else ""
    if first.on is None:
        return first.why, basis
    if plan.published_on is None:
        return _BY.filled(day=first.on, article=cite(basis).words()), basis
    return first.stamp(plan.published_on) or Words("", ""), basis


def changed_between(plan: Plan, earlier: int, later: int) -> list[Changed]:
    """Return what two versions of a plan differ in, line by line."""
    kept = {edition.number: lines_of(edition) for edition in plan.editions.filter(number__in=(earlier, later))}
    return compared(kept.get(earlier, []), kept.get(later, []))


ELEMENTS = {
    "reason": Words("理由", "reason"),
    "item": Words("项目", "item"),
    "amount": Words("数额", "amount"),
}
"""What a plan must state of each line by law."""
_BY = Words(
    "应在 {day} 前公开（批准后二十日内，{article}）；未登记公开",
    "to be published by {day} ({article}); not registered yet",
)
