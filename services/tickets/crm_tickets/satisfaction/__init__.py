"""Satisfaction after closing: a link without sign-in, one reply, and what a bad one sets going.

The rule kept here: a bad reply reaches a person by itself, and whatever becomes of it the reply is kept.
"""
