# ruff: noqa: SIM905 (lists of words read better as words)
"""The words that sample names are made of: places, companies and people, Western and Chinese.

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
