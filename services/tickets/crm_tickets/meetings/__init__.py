"""Meetings, what they start from, and the actions that they and others decide.

The rule kept here: problems land. What was found has a person and a date, or is an error that everybody sees; what is
not closed returns in the next pack by itself.
"""
