"""The owner of a new account sets the password by a one-time link (激活账号)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guantong.apps.actors import sign_in
from guantong.apps.components.door import public
from guantong.apps.components.templatetags.words import said
from guantong.domain.workflow.table import BadInput


class Password(forms.Form):
    """The password, typed twice."""

    password = forms.CharField(
        label=_("设置口令"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_(
            "至少 12 个字符；不能全是数字，不能是常见口令，不能与登录名或姓名相近。建议用几个不相干的词连起来。"
        ),
    )
    again = forms.CharField(
        label=_("再输入一次"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, str]:
        """Both must be the same."""
        typed = super().clean() or {}
        if typed.get("password") and typed.get("again") and typed["password"] != typed["again"]:
            self.add_error("again", _("两次输入不一致。"))
        return typed


@public(methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a password; set it once."""
    person = sign_in.person_of(token, request.now)
    if person is None:
        return render(request, "actors/pages/activate.html", {"spent": True}, status=403)
    form = Password(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if sign_in.activate(token=token, password=form.cleaned_data["password"], as_of=request.now):
                return redirect("account_login")
        except BadInput as bad:
            form.add_error("password", said(bad.reasons["password"]))
    shown = {"form": form, "person": person}
    return render(request, "actors/pages/activate.html", shown, status=422 if form.is_bound else 200)
