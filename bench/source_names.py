"""How the customers of bench/sources.py are called and where they live: made from their number, so that telephone
numbers, tax numbers and e-mail addresses belong to one customer only."""

from random import Random
from typing import Any

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国红梅玉兰文辉志宏婷雪琳晨宇浩然子轩梓涵欣怡思远佳慧雨泽"
    "俊峰晓东海燕春燕立新振国丹凤鹏飞瑞祥嘉诚永康少华维民克勤德全家豪美玲淑珍惠兰爱民光耀天成世杰启航若曦诗涵一诺"
)
BRAND = "恒远鼎盛华信天宇博达万通金泰瑞丰中创宏图新锐联合众成安康百川同德云海星辰顺达永利正大嘉禾东方兴业长城启明智汇"
TRADES = (
    "科技", "贸易", "实业", "电子", "办公用品", "信息技术", "商贸", "机械设备", "文化传播", "物流",
    "网络科技", "建筑工程", "食品", "纺织", "化工", "医疗器械", "教育咨询", "印刷", "家具", "环保科技",
)  # fmt: skip
PLACES = (
    ("上海市", "上海市", "021", "200", ("浦东新区", "徐汇区", "静安区", "杨浦区")),
    ("北京市", "北京市", "010", "100", ("朝阳区", "海淀区", "东城区", "丰台区")),
    ("广东省", "广州市", "020", "510", ("天河区", "越秀区", "番禺区")),
    ("广东省", "深圳市", "0755", "518", ("南山区", "福田区", "宝安区")),
    ("浙江省", "杭州市", "0571", "310", ("西湖区", "滨江区", "余杭区")),
    ("江苏省", "南京市", "025", "210", ("鼓楼区", "江宁区", "玄武区")),
    ("四川省", "成都市", "028", "610", ("武侯区", "锦江区", "高新区")),
    ("湖北省", "武汉市", "027", "430", ("江汉区", "洪山区", "武昌区")),
    ("陕西省", "西安市", "029", "710", ("雁塔区", "碑林区")),
    ("山东省", "青岛市", "0532", "266", ("市南区", "崂山区")),
)
ROADS = (
    "人民路", "中山路", "解放路", "建设路", "和平路", "南京路", "北京路", "长江路", "科技园路", "世纪大道",
    "学院路", "文化路", "新华路", "延安路", "淮海路", "天府大道", "朝阳路", "滨河路", "西湖大道", "金融街",
)  # fmt: skip
FIRST = (
    "Anna Peter Maria Thomas Julia Michael Sophie Stefan Laura Andreas Katharina François Chloé José María Jürgen Björn"
    " Jörg Zoë Renée Emma Oliver Grace Henry Lucía Álvaro Matteo Giulia Luca Elena Lars Ingrid Søren Anders James"
    " Margaret Robert Elizabeth William Charlotte George Alice Daniel Hannah Samuel Rebecca Paul Claire Antoine Camille"
    " Pierre Hélène Marc Nadine Karl Ulrike Wolfgang Sabine Günther Käthe Patrick Siobhán Kevin Nora Hugo Inês"
).split()
ROOTS = (
    "Müll Schmid Bach Berg Hoff Lind Wald Stein Kauf Acker Becker Brand Dahl Eber Fried Gross Hart Kell Lang Meyer"
    " Neu Ober Reich Schön Thal Vogel Weiss Zimmer And Bjork Carl Dav Erik Fitz Har John Mac Nich Rich Rob Thom"
    " Wil Dupon Lefèv Mor Berna Garc Fern Rodrí Marti Rossi Bianc Ferra"
).split()
ENDINGS = "er mann berg hofer ner son sen ler au stein feld ert t et ez ini is ton ham bach".split()
SYLLABLES = "Al Ar Bel Cor Del En Fin Gal Hel In Jun Kor Lu Mer Nov Or Pro Qua Ros Sol Tec Ul Ver Wes Xen Zan".split()
TAILS = "tech dyne matic plex nova gen line mark soft ware trade logic med pharm group print form ex on".split()
COUNTRIES = (
    ("DE", "+49", ("Berlin", "Hamburg", "München", "Köln", "Düsseldorf"), ("GmbH", "AG", "KG"), 5),
    ("AT", "+43", ("Wien", "Graz", "Salzburg"), ("GmbH", "OG"), 4),
    ("FR", "+33", ("Paris", "Lyon", "Orléans", "Saint-Étienne"), ("SARL", "SA"), 5),
    ("GB", "+44", ("London", "Leeds", "Bristol", "Cardiff"), ("Ltd", "PLC"), 5),
    ("US", "+1", ("Houston", "Naperville", "Portland", "Boston"), ("Inc.", "LLC", "Corp."), 5),
    ("ES", "+34", ("Madrid", "Málaga", "Sevilla"), ("S.L.", "S.A."), 5),
)
STREETS = {
    "DE": (
        "Hauptstraße",
        "Bahnhofstraße",
        "Gartenstraße",
        "Lindenallee",
        "Am Marktplatz",
        "Schulstraße",
    ),
    "AT": ("Ringstraße", "Mariahilfer Straße", "Landstraße"),
    "FR": (
        "Rue de la République",
        "Avenue Victor Hugo",
        "Boulevard Saint-Michel",
        "Rue du Château",
    ),
    "GB": ("High Street", "Station Road", "Church Lane", "Victoria Avenue"),
    "US": ("Main Street", "Oak Avenue", "Maple Drive", "Washington Boulevard", "Sunset Road"),
    "ES": ("Calle Mayor", "Avenida de la Constitución", "Calle Nueva"),
}
MAIL = ("example.com", "mail.example", "post.example.org", "example.net")


