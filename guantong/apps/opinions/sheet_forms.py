"""What bringing a sheet of answers or a file of earlier opinions asks (离线表的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.figures.bringing import bodies
from guantong.apps.files.models import level_choices
from guantong.apps.findings.list_forms import Workbook
from guantong.apps.findings.returned_forms import Signed
from guantong.domain.secrecy import Level


class Brought(Workbook):
    """A workbook, with its level."""

    level = forms.ChoiceField(label=later("文件级别"), choices=level_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say of the file what it is here."""
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = later("从本页下载、填好的 xlsx，不超过 16 MiB")

    def clean(self) -> dict[str, Any]:
        """Return the level as what it is."""
        found = super().clean()
        return {**found, "level": Level(found["level"])} if "level" in found else found


class Returned(Signed):
    """Whose sheet it is, who filled it in, who signed it and when."""

    path = forms.ChoiceField(label=later("答复单位"), choices=lambda: [("", later("请选择")), *bodies()])
    field_order = ("file", "path", "typed_by", "signed_by", "signed_on", "level")
