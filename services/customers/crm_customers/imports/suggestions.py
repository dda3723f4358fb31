"""A mapping suggested for a source: from the names of its columns, English and Chinese, and from what stands in them.

The rule kept here: a suggestion says how sure it is and why; one field gets one column, the surest; what nothing speaks
for is left out, to be mapped by a person.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from crm_customers.imports.sources import Found

# What columns are called, in folded letters without signs; the more telling names first.
NAMES = {
    "account.external_id": "customerid,customerno,customernumber,accountid,accountno,clientid,custid,kundennummer,kdnr,"
    "callerid,客户编号,客户id,客户号,客户代码,账户编号,会员编号",
    "account.display_name": "customername,companyname,accountname,company,account,organisation,"
    "organization,firma,client,customer,fullname,客户名称,公司名称,企业名称,单位名称,客户,公司,客户姓名",
    "contact.external_id": "contactid,personid,联系人编号",
    "contact.display_name": "contactname,contactperson,contact,ansprechpartner,联系人,联系人姓名",
    "contact.job_title": "jobtitle,position,funktion,职务,职位",
    "account.kind": "customertype,type,kind,iscompany,客户类型,客户性质",
    "account.segment": "segment,sector,industry,branche,行业,客户分类",
    "account.phones": "phone,telephone,tel,telefon,mobile,cell,cellphone,handy,phonenumber,phone1,phone2,mobilephone,"
    "电话,手机,固定电话,联系电话,手机号,座机,电话号码",
    "account.emails": "email,mail,emailaddress,电子邮箱,邮箱,电子邮件",
    "account.country": "country,countryregion,land,officelocation,国家,addresscountry",
    "account.region": "region,state,stateprovince,province,bundesland,省份,省,地区,addressstate",
    "account.city": "city,town,ort,stadt,城市,市,addresscity",
    "account.street": "street,address,strasse,address1,line1,addressline1,地址,街道,详细地址,addressline1",
    "account.postal_code": "postalcode,zip,zipcode,postcode,plz,邮编,邮政编码,addresspostcode",
    "account.website": "website,web,url,homepage,网址,官网",
    "account.tax_id": "taxid,vatno,vatid,vat,taxnumber,ustid,统一社会信用代码,税号,纳税人识别号",
    "account.birth_date": "dateofbirth,birthday,birthdate,born,geburtsdatum,出生日期,生日",
    "account.parent": "subsidiaryof,parent,parentaccount,parentcompany,上级公司,母公司",
    "account.owner_id": "owner,salesrep,accountmanager,业务员,客户经理",
    "order.external_id": "orderid,orderno,ordernumber,auftragsnummer,salesorder,订单编号,订单号",
    "order.order_date": "orderdate,ordered,orderedat,auftragsdatum,订单日期,下单日期,下单时间",
    "order.ship_date": "shipdate,shipped,deliverydate,lieferdatum,发货日期",
    "order.ship_mode": "shipmode,shipping,delivery,配送方式",
    "order.currency": "currency,waehrung,币种,货币",
    "order.channel": "channel,orderchannel,渠道",
    "line.external_id": "rowid,lineid,linenumber,行号",
    "line.product_code": "productid,productcode,sku,itemno,article,artikelnummer,商品编码,产品编号,货号",
    "line.product_name": "productname,product,item,artikel,商品名称,产品名称,品名",
    "line.category": "category,productcategory,kategorie,类别,品类",
    "line.subcategory": "subcategory,unterkategorie,子类别",
    "line.quantity": "quantity,qty,menge,数量",
    "line.amount": "amount,sales,total,price,betrag,金额,销售额",
    "line.discount": "discount,rabatt,折扣",
    "line.profit": "profit,margin,gewinn,利润",
    "interaction.external_id": "callid,interactionid,ticketid,通话编号",
    "interaction.start_time": "starttime,calltime,timestamp,time,开始时间,通话时间",
    "interaction.duration_seconds": "duration,durationseconds,通话时长",
    "interaction.agent_id": "agent,agentid,坐席",
}  # fmt: skip
WORDS = {name: field for field, names in NAMES.items() for name in names.split(",")}
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"[+（(]?[\d０-９][\d０-９\s()（）./-]{6,20}")
MANY = ("account.phones", "account.emails")
KINDS_OF_WORDS = {
    **dict.fromkeys(
        ("企业", "公司", "business", "company", "corporate", "1", "true", "b2b"), "company"
    ),
    **dict.fromkeys(
        ("个人", "private", "person", "consumer", "household", "0", "false", "b2c", "home office"),
        "household",
    ),
}


class Suggestion(NamedTuple):
    """What a column could be."""

    column: str
    field: str
    score: float
    reason: str


def folded(name: str) -> str:
    """A column's name without case and signs."""
    return "".join(letter for letter in name.casefold().replace("ß", "ss") if letter.isalnum())


def name_of(file: str) -> str:
    """A source's name made from its file's."""
    stem = file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or file
    return re.sub(r"[^a-z0-9._-]+", "-", stem.casefold()).strip("-._")[:60] or "source"


def by_name(column: str) -> Suggestion | None:
    """What a column's name speaks for."""
    name = folded(column)
    if field := WORDS.get(name):
        return Suggestion(column, field, 0.95, f"is called {column}")
    best: Suggestion | None = None
    for word, field in WORDS.items():
        if len(word) < (2 if not word.isascii() else 4):
            continue
        if word in name or (len(name) > 4 and name in word):
            score = round(0.6 * min(len(word), len(name)) / max(len(word), len(name)) + 0.2, 2)
            if best is None or score > best.score:
                best = Suggestion(column, field, score, f"its name is like {word}")
    return best


