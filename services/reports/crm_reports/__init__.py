"""Firsthand: the reports service."""
