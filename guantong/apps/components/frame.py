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
        "today": getattr(request, "today", None),
    }


@lru_cache(512)
def navigation_drawn(shown: tuple[tuple[str, str, str, int], ...], here: str, language: str) -> SafeString:
    """Return the navigation as HTML: every page has it, and most people's are alike. `language` tells one drawing from another."""
    with override(language):
        drawn = []
        for group in GROUPS:
            lines = [line for line in shown if line[0] == group]
            if lines and group:
                drawn.append(format_html("<h2>{}</h2>", gettext(group)))
            for _, title, address, waits in lines:
                mark = mark_safe(' aria-current="page"') if address == here else ""
                count = format_html("<b>{}</b>", waits) if waits else ""
                drawn.append(format_html('<a href="{}"{}>{}{}</a>', address, mark, gettext(title), count))
    return mark_safe("".join(drawn))  # noqa: S308 - each part is escaped


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
