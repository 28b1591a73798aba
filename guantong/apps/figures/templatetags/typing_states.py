"""The state of a typing as people read it, and its shape, for templates and lists (录入状态)."""

from django import template

from guantong.apps.figures.models import Typing
from guantong.apps.figures.workflow import TYPING
from guantong.domain.words import Words

register = template.Library()
_SHAPES = {
    "typing_first": "doing", "typed_by_first": "due", "typing_second": "doing", "differing": "warn", "agreed": "done",
    "given_up": "todo",
}  # fmt: skip


@register.filter
def state_words(typing: Typing) -> Words:
    """Return its state in words."""
    return TYPING.states[typing.state]


@register.filter
def shape(typing: Typing) -> str:
    """Return the shape its state is shown in."""
    return _SHAPES[typing.state]
