"""One source: what it brought, which mappings are remembered of it (数据来源)."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Listing
from guantong.apps.feeds import operations
from guantong.apps.feeds.models import Feed, SavedMapping
from guantong.apps.feeds.pages.deliveries import COLUMNS
from guantong.apps.feeds.queries import deliveries_seen_by, feeds_seen_by, with_who
from guantong.apps.feeds.telling import feed_state_of
from guantong.apps.feeds.workflow import DELIVERY, FEED
from guantong.apps.journal.queries import entries_of


class Forget(forms.Form):
    """Which of the remembered mappings."""

    fingerprint = forms.ChoiceField(label=later("字段对应"), help_text=later("不再自动沿用；下一个文件由人重新确认"))

    def __init__(self, *args: Any, saved: list[SavedMapping], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fingerprint"].choices = [(one.fingerprint, "、".join(one.as_saved.headers)[:60]) for one in saved]


def _acts(request: HttpRequest, feed: Feed, saved: list[SavedMapping]) -> Acts:
    forget = (Act("forget", operations.forget, partial(Forget, saved=saved)),) if saved else ()
    all_ = (Act("retire", operations.retire), Act("take_up", operations.take_up), *forget)
    return Acts(request, FEED, all_, feed.state, feed.path, given={"feed": feed})


@page(reads="feeds", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the source with its deliveries; do one of its verbs."""
    feed = feeds_seen_by(request.standing).filter(pk=pk).first()
    if feed is None:
        raise Http404
    saved = list(feed.mappings.exclude(mapping=""))
    acts = _acts(request, feed, saved)
    rows = with_who(deliveries_seen_by(request.standing).filter(feed=feed))
    listing = Listing(request, str(feed), rows, COLUMNS, search="search", sort="-pk", empty=_("还没有报送。"))
    shown = {
        "feed": feed, "state": feed_state_of(feed), "list": listing, "acts": acts, "history": entries_of(feed),
        "saved": [(one, one.as_saved) for one in saved],
        "may": feed.state == "in_use" and DELIVERY.why_not("upload", request.standing, "", feed.path) is None,
    }  # fmt: skip
    return acts.answer() or listing.download() or render(request, "feeds/pages/source.html", shown, status=acts.status)
