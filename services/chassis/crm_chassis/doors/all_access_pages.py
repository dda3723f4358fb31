"""All pages under one's initials: naming the modules here puts their views on the blueprint.

The rule kept here: the web application takes the blueprint from here, so that it never has half of its pages.
"""

from crm_chassis.doors import audit_pages, key_pages, notice_pages, operating_pages, people_pages
from crm_chassis.doors.access_pages import access

ACCESS = access
PAGES = (people_pages, notice_pages, key_pages, operating_pages, audit_pages)
