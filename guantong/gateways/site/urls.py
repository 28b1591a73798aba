"""Every room under its name; the site only mounts (地址)."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from guantong.apps.notices.pages import desk
from guantong.gateways.site.api import api_of

_APPS = "guantong.apps."
ROOMS = tuple(
    app.removeprefix(_APPS) for app in settings.INSTALLED_APPS
    if app.startswith(_APPS) and app != f"{_APPS}components" and find_spec(f"{app}.urls")
)  # fmt: skip
"""The rooms that have addresses: they are found, not listed."""

urlpatterns = [
    path("", desk.view, name="desk"),
    path("accounts/", include("guantong.apps.actors.sign_in_urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("api/", api_of(ROOMS).urls),
    path("components/", include("guantong.apps.components.urls")),
    *(path(f"{room}/", include(f"guantong.apps.{room}.urls")) for room in ROOMS),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("guantong.apps.actors.demo_urls")))
handler403 = "guantong.apps.components.pages.errors.forbidden"
handler404 = "guantong.apps.components.pages.errors.not_found"
handler500 = "guantong.gateways.site.outages.failed"
