"""What must be published, and what of it has not come (应公开清单)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.sheets import MOST_BYTES
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.figures import operations, register_operations
from guantong.apps.figures.bringing import bodies
from guantong.apps.figures.models import Expected, kind_choices, level_words
from guantong.apps.figures.queries import expected_seen_by
from guantong.apps.figures.workflow import EXPECTED, REGISTER_FILE
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW

CAME, WAITED_FOR = Words("已发布", "published"), Words("未收到", "not received")


class Line(forms.Form):
    """Whose document, of which year, of what kind, by when."""

    path = forms.ChoiceField(label=later("机构"), choices=lambda: [("", later("请选择")), *bodies()])
    body = forms.CharField(label=later("单位"), max_length=120, help_text=later("文件上印的单位全称"))
    year = forms.IntegerField(label=later("年度"), min_value=1990, max_value=2100)
    kind = forms.ChoiceField(label=later("文种"), choices=kind_choices)
    of_level = forms.ChoiceField(label=later("层级"), choices=level_words)
    due_on = DayField(label=later("应公开日期"), required=False)


class File(forms.Form):
    """One file, read to the size that is allowed and no further."""

    file = forms.FileField(
        label=later("清单文件"), help_text=later("xlsx 或 CSV，不超过 5 MB；列与样表、导出的清单相同")
    )

    def clean(self) -> dict[str, Any]:
        """Return the file's name and bytes."""
        found = super().clean() or {}
        if file := found.pop("file", None):
            found |= {"file_name": file.name, "raw": file.read(MOST_BYTES + 1)}
        return found


def _state(line: Expected) -> Words:
    if line.state != "expected":
        return EXPECTED.states[line.state]
    return CAME if line.came else WAITED_FOR  # type: ignore[attr-defined]


def _shape(line: Expected) -> str:
    return "todo" if line.state != "expected" else "done" if line.came else "due"  # type: ignore[attr-defined]


COLUMNS = (
    Column("单位", "body", sorts="body", link=lambda line: reverse("figures:expectation", args=[line.pk]), note=lambda line: line.organisation),
    Column("年度", "year", "number", sorts="year"),
    Column("文种", "get_kind_display", filters="kind", choices=kind_choices()),
    Column("应公开日期", "due_on", "day", sorts="due_on"),
    Column("状态", _state, "badge", badge=_shape, filters="came", choices=[("False", WAITED_FOR), ("True", CAME)]),
)  # fmt: skip


@page(reads="figures", methods=("GET", "HEAD", "POST"), place=Place("数据与慧诊", 3, "应公开清单"))
def view(request: HttpRequest) -> HttpResponse:
    """List the register; put another document on it."""
    acts = Acts(request, EXPECTED, (Act("expect", operations.expect, Line),), NEW, "")
    files = Acts(request, REGISTER_FILE, (Act("upload", register_operations.upload, File),), NEW, "")
    sent = request.POST.get("verb") == "upload"
    answer = files.answer("/figures/expected/files/{pk}/") if sent else acts.answer("/figures/expected/")
    rows = expected_seen_by(request.standing)
    listing = Listing(request, _("应公开清单"), rows, COLUMNS, search="search", empty=_("清单还是空的。"))
    shown = {"list": listing, "acts": acts, "files": files}
    status = max(acts.status, files.status)
    return answer or listing.download() or render(request, "figures/pages/expected.html", shown, status=status)
