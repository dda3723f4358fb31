"""What becomes of mails, forms and chats, as tables and plain functions; and reading whatever programs write."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from crm.tickets.v1 import mails_pb2, web_requests_pb2
from crm_chassis.records import enum_names
from crm_tickets import rules as ticket_rules
from crm_tickets.mail import reading, rules
from crm_tickets.tables import mail as tables
from hypothesis import given, settings
from hypothesis import strategies as st

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
KEY = "a key for tests, longer than thirty-two characters"
MACHINES = (
    (rules.INCOMING, mails_pb2.IncomingMailState, tables.INCOMING_STATES),
    (rules.OUTGOING, mails_pb2.OutgoingMailState, tables.OUTGOING_STATES),
    (rules.WEB_REQUEST, web_requests_pb2.WebRequestState, tables.WEB_STATES),
)


@pytest.mark.parametrize(("table", "enum", "states"), MACHINES)
def test_each_state_of_a_machine_is_a_word_of_the_api_and_reached(table, enum, states):
    begun = {""} if any(state == "" for state, _ in table) else {"waiting"}
    reached = set(begun)
    while more := {to for (state, _), to in table.items() if state in reached} - reached:
        reached |= more
    assert reached - {""} == set(states) == set(enum_names(enum.DESCRIPTOR).values())


@pytest.mark.parametrize(("table", "enum", "states"), MACHINES)
def test_what_is_not_in_the_table_does_not_happen(table, enum, states):
    for state in ("", *states):
        for step in {step for _, step in table}:
            if (state, step) in table:
                assert rules.after(table, state, step) == table[state, step]
            else:
                with pytest.raises(rules.NotAllowed):
                    rules.after(table, state, step)


@pytest.mark.parametrize("state", [*ticket_rules.OPEN_STATES, "closed"])
def test_a_reply_goes_where_the_state_of_its_ticket_allows(state):
    goes = rules.reply_goes(state, NOW, NOW + timedelta(days=1), 14)
    if goes in ("resume", "reopen"):
        assert (state, goes) in ticket_rules.TICKET
    assert rules.reply_goes("closed", NOW, NOW + timedelta(days=15), 14) == "follow_up"


@settings(max_examples=300, deadline=None)
@given(
    st.builds(
        rules.Marks,
        sender=st.sampled_from(["", "a@kunde.example", "s@ours.example", "s+t1-x@ours.example"]),
        auto_submitted=st.sampled_from(["", "no", "auto-replied", "auto-generated; x"]),
        precedence=st.sampled_from(["", "bulk", "first-class"]),
        list_id=st.sampled_from(["", "<l>"]),
        return_path=st.sampled_from([None, "", "a@kunde.example"]),
    ),
    st.booleans(),
    st.integers(0, 60),
)
def test_a_machine_opens_no_ticket_and_gets_no_answer(marks, on_ticket, count):
    known = rules.Known(("s@ours.example",), on_ticket, count, 30)
    step, reason = rules.first_step(marks, known)
    assert ("", step) in rules.INCOMING
    if rules.is_automatic(marks):
        assert not rules.may_be_answered(marks)
        assert step != "take" or on_ticket
    if step == "take":
        assert marks.sender
        assert reason in ("", "automatic")
        assert "ours.example" not in marks.sender


def test_a_token_is_worth_only_for_its_ticket_and_key():
    made = rules.token(KEY, 12)
    assert rules.ticket_of(KEY, rules.with_token("x" * 300, made), []) == 12
    assert rules.ticket_of(KEY, "", [f"s+t{made}@ours.example"]) == 12
    assert rules.ticket_of("another key" * 4, f"[#{made}]", []) == 0
    assert rules.ticket_of(KEY, f"[#13-{made.partition('-')[2]}]", []) == 0


@pytest.mark.parametrize(
    "quoted",
    [
        "On Mon, Nov 16, 2026 at 10:02 AM Support <s@x.example> wrote:\n> old",
        "On Mon, Nov 16, 2026 at 10:02 AM Support <s@x.example>\nwrote:\n> old",
        "Am 16.11.26 um 10:02 schrieb Support:\n> alt",
        "Le lun. 16 nov. 2026 à 10:02, Support <s@x.example> a écrit :\n> vieux",
        "在 2026年11月16日 星期一 10:02，Support <s@x.example> 写道：\n> 旧",
        "------------------ 原始邮件 ------------------\n发件人: Support\n旧",
        "-----Original Message-----\nFrom: Support\nold",
        "From: Support\nSent: Monday\nTo: me\nSubject: x\n\nold",
        "发件人：Support\n发送时间：2026年11月16日\n主题：x\n\n旧",
        "> old\n> older",
    ],
)
def test_what_was_quoted_goes(quoted):
    assert rules.without_quote(f"New words.\n\n{quoted}\n") == "New words."


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_leaving_quotes_out_leaves_something_where_there_was_something(text):
    assert bool(rules.without_quote(text)) == bool(text.strip())


# Reading


def words(text, charset):
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


@pytest.mark.parametrize("charset", ["gbk", "gb2312", "gb18030", "utf-8", "big5"])
def test_chinese_is_read_in_whatever_it_is_written(charset):
    text = "打印機卡紙" if charset == "big5" else "打印机卡纸"
    head = f"From: {words(text[:2], charset)} <z@x.example>\nSubject: {words(text, charset)}\n"
    head += f"Content-Type: text/plain; charset={charset}\n\n"
    letter = reading.read(head.encode() + text.encode(charset))
    assert (letter.subject, letter.name, letter.text) == (text, text[:2], text)


@pytest.mark.parametrize(("text", "charset"), [("打印机卡纸", "gbk"), ("Größe, Menü", "latin-1")])
def test_what_says_no_character_set_is_read_all_the_same(text, charset):
    raw = f"From: {text} <z@x.example>\nSubject: {text}\n\n{text}".encode(charset)
    letter = reading.read(raw)
    assert (letter.subject, letter.text) == (text, text)


def test_words_that_were_cut_within_a_character_are_joined():
    data = "打印机".encode("gbk")
    cut = [base64.b64encode(part).decode() for part in (data[:3], data[3:])]
    raw = f"From: a@x.example\nSubject: =?gbk?B?{cut[0]}?=\n =?gbk?B?{cut[1]}?=\n\nx"
    assert reading.read(raw.encode()).subject == "打印机"


def test_html_alone_is_read_as_text_without_what_nobody_sees():
    html = "<html><head><style>p{}</style></head><body><p>Hello&nbsp;<b>you</b></p><script>x()</script></body>"
    raw = f"From: a@x.example\nContent-Type: text/html\n\n{html}"
    assert reading.read(raw.encode()).text == "Hello you"


def test_a_name_with_a_comma_is_one_sender():
    letter = reading.read(b"From: =?utf-8?q?M=C3=BCller=2C_A?= <m@x.example>\n\nx")
    assert (letter.name, letter.marks.sender) == ("Müller, A", "m@x.example")


def test_a_mail_in_two_thousand_layers_is_unreadable_and_nothing_worse():
    layers = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)
    )
    with pytest.raises(reading.Unreadable):
        reading.read(b"From: a@x.example\n" + layers)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["From", "Subject", "Message-ID", "References", "Date", "To"]),
            st.binary(max_size=60),
        ),
        max_size=6,
    ),
    st.sampled_from(["text/plain", "text/html", "multipart/mixed; boundary=b", "x", ""]),
    st.sampled_from(["", "base64", "quoted-printable", "x-uuencode", "8bit"]),
    st.binary(max_size=300),
)
def test_whatever_comes_is_read_or_unreadable(headers, kind, encoding, body):
    lines = [name.encode() + b": " + value for name, value in headers]
    lines += [f"Content-Type: {kind}".encode(), f"Content-Transfer-Encoding: {encoding}".encode()]
    try:
        letter = reading.read(b"\r\n".join(lines) + b"\r\n\r\n" + body)
    except reading.Unreadable:
        return
    for text in (letter.subject, letter.name, letter.text, letter.message_id):
        assert "\x00" not in text
        text.encode()
