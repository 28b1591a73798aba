"""What evaluations came to beside what the next year's draft asks for the same project: laid side by side, judged by people (结果与下年申报)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from guantong.apps.components.search import searchable
from guantong.apps.drafts.queries import Line, drafted, lines
from guantong.apps.evaluations.models.projects import APPLIED
from guantong.apps.evaluations.models.reports import REPORT_KINDS
from guantong.apps.evaluations.project_queries import performances_seen_by, reports_seen_by
from guantong.apps.execution.days import Asked
from guantong.apps.execution.sight import Sight, paths_of
from guantong.apps.opinions.places import named
from guantong.domain.fiscal.records.results import results
from guantong.domain.period import year_drafted
from guantong.domain.roles import Standing
from guantong.domain.words import Words

BACK = 3
"""Years before the drafted one whose evaluations are shown: the same as rule B41 looks back."""
_POINTS = 1000


@dataclass(frozen=True, slots=True)
class Came:
    """One evaluation: of which year, by whom, what it says as written, where it stands ("" for who may not open that)."""

    year: int
    by: Words
    says: Words
    where: str
    applied: Words = Words("", "")


@dataclass(frozen=True, slots=True)
class Project:
    """One evaluated project: its evaluations, the newest first, and its line in the newest draft of `day` (None: not in it)."""

    code: str
    name: str
    unit: str
    came: tuple[Came, ...]
    line: Line | None
    day: date

    @property
    def newest(self) -> Came:
        """The evaluation of the latest year."""
        return self.came[0]

    @property
    def year(self) -> int:
        """Of which year that is."""
        return self.newest.year

    @property
    def last(self) -> int | None:
        """What the running year's budget gives, in fen; None where the draft or that year does not hold it."""
        return self.line.sheet.last if self.line else None

    @property
    def ask(self) -> int | None:
        """What the draft asks, in fen."""
        return self.line.sheet.ask if self.line else None

    @property
    def change(self) -> int | None:
        """How much more is asked, in fen."""
        return self.line.change if self.line else None

    @property
    def signals(self) -> int:
        """How many signals of the draft are about it: of them, a low score with no less asked is B41."""
        return self.line.signals if self.line else 0


@dataclass(frozen=True, slots=True)
class NextYear:
    """The year that is drafted, every evaluated project by name, and whether the books hold a draft at all."""

    year: int
    projects: list[Project]
    held: bool


def next_year(asked: Asked | None, standing: Standing, today: date) -> NextYear:
    """Return the projects evaluated in the last years with what is asked for them: by reports, by finance, by the books.

    A unit sees its own. The same project under two units stands twice.
    """
    year = drafted(asked) if asked else year_drafted(today)
    sight, since = paths_of(standing), year - BACK
    found: dict[tuple[str, str], list[Came]] = defaultdict(list)
    called: dict[tuple[str, str], tuple[str, str]] = {}
    for one in performances_seen_by(standing).filter(year__gte=since).exclude(grade=""):
        key = (one.path or one.unit, one.project_code)
        says, page = Words(one.grade, one.grade), reverse("evaluations:project", args=[one.pk])
        found[key].append(Came(one.year, _plain(one.evaluator), says, page, APPLIED.get(one.applied, Words("", ""))))
        called.setdefault(key, (one.project, one.unit))
    for row in reports_seen_by(standing).filter(year__gte=since, state="received").exclude(project_code=""):
        key = (row.path or row.unit, row.project_code)
        says = _plain(row.grade) if row.grade else _NO_GRADE
        found[key].append(
            Came(
                row.year,
                Words(f"{REPORT_KINDS[row.kind].zh}（{row.body}）", f"{REPORT_KINDS[row.kind].en} ({row.body})"),
                says,
                reverse("evaluations:report", args=[row.pk]),
            )
        )
        called.setdefault(key, (row.project or row.project_code, row.unit))
    for key, name, came in _in_books(asked, sight, standing, since, year):
        found[key].append(came)
        called.setdefault(key, name)
    drafts = lines(asked, sight, standing) if asked else []
    asks = {(_home(sight, one.sheet.unit_code, one.sheet.unit), one.sheet.code): one for one in drafts}
    projects = [
        Project(
            key[1],
            *called[key],
            tuple(sorted(came, key=lambda one: -one.year)),
            asks.get(key),
            asked.day if asked else today,
        )
        for key, came in found.items()
        if not standing.keeps_out_of(called[key][0], key[1])
    ]
    return NextYear(year, sorted(projects, key=lambda one: (one.name, one.unit)), bool(asks))


def spelled(one: Project) -> str:
    """Return what a project is found by."""
    return searchable(one.name, one.unit, one.code)


def _in_books(
    asked: Asked | None, sight: Sight, standing: Standing, since: int, year: int
) -> list[tuple[tuple[str, str], tuple[str, str], Came]]:
    rows = asked.ledger.told(results, since, year - 1) if asked else []
    rows = [row for row in rows if sight.sees(row["unit_code"], row["unit"])]
    places = named(rows, standing)
    return [
        (
            (_home(sight, row["unit_code"], row["unit"]), row["project_code"]),
            (row["project"], row["unit"]),
            Came(
                row["year"], row["by"] or _IN_BOOKS, _scored(row["score"], row["grade"]),
                places[row["batch"], row["sheet"] or "", row["row"]].address,
            ),
        )
        for row in rows
    ]  # fmt: skip


def _home(sight: Sight, code: str, name: str) -> str:
    """Return what a unit is told apart by: the path of its organisation, its name where it has none here."""
    return sight.path_of(code, name) or name


def _scored(score: int | None, grade: str | None) -> Words:
    points = "" if score is None else f"{score / _POINTS:g}"
    zh = " ".join(part for part in (points and f"{points}分", grade or "") if part)
    en = " ".join(part for part in (points and f"{points} points", grade or "") if part)
    return Words(zh, en) if zh else _NO_GRADE


def _plain(text: str) -> Words:
    return Words(text, text)


_NO_GRADE = Words("没有写结论等次", "no grade is written")
_IN_BOOKS = Words("账册中的评价", "an evaluation in the books")
