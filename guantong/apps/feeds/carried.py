"""A source's file that came on a disc is brought as if it was uploaded here: examined, mapped, taken in, published by people (随包报送)."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from guantong.apps.exchange.kinds import Kind, Placed, register
from guantong.apps.feeds.models import Feed
from guantong.apps.feeds.operations import looked_at, upload
from guantong.apps.files.examining import Examined
from guantong.domain.fiscal.records.table import tables
from guantong.domain.roles import Standing
from guantong.domain.seal.package import Document
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


def take(*, document: Document, by: Standing, as_of: datetime) -> Placed:
    """Bring the file for its source, period and edition; raises BadInput where the source is not registered here."""
    about = document.about
    feed = Feed.objects.filter(name=about.get("source", ""), table=about.get("table", "")).first()
    if feed is None:
        named = tables().get(about.get("table", ""))
        table = named.words if named else Words(about.get("table", "—"), about.get("table", "—"))
        raise BadInput({"source": _NO_SOURCE.filled(source=about.get("source", ""), table=table)})
    delivery = upload(
        feed=feed, period=about.get("period", ""), edition=_edition(about), name=document.name, content=document.content, by=by,
        as_of=as_of,
    )  # fmt: skip
    says = _MAPPED if delivery.by_itself else _TO_MAP
    return Placed(reverse("feeds:delivery", args=[delivery.pk]), says.filled(number=delivery.pk))


def _look(document: Document) -> Examined:
    feed = Feed.objects.filter(name=document.about.get("source", ""), table=document.about.get("table", "")).first()
    seen: list[Any] = []
    return looked_at(document.content, document.name, feed.encoding if feed is not None else "", seen)


def _edition(about: Any) -> int | None:
    typed = about.get("edition", "")
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 4 and int(typed) > 0):
        raise BadInput({"edition": _NO_EDITION})
    return int(typed)


_NO_SOURCE = Words(
    "这里没有登记“{source}”的{table}这个来源。请先在“数据来源”登记，再点“再送一次”",
    "the source “{source}” of {table} is not registered here: register it, then place the document again",
)
_NO_EDITION = Words("版次从 1 到 999", "an edition from 1 to 999")
_TO_MAP = Words("已成为报送 {number}，请确认字段对应", "it is delivery {number}: confirm what its headers mean")
_MAPPED = Words("已成为报送 {number}，沿用确认过的字段对应", "it is delivery {number}, mapped as confirmed before")

register(
    Kind(
        "feeds.file", 1, Words("财政明细文件", "file of fiscal records"),
        {
            "source": Words("来源（接收方登记的名称）", "source, as the receiver registered it"),
            "table": Words("财政表", "fiscal table"),
            "period": Words("期间（2026 或 2026-03）", "period: 2026 or 2026-03"),
        },
        take, {"edition": Words("版次（更正时填）", "edition, of a correction")}, _look,
        chosen={"table": lambda: [(one.name, one.words) for one in tables().values()]},
        known={"source": lambda: [(name, Words(name, name)) for name in Feed.objects.order_by("name").values_list("name", flat=True).distinct()]},
    )
)  # fmt: skip
