"""Who is who: one engine that finds records of one customer, at entry, in imports and by a sweep; merges and undo.

The rule kept here: names, keys and scores are read by the same functions wherever the question comes from.
"""
