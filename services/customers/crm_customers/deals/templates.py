"""The pipelines that an installation begins with, one for each form of business; a team edits them as it likes.

The rule kept here: plain data. A gate asks for what a deal needs before it goes on from the stage.
"""

from typing import Any


def _document(code: str, name: str, name_zh: str) -> dict[str, str]:
    return {"code": code, "name": name, "name_zh": name_zh}


def _stage(
    name: str, name_zh: str, probability: int, days: int = 30, **gate: Any
) -> dict[str, Any]:
    return {
        "name": name,
        "name_zh": name_zh,
        "probability": probability,
        "usual_days": days,
        "after_won": False,
        "required_fields": [],
        "deliverables": [],
        "needs_approval": False,
        **gate,
    }


TEMPLATES: dict[str, dict[str, Any]] = {
    "customer_development": {
        "name": "Customer development",
        "name_zh": "客户开发",
        "stages": [
            _stage("First contact", "初次接触", 10, 14, required_fields=["account_id"]),
            _stage("Needs known", "需求明确", 30, 30, required_fields=["contact_id"]),
            _stage("Solution shown", "方案演示", 50, 30, required_fields=["amount"]),
            _stage("Offer made", "已报价", 70, 21, required_fields=["expected_close_date"]),
        ],
    },
    "project": {
        "name": "Projects",
        "name_zh": "项目",
        "stages": [
            _stage("Enquiry", "询价", 10, 14, required_fields=["account_id"]),
            _stage(
                *("Design", "设计", 25, 30),
                deliverables=[_document("design", "Design", "设计图")],
            ),
            _stage(
                *("Budget", "预算", 40, 14),
                required_fields=["amount"],
                deliverables=[_document("budget", "Budget", "预算表")],
                needs_approval=True,
            ),
            _stage(
                *("Quotation", "报价", 60, 21),
                required_fields=["expected_close_date"],
                deliverables=[_document("quotation", "Quotation", "报价单")],
            ),
            _stage(
                *("Contract", "合同", 80, 21),
                deliverables=[_document("contract", "Contract", "合同")],
            ),
            _stage(
                *("Building", "施工", 100, 60),
                after_won=True,
                deliverables=[_document("photos", "Photos", "现场照片")],
            ),
            _stage(
                *("Handed over", "交付", 100, 0),
                after_won=True,
                deliverables=[_document("acceptance", "Acceptance", "验收单")],
            ),
        ],
    },
    "distribution": {
        "name": "Distribution",
        "name_zh": "分销",
        "stages": [
            _stage("Shelf talk", "进场洽谈", 15, 30, required_fields=["account_id"]),
            _stage(
                *("Samples", "样品", 35, 30),
                deliverables=[_document("sample_report", "Sample report", "样品反馈")],
            ),
            _stage(
                *("Terms", "条款", 60, 30),
                required_fields=["amount"],
                deliverables=[_document("terms", "Terms of delivery", "供货条款")],
                needs_approval=True,
            ),
            _stage("First order", "首单", 85, 30, required_fields=["expected_close_date"]),
            _stage(
                *("On the shelf", "上架", 100, 0),
                after_won=True,
                deliverables=[_document("shelf_photos", "Shelf photos", "陈列照片")],
            ),
        ],
    },
}
