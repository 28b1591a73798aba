"""Migrations of consensus."""
