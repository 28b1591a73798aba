"""What the verbs of a list ask: the file, the header, which column is what, which body is meant (导入的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.templatetags.words import said
from guantong.apps.figures.bringing import bodies
from guantong.apps.files.models import level_choices
from guantong.apps.findings.list_header import CALLED, OF_HISTORY, Header
from guantong.apps.findings.list_operations import Offered
from guantong.apps.findings.list_rows import letters
from guantong.apps.findings.models import IssueList, pace_choices
from guantong.apps.findings.reading_lists import LARGEST, Sheet
from guantong.domain.money import Unit
from guantong.domain.secrecy import Level

_MOST_ASKED = 40


class Workbook(forms.Form):
    """One xlsx, read to the size that is allowed and no further."""

    file = forms.FileField(
        label=later("文件"), max_length=500, allow_empty_file=True, widget=forms.FileInput({"accept": ".xlsx"}),
        help_text=later("xlsx，不超过 16 MiB；有合并单元格、两行表头的也可以，列名由系统识别、由人确认"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Return the file's name and bytes."""
        found = super().clean() or {}
        if file := found.pop("file", None):
            found |= {"file_name": file.name, "raw": file.read(LARGEST + 1)}
        return found


class Bringing(Workbook):
    """The list, the report it belongs to, and whether it is history."""

    report = forms.CharField(
        label=later("报告"), max_length=120,
        help_text=later("如：2025年度审计工作报告。同一报告的新清单写同一名称，系统据此认出已登记的问题"),
        widget=forms.TextInput({"list": "known-reports", "autocomplete": "off"}),
    )  # fmt: skip
    year = forms.IntegerField(label=later("所属年度"), min_value=2000, max_value=2100)
    level = forms.ChoiceField(label=later("文件级别"), choices=level_choices)
    history = forms.BooleanField(
        label=later("历史导入"), required=False,
        help_text=later("以前年度已经办过的台账：保留状态和日期，不计期限、不提醒、不计入现在的整改率"),
    )  # fmt: skip
    field_order = ("file", "report", "year", "level", "history")

    def clean(self) -> dict[str, Any]:
        """Return the level as what it is."""
        found = super().clean()
        return {**found, "level": Level(found["level"])} if "level" in found else found

    def clean_report(self) -> str:
        """Return the report's name with one blank between words."""
        return " ".join(str(self.cleaned_data["report"]).split())


class HeaderAt(forms.Form):
    """In which sheet and row the header stands."""

    sheet = forms.TypedChoiceField(label=later("工作表"), coerce=int)
    row = forms.IntegerField(label=later("表头所在的行"), min_value=1, max_value=1_048_576)

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        """Offer the sheets by name."""
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = list(enumerate(names))  # type: ignore[attr-defined]


class Columns(forms.Form):
    """Column by column what it is; the unit of amounts; what a row without a pace is."""

    def __init__(self, *args: Any, of: IssueList, sheet: Sheet, header: Header, offer: Offered, **kwargs: Any) -> None:
        """Ask of every column of the header, with the first value below it as an example."""
        super().__init__(*args, **kwargs)
        chosen = {column: name for name, column in offer.columns.items()}
        known = [name for name in CALLED if of.history or name not in OF_HISTORY]
        choices = [("", _("不导入")), *((name, said(CALLED[name])) for name in known)]
        below = [row for row in sheet.rows if row.number > header.last]
        self.widths = [at for at, label in enumerate(header.labels) if label and at not in sheet.hidden]
        for at in self.widths:
            example = next((row.text(at) for row in below if row.text(at)), "")
            self.fields[f"c{at}"] = forms.ChoiceField(
                label=f"{letters(at)}　{header.labels[at]}", choices=choices, required=False,
                initial=chosen.get(at, ""), help_text=_("例：%(text)s") % {"text": example[:40]} if example else "",
            )  # fmt: skip
        self.fields["unit"] = forms.ChoiceField(
            label=_("金额单位"), required=False, initial=offer.unit,
            choices=[("", _("表里逐格写明，或没有金额")), *((unit.value, unit.value) for unit in Unit)],
        )  # fmt: skip
        self.fields["pace"] = forms.ChoiceField(
            label=_("没有写整改类型的按"), choices=pace_choices, initial=of.pace or "staged"
        )

    def clean(self) -> dict[str, Any]:
        """Return the columns by field; one field is one column."""
        found = super().clean() or {}
        columns: dict[str, int] = {}
        for at in self.widths:
            name = found.get(f"c{at}")
            if name in columns:
                self.add_error(f"c{at}", _("已选为另一列：%(column)s") % {"column": letters(columns[name])})
            elif name:
                columns[name] = at
        return {"columns": columns, "unit": found.get("unit", ""), "pace": found.get("pace", "staged")}


class Meant(forms.Form):
    """Which organisation each printed name means that none or several bear."""

    def __init__(self, *args: Any, asked: list[tuple[str, list[str]]], **kwargs: Any) -> None:
        """Ask of each name: among those that fit, else among all."""
        super().__init__(*args, **kwargs)
        every = bodies() if asked else []
        called = dict(every)
        self.names = [name for name, _fits in asked[:_MOST_ASKED]]
        for at, (name, fits) in enumerate(asked[:_MOST_ASKED]):
            offered = [(path, called[path]) for path in fits] or every
            self.fields[f"b{at}"] = forms.ChoiceField(label=name, choices=[("", _("请选择")), *offered], required=False)

    def clean(self) -> dict[str, Any]:
        """Return the path by printed name."""
        found = super().clean() or {}
        return {"bodies": {name: found[f"b{at}"] for at, name in enumerate(self.names) if found.get(f"b{at}")}}


class Seen(forms.Form):
    """Which preview was looked at."""

    plan = forms.CharField(widget=forms.HiddenInput, max_length=16)
