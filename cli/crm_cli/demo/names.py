# ruff: noqa: SIM905 (lists of words read better as words)
"""The words that sample names are made of: places, companies, people and products, Western and Chinese.

The rule kept here: names are common words put together; no real company or person is meant, and telephone numbers and
domains are of the kinds reserved for examples where a country has such.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """What one country's customers are made of."""

    code: str
    language: str
    currency: str
    weight: int
    cities: tuple[tuple[str, str, str], ...]  # city, region, postal code
    given: tuple[str, ...]
    family: tuple[str, ...]
    streets: tuple[str, ...]
    phones: tuple[str, ...]  # a digit is drawn for every #
    mobiles: tuple[str, ...]


GERMANY = Country(
    "DE",
    "de",
    "EUR",
    24,
    (
        ("Hamburg", "North", "20095"),
        ("Bremen", "North", "28195"),
        ("Berlin", "East", "10115"),
        ("Leipzig", "East", "04109"),
        ("Köln", "West", "50667"),
        ("Düsseldorf", "West", "40210"),
        ("Frankfurt am Main", "West", "60311"),
        ("Stuttgart", "South", "70173"),
        ("München", "South", "80331"),
        ("Nürnberg", "South", "90402"),
    ),
    tuple(
        "Anna Lukas Sophie Jonas Marie Felix Katharina Paul Johanna Maximilian Lena Tobias Greta Stefan Birgit "
        "Jürgen Ursula Thomas Sabine Matthias".split()
    ),
    tuple(
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf "
        "Schröder Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Vogel Jansen".split()
    ),
    (
        "Hauptstraße",
        "Bahnhofstraße",
        "Gartenweg",
        "Lindenallee",
        "Marktplatz",
        "Am Hafen",
        "Mühlenweg",
    ),
    (
        "+49 30 23125 ###",
        "+49 69 90009 ###",
        "+49 40 66969 ###",
        "+49 221 4710 ###",
        "+49 89 99998 ###",
    ),
    ("+49 171 39200##", "+49 176 040690##", "+49 152 28817 ###"),
)
FRANCE = Country(
    "FR",
    "fr",
    "EUR",
    12,
    (
        ("Lyon", "South", "69002"),
        ("Paris", "North", "75009"),
        ("Lille", "North", "59000"),
        ("Nantes", "West", "44000"),
        ("Toulouse", "South", "31000"),
        ("Strasbourg", "East", "67000"),
    ),
    tuple(
        "Camille Louis Chloé Hugo Manon Julien Élodie Antoine Claire Nicolas Margaux Pierre Inès Mathieu".split()
    ),
    tuple(
        "Martin Bernard Dubois Moreau Laurent Lefèvre Garnier Rousseau Fontaine Chevalier Girard Mercier".split()
    ),
    (
        "rue de la République",
        "avenue Victor Hugo",
        "place du Marché",
        "rue des Lilas",
        "quai de la Gare",
    ),
    ("+33 1 99 00 ## ##", "+33 4 65 71 ## ##"),
    ("+33 6 39 98 ## ##",),
)
BRITAIN = Country(
    "GB",
    "en",
    "EUR",
    14,
    (
        ("London", "South", "EC1A 1BB"),
        ("Manchester", "North", "M1 1AE"),
        ("Leeds", "North", "LS1 4DY"),
        ("Bristol", "West", "BS1 4ST"),
        ("Edinburgh", "North", "EH1 1YZ"),
        ("Cardiff", "West", "CF10 1EP"),
    ),
    tuple(
        "Oliver Amelia George Isla Harry Ava Jack Emily Charlotte Oscar Grace Alfie Ruby Edward Lucy".split()
    ),
    tuple(
        "Taylor Davies Evans Thomas Roberts Walker Wright Robinson Thompson Hughes Green Hall Wood Clarke".split()
    ),
    ("High Street", "Station Road", "Church Lane", "Victoria Road", "Mill Lane", "King Street"),
    (
        "+44 20 7946 0###",
        "+44 161 496 0###",
        "+44 113 496 0###",
        "+44 117 496 0###",
        "+44 131 496 0###",
    ),
    ("+44 7700 900###", "+44 29 2018 0###"),
)
AMERICA = Country(
    "US",
    "en",
    "EUR",
    18,
    (
        ("Chicago", "Central", "60601"),
        ("Houston", "Central", "77002"),
        ("Seattle", "West", "98101"),
        ("Portland", "West", "97204"),
        ("Boston", "East", "02108"),
        ("Philadelphia", "East", "19103"),
        ("Atlanta", "South", "30303"),
        ("Denver", "West", "80202"),
    ),
    tuple(
        "Emma Liam Olivia Noah Sofia James Mia Ethan Grace Daniel Hannah Carlos Abigail Marcus Rachel".split()
    ),
    tuple(
        "Johnson Williams Brown Garcia Miller Davis Rodriguez Wilson Anderson Moore Jackson Lopez Harris".split()
    ),
    ("Main Street", "Oak Avenue", "Maple Drive", "Park Boulevard", "Lake Street", "Cedar Road"),
    tuple(
        f"+1 {area} 555 01##"
        for area in (312, 713, 206, 503, 617, 215, 404, 303, 212, 415, 512, 615, 702, 816)
    ),
    tuple(
        f"+1 {area} 555 01##"
        for area in (773, 832, 425, 971, 857, 267, 470, 720, 646, 628, 737, 629, 725, 913)
    ),
)
CHINA = Country(
    "CN",
    "zh-Hans",
    "CNY",
    32,
    (
        ("上海", "华东", "200001"),
        ("杭州", "华东", "310000"),
        ("苏州", "华东", "215000"),
        ("南京", "华东", "210000"),
        ("北京", "华北", "100010"),
        ("天津", "华北", "300000"),
        ("广州", "华南", "510000"),
        ("深圳", "华南", "518000"),
        ("成都", "西南", "610000"),
        ("武汉", "华中", "430000"),
        ("西安", "西北", "710000"),
    ),
    tuple(
        "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 涛 明 秀英 晓东 建国 雪梅 海燕 志强 "
        "文博 思远 雨晴 子涵 佳怡 俊杰 欣然".split()
    ),
    tuple("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢".split()),
    ("人民路", "中山路", "解放路", "建设大道", "科技园路", "滨江大道", "文化街"),
    ("+86 21 5550 ####", "+86 571 8550 ####", "+86 10 5550 ####", "+86 20 3550 ####"),
    ("+86 138 0013 ####", "+86 139 1100 ####", "+86 186 0000 ####"),
)
COUNTRIES = (GERMANY, FRANCE, BRITAIN, AMERICA, CHINA)

