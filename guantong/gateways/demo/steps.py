"""Three fiscal years of 明湖区, most of them past, by the real verbs of the years (演示年度)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.years import operations as years
from guantong.apps.years.models import Step
from guantong.apps.years.steps_file import steps_in
from guantong.gateways.demo.district import MINGHU

_CONFIRMED_LATE = (2026, "部门预算公开", "CG")
_ALREADY = (("一上：部门报送预算建议", -72), ("代表预审", -27))
"""Open steps of the beginning that were done by now, and how many days ago."""


def grow_years(people: Mapping[str, Person], as_of: datetime) -> int:
    """Take in the steps of `steps.yaml`, register what was open and is done, confirm one as late; returns how many."""
    staff, director = (standing_of(people[name], as_of.date()) for name in ("shen", "gu"))
    codes = dict(Organisation.objects.values_list("code", "path"))
    taken = 0
    for facts in steps_in((MINGHU / "steps.yaml").read_text("utf-8"), codes):
        opened = years.open_year(year=facts["year"], by=staff, as_of=as_of)
        taken += years.take_in(year=opened, facts=facts, by=staff, as_of=as_of) is not None
    for name, days in _ALREADY:
        step = Step.objects.get(year__year=2027, name=name, state="planned")
        years.register(
            step=step, happened_on=as_of.date() + timedelta(days=days), document="", version=step.version, by=staff,
            as_of=as_of,
        )  # fmt: skip
    year, name, code = _CONFIRMED_LATE
    late = Step.objects.get(year__year=year, name=name, path=codes[code])
    years.confirm_late(step=late, version=late.version, by=director, as_of=as_of)
    return taken
