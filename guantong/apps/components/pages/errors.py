"""What is said when a page is not there, not yours, or failed (出错时)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

_FORBIDDEN = Words("这个请求没有通过校验，可能页面已过期", "this request did not pass a check; the page may be too old")
_AGAIN = Words("请返回上一页刷新后再试", "go back, reload the page and try again")


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names them
    """403: what Django itself refuses, such as a form without its token."""
    return render(request, "components/pages/refused.html", {"refusal": Refusal("who", _FORBIDDEN, _AGAIN)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django names it
    """404: not there, or not yours to know of; the two look alike."""
    return render(request, "components/pages/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - drawn without it
    """500: our own mistake; drawn without context, whatever broke."""
    return HttpResponse(render_to_string("components/pages/failed.html", {"practice": settings.PRACTICE}), status=500)
