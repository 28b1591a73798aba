"""Whoever raised a need that an item answers is told how it goes; there is no author here, the message waits under the receipt (告知)."""

from datetime import datetime

from django.urls import reverse

from guantong.apps.livelihood.models import Item
from guantong.apps.voices.telling import tell
from guantong.domain.roles import Standing
from guantong.domain.words import Words


def tell_needs(item: Item, step: str, words: Words, by: Standing, as_of: datetime) -> int:
    """Leave a message in `words`, filled already, at `step` (built, judged) for every need of an item, with its public page where it is released; returns how many."""
    link = reverse("livelihood:public_item", args=[item.pk]) if item.released_at else ""
    rows = item.needs.select_related("need").order_by("pk")
    told = [tell(need=one.need, step=step, words=words.zh, link=link, by=by, as_of=as_of) for one in rows]
    return sum(one is not None for one in told)
