"""The addresses of exchange (交换)."""

from django.urls import path

from guantong.apps.exchange.pages import arrival, arrivals, key, keys, outgoing, pack, receive, sent

app_name = "exchange"
urlpatterns = [
    path("", arrivals.view, name="arrivals"),
    path("receive/", receive.view, name="receive"),
    path("<int:pk>/", arrival.view, name="arrival"),
    path("sent/", sent.view, name="sent"),
    path("sent/<int:pk>/", outgoing.view, name="outgoing"),
    path("pack/", pack.view, name="pack"),
    path("keys/", keys.view, name="keys"),
    path("keys/<int:pk>/", key.view, name="key"),
]
