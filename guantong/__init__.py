"""Guantong 贯通: follow public money from a need to a proof."""

__version__ = "0.1.0"
