"""What imports say, in the reader's language: refused rows, plans that cannot be used, notes of a run.

The rule kept here: an import writes its reasons down in English, once, where a program reads them too; whoever shows
one finds its template here again, with the values that were filled in, and says it in the language of who reads.
A text that is not in this list is shown as it was written; tests/test_import_wording.py finds those in the source.
"""

import re
from functools import lru_cache

from crm_chassis.i18n import N_
from crm_chassis.said import Said, said

# Whole sentences first; a template that is more of its own words than another one is tried before it.
TEMPLATES = (
    # Rows
    N_("the row is not JSON: %(problem)s"),
    N_("the row holds a null character"),
    N_("the row repeats the names of the columns"),
    N_("the row has more cells than there are columns: %(cells)s"),
    N_("the row says no id of its %(kind)s"),
    N_("the row of %(kind)s %(key)s names no account"),
    N_("there is no %(kind)s %(external_id)s of %(system)s"),
    N_("there is no %(kind)s %(external_id)s of %(system)s for it to belong to"),
    N_("there is no %(kind)s %(number)s"),
    N_("%(key)s is in row %(row)s already, and says something else"),
    N_("%(key)s belongs to somebody else"),
    N_("%(key)s would belong to itself"),
    N_("comes from %(other)s, not %(system)s"),
    N_("another line of this order was refused"),
    N_("the person was erased before the row was taken"),
    # Deals
    N_("the closed deal %(key)s says no day on which it was closed"),
    N_("%(key)s is in another row already, and says something else"),
    N_("%(pipeline)s has no stage %(value)s for a deal that is %(state)s"),
    N_("there is no pipeline %(value)s"),
    # Products and people
    N_("the row says no name of its rep"),
    N_("this plan adds people: whoever imports it needs the scope users.write"),
    # Values
    N_("%(column)s: the plan has no word for %(value)s"),
    N_("%(field)s: %(value)s is none of %(known)s"),
    N_("%(field)s: %(value)s is no country"),
    N_("%(field)s: %(value)s is not a date like %(forms)s"),
    N_("%(field)s: %(value)s is not a time like %(forms)s 14:05"),
    N_("%(field)s: %(value)s is not a number"),
    N_("%(field)s: %(value)s is not a whole number"),
    N_("%(field)s: %(value)s is neither yes nor no"),
    N_("%(field)s: %(value)s is neither account nor contact"),
    N_("%(field)s %(value)s is not a day of the calendar"),
    N_("%(field)s was sent on %(sent)s, before it was placed on %(ordered)s"),
    N_("%(field)s a sum of %(amount)s is too large"),
    # Plans
    N_("the plan is not YAML: %(error)s"),
    N_("the plan is not a mapping"),
    N_("the plan holds a null character"),
    N_("unknown part %(name)s"),
    N_("%(place)s: unknown part %(name)s"),
    N_("the part sources is missing: name each source and what is in it"),
    N_("attributes: name each attribute and its type"),
    N_("%(place)s: say its type, or type, label and the like"),
    N_("%(place)s: a list is missing"),
    N_("%(place)s: how many, a whole number"),
    N_("%(place)s: %(sign)s is no sign between cells"),
    N_("rate: how many records a second at most, a whole number"),
    N_("%(place)s: write a column's name, or {column, words, otherwise}, or {constant}"),
    N_("%(place)s: name either a column, columns or a constant"),
    N_("%(place)s: words are pairs of a word and what it means"),
    N_("%(place)s: name fields and their columns"),
    N_("%(place)s: there is no such field; there are %(known)s"),
    N_("%(place)s: the field %(name)s is missing"),
    N_("%(place)s: say its file and its fields"),
    N_(
        "%(place)s: no field is named (account, contact, order, line, interaction, deal, product, rep)"
    ),
    N_("%(place)s: order and line go together"),
    N_("%(place)s: a number from 0 to 100"),
    N_("%(place)s: a name has small letters, digits, dots and dashes"),
    N_("%(place)s: there is no time zone %(name)s"),
    N_("when: say time_zone, windows and holidays"),
    N_("when.windows: a list of spans is missing"),
    N_("when.windows: %(part)s is no time of day"),
    N_('when.windows: write "mon-fri 20:00-06:00" or "sat-sun", not %(part)s'),
    N_("when.holidays: there is no calendar of %(country)s; write a country as US or CN"),
    # Sources
    N_("%(place)s: say which file it is, or send one"),
    N_("%(place)s: %(path)s is not a file in %(folders)s"),
    N_("%(place)s: send the file; this service may read no folder (CRM_IMPORT_FOLDERS)"),
    N_("%(place)s: it is not %(encoding)s: %(error)s. Say its encoding in the plan."),
    N_("%(place)s: there is no column %(missing)s; there are %(known)s"),
    N_("%(place)s: there is no %(sheet)s; there are %(known)s"),
    N_("%(place)s: no database is called %(name)s (CRM_IMPORT_DATABASES)"),
    N_("%(place)s: it is empty"),
    N_("%(place)s: it is no table but a packed file; unpack it, or send a workbook as .xlsx"),
    N_("%(place)s: it is not a workbook (XLSX), or a broken one"),
    N_("%(place)s: it is one list of JSON; write one object a line"),
    N_("%(place)s: more than one column is called %(name)s"),
    N_(
        "%(place)s: row %(row)s: %(formula)s is a formula whose result the file does not hold:"
        " open and save it in a spreadsheet"
    ),
    N_("%(place)s: row %(row)s: %(error)s"),
    N_(
        "%(place)s: days and months cannot be told from each other; write dates: %(form)s or the other way round"
    ),
    N_(
        "%(place)s: days and months cannot be told from each other; write %(form)s or the other way round"
    ),
    # Suggestions
    N_("is called %(column)s, and %(problem)s"),
    N_("its name is like %(word)s, and %(problem)s"),
    N_("is called %(column)s"),
    N_("its name is like %(word)s"),
    N_("holds %(what)s"),
    N_("no column is an id, and this one is different in every row"),
    # Attributes (the texts of crm_customers/attributes/rules.py that have values)
    N_("must be at most %(most)s characters"),
    N_("must look like %(pattern)s"),
    N_("must have at most %(places)s digits after the point"),
    N_("must be a sum, like 1200.50 %(currency)s"),
    N_("must be in %(currency)s"),
    N_("must not be before %(min_value)s"),
    N_("must not be after %(max_value)s"),
    N_("%(name)s is not an attribute of %(plural)s"),
    # Whatever is wrong with a field
    N_("%(field)s: %(quoted)s %(problem)s"),
    N_("%(field)s: %(problem)s"),
)
OF_ORDER = N_("order %(key)s: %(problem)s")
OF_FIELD = N_("%(field)s %(problem)s")  # as an intake of orders says it
KINDS = {
    "account": N_("account"),
    "contact": N_("contact"),
    "order": N_("order"),
    "line": N_("line"),
    "interaction": N_("interaction"),
    "deal": N_("deal"),
    "product": N_("product"),
    "rep": N_("rep"),
}
FIELD = re.compile(r"[a-z]+(?:_[a-z_]+|\[\d+\][\w.]*)|lines")
VALUE = re.compile(r"%\((\w+)\)s")
WORDS = frozenset({"kind", "plural", "what"})  # values that are words of ours
HELD = (N_("e-mail addresses"), N_("telephone numbers"))
SHAPES = {"quoted": r"'[^']*'|\"[^\"]*\""}
PATH = r"[\w.\[\]'\"@/ -]{1,120}?"  # a field, a column or a part of a plan


