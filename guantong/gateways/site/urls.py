"""Every room under its name; the site only mounts (地址)."""

from django.conf import settings
from django.urls import include, path

from guantong.apps.notices.pages import desk
from guantong.gateways.site.api import api_of

ROOMS = (
    "journal", "files", "actors", "subjects", "jobs", "notices", "papers", "ballots", "contests", "rehearsals", "exchange", "years", "figures", "feeds", "findings", "diagnosis", "voices", "surveys", "consensus", "execution", "drafts",
    "opinions", "consultation", "livelihood", "adjustments", "evaluations", "reviews",
)  # fmt: skip

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