COMPANY_STEMS = (
    "Alster Anker Auriga Beacon Birkenau Blueridge Bramble Brightwater Calder Caravel Cedarline Clearfield Cobalt "
    "Corvus Deltron Edelstein Elbtal Ember Fairmont Falken Ferncliff Fjord Garrick Glenmore Granit Greenway Halcyon "
    "Harbour Heliox Highgate Hollis Ironbridge Juniper Kestrel Kupfer Lakeside Larkfield Lindner Lumen Marlow Meridian "
    "Mistral Montclair Nordlicht Northgate Oakmere Octave Opaline Orchard Palisade Pinecrest Quarry Redwood Rheingold "
    "Riverside Rosenau Sandhurst Sequoia Silberbach Solstice Stonebridge Summit Tannenberg Tideway Trident Umbra "
    "Valmont Verdant Vesper Waldeck Wexford Whitfield Windmere Yarrow Zenith Zephyr"
).split()
COMPANY_KINDS = {
    "DE": (
        "Maschinenbau GmbH",
        "Logistik GmbH",
        "Architekten",
        "Steuerberatung",
        "Medien GmbH",
        "Elektronik AG",
        "Gymnasium",
        "Klinik GmbH",
        "Handels KG",
        "Software GmbH",
        "Verlag",
        "Ingenieure",
    ),
    "FR": (
        "Industries SA",
        "Conseil SARL",
        "Transports SA",
        "Architectes",
        "Éditions",
        "Santé SAS",
        "Distribution SARL",
    ),
    "GB": (
        "Engineering Ltd",
        "Logistics Ltd",
        "Partners LLP",
        "Academy",
        "Media Ltd",
        "Foods Ltd",
        "Housing Trust",
        "Design Studio Ltd",
    ),
    "US": (
        "Manufacturing Inc.",
        "Health Group",
        "Law Group LLP",
        "School District",
        "Realty LLC",
        "Foods Co.",
        "Technologies Inc.",
        "Insurance Group",
        "Logistics LLC",
    ),
}
CHINESE_STEMS = (
    "恒远 华信 瑞丰 博雅 远景 中汇 安泰 金桥 东方 新航 天成 宏图 佳美 众诚 鼎盛 海纳 明德 青松 润泽 卓越 银河 百川 "
    "启明 和顺 万通 星辰 长风 云帆 嘉禾 汇通 永安 晨光 立信 同心 锦绣 德邦"
).split()
CHINESE_KINDS = (
    "科技有限公司",
    "贸易有限公司",
    "电子有限公司",
    "物流有限公司",
    "教育集团",
    "建筑设计院",
    "医疗器械有限公司",
    "文化传媒有限公司",
    "软件股份有限公司",
    "律师事务所",
    "会计师事务所",
    "食品有限公司",
)
TITLES = {
    "en": (
        "Office manager",
        "Head of purchasing",
        "Purchasing assistant",
        "IT administrator",
        "Managing director",
        "Accounts payable",
        "Facility manager",
        "Reception",
    ),
    "de": (
        "Büroleitung",
        "Leiterin Einkauf",
        "Einkauf",
        "IT-Administration",
        "Geschäftsführung",
        "Buchhaltung",
        "Gebäudemanagement",
        "Empfang",
    ),
    "fr": (
        "Assistante de direction",
        "Responsable achats",
        "Acheteur",
        "Administrateur système",
        "Directeur général",
        "Comptabilité fournisseurs",
        "Services généraux",
        "Accueil",
    ),
    "zh-Hans": (
        "行政主管",
        "采购经理",
        "采购专员",
        "信息技术主管",
        "总经理",
        "财务专员",
        "后勤主管",
        "前台",
    ),
}


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
