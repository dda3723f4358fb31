"""What a file turns out to be: its encoding, what stands between its cells, and how it writes dates.

The rule kept here: what can be proved is proved (a byte-order mark, bytes that are valid UTF-8); only the rest is
guessed, and what cannot be told apart is said to be ambiguous, never chosen silently.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

SAMPLE_BYTES = 256 * 1024
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = (",", ";", "\t", "|")
# Common characters of Chinese: text that was decoded rightly consists of these for the most part.
USUAL = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程"
    "展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做"
    "必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风"
    "切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林"
    "律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太"
    "准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液"
    "官德调随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言"
    "士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职"
    "客户编名称手机固话邮箱地址码出生建档订单日期金额数量商品联系人上海北京广州深圳有限公司"
)
DATE_FORMS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%Y年%m月%d日",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d.%m.%y",
)
DATE_LIKE = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?|(19|20)\d{6}")
SWAPPED = {
    "%d/%m/%Y": "%m/%d/%Y",
    "%m/%d/%Y": "%d/%m/%Y",
    "%d/%m/%y": "%m/%d/%y",
    "%m/%d/%y": "%d/%m/%y",
}


class Dates(NamedTuple):
    """The forms of dates, and whether days and months could be told from each other."""

    forms: tuple[str, ...]
    ambiguous: bool


def encoding_of(start: bytes) -> str:
    """The encoding of a file by its first bytes."""
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    if fits(start, "utf-8"):
        return "utf-8"
    if fits(start, "gb18030") and looks_chinese(decoded(start, "gb18030")):
        return "gb18030"
    return guessed(start)


def decoded(start: bytes, encoding: str) -> str:
    """The text of a sample whose last character may be cut."""
    return codecs.getincrementaldecoder(encoding)("strict").decode(start)


def fits(start: bytes, encoding: str) -> bool:
    """Whether all bytes are of this encoding."""
    try:
        decoded(start, encoding)
    except UnicodeDecodeError:
        return False
    return True


def looks_chinese(text: str) -> bool:
    """Whether the letters outside ASCII are such as Chinese is written with, and not Latin ones read wrongly."""
    outside = [letter for letter in text if not letter.isascii() and letter.isalnum()]
    usual = sum(letter in USUAL for letter in outside)
    return bool(outside) and usual >= 0.2 * len(outside)


def guessed(start: bytes) -> str:
    """The likeliest encoding of a Latin or other script; Latin-1 (as Windows has it) where nothing is sure."""
    import charset_normalizer  # it loads tables of many languages

    from_lines = b"\n".join(line for line in start.splitlines() if not line.isascii())[:20000]
    best = charset_normalizer.from_bytes(from_lines or start).best()
    likely = best.encoding if best is not None else ""
    western = {"latin_1", "iso8859_1", "iso8859_15", "cp1252", "ascii", "cp1250", "iso8859_2"}
    if likely in (
        "big5",
        "shift_jis",
        "euc_kr",
        "cp1251",
        "koi8_r",
        "euc_jp",
        "big5hkscs",
        "cp949",
    ):
        text = decoded(from_lines, likely) if fits(from_lines, likely) else ""
        share = sum(not letter.isascii() for letter in text) / max(1, len(text))
        if share > 0.3 and likely not in western:
            return likely
    # Bytes 0x80-0x9f are letters and signs in Windows' form of Latin-1, and nothing in the standard's.
    return "cp1252" if re.search(rb"[\x80-\x9f]", start) and fits(start, "cp1252") else "latin-1"


def delimiter_of(text: str) -> str:
    """What stands between cells: what splits the lines into the same number of parts, and into most."""
    best, found = 1.0, ","
    for delimiter in DELIMITERS:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[:50]
        widths = [len(row) for row in rows if row]
        if not widths or widths[0] < 2:
            continue
        alike = sum(width == widths[0] for width in widths) / len(widths)
        if widths[0] * alike**2 > best:
            best, found = widths[0] * alike**2, delimiter
    return found


@lru_cache(maxsize=65536)
def is_date(text: str, form: str) -> bool:
    """Whether a text is a date of this form."""
    try:
        datetime.strptime(text, form)  # noqa: DTZ007
    except ValueError:
        return False
    return True


def dates_of(columns: Iterable[Sequence[str]]) -> Dates:
    """The forms in which dates are written, from the samples of those columns that hold dates.

    A column that has a 25th tells for all columns of the file whether days or months come first.
    """
    fitting = [fit for column in columns if (fit := forms_of(column))]
    sure = [fit[0] for fit in fitting if SWAPPED.get(fit[0]) not in fit]
    forms: dict[str, None] = dict.fromkeys(sure)
    ambiguous = False
    for fit in fitting:
        told = [form for form in fit if form in sure]
        if not told:
            forms.setdefault(fit[0])
            ambiguous |= SWAPPED.get(fit[0]) in fit
    return Dates(tuple(forms), ambiguous)


def forms_of(column: Sequence[str]) -> list[str]:
    """All forms that fit what stands in a column, if it holds dates; a 31.02. is of no form, and refused by itself."""
    given = sorted({text.strip() for text in column if text.strip()})
    days = [found.group() for text in given if (found := DATE_LIKE.match(text))]
    if not given or len(days) < 0.8 * len(given):
        return []
    whole = [form for form in DATE_FORMS if all(is_date(day, form) for day in days)]
    if whole:
        return whole
    counts = {form: sum(is_date(day, form) for day in days) for form in DATE_FORMS}
    most = max(counts.values())
    return [form for form in DATE_FORMS if counts[form] == most >= 0.8 * len(days)]
