"""Placeholders filled in with variables."""
