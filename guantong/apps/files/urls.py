"""The addresses of files (文件): content is only served after the same question as its page."""

from django.urls import path

from guantong.apps.files.pages import attach, content, file, files, preview

app_name = "files"
urlpatterns = [
    path("", files.view, name="files"),
    path("attach/<path:key>/", attach.view, name="attach"),
    path("<int:pk>/", file.view, name="file"),
    path("<int:pk>/content/", content.view, name="content"),
    path("<int:pk>/preview/<int:number>/", preview.view, name="preview"),
]
