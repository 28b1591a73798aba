"""What became of questions in 明湖区 within the year, by the real verbs of papers and findings (演示事项)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.files.operations import attach
from guantong.apps.findings import letters, operations
from guantong.apps.findings.models import Matter
from guantong.apps.papers import operations as papers
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.gateways.demo.district import read

_DAYS = ("handed_on", "due_on", "received_on", "until", "on")
"""Facts of the file that are days, told as days before or after today."""
_CHECKS, _SIGNS = "gu", "wen"


def grow_matters(people: Mapping[str, Person], now: datetime) -> int:
    """Do what `matters.yaml` tells, each on its day before `now`; returns how many matters there are."""
    told = read("matters")
    steps = sorted(
        ((step[0], at, number) for at, one in enumerate(told) for number, step in enumerate(one["done"])),
        key=lambda step: step[0],
    )
    story = _Story(people, now)
    for _, at, number in steps:
        story.goes_on(at, told[at]["is"], *told[at]["done"][number])
    return len(told)


class _Story:
    """The matters told of so far, by their place in the file."""

    def __init__(self, people: Mapping[str, Person], now: datetime) -> None:
        self.people, self.now = people, now
        self.matters: dict[int, Matter] = {}

    def goes_on(
        self, at: int, what: Mapping[str, Any], days: int, who: str, verb: str, facts: Mapping[str, Any] = {}
    ) -> None:  # noqa: B006 - read only
        """Do one step of one matter."""
        as_of = self.now + timedelta(days=days)
        by, given = self._standing(who, as_of), self._facts(facts, as_of)
        if verb in ("register", "raise_difficulty"):
            about = {name: value for name, value in what.items() if name != "at"}
            self.matters[at] = operations.register(path=_path(what["at"]), year=as_of.year, by=by, as_of=as_of, **about)
            return
        matter = self.matters[at]
        matter.refresh_from_db()
        if verb == "proof":
            content = f"演示文件（虚构）：{given['name']}。事项：{matter.title}。".encode()
            attach(
                to=matter, path=matter.path, content=content, level=Level.INTERNAL, by=by, as_of=as_of, name=given["name"]
            )  # fmt: skip
        elif verb == "letter":
            self._letter(matter, by, as_of, given["number"])
        else:
            getattr(operations, verb)(matter=matter, version=matter.version, by=by, as_of=as_of, **given)

    def _letter(self, matter: Matter, by: Standing, as_of: datetime, number: str) -> None:
        """The letter goes its way: drafted, checked, signed, numbered, received at every station."""
        paper = letters.draft_handover(matter=matter, version=matter.version, by=by, as_of=as_of)
        for verb, who in (("check", _CHECKS), ("sign", _SIGNS), ("export", by.person)):
            paper = getattr(papers, verb)(
                paper=paper, version=paper.version, by=self._standing(who, as_of), as_of=as_of
            )
        paper = papers.register(
            paper=paper, number=number, issued_on=as_of.date(), version=paper.version, by=by, as_of=as_of
        )
        for station in paper.hops.all():
            paper = papers.note_receipt(
                paper=paper, hop=str(station.pk), received_on=as_of.date() + timedelta(days=1), version=paper.version, by=by,
                as_of=as_of + timedelta(days=1),
            )  # fmt: skip

    def _standing(self, username: str, as_of: datetime) -> Standing:
        return standing_of(self.people[username], as_of.date())

    def _facts(self, facts: Mapping[str, Any], as_of: datetime) -> dict[str, Any]:
        return {name: self._fact(name, value, as_of) for name, value in facts.items()}

    def _fact(self, name: str, value: Any, as_of: datetime) -> Any:
        if name in _DAYS:
            return self._day(value)
        if name == "path":
            return _path(value)
        return value.replace("YYYY", str(as_of.year)) if isinstance(value, str) else value

    def _day(self, days: int) -> date:
        return (self.now + timedelta(days=days)).date()


def _path(code: str) -> str:
    return str(Organisation.objects.get(code=code).path)
