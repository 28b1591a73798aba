"""Every exception that was used: what one did for an absent colleague, and what a person named for it did as the second of two (例外清单)."""

import json
from datetime import datetime

from django.db.models import Q, QuerySet

from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import entries_seen_by
from guantong.domain.roles import Standing
from guantong.domain.words import Words

SECOND, STOOD_IN = "second", "stood_in"
KINDS = {
    SECOND: Words("指定复核：第二步由指定的人办理", "second step by the person who was named for it"),
    STOOD_IN: Words("代办", "done for an absent colleague"),
}
_SECOND = Q(text__contains='"small_office":true')
_STOOD_IN = ~Q(text__contains='"for":[]')


def used(standing: Standing, since: datetime | None = None, kind: str = "") -> QuerySet[Entry]:
    """Return the entries of exceptions as far as `standing` reads the journal, latest first; of one `kind`, from a moment on."""
    asked = {SECOND: _SECOND, STOOD_IN: _STOOD_IN}.get(kind, _SECOND | _STOOD_IN)
    found = entries_seen_by(standing).filter(asked)
    return found if since is None else found.filter(at__gte=since)


def kind_of(entry: Entry) -> Words:
    """Return which exception an entry is; both at once is told as the graver one."""
    return KINDS[SECOND if '"small_office":true' in entry.text else STOOD_IN]


def stood_for(entry: Entry) -> str:
    """Return for whom it was done."""
    return "、".join(json.loads(entry.text).get("for", []))
