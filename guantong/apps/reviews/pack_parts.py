"""What a pack is gathered of, part by part: of each unit its rows, the most important first, each with its place (审查材料的内容)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Q
from django.urls import reverse

from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.drafts.queries import STATES, drafted
from guantong.apps.drafts.queries import Line as Drafted
from guantong.apps.drafts.queries import lines as drafted_lines
from guantong.apps.evaluations.project_queries import deviations_of, performances_seen_by
from guantong.apps.execution.days import Asked
from guantong.apps.execution.joined_years import formers_of
from guantong.apps.execution.queries import Line, projects, units, years_before
from guantong.apps.execution.sight import Sight
from guantong.apps.feeds.models import Delivery
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.steps import Step, step_asked
from guantong.apps.opinions.wording import LANDINGS, OUTCOMES
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.fiscal.records.basis_sheet import Sheet
from guantong.domain.fiscal.records.carried_in import carried_in
from guantong.domain.fiscal.records.versions import Version, lines_of, versions
from guantong.domain.period import printed_day
from guantong.domain.reviews.packs import Cell, Source, Unit
from guantong.domain.roles import Standing

Rows = Mapping[str, Sequence[tuple[tuple[Cell, ...], Source]]]
BATCH = "batch:"
"""Before the key of a delivery, where its file is not named yet: all of them are named at once."""
_ORDER = {"verify_first": 0, "verify": 1, "note": 2}
_HOW = {
    "code": "同一编码", "name": "同名项目", "link": "由人认定", "new": "新增", "gone": "取消", "whole": "单位合计", "unsure": "待人认定",
    "left_out": "未列出",
}  # fmt: skip


@dataclass(frozen=True)
class Gathering:
    """Whose pack of which review, on which day, from which books."""

    year: int
    units: tuple[Unit, ...]
    asked: Asked
    snapshot: int
    sight: Sight
    standing: Standing
    asks: Mapping[str, str]

    @property
    def codes(self) -> list[str]:
        """The codes of the units."""
        return [one.code for one in self.units]

    def computed(self, how: str, where: str = "") -> Source:
        """Return the source of what was computed of the books."""
        return Source(f"账册快照{self.snapshot}", how=how, where=where)

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """The units in the year of the day, by code."""
        return {one.code: one for one in units(self.asked, self.sight) if one.code in self.codes}

    @cached_property
    def signals(self) -> Mapping[str, list[Signal]]:
        """What rules point at, over the books and over published documents, by unit: what is to be looked at first, first."""
        codes, paths = set(self.codes), {one.path: one.code for one in self.units if one.path}
        years = {self.asked.day.year, drafted(self.asked), self.year}
        about = Q(over_books=True, year__in=years) | Q(over_books=False, path__in=list(paths))
        rows = signals_seen_by(self.standing).filter(about).select_related("seen_in").exclude(state="lapsed")
        found: dict[str, list[Signal]] = defaultdict(list)
        for row in sorted(rows, key=lambda one: (_ORDER.get(one.severity, 9), one.pk)):
            code = (
                str(row.keys.get("unit_code") or row.found.get("unit_code") or "")
                if row.over_books
                else paths[row.path]
            )
            if code in codes:
                found[code].append(row)
        return found

    @cached_property
    def drafts(self) -> Mapping[str, list[Drafted]]:
        """The lines of each unit's newest draft, the largest asks first."""
        found: dict[str, list[Drafted]] = defaultdict(list)
        for one in sorted(drafted_lines(self.asked, self.sight, self.standing), key=lambda one: (one.sheet.states == ("whole",), -one.sheet.ask, one.sheet.code)):  # fmt: skip
            found[one.sheet.unit_code].append(one)
        return found

    @cached_property
    def step(self) -> Step | None:
        """The last step of the year's versions, None where two were not brought."""
        step = step_asked({"year": str(drafted(self.asked))}, self.asked.day, self.standing)
        return step if step and step.year == drafted(self.asked) and step.earlier and step.later else None


