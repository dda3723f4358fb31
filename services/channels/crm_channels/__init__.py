"""Firsthand: the channels service."""
