"""Packs: what a department or a meeting reads, composed of items, published for a period by a schedule or by hand.

The rule kept here: what was published is a snapshot and never changes; a correction is a further version of the same
period that says what changed.
"""