def overview(at: Gathering) -> Rows:
    """Return one line of each unit: budget, paid, pace, what its draft asks and how much more, how many signals, the first."""
    found = {}
    for code in at.codes:
        line, drafts, signals = at.lines.get(code), at.drafts.get(code), at.signals.get(code, [])
        if line is None and not drafts and not signals:
            continue
        ask = sum(one.sheet.ask for one in drafts) if drafts else None
        more = sum(one.change or 0 for one in drafts if one.change is not None) if drafts else None
        cells = (
            line.budget if line else None, line.paid if line else None, line.pace if line else None, ask, more, str(len(signals)),
            signals[0].title if signals else "—",
        )  # fmt: skip
        found[code] = [(cells, at.computed("各行合计；增减只计上年有数的项目", _unit(at, code)))]
    return found


def signals(at: Gathering) -> Rows:
    """Return what rules point at with what would be asked next."""
    return {
        code: [
            (
                (one.rule, one.says, at.asks.get(one.rule) or at.asks.get(_question(one), "")),
                Source(f"关注事项{one.pk}", how=_until(one), where=reverse("diagnosis:signal", args=[one.pk])),
            )
            for one in rows
        ]
        for code, rows in at.signals.items()
    }


def strip(at: Gathering) -> Rows:
    """Return the years of each unit, the latest first: approved, in force, paid to the same day, in all, pace."""
    formers = formers_of(at.codes)
    return {
        code: [
            (
                (str(one.year), one.approved, one.budget, one.by_then, one.paid, one.pace),
                at.computed(f"{one.year}年各行合计", f"{reverse('execution:compare', args=[code])}?on={at.asked.day}"),
            )
            for one in years_before(at.asked, code, formers[code])
        ]
        for code in at.codes
        if code in at.lines
    }


def lines(at: Gathering) -> Rows:
    """Return what each unit's newest draft asks, line by line with the state of its basis."""
    held = at.asked.ledger.told(versions, drafted(at.asked))
    return {
        code: list(_lines(at, code, rows, [one.version for one in held])) for code, rows in at.drafts.items() if code in at.codes
    }  # fmt: skip


def _lines(
    at: Gathering, code: str, rows: Iterable[Drafted], held: Sequence[Version]
) -> Iterator[tuple[tuple[Cell, ...], Source]]:
    for one in rows:
        sheet = one.sheet
        cells = (
            sheet.project,
            sheet.last,
            sheet.ask,
            one.change,
            "、".join(STATES[state].zh for state in sheet.states),
        )
        where = f"{reverse('drafts:sheet', args=[sheet.code])}?unit={code}&on={at.asked.day}"
        yield cells, _place(at, sheet, [one for one in held if one.name == sheet.version], where)


def _place(at: Gathering, sheet: Sheet, held: Sequence[Version], where: str) -> Source:
    """Return the row a line of a draft stands in; of several rows how many, and the first."""
    found = at.asked.ledger.told(lines_of, held[-1], sheet.unit_code) if held else []
    mine = [one for one in found if one.key.project_code == sheet.code]
    if not mine:
        return at.computed("各行合计", where)
    place, rows = mine[0].place, sum(one.rows for one in mine)
    return Source(BATCH + place.batch, place.sheet or "", 0, place.row, f"等{rows}行合计" if rows > 1 else "", where)


def steps(at: Gathering) -> Rows:
    """Return what became of each line from the version before to the newest one, the largest differences first."""
    if at.step is None:
        return {}
    found: dict[str, list[tuple[tuple[Cell, ...], Source]]] = defaultdict(list)
    for one in sorted(at.step.told.changes, key=lambda one: -abs(one.difference)):
        code, place = one.line.key.unit_code, one.line.place
        if code not in at.codes or not one.difference:
            continue
        cells = (one.line.project or "没有项目名", one.was, one.became, one.difference, _HOW.get(one.how, one.how))
        found[code].append(
            (
                cells,
                Source(
                    BATCH + place.batch, place.sheet or "", 0, place.row, "与前一版本相减", at.step.made_of(one.line)
                ),
            )
        )
    return found


