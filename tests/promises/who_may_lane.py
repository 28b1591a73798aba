"""Every role asks for everything of everybody with a real client; what it may not see must not come back (权限矩阵).

Status, headers, body and the members of workbooks are read for canaries. The expectation is the hand-written table's alone.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from guantong.apps.actors.models import Membership, Organisation, Person
from guantong.apps.actors.workflows import workflows
from guantong.apps.journal.operations import seal
from guantong.domain.roles import Role
from guantong.domain.workflow.table import Workflow
from guantong.gateways.site.keys import sealing_key
from tests.promises.who_may_oracle import RELATIONS, comes_in, may_see, may_use, table
from tests.promises.who_may_things import Asked, Place, made_at
from tests.world import NOON

BODIES = {"own": "QS", "child": "QSZ", "neighbour": "LQ", "ancestor": "CWH"}
CANARY = re.compile(r"ZX-([A-Z]+)-(\w+)\.(\w*)\.(\w+)-([0-9a-f]{8})")
ABSENT: dict[str, Any] = {"pk": 987_654_321, "number": 1, "key": "987654321", "token": "absent"}
NOISE = re.compile(rb'(csrfmiddlewaretoken" value="|name="next" value=")[^"]*"|DTSTAMP:\w+')
NAVIGATION = re.compile(rb"<nav.*?</nav>", re.DOTALL)
VARIANTS = (
    "",
    "?as=xlsx",
    "?as=print",
    "?sort=-name",
    "?state=planned",
    "?whose=ours",
    "?whose=ended",
    "?whose=asked",
    "?page=2",
)
BODY = {
    "years.step.register": {"happened_on": "2026-11-01", "version": 1},
    "years.step.correct": {"happened_on": "2026-11-01", "version": 1},
    "years.step.confirm_late": {"version": 1},
}


@dataclass
class Matrix:
    """The four organisations with one of each thing, and a person of each role at `own`."""

    things: list[tuple[Place, Asked]] = field(default_factory=list)
    clients: dict[Role, Client] = field(default_factory=dict)

    @classmethod
    def grown(cls, roles: Iterable[Role] = tuple(Role)) -> "Matrix":
        """Make things and people in the world of the tests."""
        made = cls()
        for relation in RELATIONS:
            made.things += made_at(Organisation.objects.get(code=BODIES[relation]), relation)
        for role in roles:
            made.clients[role] = client_of(role)
        seal(journal="明湖区", key=sealing_key(settings.DATA), as_of=NOON)
        return made

    def leaks(self, routes: Iterable[str] | None = None) -> list[str]:
        """Return what came back to whom that should not, what was refused that should not; empty is right."""
        chosen = sorted(routes or table()["routes"])
        wrong: list[str] = []
        for role, client in self.clients.items():
            for route in chosen:
                line = table()["routes"][route]
                if line.get("public") or line.get("self"):
                    continue
                wrong += self._asked(role, client, route) if "thing" in line else self._listed(role, client, route)
                wrong += self._sent(role, client, route)
        return wrong

    def told(self, routes: Iterable[str] | None = None) -> list[str]:
        """Return the lists whose answer changes when something is made that one may not see: counts, orders, pages."""
        lists = [r for r, line in table()["routes"].items() if "room" in line and "thing" not in line]
        chosen = [route for route in lists if routes is None or route in routes]
        before = {
            (role, route, v): self._plain(role, route, v)
            for role in self.clients
            for route in chosen
            for v in VARIANTS[::2]
        }
        wrong = []
        for relation in RELATIONS:
            with transaction.atomic():
                list(made_at(Organisation.objects.get(code=BODIES[relation]), relation))
                for (role, route, variant), plain in before.items():
                    if not self._blind(role, route, relation):
                        continue
                    now = self._plain(role, route, variant)
                    if may_see("work", "", role.value, relation):  # the navigation counts what waits
                        now, plain = ((status, NAVIGATION.sub(b"", body)) for status, body in (now, plain))
                    if now != plain:
                        wrong.append(f"{role} {route}{variant} tells of what is made at {relation}")
                transaction.set_rollback(True)
        return wrong

    def _blind(self, role: Role, route: str, relation: str) -> bool:
        """True when nothing that this route speaks of is seen at `relation`."""
        room = table()["routes"][route]["room"]
        spoken = [
            name
            for name, line in table()["things"].items()
            if room in line["rooms"] or (name, room) == ("file", "files")
        ]
        return not any(may_see(name, state, role.value, relation) for name in spoken for state in ("", "sensitive"))

    def _plain(self, role: Role, route: str, variant: str) -> tuple[int, bytes]:
        answer = self.clients[role].get(reverse(route) + variant)
        return answer.status_code, b"" if "xlsx" in variant else NOISE.sub(b"", answer.content)

    def _listed(self, role: Role, client: Client, route: str) -> Iterator[str]:
        shows, seen = table()["routes"][route].get("shows", ()), ""
        also = table()["routes"][route].get("also")
        hexes = [place.hexes[0] for place, _ in self.things if place.relation != "own"]
        for variant in (*VARIANTS, *(f"?q={mark}" for mark in hexes[:: max(1, len(hexes) // 4)])):
            answer = client.get(reverse(route) + variant)
            text = text_of(answer)
            seen += text
            yield from _foreign(role, f"{route}{variant}", text)
            allowed = comes_in(route, role.value) and (not also or may_use(also, role.value, "own"))
            if (answer.status_code == 403) == allowed or answer.status_code >= 500:
                yield f"{role} {route}{variant}: {answer.status_code}"
        found = {(code, thing) for code, thing, *_ in CANARY.findall(seen)}
        for thing in shows:
            state = next(place.state for place, _ in self.things if place.thing == thing)
            if may_see(thing, state, role.value, "own") and (BODIES["own"], thing) not in found:
                yield f"{role} {route} does not show the own {thing}"

    def _asked(self, role: Role, client: Client, route: str) -> Iterator[str]:
        line = table()["routes"][route]
        absent = self._absent(client, route)
        for place, asked in self._of(route):
            answer = self._request(client, route, asked[route], "sends" in line)
            text = text_of(answer)
            yield from _foreign(role, f"{route} {place.relation}", text)
            seen = comes_in(route, role.value) and may_see(place.thing, place.state, role.value, place.relation)
            what = f"{role} {route} of {place.relation} {place.state}: {answer.status_code}"
            if not seen and (answer.status_code, _outline(answer)) != absent:
                yield f"{what} differs from what is not there {absent[0]}"
            opened = not line.get("also") or may_use(line["also"], role.value, place.relation)
            if seen and "sends" not in line and (answer.status_code == 200) != opened and route != "files:preview":
                yield f"{what} though it may be seen"

    def _sent(self, role: Role, client: Client, route: str) -> Iterator[str]:
        line = table()["routes"][route]
        for verb in [*line.get("verbs", ()), *([line["sends"]] if "sends" in line else [])]:
            if "thing" not in line:
                allowed = comes_in(route, role.value) and may_use(verb, role.value, "own")
                yield from _verdict(
                    f"{role} sends {verb}",
                    _post(client, route, {}, verb, "sends" in line),
                    allowed,
                    comes_in(route, role.value),
                )
                continue
            for place, asked in self._of(route):
                if place.state in states_of(verb) and place.state not in begins_of(verb):
                    continue
                seen = comes_in(route, role.value) and may_see(place.thing, place.state, role.value, place.relation)
                allowed = seen and may_use(verb, role.value, place.relation)
                answer = _post(client, route, asked[route], verb, "sends" in line)
                yield from _foreign(role, f"{verb} {place.relation}", text_of(answer))
                yield from _verdict(
                    f"{role} sends {verb} to {place.relation} {place.state}",
                    answer,
                    allowed,
                    seen,
                    verb in table()["narrowed"],
                )

    def _of(self, route: str) -> list[tuple[Place, Asked]]:
        return [
            (place, asked)
            for place, asked in self.things
            if route in asked and place.thing == table()["routes"][route]["thing"]
        ]

    def _absent(self, client: Client, route: str) -> tuple[int, bytes]:
        asked = next(asked[route] for _, asked in self._of(route))
        missing = {
            name: ABSENT[name] if isinstance(value, int) or name != "key" else f"{value[:-2]}00"
            for name, value in asked.items()
        }
        missing = {
            name: (ABSENT["pk"] if isinstance(asked[name], int) and name == "key" else value)
            for name, value in missing.items()
        }
        if route == "files:attach":
            missing = {"key": f"subjects.subject/{ABSENT['pk']}"}
        answer = self._request(client, route, missing, "sends" in table()["routes"][route])
        return answer.status_code, _outline(answer)

    def _request(self, client: Client, route: str, asked: Any, sends: bool) -> Any:
        if sends:
            return _post(client, route, asked, table()["routes"][route]["sends"], json=True)
        return client.get(reverse(route, kwargs=dict(asked)))


def _post(client: Client, route: str, asked: Any, verb: str, json: bool) -> Any:
    """Send a verb and undo whatever it did."""
    address, name = reverse(route, kwargs=dict(asked)), verb.rpartition(".")[2]
    with transaction.atomic():
        if json:
            answer = client.post(address, BODY.get(verb, {}), content_type="application/json")
        else:
            answer = client.post(address, {"verb": name, "version": "1"})
        text_of(answer)
        transaction.set_rollback(True)
    return answer


def _verdict(what: str, answer: Any, allowed: bool, seen: bool, narrowed: bool = False) -> Iterator[str]:
    """A verb is refused to who may not use it, and only there; the state of the matter may still speak against it."""
    status = answer.status_code
    if status >= 500:
        yield f"{what}: {status}"
    elif not seen and status not in (403, 404):
        yield f"{what}: {status} though it may not even be seen"
    elif seen and not allowed and status not in (403, 409):
        yield f"{what}: {status} though it may not"
    elif allowed and status in (403, 404) and not narrowed:
        yield f"{what}: {status} though it may"


def _foreign(role: Role, where: str, text: str) -> Iterator[str]:
    relation_of = {code: relation for relation, code in BODIES.items()}
    for code, thing, state, name, _ in set(CANARY.findall(text)):
        if not may_see(thing, state, role.value, relation_of[code]):
            yield f"{role} read {thing}.{name} of {relation_of[code]} at {where}"


def text_of(answer: Any) -> str:
    """Return everything a client received: headers, body, the members of a workbook."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    parts = [f"{name}: {value}" for name, value in answer.headers.items()]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts += [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
    return "\n".join([*parts, content.decode("utf-8", "replace")])


