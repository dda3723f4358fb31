"""Channels in and out in writing: e-mail, the public web form, chats.

The rule kept here: what somebody wrote to us is never lost and never taken in twice.
"""
