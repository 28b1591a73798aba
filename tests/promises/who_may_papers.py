"""A paper in each of its states, every text of it a canary (矩阵的公文)."""

from datetime import date

from guantong.apps.components.search import searchable
from guantong.apps.papers.models import Hop, Paper
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("paper", "draft", "checked", "issued", "withdrawn")
def paper(at: Place) -> Asked:
    """A letter to the organisation; about which matter, who wrote it and why it was withdrawn is not for who got it."""
    title, inner = at.canary("title"), Place(at.body, at.relation, "paper", "draft")
    out = at.state in ("issued", "withdrawn")
    made = Paper.objects.create(
        kind="letter_of_enquiry", edition=date(2024, 11, 8), about="trial.matter/1", about_name=inner.canary("about"),
        about_where="/", desk="RD.CWH.YSGW.", path=at.body.path, addressee=at.canary("addressee"), printed_to=at.canary("to"),
        route="direct", stations=[], issuer="预算工委", title=title, copies=[at.canary("copies")],
        blocks=[{"kind": "paragraph", "parts": [at.canary("words")]}], state=at.state, drafted_by="somebody", drafted_at=NOON,
        writers=["somebody"], reason=inner.canary("reason"), search=searchable(title),
        number=at.canary("number") if out else "", issued_on=NOON.date() if out else None,
        signed_at=NOON if out else None, withdrawn_at=NOON if at.state == "withdrawn" else None,
    )  # fmt: skip
    if out:
        Hop.objects.create(paper=made, number=1, body=at.canary("station"), path=at.body.path)
    return {
        "papers:paper": {"pk": made.pk},
        "papers:download": {"pk": made.pk, "form": "docx"},
        "api:paper": {"key": made.pk},
    }
