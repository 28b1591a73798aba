"""Livelihood projects (民生实事)."""
