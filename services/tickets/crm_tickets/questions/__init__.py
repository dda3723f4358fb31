"""In-call questions: which are put to whom, what they answered, and what it comes to.

The rule kept here: nobody is asked the same twice, nobody more than they bear, and nobody who does not want to be.
"""
