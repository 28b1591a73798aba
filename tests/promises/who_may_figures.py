"""One of each thing of figures and diagnosis, every text of it a canary (矩阵的数据与关注事项)."""

from datetime import date
from secrets import token_hex

from django.db.models import F

from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.models import Letter, LetterItem, Note, ReturnedReply, Run, Signal, Threshold, Verdict
from guantong.apps.diagnosis.workflow import JUDGED
from guantong.apps.feeds.models import Snapshot as Books
from guantong.apps.figures.models import Batch, Correction, Document, Expected, RegisterFile, Snapshot, Typing
from guantong.apps.figures.typings import FIRST, rows_of, typed_table
from guantong.apps.files.models import Attachment
from guantong.apps.files.store import keep
from guantong.domain.fiscal.typed import kept_of
from guantong.domain.seal.canonical import canonical, sm3
from tests.attachments import pdf
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON

_PDF = pdf("Report")
_CLOSER = ("sensitive", "withdrawn", "public")
"""What a file is that its documents and signals are as well."""


def _batch(at: Place) -> Batch:
    name = f"{at.canary('name')}.pdf"
    level = {"sensitive": "sensitive", "withdrawn": "public", "public": "public"}.get(at.state, "internal")
    unread = ("sensitive", "withdrawn", "document")
    made = Batch.objects.create(
        name=name, sm3=token_hex(32), path=at.body.path, organisation=at.canary("organisation"),
        state="received" if at.state in unread else "published" if at.state == "public" else at.state, brought_by="somebody", brought_at=NOON,
        reason=at.canary("reason"), search=searchable(name),
    )  # fmt: skip
    made.file = Attachment.objects.create(
        key=made.journal_key, path=at.body.path, name=name, kind="pdf", level=level, size=len(_PDF), pages=1, sm3=keep(_PDF),
        state="withdrawn" if at.state == "withdrawn" else "kept", sha256="0" * 64, given_sm3=made.sm3, brought_by="somebody", brought_at=NOON,
    )  # fmt: skip
    made.save()
    return made


def _document(at: Place) -> Document:
    body = at.canary("body")
    snapshot = Snapshot.objects.create(facts_version=0, taken_by="somebody", taken_at=NOON)
    batch = _batch(Place(at.body, at.relation, "batch", at.state if at.state in _CLOSER else "published"))
    return Document.objects.create(
        batch=batch, number=0, path=at.body.path, body=body, year=2026, kind="budget",
        of_level="unit", values=0, amount=0, came=snapshot, search=searchable(body),
    )  # fmt: skip


@thing("batch", "received", "read", "published", "sensitive", "withdrawn", "public")
def batch(at: Place) -> Asked:
    """A file that was brought, of one page."""
    asked = {"pk": _batch(at).pk}
    pages = ("figures:batch", "figures:cell", "figures:hand_entry")
    return {
        **dict.fromkeys(pages, asked), "api:batch": {"key": asked["pk"]}, "figures:picture": {**asked, "number": 1},
    }  # fmt: skip


@thing("document", "published", "sensitive", "withdrawn", "public")
def document(at: Place) -> Asked:
    """A document of a batch."""
    key = _document(at).pk
    return {"figures:document": {"pk": key}, "api:document": {"key": key}, "api:facts": {"key": key}}


@thing("correction", "in_force", "let_go", "replaced", "withdrawn", "sensitive")
def correction(at: Place) -> Asked:
    """What a person corrected in a document of a batch."""
    level = "sensitive" if at.state == "sensitive" else "internal"
    of = _one_of(at, level)  # a list shows fifty batches
    item = at.canary("item")
    made = Correction.objects.create(
        document=of, path=of.path, sm3=of.batch.sm3, place=token_hex(32), page=1, table=at.canary("table"),
        row=1, header=at.canary("header"), item=item, printed=at.canary("printed"), edition="1", value=at.canary("value"),
        reason=at.canary("reason"), state="in_force" if at.state == "sensitive" else at.state, made_by="somebody",
        made_at=NOON, search=searchable(item),
    )  # fmt: skip
    return {"figures:correction": {"pk": made.pk}}


def _one_of(at: Place, level: str) -> Document:
    found = Document.objects.filter(
        path=at.body.path, batch__file__level=level, batch__file__state="kept", body__startswith="ZX"
    )
    return found.first() or _document(Place(at.body, at.relation, "document", level))


