"""Files of organisations and people: upload one, see what became of earlier ones (导入)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.intake_operations import upload
from guantong.apps.actors.models import IntakeKind
from guantong.apps.actors.queries import intakes
from guantong.apps.actors.sheets import MOST_BYTES
from guantong.apps.actors.workflow import INTAKE
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.workflow.table import NEW

SHAPES = {"previewed": "todo", "applied": "done", "discarded": ""}


class File(forms.Form):
    """One file, read to the size that is allowed and no further."""

    file = forms.FileField(label=later("文件"), help_text=later("xlsx 或 YAML，不超过 5 MB；以导出的文件为样"))

    def clean(self) -> dict[str, Any]:
        """Return the file's name and bytes."""
        found = super().clean() or {}
        if file := found.pop("file", None):
            found |= {"file_name": file.name, "raw": file.read(MOST_BYTES + 1)}
        return found


COLUMNS = (
    Column("编号", "pk", "number", sorts="pk", link=lambda i: reverse("actors:intake", args=[i.pk])),
    Column("用途", "get_kind_display", filters="kind", choices=IntakeKind.choices),
    Column("准备时间", "prepared_at", "minute", sorts="prepared_at"),
    Column("准备人", "prepared_by"),
    Column("确认人", "applied_by"),
    Column(
        "状态", lambda i: INTAKE.states[i.state], "badge", badge=lambda i: SHAPES[i.state], filters="state",
        choices=tuple(INTAKE.states.items()),
    ),
)  # fmt: skip


@page(reads="intakes", methods=("GET", "HEAD", "POST"), place=Place("机构与人员", 6, "导入"))
def view(request: HttpRequest) -> HttpResponse:
    """List the intakes; upload a file and go on to its preview."""
    acts = Acts(request, INTAKE, (Act("upload", upload, File),), NEW, "")
    if answer := acts.answer("/actors/intakes/{pk}/"):
        return answer
    listing = Listing(request, _("导入"), intakes(), COLUMNS, sort="-pk", empty=_("还没有导入过文件。"))
    shown = {"list": listing, "acts": acts}
    return listing.download() or render(request, "actors/pages/intakes.html", shown, status=acts.status)
