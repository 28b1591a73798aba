"""What one may ask of the two lists (相向贯通查询)."""

from django.db.models import Q, QuerySet

from guantong.apps.consultation.models import Call, PlanFile, PlanLine, Proposer, Suggestion
from guantong.apps.journal.queries import within
from guantong.domain.roles import Standing

ROOM, OWN, LISTS = "suggestions", "own_suggestions", "government_lists"


def calls_seen_by(standing: Standing) -> QuerySet[Call]:
    """Return the yearly calls, to whoever reads suggestions."""
    return Call.objects.filter(pk__isnull=not standing.reads(ROOM))


def suggestions_seen_by(standing: Standing) -> QuerySet[Suggestion]:
    """Return the suggestions that were put forward, of the areas `standing` reads, and the own ones, drafts among them."""
    own = Q(proposed_by=standing.person) if standing.person and standing.reads(OWN) else Q(pk__in=())
    out = within(standing.areas(ROOM)) & Q(state__in=("submitted", "merged"))
    return Suggestion.objects.filter(out | own).select_related("call", "place", "department", "merged_into")


def own_suggestions(standing: Standing) -> QuerySet[Suggestion]:
    """Return those one drafted, and those one signed."""
    signed = Proposer.objects.filter(person=standing.person, state="signed").values("suggestion")
    return suggestions_seen_by(standing).filter(Q(proposed_by=standing.person) | Q(pk__in=signed))


def suggestions_in_play(call: Call) -> QuerySet[Suggestion]:
    """Return the suggestions of a call that need a fate: put forward, not merged into another, not withdrawn."""
    return Suggestion.objects.filter(call=call, state="submitted").select_related("place")


def lines_in_play(call: Call) -> QuerySet[PlanLine]:
    """Return the lines of the government's list in force of a call."""
    return PlanLine.objects.filter(call=call, state="listed").select_related("of", "place")


def proposers_of(suggestion: Suggestion) -> QuerySet[Proposer]:
    """Return everybody who signed it, or what was merged into it; the first of each first."""
    of = Q(suggestion=suggestion) | Q(suggestion__merged_into=suggestion)
    return Proposer.objects.filter(of, state="signed").order_by("suggestion__number", "-first", "pk")


def plan_files_seen_by(standing: Standing) -> QuerySet[PlanFile]:
    """Return the versions of the government's list that were brought."""
    return PlanFile.objects.filter(pk__isnull=not standing.reads(LISTS)).select_related("call")


def plan_lines_seen_by(standing: Standing) -> QuerySet[PlanLine]:
    """Return the lines of the government's list, those that a later version left out among them."""
    return PlanLine.objects.filter(pk__isnull=not standing.reads(LISTS)).select_related("of", "place", "call")
