"""The addresses of figures (数据)."""

from django.urls import path

from guantong.apps.figures.pages import (
    batch,
    batches,
    cell,
    document,
    expectation,
    expected,
    letter,
    picture,
    register_file,
    register_xlsx,
    upload,
)

app_name = "figures"
urlpatterns = [
    path("", batches.view, name="batches"),
    path("upload/", upload.view, name="upload"),
    path("batches/<int:pk>/", batch.view, name="batch"),
    path("batches/<int:pk>/cell/", cell.view, name="cell"),
    path("batches/<int:pk>/pages/<int:number>/", picture.view, name="picture"),
    path("expected/", expected.view, name="expected"),
    path("expected/xlsx/", register_xlsx.view, name="register_xlsx"),
    path("expected/files/<int:pk>/", register_file.view, name="register_file"),
    path("expected/<int:pk>/", expectation.view, name="expectation"),
    path("expected/<int:pk>/letter/", letter.view, name="letter"),
    path("documents/<int:pk>/", document.view, name="document"),
]
