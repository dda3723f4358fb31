"""Words that say nothing about who somebody is: legal forms, titles, kinds of roads; and what is often shortened.

The rule kept here: all in folded letters (no case, no accents, simplified characters).
"""

_CHINESE_FORMS = (
    "股份有限公司 有限责任公司 有限公司 集团公司 总公司 股份公司 责任公司 集团 公司 株式会社"
)
_CHINESE_PLACES = (
    "北京 上海 天津 重庆 广州 深圳 杭州 南京 成都 武汉 西安 青岛 苏州 宁波 厦门 大连 沈阳 长沙 郑州 济南 合肥 福州"
    " 昆明 哈尔滨 长春 石家庄 太原 南昌 南宁 贵阳 兰州 海口 无锡 常州 佛山 东莞 珠海 中山 惠州 温州 绍兴 嘉兴 烟台"
    " 潍坊 徐州 扬州 香港 澳门 台北 广东 浙江 江苏 山东 四川 湖北 湖南 河北 河南 安徽 福建 江西 云南 贵州 陕西 山西"
    " 辽宁 吉林 黑龙江 甘肃 青海 海南 广西 内蒙古 宁夏 新疆 西藏 台湾 中国"
)
_LATIN_FORMS = (
    "ltd limited inc incorporated corp corporation co company llc llp lp plc gmbh ggmbh mbh ag aktiengesellschaft kg"
    " kommanditgesellschaft kgaa ohg og ug gbr ev eg se sa sas sarl sasu eurl snc srl spa sl slu bv nv vof oy oyj ab"
    " as asa aps kft zrt sro doo dd ooo oao pao zao kk pty pte sdn bhd gesellschaft holding holdings group gruppe"
)
_FILLING = "the and und et y e of der die das von"
_TITLES = "mr mrs ms miss dr prof herr frau mme mlle sr sra ing dipl mag jr"
CHINESE_FORMS = tuple(_CHINESE_FORMS.split())
CHINESE_PLACES = tuple(_CHINESE_PLACES.split())
LATIN_FORMS = frozenset(_LATIN_FORMS.split())
FILLING = frozenset(_FILLING.split())
TITLES = frozenset(_TITLES.split())
ABBREVIATED = {
    "intl": "international",
    "int": "international",
    "mfg": "manufacturing",
    "bros": "brothers",
    "assoc": "associates",
    "assocs": "associates",
    "tech": "technology",
    "techn": "technology",
    "svc": "services",
    "svcs": "services",
    "sys": "systems",
    "univ": "university",
    "dept": "department",
    "natl": "national",
    "mgmt": "management",
    "ind": "industries",
    "mktg": "marketing",
}
ROADS = {
    "st": "street",
    "str": "strasse",
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "avda": "avenida",
    "blvd": "boulevard",
    "bd": "boulevard",
    "ln": "lane",
    "dr": "drive",
    "r": "rue",
    "c": "calle",
    "sq": "square",
    "pl": "place",
    "hwy": "highway",
    "pkwy": "parkway",
}
