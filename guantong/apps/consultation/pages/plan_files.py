"""The versions of the government's list: bring one, see what became of the others (清单版本)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.consultation import plans
from guantong.apps.consultation.models import Call
from guantong.apps.consultation.queries import plan_files_seen_by
from guantong.apps.consultation.shapes import PLAN_SHAPES
from guantong.apps.consultation.workflow import PLAN
from guantong.apps.opinions.sheet_forms import Brought
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("文件名", "name", link=page_of("consultation:plan_file"), note=lambda one: one.document),
    Column("年度", "call__year", "number"),
    Column("版本", "number", "number", sorts="number"),
    Column("状态", lambda one: PLAN.states[one.state], "badge", badge=lambda one: PLAN_SHAPES[one.state], filters="state", choices=tuple(PLAN.states.items())),
    Column("项目数", lambda one: len(one.lines), "number"),
    Column("上传时间", "brought_at", "minute", sorts="brought_at"),
)  # fmt: skip


class Workbook(Brought):
    """The list as the template has it, of which call, by which letter."""

    call = forms.ModelChoiceField(label=later("年度征集"), queryset=Call.objects.all(), empty_label=None)
    document = forms.CharField(
        label=later("来文"), max_length=120, required=False, help_text=later("送来清单的文件和文号")
    )
    field_order = ("call", "file", "document", "level")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say of the file what it is here."""
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = later("按样表整理的 xlsx，不超过 16 MiB；更正的整份重新上传")


@page(reads="government_lists", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List them; bring another."""
    acts = Acts(request, PLAN, (Act("bring_plan", plans.bring, Workbook),), NEW, "", initial={"level": "internal"})
    if answer := acts.answer("/consultation/plan/files/{pk}/"):
        return answer
    listing = Listing(request, _("清单版本"), plan_files_seen_by(request.standing), COLUMNS, empty=_("还没有上传。"))
    shown = {"list": listing, "acts": acts, "calls": Call.objects.exists()}
    return listing.download() or render(request, "consultation/pages/plan_files.html", shown, status=acts.status)
