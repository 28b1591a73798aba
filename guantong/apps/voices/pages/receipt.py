"""What became of a need, for whoever holds its receipt code: no login, no script, the code in no address (凭回执码查看)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from guantong.apps.components.client_address import client_address
from guantong.apps.components.door import public
from guantong.apps.voices import telling
from guantong.apps.voices.forms import Code
from guantong.domain.workflow.table import NotAllowed


@public(methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the code; show the steps of the need it opens, and one sentence for all that open none."""
    form, found, closed = Code(request.POST or None), None, None
    if request.method == "POST" and form.is_valid():
        try:
            found = telling.looked_up(code=form.cleaned_data["code"], source=client_address(request), as_of=request.now)
        except NotAllowed as refused:
            closed = refused.refusal
    missed = request.method == "POST" and form.is_valid() and not found and not closed
    shown = {"form": Code() if found else form, "found": found, "closed": closed, "missed": missed}
    status = 429 if closed else 404 if missed else 422 if form.errors else 200
    answer = render(request, "voices/pages/receipt.html", shown, status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
