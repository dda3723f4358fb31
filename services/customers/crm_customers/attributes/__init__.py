"""Attributes that are defined at run time: definitions, values with history, filters, completeness.

The rule kept here: what is defined a moment ago can be filled in, filtered, listed and imported the same moment, and
what nobody defined is refused with its name.
"""
