"""Every page from the desk of every kind of user is read and used without JavaScript; what needs a script is named here by hand (无脚本可用)."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from guantong.apps.components import __path__ as components
from tests.findings import handed_over, registered
from tests.opinions import raised
from tests.papers import drafted
from tests.world import World

pytestmark = pytest.mark.django_db
SCRIPTS = {
    "page.js": "shortcuts, filters that act at once, copying: each has its button or is done by hand",
    "chart.js": "drawings: the table of the same figures stands below each",
    "typing.js": "moving in the grid of typing by hand: the grid is a form without it",
    "visit.js": "a visit without network: with one, its form is sent without it",
    "slips.js": "slips typed without network: with one, the board takes them without it",
}
"""Every script of the site, and what stands in its place where there is none."""
MOST, FEW = 140, 50
"""So many routes are walked from the staff's desk, and from each other: what they share was walked there."""


DESKS = {"wen": 30, "cao": 25, "qin": 15, "ye": 15, "lin": 10, "xi": 10}
"""The desks that are walked, and how many routes each reaches at least: a walk that stops at its first page would find no fault."""


class Page(HTMLParser):
    """What of a page would be dead without a script, or alive against the policy."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.faults: list[str] = []
        self.inline, self.form = False, None
        self.sends: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = {name: value or "" for name, value in attrs}
        self.faults += [f"<{tag} {name}>" for name in given if name.startswith("on") or name == "style"]
        self.inline = tag == "script" and "src" not in given and "json" not in given.get("type", "")
        if tag == "a" and (href := given.get("href", "")):
            self.links.append(href)
            self.faults += [href] if href.startswith("javascript:") or href == "#" else []
        if tag == "form":
            self.form = [given.get("action", ""), "id" in given and given["id"] or "", False, 0]
        if self.form and tag in ("input", "select", "textarea") and given.get("type") not in ("hidden", "submit"):
            self.form[3] += 1
        if tag in ("button", "input") and given.get("type", "submit" if tag == "button" else "") in ("submit", "image"):
            alive = "hidden" not in given and "disabled" not in given
            if self.form and alive:
                self.form[2] = True
            self.sends |= {given["form"]} if alive and "form" in given else set()

    def handle_endtag(self, tag: str) -> None:
        """End a form: one that asks something can be sent by a button."""
        if tag == "script":
            self.inline = False
        if tag == "form" and self.form:
            action, name, sent, fields = self.form
            self.faults += [f"form {action} has no button"] if fields and not sent and name not in self.sends else []
            self.form = None

    def handle_data(self, data: str) -> None:
        """Find scripts written into the page."""
        self.faults += ["inline script"] if self.inline and data.strip() else []


def route_of(href: str) -> str:
    """Return the route a link within the site leads to, "" for another."""
    try:
        return resolve(href.split("?")[0].split("#")[0]).view_name if href.startswith("/") else ""
    except Resolver404:
        return ""


def walked(client: Client, most: int = MOST) -> dict[str, tuple[str, list[str], str]]:
    """Return one page a route that is reached from the desk: address, faults, policy."""
    found: dict[str, tuple[str, list[str], str]] = {}
    waiting = ["/"]
    while waiting and len(found) < most:
        here = waiting.pop(0)
        if (route := route_of(here)) in found:
            continue
        answer = client.get(here)
        if not answer.get("Content-Type", "").startswith("text/html"):
            found[route] = (here, [], "")
            continue
        page = Page()
        page.feed(answer.content.decode())
        found[route] = (here, page.faults, answer.get("Content-Security-Policy", ""))
        waiting += [link for link in page.links if (at := route_of(link)) and at not in found and "as=" not in link]
    return found


def test_every_page_from_the_desk_is_used_without_a_script_under_a_strict_policy(world: World) -> None:
    registered(world), raised(world), drafted(world)

    pages = walked(world.signed_in("shen"))

    assert {route: faults for route, (_, faults, _) in pages.items() if faults} == {}
    assert [route for route, (_, _, policy) in pages.items() if policy and ("unsafe" in policy or "script-src 'self'" not in policy)] == []  # fmt: skip
    assert {route_of("/"), "findings:matters", "opinions:ledger", "papers:papers", "diagnosis:signals"} <= set(pages)
    assert len(pages) > 40  # noqa: PLR2004 - the walk that stops at the first page would find no fault


@pytest.mark.parametrize(("who", "least"), DESKS.items())
def test_so_is_every_page_from_every_other_desk(world: World, who: str, least: int) -> None:
    handed_over(world, registered(world)), raised(world), drafted(world)

    pages = walked(world.signed_in(who), FEW)

    assert {route: faults for route, (_, faults, _) in pages.items() if faults} == {}
    assert len(pages) >= least, sorted(pages)


def test_every_script_is_named_with_what_stands_in_its_place() -> None:
    from pathlib import Path

    ours = Path(next(iter(components))) / "static" / "guantong"

    assert {path.name for path in ours.glob("*.js")} == set(SCRIPTS)


def test_a_page_that_needs_a_script_is_found_out() -> None:
    page = Page()
    page.feed('<form action="/x"><input name="a"></form><a href="#" onclick="f()">b</a><script>f()</script>')

    assert page.faults == ["form /x has no button", "<a onclick>", "#", "inline script"]
