"""Everyone that one's posts let one know of (人员)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import people_seen_by, with_posts
from guantong.apps.actors.sign_in import state_of
from guantong.apps.actors.workflow import PERSON
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.words import Words


def address(person: Person) -> str:
    """Return where a person's page is."""
    return reverse("actors:person", args=[person.username])


def posts(person: Person) -> Words:
    """Return what a person is now, in one line."""
    held = [(post.organisation, post.role_words) for post in person.posts_now]  # type: ignore[attr-defined]
    zh, en = (
        "；".join(f"{body.short_name or body.name} {role.in_(language)}" for body, role in held)
        for language in ("zh", "en")
    )
    return Words(zh or "没有在任的职务", en or "no post in force")


COLUMNS = (
    Column("姓名", "name", sorts="name", link=address),
    Column("登录名", "username", sorts="username"),
    Column("现任", posts),
    Column(
        "账号", lambda p: PERSON.states[state_of(p)], "badge",
        badge=lambda p: "done" if p.is_active else "", filters="is_active",
        choices=[("True", PERSON.states["active"]), ("False", PERSON.states["closed"])],
    ),
)  # fmt: skip


@page(reads="people", place=Place("机构与人员", 2, "人员"))
def view(request: HttpRequest) -> HttpResponse:
    """List people with what they are today."""
    people = with_posts(people_seen_by(request.standing), request.standing, request.today)
    listing = Listing(
        request, _("人员"), people, COLUMNS, search="search", sort="username", empty=_("没有您可见的人员。")
    )
    shown = {"list": listing, "admits": PERSON.begun_by("admit", request.standing)}
    return listing.download() or render(request, "actors/pages/people.html", shown)
