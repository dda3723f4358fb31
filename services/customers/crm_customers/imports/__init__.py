"""Migration: other systems' records come in by a plan, as often as one likes, and can go out again.

The rule kept here: every step of an import is one transaction that also moves its cursor on, so a kill at any moment
loses nothing and doubles nothing. plan → sources → detection → mapping → preparing → reading (into staging) → taking →
runs (the steps) → worker (the process that takes them); rollback goes the other way.
"""
