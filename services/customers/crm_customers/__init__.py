"""Firsthand: the customers service."""
