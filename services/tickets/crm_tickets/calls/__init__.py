"""Telephone calls: what the phone switch tells, who takes them, what the desk sees, and whom to ring back.

The rule kept here: the switch says what happens, the desk says who wants what; a call is what both make of it together.
"""
