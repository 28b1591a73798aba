"""How allauth behaves here: nobody signs up by themselves, one counter for both steps, secrets kept enciphered (登录)."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from axes.handlers.proxy import AxesProxyHandler
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from guantong.apps.actors.sign_in import change_password, weaknesses
from guantong.apps.components.templatetags.words import said


class Accounts(DefaultAccountAdapter):
    """Accounts are made by the system administrator; there is no open door to make one's own."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        """No one signs up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave counting to axes alone: two counters would tell two stories."""

    def is_reauthentication_required(self, *, app: str) -> bool:  # noqa: ARG002 - allauth names it
        """Ask again before something delicate unless every step of signing in, or asking again, was just done."""
        request = context.request
        shown = get_authentication_records(request, request.user)
        return not shown or request.now.timestamp() - shown[-1]["at"] > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def clean_password(self, password: str, user: Any = None) -> str:
        """Return a password that meets the policy; raises ValidationError in our words."""
        weak = weaknesses(password, user)
        if weak:
            raise ValidationError([said(words) for words in weak])
        return password

    def set_password(self, user: Any, password: str) -> None:
        """Change the owner's password with the entry that says so."""
        user.password = change_password(person=user, password=password, as_of=context.request.now).password

    def add_message(self, *_args: Any, **_more: Any) -> None:
        """Say nothing of its own: where one arrives says it."""

    def send_notification_mail(self, *_args: Any, **_more: Any) -> None:
        """Send no mail: there may be no mail server, and no address is kept."""


class SecondFactors(DefaultMFAAdapter):
    """The secret of a second factor is kept enciphered by the installation's key, which is not in the database."""

    @property
    def error_messages(self) -> dict[str, Any]:
        """Return allauth's messages, with ours for a wrong code."""
        return {**DefaultMFAAdapter.error_messages, "incorrect_code": _("验证码不对，请输入手机上现在显示的六位数字。")}

    def encrypt(self, text: str) -> str:
        """Return `text` enciphered."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was enciphered."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


class _Counted:
    """A code is not even looked at while the account is locked out."""

    def clean_code(self) -> str:
        """Return the code when it is right; raises ValidationError."""
        request = context.request
        if not AxesProxyHandler.is_allowed(request, {"username": self.user.username}):  # type: ignore[attr-defined]
            request.axes_locked_out = True
            raise ValidationError(_("已暂停登录。"))
        return super().clean_code()  # type: ignore[misc]


class CodeForm(_Counted, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(_Counted, ReauthenticateForm):
    """The code once more before something delicate."""


def _cipher() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(f"second factor {settings.SECRET_KEY}".encode()).digest()))
