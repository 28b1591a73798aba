"""How allauth behaves here: nobody signs up by themselves (登录)."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Accounts(DefaultAccountAdapter):
    """Accounts are made by the system administrator; there is no open door to make one's own."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        """No one signs up."""
        return False
