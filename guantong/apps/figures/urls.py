"""The addresses of figures (数据)."""

from django.urls import path

from guantong.apps.figures.pages import (
    batch,
    batches,
    cell,
    comparison,
    correction,
    corrections,
    counted,
    document,
    expectation,
    expected,
    hand_entry,
    letter,
    picture,
    register_file,
    register_xlsx,
    sheet,
    typing,
    upload,
)

app_name = "figures"
urlpatterns = [
    path("", batches.view, name="batches"),
    path("upload/", upload.view, name="upload"),
    path("batches/<int:pk>/", batch.view, name="batch"),
    path("batches/<int:pk>/cell/", cell.view, name="cell"),
    path("batches/<int:pk>/pages/<int:number>/", picture.view, name="picture"),
    path("corrections/", corrections.view, name="corrections"),
    path("corrections/<int:pk>/", correction.view, name="correction"),
    path("batches/<int:pk>/typing/", hand_entry.view, name="hand_entry"),
    path("typings/<int:pk>/", typing.view, name="typing"),
    path("typings/<int:pk>/comparison/", comparison.view, name="comparison"),
    path("typings/<int:pk>/sheet/", sheet.view, name="sheet"),
    path("expected/", expected.view, name="expected"),
    path("expected/xlsx/", register_xlsx.view, name="register_xlsx"),
    path("expected/files/<int:pk>/", register_file.view, name="register_file"),
    path("expected/<int:pk>/", expectation.view, name="expectation"),
    path("expected/<int:pk>/letter/", letter.view, name="letter"),
    path("documents/", counted.view, name="counted"),
    path("documents/<int:pk>/", document.view, name="document"),
]
