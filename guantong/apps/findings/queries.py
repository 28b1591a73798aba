"""Which matters one sees, how many were put right of those due and of all (汇办)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from guantong.apps.findings.models import Handler, IssueList, Matter, Note, ReturnedSheet, ReturnedTwin, Stage
from guantong.apps.findings.words import ENDED
from guantong.apps.journal.queries import within
from guantong.domain.roles import Standing


def matters_seen_by(standing: Standing) -> QuerySet[Matter]:
    """Return the matters `standing` may read, latest first: a unit its own and those it handles, once it was told of them."""
    if standing.reads("findings") and "" in standing.areas("findings"):
        return Matter.objects.all()
    areas = standing.areas("matters")
    handles = Handler.objects.filter(within(areas)).values("matter")
    follows = within(standing.areas("findings")) if standing.reads("findings") else Q(pk__in=())
    told = Q(handed_on__isnull=False) | Q(source="unit")
    return Matter.objects.filter(follows | (told & (within(areas) | Q(pk__in=handles))))


def lists_seen_by(standing: Standing) -> QuerySet[IssueList]:
    """Return the lists of audit issues `standing` may read, latest first, their rows left in the database."""
    return IssueList.objects.filter(within(standing.areas("findings")))


def sheets_seen_by(standing: Standing) -> QuerySet[ReturnedSheet]:
    """Return the sheets of rectification that came back, as far as `standing` follows the bodies they are of."""
    return ReturnedSheet.objects.filter(within(standing.areas("findings")))


def twins_seen_by(standing: Standing) -> QuerySet[ReturnedTwin]:
    """Return the other forms that came back, likewise."""
    return ReturnedTwin.objects.filter(within(standing.areas("findings")))


def chosen_of(keys: Iterable[str], standing: Standing) -> list[Matter]:
    """Return the matters that were chosen on a list, as far as `standing` reads them, in the order of their keys."""
    known = {int(key) for key in keys if key.isdecimal() and len(key) < 19}
    found = matters_seen_by(standing).filter(pk__in=sorted(known)[:_MOST_CHOSEN])
    return list(found.order_by("pk").prefetch_related("handlers"))


def follows(matter: Matter, standing: Standing) -> bool:
    """True for who follows the matter, and not only puts it right: words meant for the inside are theirs."""
    return standing.sees("findings", matter.path)


def notes_of(matter: Matter, standing: Standing) -> QuerySet[Note]:
    """Return what was said about a matter, as far as it is meant for `standing`."""
    said = matter.notes.exclude(words="")
    return said if follows(matter, standing) else said.filter(inside=False)


@dataclass(frozen=True, slots=True)
class Rates:
    """How many matters were put right: of those due by a day, and of all that were handed over. Both, always."""

    ended_of_due: int
    due: int
    ended: int
    handed_over: int
    stages_done: int = 0
    stages_due: int = 0
    """Of the stages and reports whose day has come, how many were reported: they have a clock of their own."""

    @property
    def of_due(self) -> str:
        """Ended of what was due, in percent; a dash where nothing was."""
        return _percent(self.ended_of_due, self.due)

    @property
    def of_all(self) -> str:
        """Ended of all that was handed over, in percent; a dash where nothing was."""
        return _percent(self.ended, self.handed_over)


def rates(matters: QuerySet[Matter], on: date, history: bool = False) -> Rates:
    """Return both rates of what was handed over among `matters`, on a day. What is not due yet is not late.

    A lasting matter with reports agreed is due while one of them is missing, not because a day has come. What was taken in
    as history counts only when it is asked for, or was reopened since.
    """
    if not history:
        matters = matters.filter(Q(history=False) | Q(reopened__gt=0))
    matters = matters.filter(handed_on__isnull=False).exclude(state="withdrawn").order_by()
    parts = Stage.objects.filter(state__in=("agreed", "done"))
    # few matters last and report: asked apart, the ledger is counted without a question a row
    missing = parts.filter(matter=OuterRef("matter"), state="agreed", due_on__lt=on)
    in_time = list(parts.filter(~Exists(missing), matter__pace="lasting").values_list("matter", flat=True).distinct())
    ended = Q(state__in=ENDED)
    due = Q(due_on__lte=on) & (ended | ~Q(pk__in=in_time)) if in_time else Q(due_on__lte=on)
    found = matters.aggregate(
        ended_of_due=Count("pk", filter=due & ended), due=Count("pk", filter=due),
        ended=Count("pk", filter=ended), handed_over=Count("pk"),
    )  # fmt: skip
    stages = parts.filter(Exists(matters.filter(pk=OuterRef("matter"))), due_on__lte=on).aggregate(
        stages_due=Count("pk"), stages_done=Count("pk", filter=Q(state="done"))
    )
    return Rates(**found, **stages)


_MOST_CHOSEN = 500


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}%" if whole else "—"
