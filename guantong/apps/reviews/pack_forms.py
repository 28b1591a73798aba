"""What the verbs of a materials pack ask (审查材料的表单)."""

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField


class Making(forms.Form):
    """As of which day it is gathered."""

    day = DayField(label=later("数据截至"), help_text=later("按这一天的账册汇集，做好以后内容不再变"))


class Releasing(forms.Form):
    """Who looked through it."""

    name = forms.CharField(label=later("审定发放人"), max_length=60)


class Giving(forms.Form):
    """To whom a copy is given."""

    holder = forms.CharField(label=later("领用人"), max_length=60)
