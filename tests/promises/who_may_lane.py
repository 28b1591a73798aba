"""Every role asks for everything of everybody with a real client; what it may not see must not come back (权限矩阵).

Status, headers, body and the members of workbooks are read for canaries. The expectation is the hand-written table's
alone. A normal run asks every role at every route: what it sees or may do at its own organisation and at one more, what
it does not see or may not do at one; relations, states and variants of lists go round from cell to cell. FULL asks each
relation in all of its states, with every variant; once, on SQLite: who may does not hang on where it is kept.
"""

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from guantong.apps.actors.models import Membership, Organisation, Person
from guantong.apps.components.api import PAGE
from guantong.apps.journal.operations import seal
from guantong.domain.roles import Role
from guantong.gateways.site.keys import sealing_key
from tests.promises import (  # noqa: F401 - their things are made too
    who_may_adjustments,
    who_may_assessments,
    who_may_ballots,
    who_may_evaluations,
    who_may_exchange,
    who_may_execution,
    who_may_feeds,
    who_may_figures,
    who_may_findings,
    who_may_line_links,
    who_may_livelihood,
    who_may_opinions,
    who_may_papers,
    who_may_people,
    who_may_reviews,
    who_may_years,
)
from tests.promises.who_may_answers import (
    CANARY,
    Answer,
    body_of,
    came_back,
    in_state,
    plain,
    sent,
    username_of,
)
from tests.promises.who_may_oracle import RELATIONS, comes_in, may_see, may_use, table
from tests.promises.who_may_things import Asked, Place, made_at
from tests.world import NOON

FULL = bool(os.environ.get("FULL")) and os.environ.get("TEST_DATABASE") != "postgres"
BODIES = {"own": "QS", "child": "QSZ", "neighbour": "LQ", "ancestor": "CWH"}
NOBODYS = 987_654_321
VARIANTS = (
    "", "?as=xlsx", "?q=ZX", "?as=print", "?sort=-name", "?state=planned", "?whose=ours", "?whose=ended", "?whose=asked",
    "?page=2",
)  # fmt: skip


