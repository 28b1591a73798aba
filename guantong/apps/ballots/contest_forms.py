"""What is typed of a vote on candidates: single sheets, tellers' sums, a keypad file; sheets given out by block (票决录入)."""

import csv
from io import StringIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as later

from guantong.apps.ballots.choosing import contest_of, may_mark, names
from guantong.apps.ballots.models import Box
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.domain.voting.keypads import KeypadError, sheets_from_keypads

_MOST = 1 << 20
_SAYS = {
    "": later("一票一行，写所画项目的编号，如：1 3 5。空白票写 0，无法辨认的票写“废”。"),
    "each_item": later("一票一行，编号后写 + 赞成、- 反对、. 弃权，如：1+ 2- 3.。空白票写 0，无法辨认的票写“废”。"),
    "ranking": later("一票一行，编号=名次，如：3=1 5=2。空白票写 0，无法辨认的票写“废”。"),
}


class ContestSheet(forms.Form):
    """A count as it lies before whoever types: heads, and sums, single sheets or the file of the keypads."""

    teller_one = forms.CharField(label=later("监票人（或复点人）甲"), max_length=40)
    teller_two = forms.CharField(label=later("监票人（或复点人）乙"), max_length=40)

    def __init__(self, *args: Any, box: Box, **kwargs: Any) -> None:
        """Ask for what this way of voting gives."""
        super().__init__(*args, **kwargs)
        self.box = box
        for name, words in names(box).items():
            self.fields[name] = forms.IntegerField(label=said_later(words), min_value=0, max_value=99_999)
        if box.way == "paper":
            asked = "each_item" if "approve" in may_mark(box) else "ranking" if may_mark(box) else ""
            self.fields["sheets"] = forms.CharField(
                label=later("逐票录入"), help_text=_SAYS[asked], max_length=200_000,
                widget=forms.Textarea({"rows": 12, "inputmode": "text", "autocomplete": "off", "spellcheck": "false"}),
            )  # fmt: skip
        elif box.way == "keypads":
            self.fields["sheets"] = forms.FileField(
                label=later("表决器导出文件"), help_text=later("CSV：每个表决器一行、每个项目一列，或每次按键一行")
            )
        self.order_fields([*names(box), "sheets", "teller_one", "teller_two"])

    def clean_sheets(self) -> str:
        """Return the sheets, a line each; of a keypad file in the order of their marks, which leads to no device."""
        given = self.cleaned_data["sheets"]
        return given if isinstance(given, str) else _keypads(given, self.box)


class Handed(forms.Form):
    """Sheets given out and returned, a line for each block of the hall."""

    handed = forms.CharField(
        label=later("发票收票登记"), max_length=4000, widget=forms.Textarea({"rows": 6, "spellcheck": "false"}),
        help_text=later("每个票区一行：名称、到会、发出、收回，以空格隔开，如：第一代表团 24 24 24"),
    )  # fmt: skip

    def clean_handed(self) -> list[dict[str, Any]]:
        """Return the blocks; says which line is none."""
        found = []
        for line in filter(str.strip, self.cleaned_data["handed"].splitlines()):
            block, *numbers = line.split()
            if len(numbers) != 3 or not all(one.isascii() and one.isdecimal() and len(one) < 6 for one in numbers):
                raise ValidationError(later("应为“名称 到会 发出 收回”：%(line)s"), params={"line": line})
            found.append(
                {"block": block[:40], **dict(zip(("present", "issued", "returned"), map(int, numbers), strict=True))}
            )
        return found


def _keypads(file: Any, box: Box) -> str:
    if file.size > _MOST:
        raise ValidationError(later("文件超过 1 MB，不是表决器导出的结果"))
    raw = file.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    try:
        headers, *rows = list(csv.reader(StringIO(text, newline="")))
        sheets = sheets_from_keypads(headers, rows, contest_of(box))
    except KeypadError as error:
        raise ValidationError([said(words) for words in error.words[:10]]) from error
    except (ValueError, csv.Error) as error:
        raise ValidationError(later("不是 CSV 文件")) from error
    return "\n".join(" ".join(one.marks) or "0" for one in sheets)
