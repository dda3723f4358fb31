"""Campaigns: whom they are meant for, what they cost, whom they touched, and what that led to."""
