"""Firsthand: the tickets service."""
