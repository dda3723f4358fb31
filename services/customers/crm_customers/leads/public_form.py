"""As whom the public form acts.

The rule kept here: the form is a service of ours with one scope; what it brings is judged, what others bring is not.
"""

from crm_chassis.auth import Principal

FORM_NAME = "lead form"
FORM = Principal("services/lead-form", "Lead form", scopes=("customers.write",), rows="all")
