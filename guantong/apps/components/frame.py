"""The frame around every page: navigation, who I am, whether this is a demo (页面框架)."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, override

from guantong.apps.components.door import GROUPS, Place


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the layout needs, once a request; a page that failed before the doorkeeper gets the bare frame."""
    if not hasattr(request, "frame"):
        request.frame = _frame(request)  # type: ignore[attr-defined]
    return request.frame  # type: ignore[attr-defined, no-any-return]


def _frame(request: HttpRequest) -> dict[str, Any]:
    standing = getattr(request, "standing", None)
    shown: list[tuple[str, str, str, int]] = []
    here = ""
    if standing is not None and standing.posts:
        own = [(address, place) for address, room, place in places() if standing.reads(room)]
        here = max(
            (a for a, _ in own if request.path == a or (a != "/" and request.path.startswith(a))), key=len, default=""
        )
        for address, place in own:
            if place.shown_to and not place.shown_to(standing):
                continue
            counted = getattr(request, "waits", None) if address == here else None
            waits = place.waits(standing, request.today) if place.waits and counted is None else counted or 0
            shown.append((place.group, place.title, address, waits))
    return {
        "navigation": navigation_drawn(tuple(shown), here, get_language() or ""),
        "standing": standing,
        "district": settings.DISTRICT,
        "demo": settings.DEMO,
        "practice": settings.PRACTICE,
        "today": getattr(request, "today", None),
    }


@lru_cache(512)
def navigation_drawn(shown: tuple[tuple[str, str, str, int], ...], here: str, language: str) -> SafeString:
    """Return the navigation as HTML: every page has it, and most people's are alike. `language` tells one drawing from another.

    A group is closed but for that of the page one is on: a desk is no wall of menus. What waits in it is told beside its name.
    """
    with override(language):
        drawn = []
        for group in GROUPS:
            lines = [line for line in shown if line[0] == group]
            links = mark_safe("".join(_link(line, here) for line in lines))  # noqa: S308 - each part is escaped
            if not group or not lines:
                drawn.append(links)
                continue
            opened = mark_safe(" open") if any(address == here for _, _, address, _ in lines) else ""
            count = _count(sum(waits for *_, waits in lines))
            drawn.append(
                format_html(
                    '<details class="group"{}><summary>{}{}</summary>{}</details>', opened, gettext(group), count, links
                )
            )
    return mark_safe("".join(drawn))  # noqa: S308 - each part is escaped


def _link(line: tuple[str, str, str, int], here: str) -> SafeString:
    _, title, address, waits = line
    mark = mark_safe(' aria-current="page"') if address == here else ""
    return format_html('<a href="{}"{}>{}{}</a>', address, mark, gettext(title), _count(waits))


def _count(waits: int) -> SafeString | str:
    return format_html("<b>{}</b>", waits) if waits else ""


@cache
def places() -> tuple[tuple[str, str, Place], ...]:
    """Return every page with a place in the navigation: its address, the room it reads, the place."""
    found = [
        (reverse(name), view.reads, view.place)
        for name, view in _views(get_resolver().url_patterns, "")
        if getattr(view, "place", None)
    ]
    return tuple(sorted(found, key=lambda page: (GROUPS.index(page[2].group), page[2].order)))


def _views(patterns: list[Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _views(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}", pattern.callback
