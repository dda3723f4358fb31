"""What agents do to tickets all day.

The rule kept here: whoever sees a ticket sees what hangs on it, and whatever changes a ticket here goes through
the same steps as by hand.
"""
