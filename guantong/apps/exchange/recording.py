"""What every verb of exchange leaves in the journal (留痕)."""

from datetime import datetime
from typing import Any

from guantong.apps.exchange.models import Arrival, Outgoing, PartnerKey
from guantong.apps.exchange.workflow import ARRIVAL, KEY, OUTGOING
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Workflow


def key_noted(key: PartnerKey, verb: str, by: Standing, as_of: datetime) -> PartnerKey:
    """Record what was done to a key, and return it."""
    _noted(KEY, key, verb, by, as_of, fingerprint=key.fingerprint)
    return key


def outgoing_noted(package: Outgoing, verb: str, by: Standing, as_of: datetime) -> Outgoing:
    """Record that a package was packed, and return it."""
    _noted(OUTGOING, package, verb, by, as_of, number=package.number, sm3=package.sm3)
    return package


def arrival_noted(package: Arrival, verb: str, by: Standing, as_of: datetime, **content: Any) -> Arrival:
    """Record what was done to a package that came in, and return it."""
    _noted(ARRIVAL, package, verb, by, as_of, number=package.number, sm3=package.sm3, **content)
    return package


def _noted(
    table: Workflow, row: PartnerKey | Outgoing | Arrival, verb: str, by: Standing, as_of: datetime, **content: Any
) -> None:
    words, called = table.row(verb).words, table.words
    record(
        by=by, as_of=as_of, room="exchange", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：{called.zh} {row.pk}", f"{words.en}: {called.en} {row.pk}"),
        content={"partner": row.partner_id, "state": row.state, **content},
    )  # fmt: skip
