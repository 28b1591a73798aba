"""Which signals one sees, and which documents a run looks at (慧诊)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.figures.queries import Located, batches_seen_by, counting_in, documents_seen_by, located
from guantong.apps.figures.reading import reading_of
from guantong.apps.files.queries import drawn_from
from guantong.apps.journal.queries import within
from guantong.domain.fiscal.document import Document as Read
from guantong.domain.fiscal.facts import Spot
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import Examination, examine_all
from guantong.domain.rulebook.shelf import all_rules


def signals_seen_by(standing: Standing) -> QuerySet[Signal]:
    """Return the signals `standing` may read, latest first: only those all of whose files are open to them, as they are now."""
    seen = within(standing.areas("diagnosis")) & drawn_from(standing, "document__batch__file")
    closed = Signal.sources.through.objects.exclude(batch__in=_open_to(standing)).values("signal")
    return Signal.objects.filter(seen).exclude(pk__in=closed).select_related("document__batch__file")


def runs_seen_by(standing: Standing) -> QuerySet[Run]:
    """Return the runs `standing` may read: not those over a file whose level is closed to them."""
    seen = within(standing.areas("diagnosis")) & (Q(batch=None) | Q(batch__in=_open_to(standing)))
    return Run.objects.filter(seen).select_related("snapshot", "batch", "job")


def _open_to(standing: Standing) -> QuerySet[Batch]:
    return Batch.objects.filter(drawn_from(standing, "file"))


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
    units = {one.subject_id for one in own} | set(counting.filter(below).values_list("subject", flat=True))
    judged = list(counting.filter(subject__in=units))
    above = Q(pk__in=())
    for year, kind in {(one.year, one.kind) for one in judged if one.of_level == "unit"}:
        above |= Q(of_level="department", year=year, kind=kind)
    return judged, list(counting.filter(above).exclude(subject__in=units))


@dataclass(frozen=True, slots=True)
class Examined:
    """What the rules found in one document."""

    document: Document
    found: Examination


def examined(judged: Iterable[Document], beside: Iterable[Document], as_of: date) -> Iterator[Examined]:
    """Yield what all rules find in every one of `judged`, held against each other and those `beside` them."""
    pairs: list[tuple[Document, Read]] = []
    judged = list(judged)
    for document in (*judged, *beside):
        read = reading_of(document.batch).documents
        if document.number < len(read):
            pairs.append((document, read[document.number]))
    rules = [rule for rule in all_rules() if not rule.over_register]
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


def evidence_of(signal: Signal, standing: Standing) -> list[Piece]:
    """Return the evidence of a signal as far as it lies in files that `standing` sees, each found again in its file."""
    batches = batches_seen_by(standing).in_bulk({place["batch"] for place in signal.evidence})
    pieces = []
    for place in signal.evidence:
        if place["batch"] not in batches:
            continue
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
    not_computed: list[str]


def looked_at_by(run: Run, standing: Standing) -> list[Looked]:
    """Return the documents a run looked at, as far as `standing` may see them, with what came of each."""
    seen = documents_seen_by(standing).filter(pk__in=[int(pk) for pk in run.examined]).order_by("pk")
    found = []
    for document in seen:
        came = run.examined[str(document.pk)]
        why = [f"{one['rule']} {one['why']}" for one in came["not_computed"]]
        found.append(Looked(document, came["held"], came["computed"], came["signals"], why))
    return found


def latest_snapshot() -> Snapshot | None:
    """Return what counts now."""
    return Snapshot.objects.order_by("-pk").first()