@dataclass
class Matrix:
    """The four organisations with one of each thing in each state, and a person of each role at `own`."""

    things: list[tuple[Place, Asked]] = field(default_factory=list)
    clients: dict[str, Client] = field(default_factory=dict)
    every: bool = FULL
    """Whether each cell is asked in all of its states."""
    cells: int = 0

    @classmethod
    def grown(cls, roles: Iterable[str] = tuple(Role)) -> "Matrix":
        """Make things and people in the world of the tests."""
        made = cls()
        for relation in RELATIONS:
            made.things += made_at(Organisation.objects.get(code=BODIES[relation]), relation)
        for role in roles:
            made.clients[role] = client_of(role)
        seal(journal="明湖区", key=sealing_key(settings.DATA), as_of=NOON)
        return made

    def leaks(self, role: str, routes: Iterable[str] | None = None) -> list[str]:
        """Return what came back to a role that should not, what was refused that should not; empty is right."""
        wrong: list[str] = []
        for route in sorted(routes or table()["routes"]):
            line = table()["routes"][route]
            if line.get("public") or line.get("self"):
                continue
            if "thing" in line:
                wrong += self._asked(role, route, line)
            elif "sends" not in line:
                wrong += self._listed(role, route, line)
            wrong += self._sent(role, route, line)
        return wrong

    def told(self, role: str, routes: Iterable[str] | None = None) -> list[str]:
        """Return the lists whose answer changes when something is made that one may not see: counts, orders, pages."""
        lists = [r for r, line in table()["routes"].items() if "shows" in line and (routes is None or r in routes)]
        wrong: list[str] = []
        hidden = {route: self._hidden(role, route) for route in lists if comes_in(route, role)}
        for relations in {frozenset(found) for found in hidden.values() if found}:
            asked = [(route, v) for route in lists if hidden.get(route) == relations for v in self._counting()]
            wrong += self._told(role, relations, asked)
        return wrong

    def _told(self, role: str, relations: frozenset[str], asked: list[tuple[str, str]]) -> Iterator[str]:
        before = {(route, v): self._plain(role, route, v) for route, v in asked}
        with transaction.atomic():
            for relation in relations:
                unseen = partial(_unseen, role, relation)
                list(made_at(Organisation.objects.get(code=BODIES[relation]), relation, unseen))
            waits = any(may_see("work", "", role, relation) for relation in relations)
            for (route, variant), then in before.items():
                if plain(self._plain(role, route, variant), waits) != plain(then, waits):
                    yield f"{role} {route}{variant} tells of what is made at {', '.join(sorted(relations))}"
            transaction.set_rollback(True)

    def _counting(self) -> tuple[str, ...]:
        return VARIANTS if self.every else VARIANTS[:1]

    def _hidden(self, role: str, route: str) -> frozenset[str]:
        """Return the relations at which nothing is seen of what the route shows."""
        spoken = set(table()["routes"][route]["shows"]) | ({"file"} if route == "files:files" else set())
        return frozenset(
            relation
            for relation in RELATIONS
            if not any(may_see(thing, state, role, relation) for thing in spoken for state in ("", "sensitive"))
        )

    def _plain(self, role: str, route: str, variant: str) -> Answer:
        self.cells += 1
        kwargs = next(iter(table()["routes"][route].get("asks", ())), {})
        return body_of(self.clients[role].get(reverse(route, kwargs=_address(kwargs)) + variant))

    def _listed(self, role: str, route: str, line: Mapping[str, Any]) -> Iterator[str]:
        seen = ""
        for kwargs in line.get("asks", ({},)):
            also = kwargs.get("also") or line.get("also")
            allowed = comes_in(route, role) and (not also or may_use(also, role, "own"))
            some = ("", *_one(list(VARIANTS[1:4]), role, route)[: int(allowed)])
            for variant in VARIANTS if self.every and allowed else some:
                self.cells += 1
                answer = self.clients[role].get(reverse(route, kwargs=_address(kwargs)) + variant)
                text = came_back(answer)
                seen += text
                yield from _foreign(role, f"{route}{variant}", text)
                if (answer.status_code == 403) == allowed or answer.status_code >= 500:
                    yield f"{role} {route}{variant}: {answer.status_code}"
        found = {(code, thing) for code, thing, *_ in CANARY.findall(seen)}
        for thing in line.get("shows", ()):
            state = next(place.state for place, _ in self.things if place.thing == thing)
            shown = comes_in(route, role) and may_see(thing, state, role, "own")
            if shown and (BODIES["own"], thing) not in found and not self._further(role, route, thing):
                yield f"{role} {route} does not show the own {thing}"

    def _further(self, role: str, route: str, thing: str) -> bool:
        """True when the own thing stands on a later page of the list, of a page or of the interface."""
        later = (f"offset={PAGE}", f"offset={2 * PAGE}") if route.startswith("api:") else ("page=2", "page=3")
        pages = (came_back(self.clients[role].get(f"{reverse(route)}?{asked}")) for asked in later)
        return any((BODIES["own"], thing) in {(code, of) for code, of, *_ in CANARY.findall(page)} for page in pages)

    def _asked(self, role: str, route: str, line: Mapping[str, Any]) -> Iterator[str]:
        absent = self._absent(role, route)
        for place, asked in self._of(role, route):
            if self.every and "sends" in line and self._sees(role, route, place):
                continue  # asked is sent here, and sent it is below
            answer = self._request(role, route, asked[route])
            yield from _foreign(role, f"{route} {place.relation}", came_back(answer))
            seen = self._sees(role, route, place)
            what = f"{role} {route} of {place.relation} {place.state}: {answer.status_code}"
            if not seen and body_of(answer) != absent:
                yield f"{what} differs from what is not there {absent[0]}"
            opened = not line.get("also") or may_use(line["also"], role, place.relation)
            timely = in_state(line.get("also", ""), place.state) is not False
            stands = "sends" not in line and route != "files:preview" and (timely or not opened)
            if seen and stands and (answer.status_code == 200) != opened:
                yield f"{what} though it may be seen"

    def _sent(self, role: str, route: str, line: Mapping[str, Any]) -> Iterator[str]:
        verbs = [*line.get("verbs", ()), *([line["sends"]] if "sends" in line else [])]
        door = comes_in(route, role)
        for verb in verbs:
            if "thing" not in line:
                answer = self._post(role, route, {}, verb)
                yield from _verdict(f"{role} sends {verb}", answer, door and may_use(verb, role, "own"), door)
                continue
            yield from self._sent_to(role, route, verb)

    def _sent_to(self, role: str, route: str, verb: str) -> Iterator[str]:
        """Send a verb to things in a state in which it begins, and in one in which it does not."""
        first = table()["routes"][route].get("verbs", [verb])[0]
        refused: set[tuple[str, bool]] = set()
        for place, asked in self._of(role, route, verb):
            seen = self._sees(role, route, place)
            opened = not (also := table()["routes"][route].get("also")) or may_use(also, role, place.relation)
            allowed = seen and opened and may_use(verb, role, place.relation)
            apt = in_state(verb, place.state) is not False
            if not seen and verb != first and not self.every:
                continue  # who does not see a thing is refused before anybody looks at the verb
            closed = (place.relation, seen) if not allowed else (place.state, seen) if not apt else None
            if self.every and closed in refused:
                continue  # in FULL a verb is refused once by each relation that closes it, and once by each state
            refused |= {closed} if closed else set()
            answer = self._post(role, route, asked[route], verb)
            yield from _foreign(role, f"{verb} {place.relation}", came_back(answer))
            what = f"{role} sends {verb} to {place.relation} {place.state}"
            yield from _verdict(what, answer, allowed, seen, verb in table()["narrowed"], apt)

    def _sees(self, role: str, route: str, place: Place) -> bool:
        return comes_in(route, role) and may_see(place.thing, place.state, role, place.relation)

    def asked(self) -> dict[str, set[tuple[str, str]]]:
        """Return the relations and states in which each route is asked for a thing by somebody."""
        routes = [route for route, line in table()["routes"].items() if "thing" in line]
        return {
            route: {(place.relation, place.state) for role in self.clients for place, _ in self._of(role, route)}
            for route in routes
        }

    def _of(self, role: str, route: str, verb: str = "") -> list[tuple[Place, Asked]]:
        """Return the things that are asked for at a route, or to which a verb is sent there."""
        if self.every and comes_in(route, role):
            return self._things(route)
        if self.every:  # the door is shut before anybody looks at a thing: once a relation
            return list({place.relation: (place, asked) for place, asked in self._things(route)}.values())
        return self._plan.get((role, route, verb)) or self._picked(role, route, verb, set())

    @cached_property
    def _plan(self) -> dict[tuple[str, str, str], list[tuple[Place, Asked]]]:
        """What each role asks for: what nobody before it in the list of roles was given, first."""
        plan = {}
        for route, line in table()["routes"].items():
            for verb in ("", *line.get("verbs", ()), *filter(None, [line.get("sends")])) if "thing" in line else ():
                given: set[tuple[str, str]] = set()
                for role in Role:
                    plan[role.value, route, verb] = picked = self._picked(role, route, verb, given)
                    given |= {(place.relation, place.state) for place, _ in picked}
        return plan

    def _picked(self, role: str, route: str, verb: str, given: set[tuple[str, str]]) -> list[tuple[Place, Asked]]:
        found = self._things(route)
        hidden = [one for one in found if not self._sees(role, route, one[0])]
        closed = [one for one in found if one not in hidden and verb and not may_use(verb, role, one[0].relation)]
        rest = [one for one in found if one not in hidden and one not in closed]
        own, others = ([one for one in rest if (one[0].relation == "own") is mine] for mine in (True, False))
        apt = [[one for one in part if in_state(verb, one[0].state) is not False] for part in (closed, own, others)]
        unapt = [[one for one in part if in_state(verb, one[0].state) is False] for part in (own, others)]
        return [one for part in (hidden, *apt, *unapt) for one in _one(part, role, route, given)]

    def _things(self, route: str) -> list[tuple[Place, Asked]]:
        thing = table()["routes"][route]["thing"]
        return [(place, asked) for place, asked in self.things if route in asked and place.thing == thing]

    def _absent(self, role: str, route: str) -> Answer:
        """Return what is answered for a thing of that kind that was never there."""
        asked = next(asked[route] for _place, asked in self.things if route in asked)
        return body_of(self._request(role, route, _missing(route, asked)))

    def _request(self, role: str, route: str, asked: Mapping[str, Any]) -> Any:
        line = table()["routes"][route]
        if "sends" in line:
            return self._post(role, route, asked, line["sends"])
        self.cells += 1
        return self.clients[role].get(reverse(route, kwargs=dict(asked)))

    def _post(self, role: str, route: str, asked: Mapping[str, Any], verb: str) -> Any:
        """Send a verb and undo whatever it did."""
        self.cells += 1
        return sent(self.clients[role], reverse(route, kwargs=dict(asked)), verb, role, route.startswith("api:"))


