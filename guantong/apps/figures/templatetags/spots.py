"""A place in a file as part of an address, for templates (位置)."""

from django import template

from guantong.apps.figures.spots import spot_at, spot_of
from guantong.apps.figures.telling import told_of

register = template.Library()
register.simple_tag(spot_of, name="spot")
register.simple_tag(spot_at)
register.filter("told", told_of)
