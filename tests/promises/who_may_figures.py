"""One of each thing of figures and diagnosis, every text of it a canary (矩阵的数据与关注事项)."""

from datetime import date
from secrets import token_hex

from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.models import Run, Signal, Threshold
from guantong.apps.figures.models import Batch, Document, Expected, RegisterFile, Snapshot
from guantong.apps.files.models import Attachment
from guantong.apps.files.store import keep
from tests.attachments import pdf
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON

_PDF = pdf("Report")


def _batch(at: Place) -> Batch:
    name, level = f"{at.canary('name')}.pdf", "sensitive" if at.state == "sensitive" else "internal"
    made = Batch.objects.create(
        name=name, sm3=token_hex(32), path=at.body.path, organisation=at.canary("organisation"), level=level,
        state="received" if at.state in ("sensitive", "document") else at.state, brought_by="somebody", brought_at=NOON,
        reason=at.canary("reason"), search=searchable(name),
    )  # fmt: skip
    made.file = Attachment.objects.create(
        key=made.journal_key, path=at.body.path, name=name, kind="pdf", level=level, size=len(_PDF), pages=1, sm3=keep(_PDF),
        sha256="0" * 64, given_sm3=made.sm3, brought_by="somebody", brought_at=NOON,
    )  # fmt: skip
    made.save()
    return made


def _document(at: Place) -> Document:
    body = at.canary("body")
    snapshot = Snapshot.objects.create(facts_version=0, taken_by="somebody", taken_at=NOON)
    batch = _batch(Place(at.body, at.relation, "batch", "sensitive" if at.state == "sensitive" else "published"))
    return Document.objects.create(
        batch=batch, number=0, path=at.body.path, level=batch.level, body=body, year=2026, kind="budget",
        of_level="unit", values=0, amount=0, came=snapshot, search=searchable(body),
    )  # fmt: skip


@thing("batch", "received", "read", "published", "sensitive")
def batch(at: Place) -> Asked:
    """A file that was brought, of one page."""
    asked = {"pk": _batch(at).pk}
    return {
        "api:batch": {"key": asked["pk"]},
        "figures:batch": asked,
        "figures:cell": asked,
        "figures:picture": {**asked, "number": 1},
    }


@thing("document", "published", "sensitive")
def document(at: Place) -> Asked:
    """A document of a batch."""
    key = _document(at).pk
    return {"figures:document": {"pk": key}, "api:document": {"key": key}, "api:facts": {"key": key}}


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


@thing("signal", "open", "lapsed", "sensitive")
def signal(at: Place) -> Asked:
    """What a rule points at."""
    title = at.canary("title")
    ran = _run(Place(at.body, at.relation, "run", "done"))
    of = _document(Place(at.body, at.relation, "document", "sensitive" if at.state == "sensitive" else "published"))
    made = Signal.objects.create(
        identity=token_hex(8), rule="B01", rule_version=1, title=title, title_en=title, question="basis",
        stage="formulation", severity="verify", body=at.canary("body"), period="2026/budget", says=at.canary("says"),
        says_en="says", value=at.canary("value"), path=at.body.path, level=of.level, document=of,
        state="lapsed" if at.state == "lapsed" else "open", raised_at=NOON, raised_in=ran, seen_in=ran,
        search=searchable(title),
    )  # fmt: skip
    return {"diagnosis:signal": {"pk": made.pk}, "api:signal": {"key": made.pk}}


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
