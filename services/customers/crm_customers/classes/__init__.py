"""Classification: tiers and relationship status by rules that a manager reads and changes.

The rule kept here: what a customer is follows from figures and rules alone, and can be explained by both at any time.
"""
