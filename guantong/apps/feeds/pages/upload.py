"""Bring a file of records: whose, for which period, which edition; a new source is registered on the way (上传明细)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.feeds.bringing import brings, feeds_brought_by
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.operations import open_feed, upload
from guantong.apps.feeds.upload_forms import Delivered, table_in
from guantong.apps.feeds.workflow import DELIVERY
from guantong.apps.files.operations import Stopped
from guantong.domain.fiscal.records.table import tables
from guantong.domain.workflow.table import NEW, BadInput


@page(reads="feeds", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the file; bring it and go on to its fields, or say what is to be done."""
    bodies = brings(request.standing)
    if not bodies:
        DELIVERY.demand("upload", request.standing, NEW, "")
    feeds = list(feeds_brought_by(request.standing))
    initial = {"feed": request.GET.get("feed", "")}
    form = Delivered(request.POST or None, request.FILES or None, feeds=feeds, bodies=bodies, initial=initial)
    stopped = False
    if form.is_valid():
        try:
            delivery = _brought(request, form.cleaned_data, {str(one.pk): one for one in feeds})
        except BadInput as bad:
            form.tell(bad)
        except Stopped:
            stopped = True
        else:
            return _gone_on(request, delivery)
    shown = {"form": form, "stopped": stopped, "templates": tables().values()}
    return render(request, "feeds/pages/upload.html", shown, status=422 if form.errors or stopped else 200)


def _brought(request: HttpRequest, told: dict[str, Any], feeds: dict[str, Any]) -> Delivery:
    by, as_of = request.standing, request.now  # type: ignore[attr-defined]
    name, content = told["file"].name or "", told["content"]
    feed = feeds.get(told["feed"])
    if feed is None:
        table = told["table"] or table_in(content, name, told["encoding"])
        feed = open_feed(
            name=told["name"], table=table, path=told["path"], encoding=told["encoding"], by=by, as_of=as_of
        )
    return upload(
        feed=feed, period=told["period"], edition=told["edition"], name=name, content=content, by=by, as_of=as_of
    )


def _gone_on(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    if delivery.brought_at != request.now:  # type: ignore[attr-defined]
        messages.info(request, _("同一个文件以前报送过（报送 %(pk)s），没有改动。") % {"pk": delivery.pk})
    elif delivery.by_itself:
        messages.success(request, _("表头与以前确认过的相同，已沿用字段对应，正在取数。"))
    else:
        messages.success(request, _("已收到文件，请确认字段对应。"))
    return redirect("feeds:mapping" if delivery.state == "uploaded" else "feeds:delivery", delivery.pk)
