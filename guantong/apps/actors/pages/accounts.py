"""How every account stands: password, second factor, latest sign-in, whether it is paused (账号)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.actors.account_queries import accounts_seen_by
from guantong.apps.actors.models import Person
from guantong.apps.actors.pages.people import posts
from guantong.apps.actors.sign_in import state_of
from guantong.apps.actors.workflow import PERSON
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.domain.roles import SECOND_FACTOR, Role
from guantong.domain.words import Words

PAUSED = Words("暂停登录", "paused")
_SET, _NOT_SET = Words("已设置", "set up"), Words("未设置", "not set up")
_TO_SET, _NOT_ASKED = Words("下次登录须设置", "at the next sign-in"), Words("不要求", "not asked")


def state(person: Person) -> Words:
    """Return how the account stands, a pause before anything else."""
    return PAUSED if person.paused else PERSON.states[state_of(person)]  # type: ignore[attr-defined]


def second_factor(person: Person) -> Words:
    """Return whether there is a second factor, or must be."""
    if person.second_factor:  # type: ignore[attr-defined]
        return _SET
    wanted = any(Role(post.role) in SECOND_FACTOR for post in person.posts_now)  # type: ignore[attr-defined]
    return _TO_SET if wanted else _NOT_ASKED


SHAPES = {_SET: "done", _TO_SET: "todo", _NOT_ASKED: ""}
COLUMNS = (
    Column("姓名", "name", sorts="name", link=lambda p: reverse("actors:account", args=[p.username])),
    Column("登录名", "username", sorts="username"),
    Column("现任", posts),
    Column(
        "账号", state, "badge", badge=lambda p: "due" if p.paused else "done" if p.is_active else "",
        filters="is_active", choices=[("True", PERSON.states["active"]), ("False", PERSON.states["closed"])],
    ),
    Column(
        "口令", lambda p: _SET if p.has_usable_password() else _NOT_SET, "badge",
        badge=lambda p: "done" if p.has_usable_password() else "todo",
    ),
    Column(
        "双因素", second_factor, "badge", badge=lambda p: SHAPES[second_factor(p)],
        filters="second_factor", choices=[("True", _SET), ("False", _NOT_SET)],
    ),
    Column("最近登录", "last_login", "minute", sorts="last_login"),
)  # fmt: skip


@page(reads="accounts", place=Place("系统", 5, "账号"))
def view(request: HttpRequest) -> HttpResponse:
    """List the accounts; who has no second factor yet or is paused is seen at a glance."""
    listing = Listing(
        request, _("账号"), accounts_seen_by(request.standing, request.now), COLUMNS, search="search", sort="username"
    )
    shown = {"list": listing, "admits": PERSON.begun_by("admit", request.standing)}
    return listing.download() or render(request, "actors/pages/accounts.html", shown)
