"""The doors of the site: allauth's views with our pages; nobody signs up, no mail is sent (登录地址).

Names are allauth's own: its flows look them up.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from guantong.apps.actors.pages import activate, no_password
from guantong.apps.actors.second_factor import Kept

_PAGES = "actors/pages/{}.html"


def _view(view, page: str):  # type: ignore[no-untyped-def]
    return view.as_view(template_name=_PAGES.format(page))


def _kept(view, page: str):  # type: ignore[no-untyped-def]
    """Return the library's view, still known as its door, that changes the second factor only with its entry."""
    return _view(type(view.__name__, (Kept, view), {"__module__": view.__module__}), page)


urlpatterns = [
    path("login/", _view(account.LoginView, "sign_in"), name="account_login"),
    path("logout/", _view(account.LogoutView, "sign_out"), name="account_logout"),
    path("inactive/", _view(account.AccountInactiveView, "inactive"), name="account_inactive"),
    path("reauthenticate/", _view(account.ReauthenticateView, "again"), name="account_reauthenticate"),
    path("password/", _view(account.PasswordChangeView, "password"), name="account_change_password"),
    path("password/none/", no_password.view, name="account_set_password"),
    path("activate/<str:token>/", activate.view, name="account_activate"),
    path("second-factor/", _view(second.IndexView, "second_factor"), name="mfa_index"),
    path("second-factor/code/", _view(second.AuthenticateView, "code"), name="mfa_authenticate"),
    path("second-factor/again/", _view(second.ReauthenticateView, "again"), name="mfa_reauthenticate"),
    path("second-factor/set-up/", _kept(totp.ActivateTOTPView, "set_up"), name="mfa_activate_totp"),
    path("second-factor/remove/", _kept(totp.DeactivateTOTPView, "remove"), name="mfa_deactivate_totp"),
    path("recovery-codes/", _view(codes.ViewRecoveryCodesView, "codes"), name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/new/", _kept(codes.GenerateRecoveryCodesView, "new_codes"), name="mfa_generate_recovery_codes"
    ),
    path("recovery-codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
