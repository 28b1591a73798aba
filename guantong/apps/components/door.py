"""What a page says of itself: whose it is, and where it stands in the navigation (页面声明)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from guantong.domain.roles import Standing

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the navigation: its group, its order there, its words."""

    group: str
    order: int
    title: str
    waits: Callable[[Standing, date], int] | None = None
    """How much waits there for a person; shown beside the title when it is not nothing."""
    shown_to: Callable[[Standing], bool] | None = None
    """Who finds it in the navigation, of those who may open it; everybody when nothing is said."""


def page(
    *, reads: str, methods: tuple[str, ...] = ("GET", "HEAD"), place: Place | None = None
) -> Callable[[View], View]:
    """Declare a view as a page that shows what belongs to the room `reads`; the doorkeeper asks for it."""

    def declare(view: View) -> View:
        opened = wraps(view)(require_http_methods(methods)(view))
        opened.reads, opened.place, opened.public = reads, place, False
        return opened

    return declare


def public(*, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable[[View], View]:
    """Declare a view that needs no one to be signed in."""

    def declare(view: View) -> View:
        opened = wraps(view)(require_http_methods(methods)(view))
        opened.reads, opened.place, opened.public = None, None, True
        return opened

    return declare


GROUPS = ("", "年度", "荟声", "审查", "数据与慧诊", "汇办", "公文", "对象", "机构与人员", "系统")
"""Groups of the navigation in their order; the first bears no title."""
