"""What is kept of one person, in all services, and its erasure.

The rule kept here: customers knows who people are, so it asks all services; what each keeps only it knows itself.
"""
