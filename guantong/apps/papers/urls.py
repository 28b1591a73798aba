"""The addresses of papers (公文)."""

app_name = "papers"
urlpatterns: list = []
