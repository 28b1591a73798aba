"""The keys of an installation are apart: what opens one does not open another."""

from django.conf import LazySettings

from guantong.apps.exchange.keys import own_key
from guantong.domain.seal.head import public_text
from guantong.gateways.site.keys import sealing_key
from tests.exchange import OURS


def test_the_key_of_packages_is_not_the_journals(settings: LazySettings) -> None:
    name, public, _ = own_key()

    assert (name, public == public_text(sealing_key(settings.DATA).public_key())) == (OURS, False)