STATES = ("typing_first", "typed_by_first", "typing_second", "differing", "sensitive")


@thing("typing", *STATES)
def typing(at: Place) -> Asked:
    """A table that somebody types; only what both agreed on is shown to others."""
    level, number = "sensitive" if at.state == "sensitive" else "internal", STATES.index(at.state) + 1
    of = Batch.objects.filter(path=at.body.path, file__level=level, file__state="kept")
    batch = of.filter(state__in=("read", "received")).first()
    batch = batch or _batch(Place(at.body, at.relation, "batch", "sensitive" if at.state == "sensitive" else "read"))
    state = "agreed" if at.state == "sensitive" else at.state  # agreed is shown to most: the level still closes it
    title, body, cells = at.canary("title"), at.canary("body"), ["", at.canary("name"), "1.00", "", ""]
    other = [*cells[:2], "2.00", "", ""]
    Typing.objects.filter(batch=batch, first_page=number).update(first_page=F("pk") + 1000)
    made = Typing.objects.create(
        batch=batch, path=batch.path, form="general_public_by_function", title=title, pages=[number],
        first_page=number, body=body, year=2026, kind="budget", of_level="department", unit="万元", state=state,
        first_by="somebody", second_by="somebody else", begun_at=NOON, first={str(number): [cells]}, second={str(number): [other]},
        reason=at.canary("reason"),
    )  # fmt: skip
    if state == "agreed":
        made.sealed = kept_of(typed_table(made, rows_of(made, FIRST)))
        made.digest = sm3(canonical(made.sealed).encode())
        made.save()
    return {route: {"pk": made.pk} for route in ("figures:typing", "figures:comparison", "figures:sheet")}


def _run(at: Place) -> Run:
    at_batch = Place(at.body, at.relation, "batch", "published")
    snapshot = Snapshot.objects.create(facts_version=0, taken_by="somebody", taken_at=NOON)
    return Run.objects.create(
        snapshot=snapshot, batch=_batch(at_batch), path=at.body.path, cause="published", asked_by="somebody",
        asked_at=NOON, state="done",
    )  # fmt: skip


@thing("run", "done")
def run(at: Place) -> Asked:
    """A run of the rules over what a batch brought."""
    key = _run(at).pk
    return {"diagnosis:run": {"pk": key}, "api:run": {"key": key}}


def _book_signal(at: Place) -> Signal:
    """A signal over the books: its unit's name, and what the rule found, are canaries."""
    title, body = at.canary("title"), at.canary("body")
    ran = Run.objects.filter(books__isnull=False).first() or Run.objects.create(
        books=Books.objects.create(taken_by="somebody", taken_at=NOON), judged_on=date(2026, 10, 31), cause="published",
        asked_by="somebody", asked_at=NOON, state="done",
    )  # fmt: skip
    return Signal.objects.create(
        identity=token_hex(8), rule="E02", rule_version=1, title=title, title_en=title, question="deviation", stage="execution",
        severity="verify", body=body, period="2026", says=at.canary("says"), says_en="says", value=at.canary("value"),
        path=at.body.path, over_books=True, year=2026, keys={"project_code": at.canary("project")},
        found={"project": at.canary("project"), "unit_code": at.canary("unit")}, state=at.state, raised_at=NOON, raised_in=ran,
        seen_in=ran, search=searchable(title, body),
    )  # fmt: skip


def _signal(at: Place) -> Signal:
    title = at.canary("title")
    ran = Run.objects.filter(
        path=at.body.path, books=None
    ).first()  # one run and document do for all: lists show pages of 50
    of = _one_of(at, "sensitive" if at.state == "sensitive" else "internal")
    assert ran
    made = Signal.objects.create(
        identity=token_hex(8), rule="B01", rule_version=1, title=title, title_en=title, question="basis",
        stage="formulation", severity="verify", body=at.canary("body"), period="2026/budget", says=at.canary("says"),
        says_en="says", value=at.canary("value"), path=at.body.path, document=of,
        state="open" if at.state in _CLOSER else at.state, verdict="true" if at.state in JUDGED else "", raised_at=NOON, raised_in=ran, seen_in=ran,
        search=searchable(title),
    )  # fmt: skip
    made.sources.add(of.batch)
    Note.objects.create(signal=made, verb="update", words=at.canary("note"), by="somebody", at=NOON)
    if at.state in JUDGED:
        Verdict.objects.create(
            signal=made, verdict="true", reason=at.canary("reason"), rests_on=at.canary("rests"), given_by="somebody",
            given_at=NOON, facts=made.facts,
        )  # fmt: skip
    return made


