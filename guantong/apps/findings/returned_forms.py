"""What bringing a sheet of rectification asks (整改情况表的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.templatetags.words import said
from guantong.apps.components.twins import twins
from guantong.apps.figures.bringing import bodies
from guantong.apps.files.models import level_choices
from guantong.apps.findings.list_forms import Workbook
from guantong.domain.secrecy import Level


class Signed(Workbook):
    """A sheet that came back: who filled it in, who signed it and when."""

    typed_by = forms.CharField(label=later("填表人"), max_length=80)
    signed_by = forms.CharField(label=later("签字人（姓名、职务）"), max_length=80)
    signed_on = DayField(label=later("签字日期"))
    level = forms.ChoiceField(label=later("文件级别"), choices=level_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say of the file what it is here."""
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = later("从本页下载、由单位填好送回的 xlsx；签字的纸质件扫描后另作附件上传")

    def clean(self) -> dict[str, Any]:
        """Return the level as what it is."""
        found = super().clean()
        return {**found, "level": Level(found["level"])} if "level" in found else found


class Returned(Signed):
    """Whose sheet it is too."""

    path = forms.ChoiceField(label=later("责任单位"), choices=lambda: [("", later("请选择")), *bodies()])
    field_order = ("file", "path", "typed_by", "signed_by", "signed_on", "level")


class ReturnedForm(Returned):
    """Which form it is too."""

    kind = forms.ChoiceField(
        label=later("哪种表"),
        choices=lambda: [("", later("请选择")), *((one.name, said(one.words)) for one in twins().values())],
    )
    field_order = ("file", "kind", "path", "typed_by", "signed_by", "signed_on", "level")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Call the body what it is here."""
        super().__init__(*args, **kwargs)
        self.fields["path"].label = later("填报单位")
