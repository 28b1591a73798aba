"""What one may ask of the two lists (相向贯通查询)."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from guantong.apps.consultation.models import Call, Feasibility, NeedLink, PlanFile, PlanLine, Proposer, Suggestion
from guantong.apps.journal.queries import within
from guantong.apps.voices.models import Need
from guantong.domain.roles import Standing

ROOM, OWN, LISTS = "suggestions", "own_suggestions", "government_lists"


def calls_seen_by(standing: Standing) -> QuerySet[Call]:
    """Return the yearly calls, to whoever reads suggestions."""
    return Call.objects.filter(pk__isnull=not standing.reads(ROOM))


def latest_call(standing: Standing) -> Call | None:
    """Return the call of the latest year."""
    return calls_seen_by(standing).order_by("-year").first()


def calls_listed(standing: Standing) -> QuerySet[Call]:
    """Return the calls with how many suggestions were put forward (`suggested`) and how many lines the government plans (`planned`).

    The latter is 0 for whoever does not read the government's list.
    """
    put = Count("suggestions", filter=Q(suggestions__state__in=("submitted", "merged")), distinct=True)
    lines = Count("plan_lines", filter=Q(plan_lines__state="listed"), distinct=True)
    planned = lines if standing.reads(LISTS) else Value(0)
    return calls_seen_by(standing).annotate(suggested=put, planned=planned).order_by("-year")


def suggestions_seen_by(standing: Standing) -> QuerySet[Suggestion]:
    """Return the suggestions that were put forward, of the areas `standing` reads, and the own ones, drafts among them.

    Own is what one drafted, and what one signed: withdrawn, it stays to be seen by those.
    """
    own = _own(standing) if standing.person and standing.reads(OWN) else Q(pk__in=())
    out = within(standing.areas(ROOM)) & Q(state__in=("submitted", "merged"))
    return Suggestion.objects.filter(out | own).select_related("call", "place", "department", "merged_into")


def _own(standing: Standing) -> Q:
    signed = Proposer.objects.filter(person=standing.person, state="signed").values("suggestion")
    return Q(proposed_by=standing.person) | Q(pk__in=signed)


def listed(rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    """Return suggestions with what a list shows of each: `asked`, how many needs stand behind it, and `offices` that stated feasibility.

    Needs count with their copies and with those of what was merged; one that was erased counts on, one that was handed on does not.
    """
    offices = Count("feasibility", filter=Q(feasibility__state="standing"), distinct=True)
    return rows.prefetch_related("proposers").annotate(asked=Coalesce(Subquery(_asked()), 0), offices=offices)


def needs_behind(row: Suggestion) -> int:
    """Return how many needs stand behind one suggestion, counted as in `listed`."""
    return listed(Suggestion.objects.filter(pk=row.pk)).values_list("asked", flat=True).get()


def _asked() -> QuerySet[Need]:
    links = NeedLink.objects.filter(_of_or_merged(OuterRef(OuterRef("pk"))), state="linked").values("need")
    needs = Need.objects.filter(Q(pk__in=links) | Q(head__in=links)).exclude(state="left").order_by()
    return needs.annotate(one=Value(1)).values("one").annotate(count=Count("pk")).values("count")


def _of_or_merged(key: Any) -> Q:
    return Q(suggestion=key) | Q(suggestion__merged_into=key)


def links_of(row: Suggestion) -> QuerySet[NeedLink]:
    """Return the needs linked to it and to what was merged into it."""
    found = NeedLink.objects.filter(_of_or_merged(row), state="linked").select_related("need__place", "suggestion")
    return found.order_by("suggestion__number", "pk")


def feasibility_of(row: Suggestion) -> QuerySet[Feasibility]:
    """Return what offices say of it now."""
    return Feasibility.objects.filter(suggestion=row, state="standing")


def own_suggestions(standing: Standing) -> QuerySet[Suggestion]:
    """Return those one drafted, and those one signed."""
    return suggestions_seen_by(standing).filter(_own(standing))


def suggestions_in_play(call: Call) -> QuerySet[Suggestion]:
    """Return the suggestions of a call that need a fate: put forward, not merged into another, not withdrawn."""
    return Suggestion.objects.filter(call=call, state="submitted").select_related("place")


def lines_in_play(call: Call) -> QuerySet[PlanLine]:
    """Return the lines of the government's list in force of a call."""
    return PlanLine.objects.filter(call=call, state="listed").select_related("of", "place")


def proposers_of(suggestion: Suggestion) -> QuerySet[Proposer]:
    """Return everybody who signed it, or what was merged into it; the first of each first."""
    return Proposer.objects.filter(_of_or_merged(suggestion), state="signed").order_by(
        "suggestion__number", "-first", "pk"
    )


def signers_of(suggestion: Suggestion) -> list[Proposer]:
    """Return everybody who signed it or what was merged into it, each once: who signed both is named where it was first."""
    found: dict[tuple[str, str], Proposer] = {}
    for one in proposers_of(suggestion).select_related("suggestion"):
        found.setdefault((one.kind, one.person or one.name), one)
    return list(found.values())


def plan_files_seen_by(standing: Standing) -> QuerySet[PlanFile]:
    """Return the versions of the government's list that were brought."""
    return PlanFile.objects.filter(pk__isnull=not standing.reads(LISTS)).select_related("call")


def plan_lines_seen_by(standing: Standing) -> QuerySet[PlanLine]:
    """Return the lines of the government's list, those that a later version left out among them."""
    return PlanLine.objects.filter(pk__isnull=not standing.reads(LISTS)).select_related("of", "place", "call")
