"""明湖区 for tests: grown by the real verbs; people are called by their role (测试世界)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model
from django.test import Client

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import organisation, standing_of
from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import attach
from guantong.apps.subjects.models import Subject
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.gateways.demo.district import read
from guantong.gateways.demo.world import grow_site
from guantong.gateways.site.installation import INSTALLER

NOON = datetime(2026, 11, 12, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""The moment the world is grown at; tests say what happens later relative to it."""


ROWS: dict[str, dict[str, list[tuple[Any, ...]]]] = {}
"""What growing left behind, by kind of database and table: growing takes most of a second, putting back a moment."""


@dataclass(frozen=True)
class World:
    """The people of 明湖区 by username, and the moment."""

    people: dict[str, Person]
    now: datetime = NOON

    @classmethod
    def grown(cls) -> "World":
        """Return the world as the demo grows it: by its verbs the first time, afterwards by putting those rows back."""
        if not ROWS.get(connection.vendor):
            grow_site(NOON)
            ROWS[connection.vendor] = _rows()
        else:
            _put_back(ROWS[connection.vendor])
        named = Person.objects.in_bulk(read("people"), field_name="username")
        return cls({username: named[username] for username in read("people")})

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


def _ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("guantong.")]


def _columns(model: type[Model]) -> str:
    return ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    with connection.cursor() as cursor:
        for model in _ours():
            cursor.execute(f'SELECT {_columns(model)} FROM "{model._meta.db_table}"')  # noqa: S608 - our own tables
            found[model._meta.db_table] = cursor.fetchall()
    return found


def _put_back(rows: dict[str, list[tuple[Any, ...]]]) -> None:
    with connection.cursor() as cursor:
        for model in _ours():
            table, places = model._meta.db_table, ", ".join(["%s"] * len(model._meta.concrete_fields))
            if rows[table]:
                cursor.executemany(f'INSERT INTO "{table}" ({_columns(model)}) VALUES ({places})', rows[table])  # noqa: S608
        for statement in connection.ops.sequence_reset_sql(no_style(), _ours()):
            cursor.execute(statement)
