"""What is asked to pack, to receive, to enter a key (交换的表单)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.templatetags.words import said
from guantong.apps.exchange.kinds import Kind
from guantong.apps.exchange.models import Partner
from guantong.domain.seal.package import Document
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


class _Told(forms.Form):
    def tell(self, bad: BadInput) -> None:
        """Show what an operation refused at its field."""
        for name, words in bad.reasons.items():
            self.add_error(name if name in self.fields else None, said(words))


class Several(forms.FileField):
    """A field of several files."""

    widget = type("Files", (forms.FileInput,), {"allow_multiple_selected": True})({"multiple": True, "class": "drop"})

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        """Return name and bytes of each, at least one."""
        given = data if isinstance(data, list) else [data]
        whole = [super(Several, self).clean(one, initial) for one in given or [None]]
        return [(one.name or "", one.read()) for one in whole]


class Received(_Told):
    """The packages of a disc, in whatever order."""

    file = Several(
        label=later("数据包"), max_length=500, allow_empty_file=True,
        help_text=later("光盘上的 .gtpack 文件，可以一次选多个；次序不限，重复的不会重复接收"),
    )  # fmt: skip


class Suggested(forms.TextInput):
    """A text for which what is known is offered; anything else may be typed."""

    def __init__(self, offered: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.offered = list(offered)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the field and the list it offers."""
        known = f"known-{name}"
        lines = format_html_join("", '<option value="{}">{}</option>', self.offered)
        drawn = super().render(name, value, {**(attrs or {}), "list": known}, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', drawn, known, lines)


def _asked(kind: Kind, name: str, words: Words) -> forms.Field:
    told: dict[str, Any] = {"label": said(words), "required": name in kind.asks}
    if name in kind.chosen:
        offered = [(value, said(one)) for value, one in kind.chosen[name]()]
        return forms.ChoiceField(choices=[("", later("请选择")), *offered], **told)
    if name in kind.days:
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **told)
    if name in kind.known:
        told["widget"] = Suggested((value, said(one)) for value, one in kind.known[name]())
    return forms.CharField(max_length=120, **told)


class Packed(_Told):
    """To whom, and for each part of the package its files with what must be known beside them."""

    partner = forms.ModelChoiceField(
        Partner.objects.all(), label=later("发给"), empty_label=later("请选择"),
        help_text=later("列出登记过钥匙的系统；没有的，请系统管理员先在“交换钥匙”登记"),
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        for at, kind in enumerate(kinds):
            for name, words in {**kind.asks, **kind.may}.items():
                self.fields[f"{at}-{name}"] = _asked(kind, name, words)
            self.fields[f"{at}-file"] = Several(
                label=later("文件"), max_length=500, help_text=later("说明项相同的文件可以一次选多个")
            )

    @property
    def parts(self) -> list[tuple[Kind, list[forms.BoundField]]]:
        """The parts of the package, each with its fields."""
        return [
            (kind, [self[f"{at}-{name}"] for name in (*kind.asks, *kind.may, "file")])
            for at, kind in enumerate(self.kinds)
        ]

    @property
    def documents(self) -> list[Document]:
        """The documents as they were typed, part by part."""
        return [
            Document(kind.name, kind.schema, name, self._about(at, kind), content)
            for at, kind in enumerate(self.kinds) for name, content in self.cleaned_data[f"{at}-file"]
        ]  # fmt: skip

    def _about(self, at: int, kind: Kind) -> dict[str, str]:
        typed = {name: str(self.cleaned_data[f"{at}-{name}"] or "").strip() for name in (*kind.asks, *kind.may)}
        return {name: value for name, value in typed.items() if value}


class Entered(forms.Form):
    """Another installation's key, as it was handed over."""

    name = forms.CharField(label=later("对方系统名称"), max_length=60, help_text=later("照抄对方“钥匙”页上的系统名称"))
    public = forms.CharField(label=later("公钥"), max_length=80, help_text=later("64 位十六进制数字"))
    path = forms.ChoiceField(label=later("对方归哪个机构"))

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["path"].choices = [("", later("请选择")), *bodies]


class Compared(forms.Form):
    """The fingerprint as the other side reads it out."""

    compared = forms.CharField(
        label=later("对方读出的指纹"), max_length=40, help_text=later("当面或打电话请对方读出，逐位输入，不要复制本页")
    )


class Revoked(forms.Form):
    """From when, and why."""

    revoked_on = forms.DateField(label=later("自哪天起不再接收"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=later("原因"), max_length=200)


class GivenUp(forms.Form):
    """Which number, and why."""

    number = forms.IntegerField(label=later("缺少的编号"), min_value=1)
    reason = forms.CharField(
        label=later("原因"), max_length=200, help_text=later("如：对方确认该盘已损毁，内容已用新编号重发")
    )
