"""Which signals one sees, and which documents a run looks at (慧诊)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.models import Run, Signal, Threshold
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.figures.queries import Located, counting_in, documents_seen_by, located
from guantong.apps.figures.reading import reading_of
from guantong.apps.files.queries import level_seen_by
from guantong.apps.journal.queries import within
from guantong.domain.fiscal.document import Document as Read
from guantong.domain.fiscal.facts import Spot
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import Examination, examine_all
from guantong.domain.rule_engine.thresholds import Own
from guantong.domain.rulebook.shelf import all_rules


def signals_seen_by(standing: Standing) -> QuerySet[Signal]:
    """Return the signals `standing` may read, latest first."""
    if sees_everything(standing):
        return Signal.objects.all()  # no condition, so that counts and pages are read from indexes alone
    return Signal.objects.filter(within(standing.areas("diagnosis")) & level_seen_by(standing))


def found_by_rule_or_body(typed: str) -> Q:
    """Return the condition that every typed word is found in the signal's rule or in its document's body, by sound too.

    There are fifty rules and some thousand documents: looking there takes a tenth of looking into every signal.
    """
    condition = Q()
    for word in typed.lower().replace("\0", " ").split():
        rules = [rule.code for rule in all_rules() if word in searchable(rule.code, rule.title.zh)]
        bodies = Document.objects.filter(search__contains=word).order_by().values("pk")
        condition &= Q(rule__in=rules) | Q(document__in=bodies)
    return condition


def bodies_below(standing: Standing) -> list[tuple[str, str]]:
    """Return path and name of the bodies one filters by: departments with all below them; to who sees a part, that part."""
    seen = Organisation.objects.filter(within(standing.areas("diagnosis")))
    if sees_everything(standing):
        seen = seen.filter(Q(parent=None) | Q(parent__parent=None))
    return list(seen.order_by("path").values_list("path", "name"))


def sees_everything(standing: Standing) -> bool:
    """True when no signal is kept from `standing`, so that a count over all of them tells nothing hidden."""
    return standing.areas("diagnosis") == ("",) == standing.areas("files")


def runs_seen_by(standing: Standing) -> QuerySet[Run]:
    """Return the runs `standing` may read: not those over a file whose level is closed to them."""
    open_to = Batch.objects.filter(level_seen_by(standing))
    seen = within(standing.areas("diagnosis")) & (Q(batch=None) | Q(batch__in=open_to))
    return Run.objects.filter(seen).select_related("snapshot", "batch", "job")


def thresholds_seen_by(standing: Standing) -> QuerySet[Threshold]:
    """Return the district's own thresholds: those that hold or held to whoever reads rules, what is only proposed to who judges."""
    decided = Q(state__in=("in_force", "ended")) if standing.reads("rules") else Q(pk__in=())
    return Threshold.objects.filter(decided | within(standing.areas("diagnosis")))


def own_values(rule: str = "") -> dict[str, tuple[Own, ...]]:
    """Return what the district set itself, by rule: of one rule if told. What ended counts for the days it held."""
    found: dict[str, list[Own]] = {}
    rows = Threshold.objects.filter(state__in=("in_force", "ended"), **({"rule": rule} if rule else {}))
    for row in rows.order_by("rule", "name", "since"):
        own = Own(row.name, row.value, row.since, row.document, row.until, row.ending)
        found.setdefault(row.rule, []).append(own)
    return {code: tuple(own) for code, own in found.items()}


def looked_at_in(run: Run) -> tuple[list[Document], list[Document]]:
    """Return the documents a run judges, and those beside them that they are held against.

    All that count in its snapshot; after a batch those of its bodies and of the units below its departments: whatever else
    counts of them is loaded with them, and the departments that may stand above a unit, so that nothing is judged by half.
    """
    counting = counting_in(run.snapshot).order_by("pk")
    if run.batch is None:
        return list(counting), []
    own = list(counting.filter(batch=run.batch))
    below = Q(pk__in=())
    for one in own:
        if one.of_level == "department":
            below |= Q(of_level="unit", year=one.year, kind=one.kind, path__startswith=one.path)
    bodies = {one.body for one in own} | set(counting.filter(below).values_list("body", flat=True))
    judged = list(counting.filter(body__in=bodies))
    above = Q(pk__in=())
    for year, kind in {(one.year, one.kind) for one in judged if one.of_level == "unit"}:
        above |= Q(of_level="department", year=year, kind=kind)
    return judged, list(counting.filter(above).exclude(body__in=bodies))


@dataclass(frozen=True, slots=True)
class Examined:
    """What the rules found in one document."""

    document: Document
    found: Examination


def examined(
    judged: Iterable[Document], beside: Iterable[Document], as_of: date, own: Mapping[str, tuple[Own, ...]]
) -> Iterator[Examined]:
    """Yield what all rules find in every one of `judged`, held against each other and those `beside` them.

    `own` are the thresholds the district set itself, by rule.
    """
    pairs: list[tuple[Document, Read]] = []
    judged = list(judged)
    for document in (*judged, *beside):
        read = reading_of(document.batch).documents
        if document.number < len(read):
            pairs.append((document, read[document.number]))
    rules = [rule.holding(own.get(rule.code, ())) for rule in all_rules() if not rule.over_register]
    found = examine_all(cases_of([read for _, read in pairs], as_of=as_of), rules)
    asked = set(judged)
    yield from (Examined(document, one) for (document, _), one in zip(pairs, found, strict=True) if document in asked)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence as it is found now."""

    batch: Batch
    spot: Spot
    kept: dict[str, object]
    found: Located


def evidence_of(signal: Signal) -> list[Piece]:
    """Return the evidence of a signal, each found again in its file."""
    batches = Batch.objects.select_related("file").in_bulk({place["batch"] for place in signal.evidence})
    pieces = []
    for place in signal.evidence:
        spot = Spot(place["page"], place["table"], place["row"], place["header"], place["printed"])
        batch = batches[place["batch"]]
        pieces.append(Piece(batch, spot, place, located(batch, spot)))
    return pieces


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of one document in a run."""

    document: Document
    held: int
    computed: int
    signals: int
    not_computed: int
    why: list[str]
    """The first few reasons."""


def looked_at_by(run: Run, standing: Standing) -> list[Looked]:
    """Return the documents a run looked at, as far as `standing` may see them, with what came of each."""
    seen = documents_seen_by(standing).filter(pk__in=[int(pk) for pk in run.examined]).order_by("pk")
    found = []
    for document in seen:
        came = run.examined[str(document.pk)]
        found.append(Looked(document, **came))
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """What a run changed of one signal: raise, update or lapse."""

    verb: str
    signal: Signal


def changes_by(run: Run, standing: Standing) -> list[Change]:
    """Return what a run changed against what was known before it, as far as `standing` sees the signals: new ones first."""
    verbs = {pk: verb for verb in ("raise", "update", "lapse") for pk in run.changes.get(verb, ())}
    seen = signals_seen_by(standing).in_bulk(verbs)
    return [Change(verb, seen[pk]) for pk, verb in verbs.items() if pk in seen]


def latest_snapshot() -> Snapshot | None:
    """Return what counts now."""
    return Snapshot.objects.order_by("-pk").first()