def _pattern(template: str) -> re.Pattern[str]:
    """What a template looks like when it is filled in."""
    parts, seen = [], 0
    for found in VALUE.finditer(template):
        parts.append(re.escape(template[seen : found.start()]))
        start = found.start() == 0 and template[found.end() :].startswith(":")
        form = PATH if start else SHAPES.get(found[1], ".+?")
        parts.append(f"(?P<{found[1]}>{form})")
        seen = found.end()
    return re.compile("".join([*parts, re.escape(template[seen:])]), re.DOTALL)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """All templates, those with most words of their own first."""
    ordered = sorted(TEMPLATES, key=lambda text: -len(VALUE.sub("", text)))
    return [(_pattern(template), template) for template in (OF_ORDER, *ordered)]


def recall(text: str) -> str:
    """A text of an import with its template and values; itself when it is none."""
    for pattern, template in _patterns():
        if found := pattern.fullmatch(text):
            return said(template, **{n: _value(n, v) for n, v in found.groupdict().items()})
    return text


def _value(name: str, value: str) -> str:
    if name in WORDS:
        return said(KINDS.get(value, value))
    return _problem(value) if name == "problem" else value


def _problem(text: str) -> str:
    found = recall(text)
    if isinstance(found, Said):
        return found
    field, _blank, rest = text.partition(" ")
    if rest and FIELD.fullmatch(field):
        return said(OF_FIELD, field=field, problem=_problem(rest))
    return said(text)
