"""The one file by which anybody recounts a box without this system (独立复点脚本)."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.domain import voting


@page(reads="contests")
def view(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same file for everybody
    """Give the script as it stands in the product."""
    text = (Path(voting.__file__).parent / "recount.py").read_text("utf-8")
    answer = HttpResponse(text, "text/x-python; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="recount.py"'
    return answer
