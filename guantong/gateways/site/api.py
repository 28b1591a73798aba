"""The API of the site: every room's router under its name, one shape for every refusal (接口).

Signed-in people use it with their session and CSRF token; it is documented at /api/docs.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from guantong import __version__
from guantong.apps.components.templatetags.words import said
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale


def api_of(rooms: tuple[str, ...]) -> NinjaAPI:
    """Return the API with the routers of those `rooms` that have one."""
    api = NinjaAPI(title="贯通 Guantong", version=__version__, urls_namespace="api", description=_ABOUT)
    for room in rooms:
        if find_spec(f"guantong.apps.{room}.api"):
            api.add_router(f"/{room}", import_module(f"guantong.apps.{room}.api").router, tags=[room])
    _tell(api)
    return api


def _tell(api: NinjaAPI) -> None:
    """Give every refusal its status and the one shape."""

    def answer(request: HttpRequest, status: int, detail: str, **more: Any) -> HttpResponse:
        return api.create_response(request, {"detail": detail, **more}, status=status)

    @api.exception_handler(NotAllowed)
    def not_allowed(request: HttpRequest, error: NotAllowed) -> HttpResponse:
        refusal = error.refusal
        status = 409 if refusal.about == "state" else 403
        return answer(request, status, said(refusal.why), opens=said(refusal.opens), basis=refusal.basis)

    @api.exception_handler(Stale)
    def stale(request: HttpRequest, error: Stale) -> HttpResponse:
        return answer(request, 409, f"“{error.row}”已被他人更新，请重新读取 (changed by someone else)")

    @api.exception_handler(BadInput)
    def bad_input(request: HttpRequest, error: BadInput) -> HttpResponse:
        fields = {name: said(words) for name, words in error.reasons.items() if name}
        return answer(request, 422, str(error), fields=fields)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = {".".join(map(str, e["loc"])): e["msg"] for e in error.errors}
        return answer(request, 422, "输入不合要求 (invalid input)", fields=fields)

    @api.exception_handler(AuthenticationError)
    def nobody(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        return answer(request, 401, "请先登录 (sign in first)")

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
        return answer(request, 404, "没有这一项，或不在您的范围内 (not there, or not yours)")

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        return answer(request, error.status_code, error.message)


_ABOUT = f"{settings.DISTRICT}人大常委会预算监督系统的接口。金额为整数分，日期为 ISO 8601。Amounts are integer fen."
