"""The forms that ask which unit a document, or a line of the register, is of: those that fit stand first (认定单位)."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from guantong.apps.figures.models import Batch
from guantong.apps.figures.queries import documents_of
from guantong.apps.figures.whose import units_to_choose
from guantong.domain.roles import Standing


def unit_form(standing: Standing, bodies: Iterable[str]) -> type[forms.Form]:
    """Return the form that asks for a unit."""
    units = {str(unit.pk): unit for unit in units_to_choose(standing, bodies)}
    choices = [("", _("请选择")), *((pk, f"{unit.name}（{unit.key}）") for pk, unit in units.items())]
    field = forms.TypedChoiceField(
        label=_("单位"), choices=choices, coerce=units.__getitem__,
        help_text=_("名称、曾用名、简称相符的排在前面。没有的，先到“对象”里登记编号。"),
    )  # fmt: skip
    return type("Unit", (forms.Form,), {"subject": field})


def document_form(batch: Batch, standing: Standing) -> type[forms.Form]:
    """Return the form that asks which document of `batch` is which unit's: one without a unit is asked for first."""
    documents = list(documents_of(batch).select_related("subject"))
    nobodys = [one for one in documents if one.subject is None]
    field = forms.ModelChoiceField(
        label=_("文件"), queryset=documents_of(batch), initial=(nobodys or documents or [None])[0], empty_label=None
    )
    unit = unit_form(standing, [one.body for one in nobodys or documents])
    return type("Whose", (unit,), {"document": field, "field_order": ("document", "subject")})
