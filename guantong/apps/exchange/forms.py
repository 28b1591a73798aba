"""What is asked to pack, to receive, to enter a key (交换的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.templatetags.words import said
from guantong.apps.exchange.kinds import Kind
from guantong.apps.exchange.models import Partner
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


class Packed(_Told):
    """To whom, and the files with what must be known beside them."""

    partner = forms.ModelChoiceField(Partner.objects.all(), label=later("发给"), empty_label=later("请选择"))
    file = Several(label=later("文件"), max_length=500, help_text=later("同一种文件可以一次选多个，装在一个包里"))

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name, words in {**kind.asks, **kind.may}.items():
            self.fields[name] = forms.CharField(label=said(words), max_length=120, required=name in kind.asks)
        self.order_fields(["partner", *kind.asks, *kind.may, "file"])

    @property
    def about(self) -> dict[str, str]:
        """The particulars that were typed."""
        names = (*self.kind.asks, *self.kind.may)
        return {name: self.cleaned_data[name].strip() for name in names if self.cleaned_data[name].strip()}


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
