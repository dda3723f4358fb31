"""The rules that come with the service: they hold until somebody sets others.

The rule kept here: they name figures only, so that they fit any trade; the sums in them are there to be changed.
"""

from typing import Any

TIERS: list[dict[str, str]] = [
    {"value": "vip", "label": "VIP", "label_zh": "贵宾", "condition": "volume_12m >= 1000000"},
    {"value": "key", "label": "Key", "label_zh": "重点", "condition": "volume_12m >= 100000"},
    {"value": "standard", "label": "Standard", "label_zh": "普通", "condition": "orders_total > 0"},
]
STATUSES: list[dict[str, str]] = [
    {
        "value": "dormant",
        "label": "Dormant",
        "label_zh": "沉睡",
        "condition": "orders_total > 0 && recency_days > 365",
    },
    {
        "value": "at_risk",
        "label": "At risk",
        "label_zh": "有流失风险",
        "condition": "orders_total > 0 && (recency_days > 180 || growth <= -0.5)",
    },
    {
        "value": "new",
        "label": "New",
        "label_zh": "新客户",
        "condition": "orders_total > 0 && first_order_days <= 90",
    },
    {
        "value": "growing",
        "label": "Growing",
        "label_zh": "成长中",
        "condition": "volume_previous_12m > 0 && growth >= 0.2",
    },
    {"value": "steady", "label": "Steady", "label_zh": "稳定", "condition": "orders_total > 0"},
]
RULES: dict[str, Any] = {
    "rules_id": 0,
    "tiers": TIERS,
    "statuses": STATUSES,
    "currency": "",
    "rates": [],
    "note": "",
}
