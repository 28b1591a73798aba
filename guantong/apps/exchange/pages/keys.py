"""Our own key as the other side enters it, and the keys of other systems (钥匙)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.actors.models import Organisation
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.exchange.forms import Entered
from guantong.apps.exchange.keys import own_key, register_key
from guantong.apps.exchange.queries import keys_seen_by
from guantong.apps.exchange.telling import key_state_of, shape_of
from guantong.apps.exchange.workflow import KEY
from guantong.domain.roles import ADMINISTRATORS
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("对方系统", "partner__name", sorts="partner__name", link=lambda row: reverse("exchange:key", args=[row.pk])),
    Column("指纹", lambda row: row.fingerprint if row.state != "registered" else "", "code"),
    Column("状态", key_state_of, "badge", badge=shape_of, filters="state", choices=list(KEY.states.items())),
    Column("登记时间", "registered_at", "minute", sorts="registered_at"),
    Column("撤销日", "revoked_on", "day"),
)


@page(
    reads="exchange_keys", methods=("GET", "HEAD", "POST"),
    place=Place("系统", 8, "交换钥匙", shown_to=lambda who: bool(who.roles & ADMINISTRATORS)),
)  # fmt: skip
def view(request: HttpRequest) -> HttpResponse:
    """List the keys; enter one."""
    bodies = list(Organisation.objects.filter(ends_on=None).order_by("path").values_list("path", "name"))
    acts = Acts(request, KEY, (Act("register_key", register_key, partial(Entered, bodies=bodies)),), NEW, "")
    listing = Listing(
        request, _("对方钥匙"), keys_seen_by(request.standing), COLUMNS, search="search", sort="-pk", empty=_("还没有登记对方的钥匙。")
    )  # fmt: skip
    shown = {"list": listing, "acts": acts, "own": own_key()}
    return acts.answer() or listing.download() or render(request, "exchange/pages/keys.html", shown, status=acts.status)