def by_values(column: str, values: Sequence[str]) -> Suggestion | None:
    """What stands in a column speaks for."""
    given = [value.strip() for value in values if value.strip()]
    if len(given) < 2:
        return None
    for pattern, field, what in (
        (EMAIL, "account.emails", "e-mail addresses"),
        (PHONE, "account.phones", "telephone numbers"),
    ):
        share = sum(bool(pattern.fullmatch(value)) for value in given) / len(given)
        digits = sum(sum(letter.isdigit() for letter in value) >= 9 for value in given) / len(given)
        if share > 0.9 and (field == "account.emails" or digits > 0.7):
            return Suggestion(
                column, field, 0.7 if field == "account.emails" else 0.5, f"holds {what}"
            )
    return None


def suggest(columns: Sequence[str], sample: Sequence[Mapping[str, str]]) -> list[Suggestion]:
    """What each column could be, the surest first."""
    found = []
    for column in columns:
        values = [str(row.get(column, "")) for row in sample]
        options = [one for one in (by_name(column), by_values(column, values)) if one is not None]
        if options:
            best = max(options, key=lambda one: one.score)
            if len({one.field for one in options}) == 1 and len(options) == 2:
                best = best._replace(
                    score=0.99, reason=f"{options[0].reason}, and {options[1].reason}"
                )
            found.append(best)
    found = _settled(found, columns, sample)
    return sorted(found, key=lambda one: -one.score)


def _settled(
    found: list[Suggestion], columns: Sequence[str], sample: Sequence[Mapping[str, str]]
) -> list[Suggestion]:
    """One column for each field, but for lists; an id where rows have one of their own."""
    kept: dict[str, Suggestion] = {}
    lists: list[Suggestion] = []
    for one in sorted(found, key=lambda each: -each.score):
        if one.field in MANY:
            lists.append(one)
        elif one.field not in kept:
            kept[one.field] = one
    orders = "order.external_id" in kept
    if not orders:  # amounts and dates of nothing
        kept = {
            name: one
            for name, one in kept.items()
            if name.partition(".")[0] not in ("order", "line")
        }
    if "account.external_id" not in kept:
        taken = {one.column for one in [*kept.values(), *lists]}
        plain = next(
            (
                c
                for c in columns
                if folded(c) in ("id", "no", "number", "编号", "nr") and c not in taken
            ),
            None,
        )
        plain = plain or next(
            (
                c
                for c in columns
                if c not in taken and _is_key(c, sample) and folded(c).endswith("id")
            ),
            None,
        )
        name = kept.get("account.display_name")
        if plain is not None:
            kept["account.external_id"] = Suggestion(
                plain, "account.external_id", 0.8, "is different in every row"
            )
        elif name is not None and _is_key(name.column, sample):
            reason = "no column is an id, and this one is different in every row"
            kept["account.external_id"] = Suggestion(
                name.column, "account.external_id", 0.5, reason
            )
    if "account.display_name" not in kept:
        plain = next((c for c in columns if folded(c) in ("name", "姓名", "名称")), None)
        if plain is not None:
            kept["account.display_name"] = Suggestion(
                plain, "account.display_name", 0.8, f"is called {plain}"
            )
    return [*kept.values(), *lists]


def _is_key(column: str, sample: Sequence[Mapping[str, str]]) -> bool:
    """Whether a column is filled in and different in every row."""
    values = [row.get(column, "") for row in sample]
    return bool(values) and all(values) and len(set(values)) == len(values)


def plan_text(name: str, file: str, found: Found, suggestions: Sequence[Suggestion], query: str = "",
              sample: Sequence[Mapping[str, str]] = ()) -> str:  # fmt: skip
    """A plan of the suggestions, as a person would write it."""
    sections: dict[str, dict[str, Any]] = {}
    for one in suggestions:
        section, _, field = one.field.partition(".")
        fields = sections.setdefault(section, {})
        if one.field in MANY:
            fields.setdefault(field, []).append(one.column)
        elif field == "kind":
            fields[field] = {
                "column": one.column,
                "words": words_of(one.column, sample),
                "otherwise": "company",
            }
        else:
            fields[field] = one.column
    if "order" in sections:
        sections["order"].setdefault("currency", {"constant": "EUR"})
    source: dict[str, Any] = {"file": file}
    if query:
        source = {"database": file, "query": query}
    if found.encoding and found.format == "csv":
        source |= {"encoding": found.encoding, "delimiter": found.delimiter}
    if found.dates:
        source["dates"] = found.dates if len(found.dates) > 1 else found.dates[0]
    order = ("account", "contact", "order", "line", "interaction")
    source |= {section: sections[section] for section in order if section in sections}
    said = yaml.safe_dump(
        {"about": file, "sources": {name: source}}, allow_unicode=True, sort_keys=False, width=100
    )
    return f"# Suggested for {file}: read it before you use it.\n{said}"


def words_of(column: str, sample: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """What the words of a kind of customer mean."""
    seen = {str(row.get(column, "")).strip() for row in sample}
    return {
        word: KINDS_OF_WORDS[word.casefold()]
        for word in sorted(seen)
        if word.casefold() in KINDS_OF_WORDS
    }
