"""What imports write down in English can be read in Chinese: every text of the source is known by its template."""

import ast
from pathlib import Path

import crm_customers
import pytest
from crm_chassis import i18n
from crm_chassis.errors import Invalid, Precondition
from crm_customers.imports.wording import recall
from crm_customers.pages.wording import in_words, reason_of

from .import_desk import CALLS, ERP, FULL, ORDERS, PLAN, SMITH, by_name, csv_of, run

PACKAGE = Path(crm_customers.__file__).parent
TELLERS = {
    "RowRefused",
    "PlanFailed",
    "ValueRefused",
    "failed",
    "refuse",
    "refuse_lines",
    "Rejected",
}
# How a rejected order or interaction stands in a reject: after its field.
OF_AN_INTAKE = ("rules.py", "parties.py", "intake.py", "intake_rows.py", "interaction_intake.py")


@pytest.fixture(autouse=True, scope="module")
def texts():
    i18n.add_folder(PACKAGE / "translations")
    i18n.speak_as(PACKAGE / "translations")


@pytest.fixture
def browser(world):
    """Somebody who reads Chinese, in a browser."""
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["admin"]))
    client.set_cookie("crm_language", "zh-Hans")
    return client


def filled(node):
    """A text as it may come out: something in the place of each value."""
    parts = []
    for place, value in enumerate(node.values):
        if isinstance(value, ast.Constant):
            parts.append(value.value)
        else:
            parts.append(f"'x{place}'" if value.conversion == ord("r") else f"x{place}")
    return "".join(parts)


def told(path):
    """The texts with values that a file refuses with, also by way of a variable."""
    tree = ast.parse(path.read_text())
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        named = {
            target.id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(function):
            name = getattr(node, "func", None)
            if not isinstance(node, ast.Call) or (
                getattr(name, "attr", getattr(name, "id", "")) not in TELLERS
            ):
                continue
            for given in node.args:
                value = named.get(given.id) if isinstance(given, ast.Name) else given
                for text in ast.walk(value) if value is not None else ():
                    if isinstance(text, ast.JoinedStr) and " " in filled(text):
                        yield f"{path.name}:{text.lineno}", filled(text)


def test_every_text_of_an_import_is_known_again():
    paths = [*sorted((PACKAGE / "imports").glob("*.py")), *(PACKAGE / n for n in OF_AN_INTAKE)]
    texts = [one for path in paths for one in told(path)]
    assert len(texts) > 40
    unknown = []
    for place, text in texts:
        found = recall(
            f"order x: lines {text}" if place.partition(":")[0] in OF_AN_INTAKE else text
        )
        with i18n.reader("zh-Hans"):
            shown = in_words(found)
        template = getattr(found, "template", "")
        chinese = any("一" <= letter <= "鿿" for letter in shown)
        if not template or not (chinese or template.endswith("%(problem)s")):
            unknown.append(f"{place}: {text}")
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("1 is in row 3 already, and says something else", "1 在第 3 行已经出现，且内容不同"),
        ("country: 'Atlantis' is no country", "country：'Atlantis' 不是国家或地区"),
        ("order O4: there is no account Z of erp", "订单 O4：系统 erp 中没有编号为 Z 的客户"),
        ("order O4: quantity: 'many' is not a number", "订单 O4：quantity：'many' 不是数字"),
        ("attributes.staff: must be a whole number", "attributes.staff：必须是整数"),
        (
            "order O4: lines[0].quantity must be at least 1 characters",
            "订单 O4：lines[0].quantity：必填",
        ),
        ("is called Phone, and holds telephone numbers", "列名是 Phone，并且内容是电话号码"),
        ("RuntimeError: out of ink", "RuntimeError：out of ink"),
        ("something 100% unheard of", "something 100% unheard of"),
        ("", ""),
    ],
)
def test_what_was_written_down_is_said_in_chinese_and_stays_in_english(text, chinese):
    with i18n.reader("zh-Hans"):
        assert in_words(text) == chinese
    with i18n.reader("en"):
        assert in_words(text) in (text, text.replace("must be at least 1 characters", "is needed"))


def test_rejects_and_refusals_follow_the_reader(world, browser):
    found = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    page = browser.get(f"/customers/imports/{found.import_id}").text
    assert "订单 O3：系统 erp 中没有编号为 Z 的客户" in page
    assert "is not a number" not in page
    with pytest.raises(Invalid) as refusal:
        world.call("CreateImport", plan=PLAN.replace("display_name", "nickname"))
    with i18n.reader("zh-Hans"):
        assert "没有这个字段" in i18n.refusal_text(refusal.value.message, refusal.value.fields)
    assert "there is no such field" in refusal.value.fields["plan"]


def test_what_stands_against_taking_back_follows_the_reader(world):
    found = run(world, files={"shop": csv_of(SMITH)})
    account = by_name(world, "Smith Ltd")
    world.call("UpdateAccount", account={"account_id": account.account_id, "segment": "Loyal"})
    with pytest.raises(Precondition) as refusal:
        world.call("RollBackImport", import_id=found.import_id)
    assert f"account {account.account_id} changed since" in refusal.value.message
    with i18n.reader("zh-Hans"):
        said = i18n.gettext(refusal.value.message)
    assert f"客户 {account.account_id} 之后有改动" in said


def test_the_reason_of_a_merge_is_words_of_ours_or_somebodys_own():
    with i18n.reader("zh-Hans"):
        assert reason_of("name equal, phone same domain") == "名称 相同，电话 域名相同"
        assert reason_of("Both are Mr Wang's shop") == "Both are Mr Wang's shop"
    with i18n.reader("en"):
        assert reason_of("name equal") == "Name equal"


def test_what_is_wrong_with_a_field_is_said_in_chinese_beside_what_came(world, browser):
    """A row without a name, and one whose web site is none."""
    found = run(world, PLAN, {"shop": csv_of("8,,030 1,,,", f"9,{'x' * 600},030 2,,,")})
    shown = browser.get(f"/customers/imports/{found.import_id}").text
    assert "must be" not in shown.partition("<main")[2]
    assert "display_name: " in shown