def spread(number: int, size: int) -> int:
    """A number below `size` that no other number up to it gets, and that does not look like a count."""
    return (number * 7_368_787 + 104_729) % size  # 7,368,787 is prime and divides no power of ten


def chinese(party: Any, number: int, draw: Random) -> None:
    """A company or person in China."""
    region, city, area, zip_start, districts = PLACES[draw.randrange(len(PLACES))]
    party.country, party.region, party.city = "CN", region, city
    road, house = ROADS[draw.randrange(len(ROADS))], draw.randrange(1, 2000)
    party.street = f"{districts[draw.randrange(len(districts))]}{road}{house}号"
    party.postal_code = f"{zip_start}{draw.randrange(1000):03d}"
    unique = spread(number, 100_000_000)
    if party.kind == "company":
        brand = "".join(BRAND[draw.randrange(len(BRAND))] for _ in range(2 + draw.randrange(2)))
        trade = TRADES[draw.randrange(len(TRADES))]
        party.parts = (city.removesuffix("市"), brand, trade, "有限公司")
        party.name = "".join(party.parts)
        party.phone = f"{area}-{2 + unique % 7}{spread(number, 10_000_000):07d}"
        party.tax_id = f"91{draw.randrange(11, 66)}0000MA{unique:08d}"
        party.email = f"info{number}@{MAIL[draw.randrange(4)]}"
        return
    given = "".join(GIVEN[draw.randrange(len(GIVEN))] for _ in range(1 + (draw.random() < 0.75)))
    surname = SURNAMES[draw.randrange(len(SURNAMES))]
    party.parts = (given, surname)
    party.name = surname + given
    party.mobile = f"1{(35, 36, 38, 39, 50, 58, 77, 86)[number % 8]}{unique:08d}"
    party.email = f"{('user', 'cn', 'my')[number % 3]}{unique}@{MAIL[draw.randrange(4)]}"
    party.street += f"{draw.randrange(1, 40)}弄{draw.randrange(1, 30)}室"
    party.born = born(draw)


def western(party: Any, number: int, draw: Random) -> None:
    """A company or person in Europe or America."""
    country, code, cities, legal, zip_digits = COUNTRIES[draw.randrange(len(COUNTRIES))]
    party.country, party.city = country, cities[draw.randrange(len(cities))]
    street, house = STREETS[country][draw.randrange(len(STREETS[country]))], draw.randrange(1, 400)
    party.street = f"{house} {street}" if country in ("GB", "US", "FR") else f"{street} {house}"
    party.postal_code = f"{draw.randrange(10**zip_digits):0{zip_digits}d}"
    unique = spread(number, 100_000_000)
    prefix = {"+49": "151", "+43": "664", "+33": "6", "+44": "74", "+1": "", "+34": "6"}[code]
    digits = f"{prefix}{unique:08d}"
    if code == "+1":
        area = ("212", "312", "415", "617")[number % 4]
        digits = f"{area}{spread(number, 10_000_000):07d}"
    if party.kind == "company":
        brand = (
            SYLLABLES[draw.randrange(len(SYLLABLES))]
            + SYLLABLES[draw.randrange(len(SYLLABLES))].lower()
        )
        brand += TAILS[draw.randrange(len(TAILS))]
        word = ROOTS[draw.randrange(len(ROOTS))] + ENDINGS[draw.randrange(len(ENDINGS))]
        party.parts = (brand, word, legal[draw.randrange(len(legal))])
        party.name = " ".join(party.parts)
        party.phone = f"{code} {digits[:3]} {digits[3:]}"
        party.tax_id = f"{country}{spread(number, 1_000_000_000):09d}"
        party.email = f"office@{brand.lower()}{number}.example"
        return
    first = FIRST[draw.randrange(len(FIRST))]
    last = ROOTS[draw.randrange(len(ROOTS))] + ENDINGS[draw.randrange(len(ENDINGS))]
    party.parts = (first, last)
    party.name = f"{first} {last}"
    party.mobile = f"{code} {digits[:3]} {digits[3:]}"
    plain = f"{first[0]}.{last}".lower().encode("ascii", "ignore").decode()
    party.email = f"{plain}{number}@{MAIL[draw.randrange(4)]}"
    party.born = born(draw)


def born(draw: Random) -> str:
    """A day of birth."""
    return f"{draw.randrange(1945, 2006)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
