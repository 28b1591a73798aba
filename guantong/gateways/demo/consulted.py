"""Two lists of one year in 明湖区, by the real verbs: suggestions made of needs, and the government's own list (演示的两张清单)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.components.locked_workbook import workbook_of
from guantong.apps.consultation import calling, feasibility, merging, operations, plans
from guantong.apps.consultation.models import Call, Suggestion
from guantong.apps.consultation.plan_reading import compared, plan_of
from guantong.apps.consultation.plan_sheet import HEADS
from guantong.apps.consultation.whose import needs_to_link
from guantong.apps.voices.words import fields
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.gateways.demo import district

_FEN = 1_000_000
"""In ten thousand yuan."""
_FACTS = (
    "place",
    "who",
    "title",
    "text",
    "where",
    "field",
    "people",
    "people_basis",
    "cost",
    "cost_basis",
    "department",
    "needs",
)
_LINE = ("number", "unit", "title", "content", "place", "where", "field", "amount", "money_source")
_ON_PAPER = "周代表"


def grow_consultation(people: Mapping[str, Person], as_of: datetime) -> Call:
    """Open the call of next year, put 24 suggestions forward, take in the 30 lines of the government; nothing between them is decided."""
    told = district.read("consultation")
    who = {name: standing_of(person, as_of.date()) for name, person in people.items()}
    office = {"by": who["wen"], "as_of": as_of}
    about = told["call"]
    call = calling.open_call(**{name: about[name] for name in ("year", "opens_on", "closes_on")}, **office)
    call = calling.set_ceiling(
        call=call, ceiling=about["ceiling"] * 100, ceiling_source=about["source"], version=call.version, **office
    )
    bodies = _Bodies()
    rows = {number: _put(call, facts, who, bodies, as_of) for number, facts in enumerate(told["suggestions"], 1)}
    for number, name in told["signed_on_paper"]:
        operations.sign_for(suggestion=rows[number], name=name, signed_on=as_of.date(), **office)
    for number, name in told["asked"]:
        feasibility.ask_feasibility(suggestion=rows[number], office=bodies.named(name) or bodies.at("CZ"), **office)
    for one in told["feasibility"]:
        _stated(rows[one["of"]], one, who[one["by"]], as_of)
    for number, into in told["merged"]:
        row = Suggestion.objects.get(pk=rows[number].pk)
        merging.merge(suggestion=row, into=rows[into].pk, version=row.version, **office)
    _planned(call, told, bodies, who["cao"], as_of)
    return call


class _Bodies:
    """The organisations by code and name; a community the small district lacks falls to the first of its sub-district."""

    def __init__(self) -> None:
        self._codes = {body.code: body for body in Organisation.objects.all()}
        self._names = {body.name: body for body in self._codes.values()}

    def at(self, code: str) -> Organisation:
        """Return the body of a code."""
        return self._codes.get(code) or self._codes[f"{code[:2]}01"]

    def named(self, name: str) -> Organisation | None:
        """Return the body of a name, None where the district has none."""
        return self._names.get(name)


def _put(call: Call, told: list[Any], who: Mapping[str, Standing], bodies: _Bodies, as_of: datetime) -> Suggestion:
    facts = dict(zip(_FACTS, told, strict=True))
    by, words = who[facts.pop("who")], facts.pop("needs")
    place, cost = bodies.at(facts.pop("place")), facts.pop("cost")
    known = needs_to_link(by).filter(place=place) if words else []
    needs = [need.pk for need in known if any(word in need.text for word in words)]
    row = operations.draft(
        call=call, place=place, department=bodies.named(facts.pop("department")), cost=cost and cost * _FEN, needs=needs,
        for_name=_ON_PAPER, by=by, as_of=as_of, **facts,
    )  # fmt: skip
    return operations.submit(suggestion=row, version=row.version, by=by, as_of=as_of)


def _stated(row: Suggestion, told: Mapping[str, Any], by: Standing, as_of: datetime) -> None:
    verdicts = {code: (said, reason) for code, (said, reason) in told["told"].items()}
    cost = told["cost"] and told["cost"] * _FEN
    feasibility.state_feasibility(
        suggestion=row, verdicts=verdicts, cost=cost, cost_basis=told["basis"], by=by, as_of=as_of
    )


def _planned(call: Call, told: Mapping[str, Any], bodies: _Bodies, by: Standing, as_of: datetime) -> None:
    raw = workbook_of("2027年政府拟安排民生项目清单", HEADS, _sheet(told["lines"], bodies), name="拟安排清单")
    about = told["plan"]
    of = plans.bring(
        call=call,
        file_name=about["file"],
        raw=raw,
        level=Level.INTERNAL,
        document=about["document"],
        by=by,
        as_of=as_of,
    )
    plans.take_in(of=of, plan=plan_of(compared(of, by)), by=by, as_of=as_of)


def _sheet(lines: list[list[Any]], bodies: _Bodies) -> Iterator[dict[str, str]]:
    """Yield the lines as the government types them into the form."""
    for line in lines:
        facts = dict(zip(_LINE, line, strict=True))
        amount = "" if facts["amount"] is None else f"{facts['amount']}万元"
        place = bodies.at(facts["place"]).code if facts["place"] else ""
        yield {
            **{name: str(facts[name]) for name in _LINE},
            "place": place,
            "amount": amount,
            "field": fields()[facts["field"]].zh,
            "unit_code": "",
        }
