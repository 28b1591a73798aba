"""Two people changed one thing: what you typed stays on the page beside what stands there now (并排对照).

Nothing typed is lost and nothing of the other's is overwritten unseen: sending it again names the new version.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.domain.workflow.table import Refusal, Row


@dataclass(frozen=True, slots=True)
class Side:
    """One field as you typed it, and as it stands now; `theirs` says that the two differ."""

    field: forms.BoundField
    typed: str
    now: str
    theirs: bool


def merge_view(
    request: HttpRequest, *, verb: Row, form: forms.Form, row: Any, initial: Mapping[str, Any], version: int,
    refusal: Refusal | None,
) -> HttpResponse:  # fmt: skip
    """Return the page of both sides (409); `refusal` says why the verb is closed now, else it may be sent again."""
    shown = {
        "row": row, "verb": verb, "sides": list(_sides(form, row, initial)), "version": version,
        "refusal": refusal,
    }  # fmt: skip
    return render(request, "components/pages/stale.html", shown, status=409)


def _sides(form: forms.Form, row: Any, initial: Mapping[str, Any]) -> Iterator[Side]:
    for field in form.visible_fields():
        value = getattr(row, field.name, initial.get(field.name))
        spoken = getattr(row, f"get_{field.name}_display", None)
        now = _said(spoken() if spoken else value)
        typed = _said(field.value())
        yield Side(field, typed, now, typed != _said(value))


def _said(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value if value not in (None, "") else "—")