def _unseen(role: str, relation: str, thing: str, state: str) -> bool:
    return not may_see(thing, state, role, relation)


def _one(found: list[Any], role: str, route: str, given: Container[tuple[str, str]] = ()) -> list[Any]:
    """Return one of `found`, another for each role and route; one of a relation and state not yet given, if there is."""
    fresh = [one for one in found if given and (one[0].relation, one[0].state) not in given]
    pool = fresh or found
    return [pool[sum(f"{role}{route}".encode()) % len(pool)]] if pool else []


def _missing(route: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the address of what is not there, as like as can be to one that is."""
    if route == "files:attach":
        return {"key": f"subjects.subject/{NOBODYS}"}
    if route == "files:preview":
        return {**asked, "pk": NOBODYS}
    return {
        name: NOBODYS if isinstance(value, int) else f"{value[:-2]}{'01' if value.endswith('00') else '00'}"
        for name, value in asked.items()
    }


def _address(kwargs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in kwargs.items() if name != "also"}


def _verdict(
    what: str, answer: Any, allowed: bool, seen: bool, narrowed: bool = False, apt: bool = True
) -> Iterator[str]:  # fmt: skip
    """A verb is refused to who may not use it, and in a state in which it does not begin; and only there."""
    status = answer.status_code
    if status >= 500:
        yield f"{what}: {status}"
    elif not seen and status not in (403, 404):
        yield f"{what}: {status} though it may not even be seen"
    elif seen and not allowed and status not in (403, 409):
        yield f"{what}: {status} though it may not"
    elif allowed and apt and status in (403, 404) and not narrowed:
        yield f"{what}: {status} though it may"
    elif allowed and not apt and status != 409:
        yield f"{what}: {status} though it is not the time for it"


def _foreign(role: str, where: str, text: str) -> Iterator[str]:
    relation_of = {code: relation for relation, code in BODIES.items()}
    for code, thing, state, name, _ in set(CANARY.findall(text)):
        if not may_see(thing, state, role, relation_of[code]):
            yield f"{role} read {thing}.{name} of {relation_of[code]} at {where}"


def client_of(role: str) -> Client:
    """Return a client in which a person of `role` at `own` is signed in; `deputy+expert` holds both."""
    person = Person.objects.create_user(username_of(role), name=role[:40])
    body = Organisation.objects.get(code=BODIES["own"])
    for part in role.split("+"):
        Membership.objects.create(person=person, organisation=body, role=part, begins_on=NOON.date())
    return session_of(person)


def session_of(person: Person) -> Client:
    """Return a client with a session of its own in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["demo"] = True
    session.save()
    return client
