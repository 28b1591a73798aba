"""The addresses of the reviews (审查活动)."""

app_name = "reviews"
urlpatterns: list[object] = []
