"""The tables of a scanned file that are typed by hand, and beginning another one (手工录入)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import later as spoken
from guantong.apps.figures import hand_entry
from guantong.apps.figures.models import Typing, kind_choices, level_words
from guantong.apps.figures.queries import batches_seen_by
from guantong.apps.figures.sight import page_sight
from guantong.apps.figures.templatetags.typing_states import shape, state_words
from guantong.apps.figures.typings import typings_seen_by, with_names
from guantong.apps.figures.workflow import TYPING
from guantong.domain.fiscal.typing_forms import typed_kinds
from guantong.domain.money import Unit
from guantong.domain.workflow.table import NEW

KEPT = ("body", "year", "kind", "of_level", "unit")
"""What the next table of a file most likely shares with the one before."""


def _forms() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (name, [(kind.key, spoken(kind.words)) for kind in typed_kinds(government)])
        for name, government in ((_("部门、单位的表"), False), (_("政府的表"), True))
    ]


class Begin(forms.Form):
    """Which table of which pages, whose document it is, in which unit."""

    pages = forms.CharField(label=later("页码"), max_length=60, help_text=later("表印在原件的哪几页，如 3、3-5 或 3,5"))
    form = forms.ChoiceField(label=later("表"), choices=_forms)
    title = forms.CharField(label=later("表题"), max_length=120, help_text=later("照录原件上的表题"))
    unit = forms.ChoiceField(
        label=later("金额单位"), help_text=later("表上印的单位，不要换算"),
        choices=[("", later("请选择")), *((unit.value, unit.value) for unit in (Unit.TEN_THOUSAND, Unit.YUAN, Unit.THOUSAND, Unit.HUNDRED_MILLION))],
    )  # fmt: skip
    body = forms.CharField(label=later("单位"), max_length=120, help_text=later("文件上印的单位全称"))
    year = forms.IntegerField(label=later("年度"), min_value=1990, max_value=2100)
    kind = forms.ChoiceField(label=later("文种"), choices=kind_choices)
    of_level = forms.ChoiceField(label=later("层级"), choices=level_words)


COLUMNS = (
    Column("表题", "title", link=lambda typing: reverse("figures:typing", args=[typing.pk])),
    Column("页", lambda typing: "、".join(map(str, typing.pages))),
    Column("状态", state_words, "badge", badge=shape),
    Column("第一录入人", lambda typing: typing.first_name or typing.first_by),
    Column("第二录入人", lambda typing: typing.second_name or typing.second_by or "—"),
)


@page(reads="figures", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List the typings of the batch beside the picture of a page; begin one."""
    batch = batches_seen_by(request.standing).filter(pk=pk).first()
    if batch is None:
        raise Http404
    asked, last = request.GET.get("page", ""), (batch.file.pages or 1) if batch.file else 1
    number = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1
    before = Typing.objects.filter(batch=batch).order_by("-pk").values(*KEPT).first()
    initial = {"pages": number, **(before or {"body": batch.organisation})}
    acts = Acts(
        request, TYPING, (Act("begin", hand_entry.begin, Begin),), NEW, batch.path, given={"batch": batch}, initial=initial
    )  # fmt: skip
    listing = Listing(
        request,
        _("手工录入"),
        with_names(typings_seen_by(request.standing).filter(batch=batch)),
        COLUMNS,
        empty=_("还没有录入。"),
    )
    answer = acts.answer("/figures/typings/{pk}/") or listing.download()
    shown = {
        "batch": batch, "list": listing, "acts": acts, "types": hand_entry.types_in(batch), "number": number, "last": last,
        "sight": page_sight(batch, number),
    }  # fmt: skip
    return answer or render(request, "figures/pages/hand_entry.html", shown, status=acts.status)
