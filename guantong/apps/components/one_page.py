"""Where one page about a thing is made: a room above says so when the site starts, rooms below offer it on their pages (一页纸)."""

from collections.abc import Callable

from guantong.domain.roles import Standing

ROOM = "findings"
"""Who may read what such a page is made of."""
_MADE: list[Callable[[str, str], str]] = []


def register(address: Callable[[str, str], str]) -> None:
    """Let a room say at which address the page about a kind of thing and its code stands."""
    _MADE[:] = [address]


def address_of(kind: str, code: object, standing: Standing) -> str:
    """Return where the page about a thing is made, "" for who may not read it, or where no room makes it."""
    return _MADE[0](kind, str(code)) if _MADE and code and standing.reads(ROOM) else ""
