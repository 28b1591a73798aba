"""What is asked of a file of records that is brought: whose it is, for which period, which edition; nothing is guessed (上传)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.templatetags.words import said
from guantong.apps.feeds.models import ENCODINGS, Feed, table_choices
from guantong.apps.feeds.reading import sampled, staged_bytes
from guantong.apps.files.operations import LARGEST
from guantong.domain.fiscal.records.guessing import guess
from guantong.domain.fiscal.records.staging import CannotRead
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

_ENCODINGS = {"": later("由文件内容判断"), "utf-8": "UTF-8", "gb18030": "GBK / GB18030", "utf-16": "UTF-16", "cp1252": later("西文 cp1252")}  # fmt: skip


class Delivered(forms.Form):
    """The file, and of a source that is not registered yet who it is."""

    feed = forms.ChoiceField(
        label=later("来源"), required=False, help_text=later("以前登记过的来源沿用确认过的字段对应")
    )
    name = forms.CharField(
        label=later("新来源名称"),
        max_length=60,
        required=False,
        help_text=later("如：区财政局国库科。来源已登记的不填"),
    )
    table = forms.ChoiceField(
        label=later("新来源的财政表"), required=False, help_text=later("不选则按表头判断；判断不了会说明原因")
    )
    path = forms.ChoiceField(label=later("新来源所属机构"), required=False)
    encoding = forms.ChoiceField(
        label=later("新来源的文本编码"), required=False, choices=[(one, _ENCODINGS[one]) for one in ENCODINGS]
    )
    period = forms.CharField(label=later("期间"), max_length=7, help_text=later("月份写 2026-03，全年写 2026"))
    edition = forms.IntegerField(
        label=later("版次"), min_value=1, max_value=999, required=False,
        help_text=later("首次报送不填；更正已报送的同一期间时，填下一个版次"),
    )  # fmt: skip
    file = forms.FileField(
        label=later("文件"), max_length=500, allow_empty_file=True,
        help_text=later("xlsx、csv、txt、国库凭证 xml 或数据包 zip，不超过 32 MiB；更大的按月拆分"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv,.xml,.zip", "class": "drop"}),
    )  # fmt: skip

    def __init__(self, *args: Any, feeds: list[Feed], bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feed"].choices = [("", _("登记新的来源")), *((str(one.pk), str(one)) for one in feeds)]
        self.fields["table"].choices = [("", _("按表头判断")), *table_choices()]
        self.fields["path"].choices = [("", _("请选择")), *bodies] if len(bodies) > 1 else bodies

    def clean(self) -> dict[str, Any]:
        """Ask for the source once: one that is registered, or a new one with its name and organisation."""
        said_: dict[str, Any] = super().clean() or self.cleaned_data
        if not said_.get("feed"):
            for field, words in (("name", _("请选择来源，或填写新来源的名称")), ("path", _("请选择新来源所属机构"))):
                if not said_.get(field):
                    self.add_error(field, words)
        file = said_.get("file")
        if file is not None:
            file.seek(0)
            said_["content"] = file.read()
            if file.size > LARGEST:
                self.add_error("file", said(_too_large(file.size)))
            elif len(said_["content"]) != file.size:
                self.add_error("file", said(_CUT))
        return said_

    def tell(self, bad: BadInput) -> None:
        """Show what an operation refused at its field."""
        for name, words in bad.reasons.items():
            self.add_error(name if name in self.fields else None, said(words))


def table_in(content: bytes, name: str, encoding: str) -> str:
    """Return which fiscal table the first sheet of a file is; raises BadInput when it cannot be told, with the doubts."""
    try:
        with staged_bytes(content, name, encoding) as staged:
            sample = sampled(staged)
    except CannotRead as refused:
        raise BadInput({"file": refused.words}) from refused
    sheet = sample.staged.sheets[0]
    found = guess(sheet.headers, sample.rows[sheet.name])
    if found.mapping is None:
        raise BadInput({"table": found.doubts[0]})
    return found.mapping.table


def _too_large(size: int) -> Words:
    return _TOO_LARGE.filled(size=-(-size // _MEBIBYTE), limit=LARGEST // _MEBIBYTE)


_MEBIBYTE = 1 << 20
_TOO_LARGE = Words(
    "文件有 {size} MiB，超过 {limit} MiB，没有收到。请按月拆成几个文件，每个文件填自己的月份分别上传；只有一个月的，另存为 xlsx 再上传",
    "the file has {size} MiB, more than {limit} MiB, and was not taken. Split it by month and bring each file under its own month; "
    "of a single month bring an xlsx, which is smaller",
)
_CUT = Words("文件没有完整收到，请重新上传", "the file did not arrive whole: bring it again")
