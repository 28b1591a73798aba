"""One of each thing, every text of it a canary: a new room adds its line here and its lines to the table (矩阵的物件)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from secrets import token_hex
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.files.models import Attachment
from guantong.apps.files.store import keep
from guantong.apps.jobs.models import Job
from guantong.apps.journal.operations import record
from guantong.apps.notices.models import DueWork
from guantong.apps.subjects.models import Link, Subject, SubjectName
from guantong.apps.years.models import FiscalYear, Step
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from tests.world import NOON

Asked = Mapping[str, Mapping[str, Any]]
"""The arguments by which each route asks for the thing."""


@dataclass
class Place:
    """An organisation, and the making of its canaries."""

    body: Organisation
    relation: str
    thing: str = ""
    state: str = ""
    hexes: list[str] = field(default_factory=list)

    def canary(self, name: str) -> str:
        """Return a text nobody else has: `ZX-<organisation>-<thing>.<state>.<field>-<hex>`."""
        mark = token_hex(4)
        self.hexes.append(mark)
        return f"ZX-{self.body.code}-{self.thing}.{self.state}.{name}-{mark}"


FACTORIES: dict[str, tuple[tuple[str, ...], Callable[[Place], Asked]]] = {}


def thing(name: str, *states: str) -> Callable[[Callable[[Place], Asked]], Callable[[Place], Asked]]:
    """Register how to make a thing in each of its states."""

    def keep_it(make: Callable[[Place], Asked]) -> Callable[[Place], Asked]:
        assert name not in FACTORIES, f"{name} is made in two modules"
        FACTORIES[name] = (states or ("",), make)
        return make

    return keep_it


def made_at(
    body: Organisation, relation: str, wanted: Callable[[str, str], bool] = lambda _thing, _state: True
) -> Iterator[tuple[Place, Asked]]:
    """Make one of each thing in each state at an organisation, of those that are wanted."""
    for name, (states, make) in FACTORIES.items():
        for state in filter(partial(wanted, name), states):
            place = Place(body, relation, name, state)
            with transaction.atomic():
                yield place, make(place)


SOMEBODY = Standing("somebody")


@thing("entry")
def entry(at: Place) -> Asked:
    """An entry of the journal."""
    made = record(
        by=SOMEBODY, as_of=NOON, room="trial", verb="try", path=at.body.path, says=Words(at.canary("says"), "try"),
        content={"amount": at.canary("amount")},
    )  # fmt: skip
    return {"journal:entry": {"pk": made.pk}, "api:proof": {"key": made.pk}}


@thing("step", "planned", "registered", "late", "not_applicable")
def step(at: Place) -> Asked:
    """A step of a year."""
    year, _ = FiscalYear.objects.get_or_create(year=2026)
    name = at.canary("name")
    made = Step.objects.create(
        year=year, stage="formulation", name=name, path=at.body.path, organisation=at.canary("organisation"),
        document=at.canary("document"), state=at.state, planned_on=date(2026, 1, 5), search=searchable(name),
    )  # fmt: skip
    routes = ("api:step", "api:register", "api:correct", "api:confirm_late")
    return {"years:step": {"pk": made.pk}, **{route: {"key": made.pk} for route in routes}}


def _subject(at: Place) -> Subject:
    name = at.canary("name")
    made = Subject.objects.create(
        key=f"ZX{token_hex(6)}", kind="project", name=name, aliases=at.canary("aliases"), organisation=at.body,
        path=at.body.path, opened_on=date(2026, 1, 5), state=at.state if at.state == "closed" else "standing",
        closing=at.canary("closing"), search=searchable(name),
    )  # fmt: skip
    SubjectName.objects.create(subject=made, name=name, begins_on=date(2026, 1, 5), document=at.canary("document"))
    return made


@thing("subject", "standing", "closed")
def subject(at: Place) -> Asked:
    """A subject, which files may hang on."""
    made = _subject(at)
    routes = ("subjects:subject", "reviews:brief", "api:subject", "api:same")
    return {"files:attach": {"key": made.journal_key}, **{route: {"key": made.key} for route in routes}}


@thing("link", "recorded", "withdrawn")
def link(at: Place) -> Asked:
    """A link between two subjects of one organisation."""
    made = Link.objects.create(
        kind="part_of", former=_subject(at), latter=_subject(at), on=date(2026, 1, 6), evidence=at.canary("evidence"),
        decided_by="somebody", decided_at=NOON, state=at.state,
    )  # fmt: skip
    return {"subjects:link": {"pk": made.pk}}


@thing("file", "internal", "sensitive", "sealed")
def file(at: Place) -> Asked:
    """A file that hangs on a subject: its name and its bytes are canaries."""
    name, content = f"{at.canary('name')}.txt", at.canary("content").encode()
    kept = keep(content)
    made = Attachment.objects.create(
        key=_subject(Place(at.body, at.relation, "subject", "standing")).journal_key, path=at.body.path, name=name,
        kind="txt", level="internal" if at.state == "sealed" else at.state,
        state="sealed" if at.state == "sealed" else "kept", size=len(content), sm3=kept, sha256="0" * 64, given_sm3=kept, brought_by="somebody",
        brought_at=NOON, search=searchable(name),
    )  # fmt: skip
    return {
        "files:file": {"pk": made.pk}, "files:content": {"pk": made.pk}, "files:preview": {"pk": made.pk, "number": 1}
    }  # fmt: skip


@thing("job", "queued", "running", "failed")
def job(at: Place) -> Asked:
    """A background job somebody asked for."""
    made = Job.objects.create(
        kind="years.take_in", title=at.canary("title"), owner="somebody", path=at.body.path, state=at.state,
        asked_at=NOON, begins_at=NOON, says=at.canary("says"), message=at.canary("message"),
    )  # fmt: skip
    routes = ("api:job", "api:cancel", "api:stop", "api:retry")
    return {"jobs:job": {"pk": made.pk}, **{route: {"key": made.pk} for route in routes}}


@thing("work", "open", "done")
def work(at: Place) -> Asked:
    """Due work of an organisation."""
    title = at.canary("title")
    made = DueWork.objects.create(
        key=f"trial/{token_hex(4)}", verb="try", title=title, where="/", path=at.body.path, waits_for=at.canary("waits"),
        asked_by="somebody", state=at.state, due_on=date(2026, 11, 12), ended_at=NOON, search=searchable(title),
    )  # fmt: skip
    return {"notices:work": {"pk": made.pk}, "notices:calendar_of": {"pk": made.pk}}
