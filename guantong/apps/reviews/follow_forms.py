"""What following a project asks (代表跟踪的表单)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.reviews.board_forms import OfUnit, OptionalFen
from guantong.apps.reviews.models import OfferedProject


class Offering(OfUnit):
    """A project with what was published of it."""

    unit = forms.ChoiceField(label=later("单位"))
    project_code = forms.CharField(label=later("项目编码"), max_length=60, required=False)
    project = forms.CharField(label=later("项目"), max_length=200)
    amount = OptionalFen(label=later("已公开预算数（元）"), help_text=later("只填已公开的数；没有公开的不填"))
    file = forms.CharField(label=later("公开文件"), max_length=160)
    place = forms.CharField(label=later("页、行"), max_length=80)


class Choosing(forms.Form):
    """A project that is offered."""

    def __init__(self, *args: Any, among: Iterable[OfferedProject], **kwargs: Any) -> None:
        """Offer them."""
        super().__init__(*args, **kwargs)
        known = [(f"{one.pk}", f"{one.project}（{one.unit}）") for one in among]
        self.fields["offered"] = forms.ChoiceField(label=later("项目"), choices=known)


class ChoosingFor(Choosing):
    """The same, for who chose on paper."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the number on the list."""
        super().__init__(*args, **kwargs)
        self.fields["participant"] = forms.IntegerField(label=later("代表序号"), min_value=1)
