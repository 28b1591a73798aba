"""The form by which differences of two typings are settled from the sheet of paper (核定差异)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.domain.twice_typed import Difference

Sheet = tuple[str, str, list[Difference], Mapping[str, str]]
"""A sheet: its key in the form, how it is called, what is open, how its fields are called."""


class Settling(forms.Form):
    """What stands of each difference: as the first typed it, as the second did, or otherwise; one without a choice stays open."""

    def __init__(self, *args: Any, sheets: Iterable[Sheet], **kwargs: Any) -> None:
        """Ask of every difference, with both values beside each other."""
        super().__init__(*args, **kwargs)
        self.asked: dict[str, tuple[str, Difference]] = {}
        for key, called, found, labels in sheets:
            for one in found:
                name, label = f"{key}.{one.field}", " · ".join(filter(None, (called, labels.get(one.field, one.field))))
                self.asked[name] = (key, one)
                self.fields[name] = forms.ChoiceField(
                    label=label,
                    required=False,
                    choices=_choices(one),
                    widget=forms.RadioSelect({"class": "choices sides"}),
                )
                self.fields[f"{name}.other"] = forms.CharField(
                    label=later("都不对时，按纸质表填写"), required=False, max_length=2000,
                    widget=forms.TextInput({"autocomplete": "off"}),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Return the choices made, by the key of the sheet and the name of the field."""
        found = super().clean() or {}
        choices: dict[str, dict[str, str]] = {}
        for name, (key, one) in self.asked.items():
            side = found.get(name, "")
            if side == "other" and not found.get(f"{name}.other"):
                self.add_error(f"{name}.other", later("请按纸质表填写"))
            elif side:
                choices.setdefault(key, {})[one.field] = (
                    found[f"{name}.other"] if side == "other" else getattr(one, side)
                )
        if not choices and not self.errors:
            raise forms.ValidationError(later("一处也没有选定"))
        return {"choices": choices}


def _choices(one: Difference) -> list[tuple[str, str]]:
    blank = _("（空白）")
    return [
        ("first", _("第一遍：%(typed)s") % {"typed": one.first or blank}),
        ("second", _("第二遍：%(typed)s") % {"typed": one.second or blank}),
        ("other", _("都不对")),
    ]
