"""Leads: taken in, looked up, scored, given to somebody, answered in time, and made customers.

The rule kept here: a lead is with one person at a time, and it is on record why; what was typed once is never
typed again.
"""
