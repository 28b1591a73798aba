"""The frame around every page: navigation, who I am, whether this is a demo (页面框架)."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from guantong.apps.components.door import GROUPS, Place


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the layout needs, once a request; a page that failed before the doorkeeper gets the bare frame."""
    if not hasattr(request, "frame"):
        request.frame = _frame(request)  # type: ignore[attr-defined]
    return request.frame  # type: ignore[attr-defined, no-any-return]


def _frame(request: HttpRequest) -> dict[str, Any]:
    standing = getattr(request, "standing", None)
    shown: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    if standing is not None and standing.posts:
        own = [(reverse(n), place) for n, room, place in places() if standing.reads(room)]
        here = max(
            (a for a, _ in own if request.path == a or (a != "/" and request.path.startswith(a))), key=len, default=""
        )
        for address, place in own:
            if place.shown_to and not place.shown_to(standing):
                continue
            counted = getattr(request, "waits", None) if address == here else None
            waits = place.waits(standing, request.today) if place.waits and counted is None else counted or 0
            shown[place.group].append(
                {"title": place.title, "address": address, "here": address == here, "waits": waits}
            )
    return {
        "navigation": [(group, lines) for group, lines in shown.items() if lines],
        "standing": standing,
        "district": settings.DISTRICT,
        "demo": settings.DEMO,
        "today": getattr(request, "today", None),
    }


@cache
def places() -> tuple[tuple[str, str, Place], ...]:
    """Return every page with a place in the navigation: its URL name, the room it reads, the place."""
    found = [
        (name, view.reads, view.place)
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
