"""One of each thing of feeds, every text of it a canary (矩阵的来源与报送)."""

from secrets import token_hex

from guantong.apps.components.search import searchable
from guantong.apps.feeds.models import Delivery, Feed, SavedMapping
from guantong.apps.files.models import Attachment
from guantong.apps.files.store import keep
from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.money import Unit
from tests.feeds import HEADER, csv, said
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


def _feed(at: Place) -> Feed:
    name = at.canary("name")
    return Feed.objects.create(
        name=name, table="payment", path=at.body.path, organisation=at.canary("organisation"), opened_by="somebody",
        opened_at=NOON, state=at.state if at.state == "retired" else "in_use", search=searchable(name),
    )  # fmt: skip


@thing("feed", "in_use", "retired")
def feed(at: Place) -> Asked:
    """A source with a mapping that is remembered."""
    made = _feed(at)
    mapping = Mapping("payment", (at.canary("header"), "支付金额"), {"purpose": 0, "amount": 1}, Unit.YUAN)
    SavedMapping.objects.create(
        feed=made,
        path=made.path,
        fingerprint=token_hex(32),
        mapping=mapping.to_json(),
        confirmed_by="somebody",
        confirmed_at=NOON,
    )
    return {"feeds:source": {"pk": made.pk}}


@thing("delivery", "uploaded", "taken_in", "published", "superseded")
def delivery(at: Place) -> Asked:
    """A file of a source, with a cell that could not be read."""
    name, content = f"{at.canary('file')}.csv", csv(purpose=at.canary("purpose"))
    refused = {
        "sheet": at.canary("sheet"), "row": 5, "column": "amount", "header": at.canary("header"), "text": at.canary("text"),
        "why": {"zh": "x", "en": "x"}, "blocks": True,
    }  # fmt: skip
    made = Delivery.objects.create(
        feed=_feed(at), path=at.body.path, name=name, sm3=token_hex(32), period="2026-03", edition=1, state=at.state,
        brought_by="somebody", brought_at=NOON, reason=at.canary("reason"), search=searchable(name),
        sheets=[{"name": "", "headers": HEADER.split(","), "header_row": 1, "above": []}], mapping=said().to_json(),
        notes=[{"zh": at.canary("note"), "en": "x"}], sheets_left=[at.canary("left")], refusals=[refused], refused_cells=1,
        control={"read": 1, "taken": 0, "totals": 0, "left_out": 0, "refused": 1, "sums": {"amount": 0}},
    )  # fmt: skip
    made.file = Attachment.objects.create(
        key=made.journal_key, path=made.path, name=name, kind="csv", level="sensitive", size=len(content), sm3=keep(content),
        sha256="0" * 64, given_sm3=made.sm3, brought_by="somebody", brought_at=NOON,
    )  # fmt: skip
    made.sm3 = made.file.sm3
    made.save()
    pages = ("feeds:delivery", "feeds:refusals", *(["feeds:mapping"] if at.state == "uploaded" else []))
    line = {"feeds:row": {"pk": made.pk, "line": 2}}
    return {**dict.fromkeys(pages, {"pk": made.pk}), **line, "api:delivery": {"key": made.pk}}
