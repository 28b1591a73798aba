"""The form by which differences of two typings are settled (核定差异)."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.figures.models import Typing
from guantong.apps.figures.typings import differing, form_of
from guantong.domain.fiscal.two_typings import Difference


@dataclass(frozen=True, slots=True)
class Side:
    """One difference as it is shown: where, what each typed, and what was chosen by whom."""

    key: str
    difference: Difference
    column: str
    chosen: str | None
    by: str


def sides_of(typing: Typing) -> dict[int, list[Side]]:
    """Return every difference by page, with what was settled."""
    columns = form_of(typing).columns
    return {
        page: [_side(f"{page}/{one.key}", one, columns, typing.chosen) for one in found]
        for page, found in differing(typing).items()
    }


def _side(key: str, one: Difference, columns: tuple[str, ...], chosen: dict[str, Any]) -> Side:
    said = chosen.get(key, {})
    column = "" if one.column is None else columns[one.column].split("/")[-1]
    return Side(key, one, column, said.get("text"), said.get("by", ""))


class Settled(forms.Form):
    """What stands of each difference: as the first typed it, as the second did, or otherwise."""

    def __init__(self, *args: Any, typing: Typing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.typing = typing

    def clean(self) -> dict[str, Any]:
        """Return the choices made; a difference without one stays open."""
        choices: dict[str, str] = {}
        for sides in sides_of(self.typing).values():
            for side in sides:
                chosen = self.data.get(f"choice-{side.key}", "")
                if chosen in ("first", "second"):
                    choices[side.key] = _chosen(side.difference, chosen)
                elif chosen == "other" and side.difference.column is not None:
                    choices[side.key] = self.data.get(f"text-{side.key}", "")
        if not choices:
            raise forms.ValidationError(later("一处也没有选定"))
        return {"choices": choices}


def _chosen(difference: Difference, side: str) -> str:
    typed: str = getattr(difference, side)
    if difference.column is None:
        return "keep" if typed else "drop"
    return typed
