"""Journeys: the ways of tickets over departments, and of cases of other systems, measured alike.

The rule kept here: what is measured is decided in `rules` alone, from moments; a ticket's steps and a log's events
become moments in `reading`, and nothing is measured anywhere else. docs/journeys.md says what each measure means.
"""