def opinions(at: Gathering) -> Rows:
    """Return last year's opinions on each unit, what finance answered and whether the version held it."""
    found: dict[str, list[tuple[tuple[Cell, ...], Source]]] = defaultdict(list)
    rows = (
        opinions_seen_by(at.standing)
        .filter(year=at.year - 1, unit_code__in=at.codes)
        .exclude(state__in=("withdrawn", "merged"))
    )
    for one in rows.order_by("pk"):
        outcome = OUTCOMES[one.outcome].zh if one.outcome else OPINION.states[one.state].zh
        cells = (
            one.text,
            one.project or "—",
            outcome,
            one.reason or "—",
            LANDINGS[one.landing].zh if one.landing else "尚未核验",
        )
        source = Source(f"意见{one.pk}", how=one.document, where=reverse("opinions:opinion", args=[one.pk]))
        found[one.unit_code].append((cells, source))
    return found


def key_projects(at: Gathering) -> Rows:
    """Return the projects of each unit in the running year, the largest first."""
    found: dict[str, list[tuple[tuple[Cell, ...], Source]]] = defaultdict(list)
    for one in sorted(projects(at.asked, at.sight), key=lambda one: (-max(one.budget, one.paid), one.code)):
        if one.unit_code in at.codes and one.code:
            where = f"{reverse('execution:project', args=[one.code])}?on={at.asked.day}"
            cells = (one.name or one.code, one.budget, one.paid, one.pace, one.points)
            found[one.unit_code].append((cells, at.computed("各行合计", where)))
    return found


def carried(at: Gathering) -> Rows:
    """Return what was carried over into the year, by project and year of the money."""
    found: dict[str, list[tuple[tuple[Cell, ...], Source]]] = defaultdict(list)
    called = {(one.unit_code, one.code): one.name for one in projects(at.asked, at.sight)}
    for one in at.asked.ledger.told(carried_in, at.asked.day):
        if one.unit_code in at.lines:
            name = called.get((one.unit_code, one.project_code)) or one.project_code or "没有项目名"
            year = f"{one.from_year}年" if one.from_year else None
            found[one.unit_code].append(((name, year, one.amount), Source(BATCH + one.batch, one.sheet, 0, one.row)))
    return found


def performance(at: Gathering) -> Rows:
    """Return the targets of the last two years with what was reached, at the latest reading of each."""
    found: dict[str, list[tuple[tuple[Cell, ...], Source]]] = defaultdict(list)
    rows = performances_seen_by(at.standing).filter(year__in=(at.year - 1, at.year - 2), unit_code__in=at.codes)
    known = list(rows.order_by("-year", "pk"))
    told = deviations_of(known)
    for row in known:
        for one in told[row.pk]:
            target, where = one.target, reverse("evaluations:project", args=[row.pk])
            cells = (f"{row.year}年{row.project}", target.name, one.planned, one.done or None, one.share)
            found[row.unit_code].append((cells, Source(target.file, how=target.place, where=where)))
    return found


def _unit(at: Gathering, code: str) -> str:
    return f"{reverse('execution:unit', args=[code])}?on={at.asked.day}"


def _until(signal: Signal) -> str:
    """Until which day the rule looked: it may be later than the day of the pack."""
    on = signal.seen_in.judged_on
    return "规则提示，待核实" + (f"，判断截至{printed_day(on)}" if on else "")


def _question(signal: Signal) -> str:
    """The key of what is asked by the question of a rule; one of them is a part of the pack too."""
    return "performance_question" if signal.question == "performance" else signal.question


def named(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources with the names of the files that were delivered: one question for all of them."""
    rows = list(sources)
    batches = {one.file.removeprefix(BATCH) for one in rows if one.file.startswith(BATCH)}
    told = dict(Delivery.objects.filter(batch__in=batches, reverses=None).order_by("-pk").values_list("batch", "name"))
    return tuple(
        replace(one, file=told.get(one.file.removeprefix(BATCH), "账册")) if one.file.startswith(BATCH) else one for one in rows
    )  # fmt: skip
