"""How packages and their documents are told on pages (交换的列)."""

from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from guantong.apps.components.listing import Column
from guantong.apps.components.templatetags.words import said
from guantong.apps.exchange.kinds import Kind, kind_of
from guantong.apps.exchange.models import Arrival
from guantong.apps.exchange.workflow import ARRIVAL, KEY
from guantong.domain.words import Words

SHAPES = {
    "waiting": "due", "taken_in": "done", "refused": "warn", "given_up": "todo", "registered": "due", "confirmed": "done",
    "revoked": "todo",
}  # fmt: skip
OF_DOCUMENT = {
    "waiting": Words("待接收", "waits"), "placed": Words("已送达", "placed"), "left": Words("未送达", "left"), "packed": Words("已打包", "packed"),
}  # fmt: skip
_SHAPES = {"waiting": "todo", "placed": "done", "left": "warn", "packed": "done"}


def state_of(row: Arrival) -> Words:
    """Return the state of a package that came in."""
    return ARRIVAL.states[row.state]


def shape_of(row: Any) -> str:
    """Return the shape of a badge."""
    return SHAPES[row.state]


def key_state_of(row: Any) -> Words:
    """Return the state of a key."""
    return KEY.states[row.state]


def kind_called(name: str) -> Words:
    """Return what users read for a kind of document, its name where this installation has none."""
    kind = kind_of(name)
    return kind.words if kind is not None else Words(name, name)


def about_of(document: dict[str, Any]) -> str:
    """Return the particulars of a document in one line."""
    kind, about = kind_of(document["kind"]), document["about"]
    if kind is None:
        return "；".join(str(value) for value in about.values() if value)
    named = [name for name in (*kind.asks, *kind.may) if about.get(name)]
    return "；".join(_told(kind, name, str(about[name])) for name in named)


def _told(kind: Kind, name: str, value: str) -> str:
    offered = dict(kind.chosen[name]()) if name in kind.chosen else {}
    return str(said(offered[value])) if value in offered else value


def packed_at(row: Arrival) -> datetime | None:
    """Return when the other says it packed; what is no moment is not told."""
    try:
        found = datetime.fromisoformat(row.packed_at)
    except ValueError:
        return None
    return found if found.tzinfo else None


def says_of(document: dict[str, Any]) -> str:
    """Return where a document went, or why it did not."""
    return str(document["en" if get_language() == "en" else "zh"])


DOCUMENTS = (
    Column("包内文件", lambda one: one["name"], link=lambda one: one["where"]),
    Column("种类", lambda one: kind_called(one["kind"])),
    Column("说明项", about_of),
    Column("去向", lambda one: OF_DOCUMENT[one["state"]], "badge", badge=lambda one: _SHAPES[one["state"]]),
    Column("情况", says_of),
    Column("SM3", lambda one: one["sm3"][:16], "code"),
)  # fmt: skip
