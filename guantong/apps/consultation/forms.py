"""What the verbs of a suggestion and of a call ask; amounts in 元 (项目建议的表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.consultation.models import Call
from guantong.apps.consultation.whose import is_staff, places
from guantong.apps.execution.offer_forms import FenField
from guantong.apps.files.operations import LARGEST
from guantong.apps.voices.forms import field_names
from guantong.domain.roles import Standing

_TEXT = {"rows": 5, "autocomplete": "off"}


class MoneyField(FenField):
    """An amount in 元, or nothing at all: not known is not nil."""

    def clean(self, value: Any) -> int | None:
        """Return fen, None for an empty field."""
        return super().clean(value) if str(value or "").strip() else None


class Evidence(forms.Form):
    """A photo or a paper."""

    photo = forms.FileField(
        label=later("照片或佐证材料"), help_text=later("不要拍到人脸和车牌，材料中不写居民姓名、电话"),
        widget=forms.ClearableFileInput({"accept": "image/*,.pdf,.docx,.xlsx"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Return the file's bytes and name."""
        found = super().clean() or {}
        if file := found.pop("photo", None):
            found |= {"photo": file.read(LARGEST + 1), "photo_name": file.name}
        return found


class Suggested(forms.Form):
    """What, where, for how many, at what cost: for a phone, a question a line."""

    title = forms.CharField(label=later("建议做什么"), max_length=80, help_text=later("一句话：在哪里、做什么"))
    text = forms.CharField(
        label=later("建设内容"), max_length=2000, widget=forms.Textarea(_TEXT), help_text=later("现状、要做的事、做到什么程度"),
    )  # fmt: skip
    place = forms.ChoiceField(label=later("社区或街道"))
    where = forms.CharField(label=later("具体位置"), max_length=120, required=False)
    field = forms.ChoiceField(label=later("领域"), choices=lambda: field_names(later("请选择")))
    people = forms.IntegerField(
        label=later("受益人数"), required=False, min_value=1, max_value=9_999_999, widget=forms.NumberInput({"inputmode": "numeric"})
    )  # fmt: skip
    people_basis = forms.CharField(
        label=later("人数依据"), max_length=200, required=False, help_text=later("如：社区户籍统计、走访登记")
    )
    cost = MoneyField(
        label=later("估算金额（元）"), required=False, help_text=later("不清楚的空着，不等于零；由部门核算")
    )
    cost_basis = forms.CharField(
        label=later("估算依据"), max_length=400, required=False, help_text=later("如：同类项目单价 × 数量")
    )
    department = OrganisationField(label=later("建议承办单位"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Offer the places of who asks."""
        super().__init__(*args, **kwargs)
        self.known = {body.code: body for body in places(standing)}
        named = [("", later("请选择")), *((code, body.name) for code, body in self.known.items())]
        self.fields["place"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes."""
        found = super().clean() or {}
        if "place" in found:
            found["place"] = self.known.get(found["place"])
        return found


class Drafted(Suggested, Evidence):
    """The same with the call, the needs that were chosen, a photo, and for staff the deputy on whose paper it is."""

    call = forms.ModelChoiceField(label=later("年度征集"), queryset=Call.objects.filter(state="open"), empty_label=None)
    needs = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)
    for_name = forms.CharField(
        label=later("提出建议的代表"), max_length=60, required=False, help_text=later("照纸质材料上的姓名")
    )
    field_order = (
        "call", "for_name", "title", "text", "place", "where", "field", "people", "people_basis", "cost", "cost_basis", "department", "photo",
    )  # fmt: skip

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Ask for whom only of staff; evidence may follow later."""
        super().__init__(*args, standing=standing, **kwargs)
        self.fields["photo"].required = False
        if not is_staff(standing):
            del self.fields["for_name"]

    def clean_needs(self) -> list[int]:
        """Return the keys of the needs."""
        return keys_of(self.cleaned_data["needs"].split(","))


class Linked(forms.Form):
    """Which needs are linked."""

    needs = forms.CharField(max_length=4000, widget=forms.HiddenInput)

    def clean_needs(self) -> list[int]:
        """Return the keys of the needs."""
        return keys_of(self.cleaned_data["needs"].split(","))


class Unlinked(forms.Form):
    """Which link is taken off."""

    link = forms.ChoiceField(label=later("诉求"))

    def clean_link(self) -> int:
        """Return its key."""
        return int(self.cleaned_data["link"])


class Signature(forms.Form):
    """A deputy's signature on paper."""

    name = forms.CharField(label=later("代表姓名"), max_length=60)
    signed_on = DayField(label=later("签名日期"))


class Asked(forms.Form):
    """Whom to ask."""

    office = OrganisationField(label=later("单位"))


class Into(forms.Form):
    """Into which suggestion it is merged."""

    into = forms.ChoiceField(label=later("归并到"))

    def clean_into(self) -> int:
        """Return its key."""
        return int(self.cleaned_data["into"])


class Opened(forms.Form):
    """A year and the days of its call."""

    year = forms.IntegerField(label=later("项目年度"), min_value=2000, max_value=2100)
    opens_on = DayField(label=later("征集开始"))
    closes_on = DayField(label=later("征集截止"))


class Ceiling(forms.Form):
    """How much money, and by which document."""

    ceiling = FenField(label=later("资金上限（元）"))
    ceiling_source = forms.CharField(
        label=later("依据"), max_length=200, help_text=later("文件名称和文号；文件在下方附件上传")
    )


class Until(forms.Form):
    """Until when."""

    closes_on = DayField(label=later("延长至"))


def chosen(form: type[forms.Form], name: str, choices: Iterable[tuple[str, Any]]) -> Any:
    """Return a form class whose field `name` offers these choices."""
    offered = [("", later("请选择")), *choices]

    def asks(*args: Any, **given: Any) -> forms.Form:
        made = form(*args, **given)
        made.fields[name].choices = offered  # type: ignore[attr-defined]
        return made

    return asks


def keys_of(typed: Iterable[str]) -> list[int]:
    """Return numbers typed or sent; raises ValidationError for what is none."""
    found = [one for one in typed if one]
    if not all(one.isascii() and one.isdecimal() and len(one) < 12 for one in found):
        raise forms.ValidationError(later("编号无法识别"))
    return [int(one) for one in found]


def keys_sent(request: HttpRequest) -> list[int]:
    """Return the keys of the boxes that were ticked, those that are none left out."""
    return [int(one) for one in request.GET.getlist("chosen") if one.isascii() and one.isdecimal() and len(one) < 12][
        :200
    ]
