"""Routing: departments, skills, presence, absences and queues; who gets a ticket, and why.

The rule kept here: whoever is given a ticket was chosen by a rule of `rules.py`, and the rule with what it went by is
on the ticket's steps. Nobody is given more than they take; responsibility moves by hand-over, absence or leaving only.
"""
