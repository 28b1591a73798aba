"""Reading the performance of projects: the table of deviations, the clock of feedback, registers of who evaluated what (项目绩效查询)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import QuerySet
from django.urls import reverse

from guantong.apps.evaluations.models import (
    Choice,
    Found,
    Material,
    Nomination,
    Performance,
    PerformanceFile,
    Reading,
    Report,
    Target,
)
from guantong.apps.evaluations.models.projects import STAGES, THOUSANDTHS
from guantong.apps.evaluations.models.standards import TERM
from guantong.apps.evaluations.queries import standards_on
from guantong.apps.evaluations.self_scores import ExecutionPoints, execution_points
from guantong.apps.evaluations.workflow import PERFORMANCE
from guantong.apps.journal.queries import within
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.money import Unit, format_fen
from guantong.domain.roles import Standing
from guantong.domain.selection.attention import Attention, Noticed, attention
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Deviation:
    """One target beside what was done, at the latest reading of any stage (None: nobody read it)."""

    target: Target
    reading: Reading | None

    @property
    def share(self) -> int | None:
        """What was reached, in basis points; None of no data and of words."""
        share = self.reading.share if self.reading else None
        return None if share is None else int(share * 10_000)

    @property
    def planned(self) -> str:
        """The target as it is read."""
        return measured(self.target.planned, self.target.measure) or self.target.words

    @property
    def done(self) -> str:
        """What was done as it is read; no data says so."""
        if self.reading is None:
            return ""
        return measured(self.reading.value, self.target.measure) or f"无数据：{self.reading.why_none}"


@dataclass(frozen=True, slots=True)
class Clock:
    """Until when something is to be done by a document of the district, and when it was; no red: nobody is late by machine."""

    words: Words
    due: date
    done: date | None
    document: str


def performances_seen_by(standing: Standing) -> QuerySet[Performance]:
    """Return the projects `standing` may read, the latest year first."""
    return Performance.objects.filter(within(standing.areas("evaluations")))


def performance_files_seen_by(standing: Standing) -> QuerySet[PerformanceFile]:
    """Return the sheets of performance `standing` may read: a unit its own, finance and the congress all."""
    return PerformanceFile.objects.filter(within(standing.areas("evaluations")))


def reports_seen_by(standing: Standing) -> QuerySet[Report]:
    """Return the reports `standing` may read, the latest year first."""
    return Report.objects.filter(within(standing.areas("evaluations")))


def materials_seen_by(standing: Standing) -> QuerySet[Material]:
    """Return the material `standing` may read; whoever is not of the congress once it is released."""
    rows = Material.objects.filter(within(standing.areas("evaluations"))).select_related("performance")
    return rows if standing.reads("selections") else rows.filter(state="released")


def choices_seen_by(standing: Standing) -> QuerySet[Choice]:
    """Return the choices of projects; the list before the decision stays with the congress."""
    return Choice.objects.all() if standing.reads("selections") else Choice.objects.none()


def nominations_seen_by(standing: Standing) -> QuerySet[Nomination]:
    """Return the nominations: all to the congress, a deputy's own to the deputy."""
    if not standing.reads("nominations"):
        return Nomination.objects.none()
    return Nomination.objects.all() if standing.reads("selections") else Nomination.objects.filter(by=standing.person)


def deviations(row: Performance) -> list[Deviation]:
    """Return every target beside its latest reading; a later stage counts before an earlier one, then a later month."""
    return deviations_of([row])[row.pk]


def deviations_of(rows: Sequence[Performance]) -> dict[int, list[Deviation]]:
    """Return the same of several projects by key: two questions for one project as for many."""
    keys = [row.pk for row in rows]
    order, latest = list(STAGES), {}
    readings = Reading.objects.filter(performance__in=keys, latest=True, target__isnull=False)
    for reading in readings.select_related("target"):
        known = latest.get(reading.target_id)
        if known is None or (order.index(reading.stage), reading.month) >= (order.index(known.stage), known.month):
            latest[reading.target_id] = reading
    found: dict[int, list[Deviation]] = {key: [] for key in keys}
    for target in Target.objects.filter(performance__in=keys):
        found[target.performance_id].append(Deviation(target, latest.get(target.pk)))
    return found