@thing("signal", "open", "checked", "judged", "to_finding", "lapsed", "sensitive")
def signal(at: Place) -> Asked:
    """What a rule points at, and what people did about it; the lapsed ones are over the books."""
    key = (_book_signal if at.state == "lapsed" else _signal)(at).pk
    rows = {"diagnosis:vouchers": {"pk": key, "table": "payment"}} if at.state == "lapsed" else {}
    return {"diagnosis:signal": {"pk": key}, "api:signal": {"key": key}, **rows}


@thing("letter", "draft", "sent", "withdrawn", "sensitive")
def letter(at: Place) -> Asked:
    """A letter to the organisation; the reason it was corrected is not for who is asked, nor is the signal's verdict."""
    about = _signal(Place(at.body, at.relation, "signal", "sensitive" if at.state == "sensitive" else "judged"))
    subject = at.canary("subject")
    made = Letter.objects.create(
        path=at.body.path, organisation=at.canary("organisation"), route="direct", issuer="预算工委",
        desk="RD.CWH.YSGW.", subject=subject, asks=at.canary("asks"), within=10, number=at.canary("number"),
        state="sent" if at.state == "sensitive" else at.state, drafted_by="somebody", drafted_at=NOON,
        sent_on=None if at.state == "draft" else NOON.date(), due_on=None if at.state == "draft" else NOON.date(),
        reason=Place(at.body, at.relation, "signal", "judged").canary("reason"), search=searchable(subject),
    )  # fmt: skip
    LetterItem.objects.create(
        letter=made, signal=about, number=1, answer=at.canary("answer"),
        facts={"title": at.canary("title"), "says": at.canary("says"), "value": "", "limit": "", "basis": [], "evidence": []},
    )  # fmt: skip
    routes = ("letter", "letter_print", "letter_archive", "reply_file")
    return {f"diagnosis:{route}": {"pk": made.pk} for route in routes}


@thing("returned_reply", "read", "taken_down")
def returned_reply(at: Place) -> Asked:
    """A sheet of a letter that came back answered."""
    of = Letter.objects.create(
        path=at.body.path, organisation="明湖区", route="direct", issuer="预算工委", desk="RD.CWH.YSGW.", subject="函", asks="请说明",
        within=10, state="sent", drafted_by="somebody", drafted_at=NOON, sent_on=NOON.date(),
    )  # fmt: skip
    made = ReturnedReply.objects.create(
        letter=of, name=at.canary("name"), sm3="0" * 64, path=at.body.path, body=at.canary("body"), typed_by=at.canary("typed"),
        signed_by=at.canary("signed"), signed_on=NOON.date(), uploaded_by="somebody", uploaded_at=NOON, state=at.state,
    )  # fmt: skip
    return {"diagnosis:returned_reply": {"pk": made.pk}}


@thing("expected", "expected", "set_aside")
def expected(at: Place) -> Asked:
    """A line of the register of what must be published."""
    body = at.canary("body")
    made = Expected.objects.create(
        path=at.body.path, organisation=at.canary("organisation"), body=body, year=2026, kind="budget", of_level="unit",
        state=at.state, reason=at.canary("reason"), search=searchable(body),
    )  # fmt: skip
    return {"figures:expectation": {"pk": made.pk}, "figures:letter": {"pk": made.pk}}


@thing("threshold", "in_force", "proposed", "ended", "withdrawn")
def threshold(at: Place) -> Asked:
    """A threshold the district set itself: of a rule that is not there, so that no run goes by it."""
    made = Threshold.objects.create(
        rule="Z99", name=token_hex(8), value=10, since=date(2025, 1, 1), document=at.canary("document"),
        reason=at.canary("reason"), path=at.body.path, state=at.state, proposed_by="somebody", proposed_at=NOON,
    )  # fmt: skip
    return {"diagnosis:threshold": {"pk": made.pk}}


@thing("register_file", "previewed", "applied")
def register_file(at: Place) -> Asked:
    """A list of what must be published that was uploaded."""
    made = RegisterFile.objects.create(
        name=at.canary("name"), sm3=token_hex(32), state=at.state, uploaded_by="somebody", uploaded_at=NOON
    )
    return {"figures:register_file": {"pk": made.pk}}
