"""What the security administrator is shown of permissions is what the hand-written table says, cell by cell (权限表对照)."""

from html.parser import HTMLParser

import pytest

from guantong.domain.roles import Role
from tests.promises.who_may_oracle import roles_of, table
from tests.world import World

pytestmark = pytest.mark.django_db
MINE = "mine"
"""A reach that the table of permissions cannot tell from `own`: a query narrows it."""


class Cells(HTMLParser):
    """The cells of the table that bear a mark, by line and role."""

    def __init__(self) -> None:
        super().__init__()
        self.roles: list[str] = []
        self.line, self.at = "", 0
        self.lines: set[str] = set()
        self.found: set[tuple[str, str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow the lines and count the cells."""
        given = dict(attrs)
        if "data-role" in given:
            self.roles.append(given["data-role"] or "")
        if tag == "tr":
            self.line, self.at = given.get("data-line") or "", 0
            self.lines |= {self.line} - {""}
        if tag == "td" and self.line:
            if "data-reach" in given:
                self.found.add((self.line, self.roles[self.at], given["data-reach"] or ""))
            self.at += 1


def test_the_page_shows_every_cell_as_the_table_has_it(world: World) -> None:
    page = Cells()
    page.feed(world.signed_in("an").get("/actors/permissions/").content.decode())

    lines = {**table()["reads"], **table()["verbs"]}
    written = {
        (line, role, "own" if reach == MINE else reach)
        for line, reaches in lines.items()
        for role, reach in roles_of(reaches)
        if reach != "nothing"
    }
    farthest = {(line, role): reach for line, role, reach in sorted(written, key=lambda cell: _FAR.index(cell[2]))}
    assert page.roles == [role.value for role in Role]
    assert page.lines == set(lines)
    assert page.found == {(line, role, reach) for (line, role), reach in farthest.items()}


def test_a_page_that_shows_something_else_is_found_out(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from guantong.apps.actors import permissions
    from guantong.domain.roles import Reach

    monkeypatch.setattr(permissions, "reads", lambda role, room: Reach.OWN)  # noqa: ARG005

    with pytest.raises(AssertionError):
        test_the_page_shows_every_cell_as_the_table_has_it(world)


_FAR = ("own", "below", "district")