def money_of(row: Performance) -> list[Reading]:
    """Return what was spent of the budget, reading by reading."""
    return list(row.readings.filter(latest=True, target__isnull=True))


@dataclass(frozen=True, slots=True)
class Went:
    """A finding with where it went: the page of the opinion or the project, and how that stands now; "" for who may not open it."""

    found: Found
    goes_to: str = ""
    stands: Words = Words("", "")

    def __getattr__(self, name: str) -> object:
        """Return what the finding itself has."""
        return getattr(self.found, name)


def went_of(report: Report, standing: Standing) -> list[Went]:
    """Return the findings of a report with what became of each: two questions for one finding as for many."""
    rows = list(report.findings.select_related("performance"))
    keys = {row.journal_key: row for row in rows}
    opinions = {one.source_of: one for one in opinions_seen_by(standing).filter(source_of__in=keys)}
    found = []
    for row in rows:
        opinion = opinions.get(row.journal_key)
        if opinion:
            found.append(Went(row, reverse("opinions:opinion", args=[opinion.pk]), OPINION.states[opinion.state]))
        elif row.performance and standing.sees("evaluations", row.performance.path):
            found.append(
                Went(
                    row,
                    reverse("evaluations:project", args=[row.performance.pk]),
                    PERFORMANCE.states[row.performance.state],
                )
            )
        else:
            found.append(Went(row))
    return found


def points_of(row: Performance, on: date) -> ExecutionPoints | None:
    """Return the points for the rate of execution at the self-evaluation; None of no data."""
    own = row.readings.filter(latest=True, target__isnull=True, stage="self").order_by("-month").first()
    return execution_points(own.spent, own.budget, on) if own else None


def clocks_of(row: Performance) -> list[Clock]:
    """Return the clocks of a project: only by the days of a document in force when it was completed; none of history."""
    if row.completed_on is None or row.history:
        return []
    term = standards_on(TERM, row.completed_on).first()
    if term is None:
        return []
    found, days = [], term.content
    if days["evaluate"]:
        found.append(
            Clock(_EVALUATED, row.completed_on + timedelta(days=days["evaluate"]), row.evaluated_on, term.document)
        )
    if days["feed_back"] and row.evaluated_on:
        found.append(
            Clock(_FED_BACK, row.evaluated_on + timedelta(days=days["feed_back"]), row.fed_back_on, term.document)
        )
    return found


def listed(row: Choice) -> tuple[Attention, ...]:
    """Return the list of a choice with its arithmetic, by the weights of the day it was drawn up."""
    return attention([Noticed(**one) for one in row.candidates], row.drawn_on)


def measured(thousandths: int | None, measure: str) -> str:
    """Return a value with its measure as it is read: 12.5公里; "" of none."""
    if thousandths is None:
        return ""
    whole = Fraction(thousandths, THOUSANDTHS)
    text = f"{whole.numerator}" if whole.denominator == 1 else f"{float(whole):.3f}".rstrip("0")
    return f"{text}{measure}"


def sentences_of(row: Performance) -> Iterator[dict[str, str]]:
    """Yield the facts of a project, each a sentence with the file and place it stands at; nothing is judged, nothing left out."""
    for one in deviations(row):
        yield {
            "text": f"绩效目标“{one.target.name}”为{one.planned}。",
            "file": one.target.file,
            "place": one.target.place,
        }
        if one.reading is not None and one.reading.value is not None:
            stage = STAGES[one.reading.stage].zh
            yield {
                "text": f"截至{one.reading.month}月，{stage}数为{one.done}。",
                "file": one.reading.file,
                "place": one.reading.place,
            }
        elif one.reading is not None:
            yield {
                "text": f"截至{one.reading.month}月，“{one.target.name}”没有数据，原因：{one.reading.why_none}。",
                "file": "填报记录",
                "place": f"数据{one.reading.pk}",
            }
    for money in money_of(row):
        if money.spent is not None and money.budget is not None:
            spent, budget = (format_fen(fen, Unit.TEN_THOUSAND, 2) for fen in (money.spent, money.budget))
            yield {
                "text": f"截至{money.month}月，预算数{budget}万元，支出数{spent}万元。",
                "file": money.file,
                "place": money.place,
            }


_EVALUATED = Words("完成后评价", "evaluation after completion")
_FED_BACK = Words("评价后反馈", "feedback after evaluation")