def _outline(answer: Any) -> bytes:
    """Return the body without what differs from one request to the next."""
    content = b"" if answer.streaming else answer.content
    address = answer.request["PATH_INFO"].encode()
    return NOISE.sub(b"", content).replace(address, b"")


def client_of(role: Role) -> Client:
    """Return a client in which a person of `role` at `own` is signed in."""
    person = Person.objects.create_user(f"the_{role.value}", name=role.words.zh)
    Membership.objects.create(
        person=person, organisation=Organisation.objects.get(code=BODIES["own"]), role=role.value, begins_on=NOON.date()
    )
    client = Client(raise_request_exception=False)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["demo"] = True
    session.save()
    return client


def states_of(verb: str) -> tuple[str, ...]:
    """Return the states of a verb's workflow."""
    return tuple(_workflow(verb).states)


def begins_of(verb: str) -> tuple[str, ...]:
    """Return the states in which a verb is open."""
    return _workflow(verb).row(verb.rpartition(".")[2]).begins


def _workflow(verb: str) -> Workflow:
    return next(t for t in workflows() if verb.startswith(f"{t.room}.{t.name}."))


def routes() -> list[str]:
    """Return the name of every route of the URL resolver."""
    return sorted(set(_named(get_resolver().url_patterns, "")))


def _named(patterns: list[Any], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name or pattern.pattern}"
