"""Which signals one sees, and which documents a run looks at (慧诊)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.models import Letter, LetterItem, ReturnedReply, Run, Signal, Threshold, Verdict
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.figures.queries import Located, batches_seen_by, counting_in, documents_seen_by, located_all
from guantong.apps.figures.reading import reading_of
from guantong.apps.files.models import Attachment
from guantong.apps.files.queries import drawn_from
from guantong.apps.journal.queries import within
from guantong.domain.fiscal.document import Document as Read
from guantong.domain.fiscal.facts import Spot
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import Examination, examine_all
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Own
from guantong.domain.rulebook.shelf import all_rules, rule_named
from guantong.domain.words import Words

COPIES = ("kept", "sealed")
"""The states of a file that is there, and not withdrawn."""


def signals_seen_by(standing: Standing) -> QuerySet[Signal]:
    """Return the signals `standing` may read, latest first: only those all of whose files are open to them, as they are now."""
    if sees_everything(standing):
        return Signal.objects.all()  # no condition, so that counts and pages are read from indexes alone
    areas = standing.areas("diagnosis")
    open_ = Q(over_books=True) | drawn_from(standing, "document__batch__file")
    found = Signal.objects.filter(within(areas) & open_ & placed(areas)).exclude(pk__in=_closed_to(standing))
    return found.exclude(_about(standing.firms)) if standing.firms else found


def _about(firms: Iterable[str]) -> Q:
    """Return the condition that a signal over the books speaks of one of some firms or projects by name."""
    about = Q()
    for firm in firms:
        about |= Q(over_books=True, says__contains=firm)
    return about


def placed(areas: Iterable[str]) -> Q:
    """Return the condition that keeps signals nobody can place from who must keep away from a body: it may be that body's."""
    return ~Q(over_books=True, path="") if any(area.startswith("-") for area in areas) else Q()


def found_by_rule_or_body(typed: str) -> Q:
    """Return the condition that every typed word is found in the signal's rule or its body, by sound too.

    There are fifty rules and some thousand documents: looking there takes a tenth of looking into every signal.
    """
    condition = Q()
    for word in typed.lower().replace("\0", " ").split():
        rules = [rule.code for rule in all_rules() if word in searchable(rule.code, rule.title.zh)]
        bodies = Document.objects.filter(search__contains=word).order_by().values("pk")
        condition &= Q(rule__in=rules) | Q(document__in=bodies) | Q(over_books=True, search__contains=word)
    return condition


def bodies_below(standing: Standing) -> list[tuple[str, str]]:
    """Return path and name of the bodies one filters by: departments with all below them; to who sees a part, that part."""
    seen = Organisation.objects.filter(within(standing.areas("diagnosis")))
    if sees_everything(standing):
        seen = seen.filter(Q(parent=None) | Q(parent__parent=None))
    return list(seen.order_by("path").values_list("path", "name"))


def sees_everything(standing: Standing) -> bool:
    """True when no signal is kept from `standing`, so that a count over all of them tells nothing hidden."""
    return not standing.firms and standing.areas("diagnosis") == ("",) == standing.areas("files")


def runs_seen_by(standing: Standing) -> QuerySet[Run]:
    """Return the runs `standing` may read: not those over a file whose level is closed to them."""
    seen = within(standing.areas("diagnosis")) & (Q(batch=None) | Q(batch__in=_open_to(standing)))
    return Run.objects.filter(seen).select_related("snapshot", "batch", "books", "job")


def _open_to(standing: Standing) -> QuerySet[Batch]:
    return Batch.objects.filter(drawn_from(standing, "file"))


