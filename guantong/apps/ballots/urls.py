"""The addresses of ballots (票箱)."""

app_name = "ballots"
urlpatterns: list = []
