"""明湖区 for tests: grown by the real verbs; people are called by their role (测试世界)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import organisation, standing_of
from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import attach
from guantong.apps.subjects.models import Subject
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.gateways.demo.world import INSTALLER, grow_site

NOON = datetime(2026, 11, 12, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""The moment the world is grown at; tests say what happens later relative to it."""


@dataclass(frozen=True)
class World:
    """The people of 明湖区 by username, and the moment."""

    people: dict[str, Person]
    now: datetime = NOON

    @classmethod
    def grown(cls) -> "World":
        """Return the world as the demo grows it."""
        return cls(grow_site(NOON))

    def standing(self, username: str) -> Standing:
        """Return what a person is today."""
        return INSTALLER if username == "installer" else standing_of(self.people[username], self.now.date())

    def body(self, code: str) -> Organisation:
        """Return an organisation by its code."""
        return organisation(code)

    def subject(self, name: str) -> Subject:
        """Return a subject by the beginning of its name."""
        return Subject.objects.filter(name__startswith=name).order_by("pk").first()

    def attached(
        self, to: str = "居住区公共照明", name: str = "说明.txt", content: bytes = b"text", **facts: Any
    ) -> Attachment:
        """Hang a file on a subject: internal, brought by the commission's staff, unless `facts` say otherwise."""
        subject, by = self.subject(to), self.standing(facts.pop("who", "shen"))
        level = facts.pop("level", Level.INTERNAL)
        return attach(
            to=subject, path=subject.path, name=name, content=content, level=level, by=by, as_of=self.now, **facts
        )

    def signed_in(self, username: str) -> Client:
        """Return a client in which a person is signed in, second factor included."""
        client = Client()
        client.force_login(self.people[username], backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["demo"] = True
        session.save()
        return client