def _closed_to(standing: Standing) -> QuerySet[Any]:
    """The signals of which some evidence lies in a file that is closed to `standing`."""
    return Signal.sources.through.objects.exclude(batch__in=_open_to(standing)).values("signal")


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

    All that count in its snapshot; after a batch those of its bodies and of the units below its departments, and of those whose
    documents count no more since: whatever else
    counts of them is loaded with them, and the departments that may stand above a unit, so that nothing is judged by half.
    """
    counting = counting_in(run.snapshot).order_by("pk")
    if run.batch is None:
        return list(counting), []
    own = [*counting.filter(batch=run.batch), *_left_in(run)]
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


def _left_in(run: Run) -> QuerySet[Document]:
    return Document.objects.filter(left=run.snapshot).order_by("pk")


def ceased_in(run: Run) -> list[Document]:
    """Return the documents that count no more in the snapshot of a run, and for which no other counts; after a batch since then."""
    left = _left_in(run) if run.batch else Document.objects.filter(left__lte=run.snapshot_id).order_by("pk")
    same = {name: OuterRef(name) for name in ("subject", "year", "kind", "of_level")}
    return list(left.exclude(Exists(counting_in(run.snapshot).filter(**same))))


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
    rules = [rule.holding(own.get(rule.code, ())) for rule in all_rules() if rule.over_documents]
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
    """Return the evidence of a signal as far as it lies in files that `standing` sees, each found again in its file.

    Every file is read once, however many pieces lie in it.
    """
    batches = batches_seen_by(standing).in_bulk({place["batch"] for place in signal.evidence})
    spots: dict[int, list[Spot]] = {pk: [] for pk in batches}
    seen = [place for place in signal.evidence if place["batch"] in batches]
    for place in seen:
        spot = Spot(place["page"], place["table"], place["row"], place["header"], place["printed"])
        spots[place["batch"]].append(spot)
    found = {pk: iter(zip(spots[pk], located_all(batch, spots[pk]), strict=True)) for pk, batch in batches.items()}
    pieces = []
    for place in seen:
        spot, where = next(found[place["batch"]])
        pieces.append(Piece(batches[place["batch"]], spot, place, where))
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
class Ruled:
    """What came of one rule in a run over the books: how many signals, and why it, or a part of it, was not computed."""

    rule: Rule
    signals: int
    computed: bool
    why: list[Words]

    @property
    def reasons(self) -> Words:
        """All the reasons."""
        return Words("；".join(one.zh for one in self.why), "; ".join(one.en for one in self.why))


def ruled_in(run: Run) -> list[Ruled]:
    """Return what came of every rule in a run over the books, what was not computed at all last."""
    rules = {rule.code: rule for rule in all_rules()}
    known = ((rules[code], came) for code, came in run.examined.items() if code in rules)
    found = [Ruled(r, came["signals"], came["computed"], [Words(**w) for w in came["why"]]) for r, came in known]
    return sorted(found, key=lambda one: (not one.computed, one.rule.code))


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


def letters_seen_by(standing: Standing) -> QuerySet[Letter]:
    """Return the letters `standing` may read, latest first: whoever is asked sees those that went out, nothing before.

    None of those about a signal some of whose files are closed to them now.
    """
    closed = LetterItem.objects.filter(signal__in=_closed_to(standing)).values("letter")
    seen = within(standing.areas("letters")) & ~Q(pk__in=closed)
    looks_into = within(standing.areas("diagnosis")) if standing.reads("diagnosis") else Q(pk__in=())
    return Letter.objects.filter(seen & (looks_into | Q(sent_on__isnull=False))).select_related("corrects")


def replies_seen_by(standing: Standing) -> QuerySet[ReturnedReply]:
    """Return the answered sheets that came back, to who follows their letters."""
    own = letters_seen_by(standing).order_by().values("pk")
    return ReturnedReply.objects.filter(within(standing.areas("diagnosis")), letter__in=own)


def signed_copies(letter: Letter) -> QuerySet[Attachment]:
    """Return the files of a letter that may be its signed copy."""
    return Attachment.objects.filter(key=letter.journal_key, state__in=COPIES)


def reply_files(letter: Letter) -> QuerySet[Attachment]:
    """Return the files of a letter that may be the unit's: all but the copy that went out."""
    return Attachment.objects.filter(key=letter.journal_key, state__in=("kept", "sealed")).exclude(pk=letter.signed_id)


def looks_into(letter: Letter, standing: Standing) -> bool:
    """True for who looks into the matter, and not only answers: drafts, the state of signals, verdicts are theirs."""
    return standing.sees("diagnosis", letter.path)


def referred(to: str, standing: Standing) -> QuerySet[Signal]:
    """Return what was referred to an upper desk and waits there, earliest first: `to` is "finding" or "consultation".

    The upper desk pulls its work by this and answers with `triage.receive` or `triage.send_back`.
    """
    return signals_seen_by(standing).filter(state=f"to_{to}").order_by("pk")


def signals_in(states: Iterable[str], standing: Standing) -> QuerySet[Signal]:
    """Return the signals in any of `states`."""
    return signals_seen_by(standing).filter(state__in=tuple(states))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for a letter: what may be asked about, what not yet or no more, whom and how it is proposed to ask."""

    signals: list[Signal]
    left_out: list[Signal]

    @property
    def path(self) -> str:
        """The organisation the signals name, else the one whose file it is."""
        first = self.signals[0] if self.signals else None
        named = Organisation.objects.filter(name=first.body, ends_on=None).first() if first else None
        return named.path if named else first.path if first else ""

    @property
    def subject(self) -> str:
        """A neutral title."""
        first = self.signals[0] if self.signals else None
        if first is None:
            return ""
        return f"关于了解{first.body if first.over_books else first.document}有关情况的函"[:120]


def chosen_for_letter(typed: Iterable[str], standing: Standing) -> Chosen:
    """Return what was chosen in a list, as far as `standing` sees it."""
    numbers = {int(number) for number in typed if number.isascii() and number.isdecimal() and len(number) < 19}
    found = list(signals_seen_by(standing).filter(pk__in=numbers).order_by("pk"))
    ready = [s for s in found if s.state == "checked" and citable(s)]
    return Chosen(ready, [s for s in found if s not in ready])


def citable(signal: Signal) -> bool:
    """True when a letter may rest on a signal: a rule may say that none does."""
    rule = rule_named(signal.rule)
    return rule is None or rule.citable


def timeline_of(signal: Signal) -> list["Happened"]:
    """Return what people did about a signal, earliest first, with their words."""
    people = dict(
        get_user_model().objects.filter(username__in=signal.notes.values("by")).values_list("username", "name")
    )
    return [Happened(note.at, people.get(note.by, note.by), note.verb, note.words) for note in signal.notes.all()]


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing somebody did."""

    at: datetime
    who: str
    verb: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter's item shows of its verdict: to who looks into it all, to the unit what it was told."""

    item: LetterItem
    verdict: Verdict | None
    reopened: bool


def items_of(letter: Letter, standing: Standing) -> list[Told]:
    """Return the items of a letter, each with its latest verdict as far as `standing` may know of one."""
    inside = looks_into(letter, standing)
    items = letter.items.select_related("signal").prefetch_related("signal__verdicts")
    found = []
    for item in items:
        known = [v for v in item.signal.verdicts.all() if inside or v.told_at]
        latest = known[-1] if known else None
        found.append(Told(item, latest, bool(latest and latest.reopened)))
    return found
