"""Promises looked after: when they fall due, who is reminded, who hears of it when they are broken.

The rule kept here: what a promise is stands in promises.py; here is what happens to it until it is settled.
"""
