"""The room of people and organisations; what happens at the door is written down (人员与机构)."""

from django.apps import AppConfig


class Actors(AppConfig):
    """Connects the door to the journal."""

    name = "guantong.apps.actors"

    def ready(self) -> None:
        """Listen to signing in, out, failures and lock-outs."""
        from guantong.apps.actors import at_the_door

        at_the_door.listen()
