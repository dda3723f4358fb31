"""Migrations of the tickets service."""
