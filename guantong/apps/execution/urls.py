"""The addresses of execution (预算执行)."""

from django.urls import path

from guantong.apps.execution.pages import (
    balance,
    cause,
    changes,
    compare,
    district,
    fund,
    funds,
    offer,
    offers,
    pack,
    pack_file,
    project,
    propose,
    reusable,
    revenue,
    state,
    unit,
    unlined,
    voucher,
    vouchers,
    why,
)

app_name = "execution"
urlpatterns = [
    path("", district.view, name="district"),
    path("units/<path:code>/", unit.view, name="unit"),
    path("projects/<path:code>/", project.view, name="project"),
    path("compare/<path:code>/", compare.view, name="compare"),
    path("why/<path:code>/", why.view, name="why"),
    path("causes/state/", state.view, name="state"),
    path("causes/<int:pk>/", cause.view, name="cause"),
    path("reusable/", reusable.view, name="reusable"),
    path("reusable/propose/", propose.view, name="propose"),
    path("offers/", offers.view, name="offers"),
    path("offers/<int:pk>/", offer.view, name="offer"),
    path("balance/", balance.view, name="balance"),
    path("revenue/", revenue.view, name="revenue"),
    path("changes/", changes.view, name="changes"),
    path("funds/", funds.view, name="funds"),
    path("funds/<path:code>/", fund.view, name="fund"),
    path("pack/", pack.view, name="pack"),
    path("pack/<str:form>/", pack_file.view, name="pack_file"),
    path("vouchers/", vouchers.view, name="vouchers"),
    path("vouchers/<str:batch>/<int:row>/", voucher.view, name="voucher"),
    path("unlined/", unlined.view, name="unlined"),
]
