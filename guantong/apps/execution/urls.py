"""The addresses of execution (预算执行)."""

from django.urls import path

from guantong.apps.execution.pages import changes, compare, district, project, unit, unlined, voucher, vouchers

app_name = "execution"
urlpatterns = [
    path("", district.view, name="district"),
    path("units/<path:code>/", unit.view, name="unit"),
    path("projects/<path:code>/", project.view, name="project"),
    path("compare/<path:code>/", compare.view, name="compare"),
    path("changes/", changes.view, name="changes"),
    path("vouchers/", vouchers.view, name="vouchers"),
    path("vouchers/<str:batch>/<int:row>/", voucher.view, name="voucher"),
    path("unlined/", unlined.view, name="unlined"),
]
