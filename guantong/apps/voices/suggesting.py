"""What the machine suggests of a need, with the reason of each: place, field, department; a person confirms (建议)."""

from collections.abc import Mapping
from typing import Any

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.voices.models import Need
from guantong.apps.voices.words import fields
from guantong.domain.gathering.suggesting import Learned, Place, Suggestion, place_of
from guantong.domain.words import Words

_EARLIER = 1_000
"""So many of the latest confirmed needs teach: what people complain of changes, and an old label may be of another order."""


class Suggesting:
    """What is known today, read once for many needs: four queries."""

    def __init__(self) -> None:
        kinds = (OrganisationKind.COMMUNITY, OrganisationKind.LIAISON_STATION, OrganisationKind.SUBDISTRICT_COMMITTEE)
        bodies = Organisation.objects.filter(kind__in=kinds, ends_on=None)
        self.places = [Place(body.path, _names(body)) for body in bodies]
        self.bodies = {body.path: body for body in bodies}
        units = Organisation.objects.filter(kind__in=_IN_CHARGE, ends_on=None)
        self.in_charge = {name: body.code for body in units for name in _names(body)}
        confirmed = Need.objects.filter(state="confirmed").exclude(field="").select_related("department")
        earlier = list(confirmed.order_by("-pk")[:_EARLIER])
        self.fields = Learned([(f"{one.title}\n{one.text}", one.field) for one in earlier])
        self.departments = Learned(
            [(f"{one.title}\n{one.text}", one.department.code) for one in earlier if one.department]
        )

    def of(self, title: str, text: str, said: Mapping[str, str]) -> dict[str, Any]:
        """Return the suggestions of a text by kind, each as value and reason; `said` is what its source called field and place."""
        whole = f"{title}\n{text}"
        found = {
            "place": self._place(said.get("place", "")) or place_of(whole, self.places),
            "field": _called(said.get("field", ""), said.get("code", "")) or self.fields.suggest(whole),
            "department": self._called(said.get("department", "")) or self.departments.suggest(whole),
        }
        return {kind: {"value": one.value, "why": [one.why.zh, one.why.en]} for kind, one in found.items() if one}

    def _called(self, name: str) -> Suggestion | None:
        return _called(name, self.in_charge.get(name, ""))

    def _place(self, name: str) -> Suggestion | None:
        fitting = [place.path for place in self.places if name and name in place.names]
        return Suggestion(fitting[0], _SAID.filled(name=name)) if len(fitting) == 1 else None


def told(suggested: Mapping[str, Any]) -> list[tuple[Words, Words, Words]]:
    """Return suggestions as they are read: what kind, what, why."""
    names = dict(
        Organisation.objects.filter(path=suggested.get("place", {}).get("value", "")).values_list("path", "name")
    )
    code = suggested.get("department", {}).get("value", "")
    names |= dict(Organisation.objects.filter(code=code).values_list("code", "name")) if code else {}
    lines = []
    for kind, words in _KINDS.items():
        if kind in suggested:
            value = suggested[kind]["value"]
            what = fields().get(value) or Words(names.get(value, value), names.get(value, value))
            lines.append((words, what, Words(*suggested[kind]["why"])))
    return lines


def _names(body: Organisation) -> tuple[str, ...]:
    others = body.aliases.replace("，", "、").replace(",", "、").replace(";", "、").split("、")
    return tuple(name for name in (body.name, body.short_name, *(one.strip() for one in others)) if name)


def _called(name: str, code: str) -> Suggestion | None:
    return Suggestion(code, _SAID.filled(name=name)) if code else None


_IN_CHARGE = (OrganisationKind.DEPARTMENT, OrganisationKind.UNIT, OrganisationKind.SUBDISTRICT_OFFICE)
_KINDS = {
    "place": Words("地点", "place"),
    "field": Words("领域", "field"),
    "department": Words("责任部门", "department in charge"),
}
_SAID = Words("来源写的是“{name}”", "its source says “{name}”")
