"""The worksheets of channels: which lists go out as workbooks and come back.

The rule kept here: a kind says its columns once; what comes back is applied by the methods of its records.
"""

from crm_channels.worksheets.partners import PARTNERS
from crm_channels.worksheets.prices import PRICES
from crm_channels.worksheets.sell_outs import SELL_OUTS
from crm_channels.worksheets.stock_counts import STOCK_COUNTS
from crm_channels.worksheets.targets import TARGETS

KINDS = (PARTNERS, TARGETS, SELL_OUTS, STOCK_COUNTS, PRICES)
