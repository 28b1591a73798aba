"""The grid of one page as a form: rows of inputs without script, filled from what was typed (录入表格)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.templatetags.words import said
from guantong.apps.figures.models import Typing
from guantong.apps.figures.sheets import rows_in
from guantong.apps.figures.typings import form_of
from guantong.domain.fiscal.classification.codes import names_by_code
from guantong.domain.fiscal.typed import Cells
from guantong.domain.fiscal.typed_rows import MOST_ROWS, marked, masked_in
from guantong.domain.fiscal.typing_forms import TypingForm
from guantong.domain.workflow.table import BadInput

_SPARE = 10
"""Empty rows below what was typed: without script they are how one goes on."""


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("放弃原因"), max_length=200)


class Typed(forms.Form):
    """What a page of the grid, or a filled-in workbook, holds: `rows` by page, with the numbers of masked ones."""

    def __init__(self, *args: Any, typing: Typing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.typing = typing

    def clean(self) -> dict[str, Any]:
        """Read the inputs, or the workbook where one was given."""
        sheet = self.files.get("sheet") if self.files else None
        if sheet is not None:
            try:
                return {"rows": rows_in(sheet.read(), self.typing)}
            except BadInput as bad:
                raise forms.ValidationError([said(words) for words in bad.reasons.values()]) from bad
        asked = self.data.get("page", "")
        if asked not in map(str, self.typing.pages):
            raise forms.ValidationError(later("没有说明是哪一页，请重新打开这一页"))
        return {"rows": {int(asked): typed_in(self.data, form_of(self.typing))}}


def typed_in(data: Mapping[str, str], form: TypingForm) -> tuple[list[list[str]], frozenset[int]]:
    """Return the rows in the inputs r1c0 …, and which are ticked as masked."""
    rows = [
        [str(data.get(f"r{row}c{at}", "")) for at in range(len(form.columns))]
        for row in range(1, MOST_ROWS + _SPARE + 1)
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows, frozenset(row for row in range(1, len(rows) + 1) if data.get(f"r{row}secret"))


class Grid:
    """The rows and heads to draw: what is kept, or what was just typed and refused, without what bore a secrecy mark."""

    def __init__(self, form: TypingForm, kept: tuple[Cells, ...], typed: Mapping[str, str] | None = None) -> None:
        rows, secret = typed_in(typed, form) if typed is not None else ([list(cells) for cells in kept], frozenset())
        self.form, self.named = form, bool(form.names_at)
        spare = [[""] * len(form.columns) for _ in range(_SPARE)]
        self.rows = [self._row(at, cells, at in secret) for at, cells in enumerate([*rows, *spare], 1)]

    def _row(self, number: int, cells: list[str], secret: bool) -> dict[str, Any]:
        names = {self.form.code_at, *self.form.names_at}
        if marked(self.form, cells):
            cells = ["" if at in names else text for at, text in enumerate(cells)]
        drawn = [
            {
                "name": f"r{number}c{at}", "value": text, "head": self.form.columns[at],
                "kind": "code" if at == self.form.code_at else "name" if at in names else "amount",
            }
            for at, text in enumerate(cells)
        ]  # fmt: skip
        return {"number": number, "cells": drawn, "secret": secret or masked_in(self.form, cells)}

    @property
    def heads(self) -> list[list[dict[str, Any]]]:
        """The stacked headers, each with how many columns and rows it covers."""
        depth, paths = self.form.depth, [path.split("/") for path in self.form.columns]
        lines: list[list[dict[str, Any]]] = [[] for _ in range(depth)]
        for level in range(depth):
            at = 0
            while at < len(paths):
                end = at + 1
                while (
                    end < len(paths)
                    and len(paths[at]) > level + 1
                    and paths[end][: level + 1] == paths[at][: level + 1]
                ):
                    end += 1
                if level < len(paths[at]):
                    rows = depth - level if len(paths[at]) == level + 1 else 1
                    lines[level].append({"text": paths[at][level], "columns": end - at, "rows": rows})
                at = end
        return lines

    @property
    def codes(self) -> dict[str, str]:
        """The catalogue a code is looked up in, for the browser to offer while one types."""
        return names_by_code(self.form.codes == "economic") if self.form.codes else {}
