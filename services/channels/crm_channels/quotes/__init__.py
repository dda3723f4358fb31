"""Quotes: what somebody offers an end customer, its versions, approvals and exceptions."""
