"""A place in a file as part of an address, for templates (位置)."""

from django import template

from guantong.apps.figures.spots import spot_of

register = template.Library()
register.simple_tag(spot_of, name="spot")
