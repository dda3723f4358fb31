"""The worksheets of customers: leads, customers and deals, for people who will not open a CRM.

The rule kept here: a kind says its columns once; what comes back is applied by the methods of its records.
"""

from crm_customers.worksheets.accounts import ACCOUNTS
from crm_customers.worksheets.deals import DEALS
from crm_customers.worksheets.leads import LEADS

KINDS = (LEADS, ACCOUNTS, DEALS)
