"""What the sample company sells: the goods, their prices and margins, and what a euro is in its other currency.

The rule kept here: goods are of common kinds; no real product is meant.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ware:
    """A product of the sample company; the price is in euros."""

    code: str
    name: str
    name_zh: str
    category: str
    subcategory: str
    price: float
    margin: float


WARES = (
    Ware(
        "PAP-A4-80",
        "Copy paper A4 80 g, box of 5 reams",
        "A4复印纸 80克 5包装",
        "Supplies",
        "Paper",
        22.5,
        0.18,
    ),
    Ware(
        "PAP-A4-REC",
        "Recycled paper A4, box of 5 reams",
        "A4再生纸 5包装",
        "Supplies",
        "Paper",
        24.9,
        0.21,
    ),
    Ware("PAP-A3-100", "Paper A3 100 g, ream", "A3纸 100克", "Supplies", "Paper", 13.4, 0.25),
    Ware("PAP-NOTE", "Sticky notes, 12 pads", "便利贴 12本装", "Supplies", "Paper", 8.9, 0.45),
    Ware("PEN-GEL-12", "Gel pens blue, 12", "蓝色中性笔 12支", "Supplies", "Writing", 11.8, 0.42),
    Ware(
        "PEN-MARK-8",
        "Whiteboard markers, 8 colours",
        "白板笔 8色",
        "Supplies",
        "Writing",
        14.2,
        0.4,
    ),
    Ware("BIN-LEVER", "Lever arch file, 10", "拱形文件夹 10个", "Supplies", "Binders", 21.0, 0.38),
    Ware("BIN-POCKET", "Punched pockets, 100", "打孔文件袋 100个", "Supplies", "Binders", 6.5, 0.5),
    Ware("ENV-DL-500", "Envelopes DL, 500", "DL信封 500个", "Supplies", "Envelopes", 17.9, 0.36),
    Ware("LAB-A4-100", "Labels A4, 100 sheets", "A4标签纸 100张", "Supplies", "Labels", 19.5, 0.44),
    Ware("TON-210-BK", "Toner L210 black", "L210黑色硒鼓", "Supplies", "Toner", 74.0, 0.33),
    Ware(
        "TON-210-CL", "Toner L210 colour set", "L210彩色硒鼓套装", "Supplies", "Toner", 189.0, 0.3
    ),
    Ware(
        "TON-640-BK",
        "Toner M640 black, high yield",
        "M640大容量黑色硒鼓",
        "Supplies",
        "Toner",
        142.0,
        0.29,
    ),
    Ware("PRN-L210", "Laser printer L210", "L210激光打印机", "Technology", "Printers", 249.0, 0.12),
    Ware(
        "PRN-M640",
        "Multifunction printer M640",
        "M640多功能一体机",
        "Technology",
        "Printers",
        1190.0,
        0.16,
    ),
    Ware(
        "PRN-SVC",
        "Printer maintenance, one year",
        "打印机维护 一年",
        "Technology",
        "Services",
        180.0,
        0.55,
    ),
    Ware("DSP-27", "Monitor 27 inch", "27英寸显示器", "Technology", "Displays", 219.0, 0.11),
    Ware(
        "DSP-34",
        "Monitor 34 inch, curved",
        "34英寸曲面显示器",
        "Technology",
        "Displays",
        489.0,
        0.13,
    ),
    Ware(
        "DOC-USB", "USB-C docking station", "USB-C扩展坞", "Technology", "Accessories", 139.0, 0.22
    ),
    Ware("KEY-SET", "Keyboard and mouse set", "键鼠套装", "Technology", "Accessories", 49.0, 0.28),
    Ware("HEAD-PRO", "Headset Pro", "专业耳机", "Technology", "Phones", 129.0, 0.24),
    Ware("SHRED-12", "Shredder, 12 sheets", "碎纸机 12张", "Technology", "Machines", 159.0, 0.2),
    Ware("CHR-TASK", "Task chair", "办公椅", "Furniture", "Chairs", 199.0, 0.31),
    Ware("CHR-EXEC", "Executive chair, leather", "真皮老板椅", "Furniture", "Chairs", 449.0, 0.33),
    Ware("CHR-VISIT", "Visitor chairs, 4", "会客椅 4把", "Furniture", "Chairs", 260.0, 0.3),
    Ware("DSK-160", "Desk 160 cm", "办公桌 160厘米", "Furniture", "Tables", 329.0, 0.27),
    Ware("DSK-LIFT", "Height-adjustable desk", "升降办公桌", "Furniture", "Tables", 649.0, 0.26),
    Ware("SHELF-5", "Shelf with 5 boards", "五层书架", "Furniture", "Bookcases", 149.0, 0.29),
    Ware("LAMP-LED", "Desk lamp LED", "LED台灯", "Furniture", "Furnishings", 59.0, 0.35),
    Ware(
        "WB-180",
        "Whiteboard 180 × 120 cm",
        "白板 180×120厘米",
        "Furniture",
        "Furnishings",
        189.0,
        0.32,
    ),
)
RATES = {"EUR": 1.0, "CNY": 7.8}
