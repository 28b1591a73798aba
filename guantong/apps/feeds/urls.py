"""The addresses of feeds (报送)."""

from django.urls import path

from guantong.apps.feeds.pages import (
    deliveries,
    delivery,
    mapping,
    reconciliation,
    refusals,
    row,
    source,
    sources,
    spending,
    template,
    upload,
)

app_name = "feeds"
urlpatterns = [
    path("", deliveries.view, name="deliveries"),
    path("upload/", upload.view, name="upload"),
    path("deliveries/<int:pk>/", delivery.view, name="delivery"),
    path("deliveries/<int:pk>/mapping/", mapping.view, name="mapping"),
    path("deliveries/<int:pk>/refusals/", refusals.view, name="refusals"),
    path("deliveries/<int:pk>/rows/<int:line>/", row.view, name="row"),
    path("sources/", sources.view, name="sources"),
    path("sources/<int:pk>/", source.view, name="source"),
    path("templates/<str:name>/", template.view, name="template"),
    path("reconciliation/", reconciliation.view, name="reconciliation"),
    path("spending/", spending.view, name="spending"),
]
