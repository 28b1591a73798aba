"""One of each thing of exchange, every text of it a canary (矩阵的交换)."""

from secrets import token_hex
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guantong.apps.components.search import searchable
from guantong.apps.exchange.models import Arrival, Outgoing, Partner, PartnerKey
from guantong.domain.seal.head import fingerprint, public_text
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


def _partner(at: Place) -> Partner:
    return Partner.objects.create(name=at.canary("partner"), path=at.body.path, organisation=at.canary("organisation"))


def _document(at: Place, state: str) -> dict[str, Any]:
    return {
        "kind": "feeds.file", "schema": 1, "name": at.canary("name"), "about": {"source": at.canary("about")}, "size": 1,
        "sm3": token_hex(32), "state": state, "where": "", "zh": at.canary("says"), "en": at.canary("says"),
    }  # fmt: skip


@thing("arrival", "waiting", "taken_in", "refused", "given_up")
def arrival(at: Place) -> Asked:
    """A package that came in, with a document that was left."""
    partner = _partner(at)
    made = Arrival.objects.create(
        partner=partner, number=2, path=at.body.path, sm3=token_hex(32), packed_at="2026-11-12", received_by="somebody",
        received_at=NOON, documents=[_document(at, "left")], state=at.state, reason=at.canary("reason"),
        search=searchable(partner.name),
    )  # fmt: skip
    return {"exchange:arrival": {"pk": made.pk}}


@thing("outgoing", "packed")
def outgoing(at: Place) -> Asked:
    """A package that went out."""
    partner = _partner(at)
    made = Outgoing.objects.create(
        partner=partner, number=1, path=at.body.path, sm3=token_hex(32), packed_by="somebody", packed_at=NOON,
        documents=[_document(at, "packed")], search=searchable(partner.name),
    )  # fmt: skip
    return {"exchange:outgoing": {"pk": made.pk}}


@thing("partner_key", "registered", "confirmed", "revoked")
def partner_key(at: Place) -> Asked:
    """A key of another system."""
    partner = _partner(at)
    public = Ed25519PrivateKey.generate().public_key()
    made = PartnerKey.objects.create(
        partner=partner, path=at.body.path, public=public_text(public), fingerprint=fingerprint(public), state=at.state,
        registered_by="somebody", registered_at=NOON, confirmed_at=None if at.state == "registered" else NOON,
        revoked_on=NOON.date() if at.state == "revoked" else None, reason=at.canary("reason"), search=searchable(partner.name),
    )  # fmt: skip
    return {"exchange:key": {"pk": made.pk}}
