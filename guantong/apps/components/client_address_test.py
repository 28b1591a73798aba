"""A forged header moves nobody: only a proxy that is trusted says from where a request comes (来访地址)."""

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from guantong.apps.components.client_address import client_address


@pytest.mark.parametrize(
    ("proxies", "peer", "header", "counted"),
    [
        ([], "10.0.0.1", "", "10.0.0.1"),
        ([], "10.0.0.1", "1.2.3.4", "10.0.0.1"),  # forged, and no proxy is trusted
        (["10.0.0.9"], "10.0.0.1", "1.2.3.4", "10.0.0.1"),  # forged by somebody who is no proxy
        (["10.0.0.9"], "10.0.0.9", "7.7.7.7", "7.7.7.7"),
        (["10.0.0.9"], "10.0.0.9", "1.2.3.4, 7.7.7.7", "7.7.7.7"),  # what the client wrote itself stands before
        (["10.0.0.0/24"], "10.0.0.9", "7.7.7.7, 10.0.0.8", "7.7.7.7"),
        (["10.0.0.9"], "10.0.0.9", "", "10.0.0.9"),
        (["10.0.0.9"], "10.0.0.9", "7.7.7.7, nonsense", "10.0.0.9"),
        (["::1"], "::1", "2001:db8::7", "2001:db8::7"),
        (["10.0.0.9"], "", "7.7.7.7", ""),
    ],
)
def test_the_address_that_is_counted(
    settings: Settings, proxies: list[str], peer: str, header: str, counted: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=peer, **({"HTTP_X_FORWARDED_FOR": header} if header else {}))

    assert client_address(request) == counted
