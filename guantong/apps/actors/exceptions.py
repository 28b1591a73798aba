"""Every exception that was used: what one did for an absent colleague, and what only the small-office profile allowed (例外清单)."""

import json
from datetime import datetime

from django.db.models import Q, QuerySet

from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import entries_seen_by
from guantong.domain.roles import Standing
from guantong.domain.words import Words

ALONE, STOOD_IN = "alone", "stood_in"
KINDS = {
    ALONE: Words("小机构例外：同一人办了本应由两人办的事", "small office: one person did what two do"),
    STOOD_IN: Words("代办", "done for an absent colleague"),
}
_ALONE = Q(text__contains='"small_office":true')
_STOOD_IN = ~Q(text__contains='"for":[]')


def used(standing: Standing, since: datetime | None = None, kind: str = "") -> QuerySet[Entry]:
    """Return the entries of exceptions as far as `standing` reads the journal, latest first; of one `kind`, from a moment on."""
    asked = {ALONE: _ALONE, STOOD_IN: _STOOD_IN}.get(kind, _ALONE | _STOOD_IN)
    found = entries_seen_by(standing).filter(asked)
    return found if since is None else found.filter(at__gte=since)


def kind_of(entry: Entry) -> Words:
    """Return which exception an entry is; both at once is told as the graver one."""
    return KINDS[ALONE if '"small_office":true' in entry.text else STOOD_IN]


def stood_for(entry: Entry) -> str:
    """Return for whom it was done."""
    return "、".join(json.loads(entry.text).get("for", []))
