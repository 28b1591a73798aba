"""Which lines of two versions are one, and why: chosen among the unit's lines that nothing matched or that changed (对应表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.opinions.steps import Step
from guantong.domain.fiscal.records.versions import Key, Line
from guantong.domain.money import Unit, format_fen

ALONE = ("unsure", "new", "gone")
"""How a line stands in its version that nothing of the other one matches."""


class Linked(forms.Form):
    """The lines of both versions, and the reason."""

    before = forms.MultipleChoiceField(label=later("前一版本中的预算项"), widget=forms.CheckboxSelectMultiple)
    after = forms.MultipleChoiceField(label=later("后一版本中的预算项"), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(label=later("认定理由"), max_length=200, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, lines: tuple[list[Line], list[Line]] = ([], []), **given: Any) -> None:
        """Offer the lines of either side."""
        super().__init__(*args, **given)
        for name, side in zip(("before", "after"), lines, strict=True):
            self.fields[name].choices = [(written(line.key), _said(line)) for line in side]

    def clean(self) -> dict[str, Any]:
        """Return keys for what was chosen."""
        told: dict[str, Any] = super().clean() or {}
        return {**told, **{name: [read(text) for text in told[name]] for name in ("before", "after") if name in told}}


def offered(step: Step, key: Key) -> tuple[list[Line], list[Line]]:
    """Return the lines of a key's unit and kind of funds that a person may link, of both versions: those that stand alone first.

    Those that a code or name matches follow where their amount changed: what was split or merged may have kept its code.
    """
    alone = [change for change in step.told.changes if change.how in ALONE]
    alone += [change for change in step.told.changes if change.how in ("code", "name") and change.difference]
    sides = ([line for one in alone for line in one.before], [line for one in alone for line in one.after])
    return tuple(_beside(side, key) for side in sides)  # type: ignore[return-value]


def candidates(step: Step, key: Key) -> list[str]:
    """Return the lines that are likeliest the other side of `key`, as the form names them."""
    for change in step.told.changes:
        if change.how == "unsure" and change.line.key == key:
            return [written(one) for one in change.candidates[:1]]
    return []


def written(key: Key) -> str:
    """Return a key as an address and a form name it."""
    return "|".join(key)


def read(text: str) -> Key:
    """Return the key that was written; one that was not is a key of nothing."""
    parts = text.split("|")
    return Key(*parts) if len(parts) == len(Key._fields) else Key("")


def _beside(lines: Iterable[Line], key: Key) -> list[Line]:
    return [line for line in lines if (line.key.unit_code, line.key.fund_kind) == (key.unit_code, key.fund_kind)]


def _said(line: Line) -> str:
    code = "" if line.unnumbered else line.key.project_code
    name = " ".join(filter(None, (code, line.project or _("无项目"))))
    return f"{name}（{format_fen(line.amount, Unit.YUAN, 2)} {_('元')}）"
