"""Taking in the steps of whole years from a YAML file, in the background (导入年度步骤)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.years import operations
from guantong.apps.years.steps_file import LARGEST
from guantong.apps.years.workflow import STEP
from guantong.domain.workflow.table import NEW


class File(forms.Form):
    """A YAML file, or its text."""

    file = forms.FileField(label=_("文件"), required=False, help_text=_("YAML，不超过 256 KB"))
    typed = forms.CharField(label=_("或直接粘贴"), widget=forms.Textarea({"rows": 12}), required=False, strip=False)

    def clean(self) -> dict[str, Any]:
        """Return the text of the file, else what was typed."""
        found = super().clean() or {}
        file = found.pop("file", None)
        if file is not None:
            try:
                found["typed"] = file.read(LARGEST + 1).decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", _("不是 UTF-8 文本。请另存为 UTF-8 后再导入。"))
        elif not found.get("typed"):
            self.add_error("file", _("请选择文件，或粘贴内容。"))
        return found


@page(reads="years", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form; ask for the import and go on to its job."""
    acts = Acts(request, STEP, (Act("take_in", operations.ask_import, File),), NEW, "")
    return acts.answer("/jobs/{pk}/") or render(
        request, "years/pages/import_steps.html", {"acts": acts}, status=acts.status
    )
