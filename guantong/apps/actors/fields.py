"""Fields that name an organisation or a person as people write them: a code, a name, a username (字段)."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import organisations_named, people_named


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **given: object) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **given)  # type: ignore[arg-type]


class OrganisationField(forms.CharField):
    """An organisation by its code, name or short name; what fits several is asked again with their codes."""

    default_error_messages = {
        "none": _("没有“%(typed)s”这个机构。请填代码、全称或简称，可在“机构”中查找"),
        "many": _("“%(typed)s”对应多个机构：%(codes)s。请改填代码"),
    }

    def __init__(self, **given: object) -> None:
        super().__init__(max_length=80, help_text=_("填代码、全称或简称"), **given)  # type: ignore[arg-type]

    def prepare_value(self, value: object) -> object:
        """Show the code of an organisation."""
        return getattr(value, "code", value)

    def clean(self, value: object) -> object:
        """Return the organisation, or None when nothing was typed and nothing is asked."""
        typed = super().clean(value)
        return _one(self, typed, organisations_named(typed), "code") if typed else None


class PersonField(forms.CharField):
    """A person by username or name; `among`, set by a form, are those that who types may know of."""

    among: QuerySet[Person] | None = None

    default_error_messages = {
        "none": _("没有“%(typed)s”这个人。请填登录名或姓名，可在“人员”中查找"),
        "many": _("“%(typed)s”对应多人：%(codes)s。请改填登录名"),
    }

    def __init__(self, **given: object) -> None:
        super().__init__(max_length=40, help_text=_("填登录名或姓名"), **given)  # type: ignore[arg-type]

    def prepare_value(self, value: object) -> object:
        """Show the username of a person."""
        return getattr(value, "username", value)

    def clean(self, value: object) -> object:
        """Return the person, or None when nothing was typed and nothing is asked."""
        typed = super().clean(value)
        return _one(self, typed, people_named(typed, self.among), "username") if typed else None


def _one(field: forms.Field, typed: str, found: list, names: str) -> object:  # type: ignore[type-arg]
    if not found:
        raise forms.ValidationError(field.error_messages["none"], params={"typed": typed})
    if len(found) > 1:
        codes = "、".join(getattr(one, names) for one in found[:5])
        raise forms.ValidationError(field.error_messages["many"], params={"typed": typed, "codes": codes})
    return found[0]
