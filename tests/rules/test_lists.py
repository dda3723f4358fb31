"""Every list of every service: it opens in both languages, its fields have names, and it can be filtered by each."""

import pytest
from crm.records.v1 import record_lists_pb2 as pb
from crm_chassis import i18n
from crm_chassis.doors.http import make_flask
from crm_chassis.doors.list_filters import OPERATORS, Row, compose

from tests.rules.samples import MAKE

ME = {"owner_id": "me.myself", "team": "my team", "partner_id": 1}
VALUES = {
    pb.FIELD_KIND_NUMBER: "1",
    pb.FIELD_KIND_REFERENCE: "1",
    pb.FIELD_KIND_TIME: "2026-11-02",
    pb.FIELD_KIND_DATE: "2026-11-02",
}


@pytest.fixture
def lists(world):
    MAKE[world.app.service.name](world, ME)
    return [world.call("GetRecordList", name=name) for name in sorted(world.app.lists)]


@pytest.fixture
def client(world):
    """The administrator's browser."""
    client = make_flask(world.app).test_client()
    client.set_cookie("crm_session", world.app.peers.token(world.people["admin"]))
    return client


def open_page(client, world, path, language):
    where = f"/{world.app.service.name}/lists{path}"
    return client.get(where, headers={"Accept-Language": language}, follow_redirects=True)


def test_every_list_opens_in_both_languages(client, world, lists):
    for about in lists:
        for language in ("en", "zh-Hans"):
            paths = [f"/{about.name}", f"/{about.name}?build=1", "/bulk"]
            paths += [f"/{about.name}/bulk?which=all"] if about.may_update else []
            paths += [f"/{about.name}/trash"] if about.may_restore else []
            for path in paths:
                assert open_page(client, world, path, language).status_code == 200, (
                    about.name,
                    path,
                )


def test_every_field_has_a_name_in_chinese(world, lists):
    with i18n.reader("en"):
        english = {
            (name, each.name): each.label
            for name, bound in world.app.lists.items()
            for each in world.call("GetRecordList", name=name).fields
            if bound and "." not in each.name  # what people define speaks their own language
        }
    untold = set()
    for (name, field), label in english.items():
        with i18n.reader("zh-Hans"):
            if i18n.gettext(label) == label and label not in ("SKU",):
                untold.add((name, field, label))
    assert not untold


def test_every_field_can_be_asked_all_that_its_kind_offers(world, lists):
    for about in lists:
        method = world.app.lists[about.name].methods["List"].name
        fields = {field.name: field for field in about.fields}
        for field in about.fields:
            for operator, _text in OPERATORS[field.kind] if field.filterable else ():
                value = field.choices[0].value if field.choices else VALUES.get(field.kind, "Ulm")
                text = compose([Row(field.name, operator, value)], fields)
                world.call(method, filter=text, page_size=1)
            if field.sortable:
                world.call(method, order_by=f"{field.name} desc", page_size=1)


def test_every_list_is_fetched_as_a_file(world, lists):
    for about in lists:
        for form in ("EXPORT_FORMAT_CSV", "EXPORT_FORMAT_XLSX"):
            everything = [field.name for field in about.fields][:50]
            given = {"record_list": about.name, "format": form, "columns": everything}
            made = world.call("CreateRecordExport", record_export=given)
            key = {"record_export_id": made.record_export_id}
            assert made.row_count >= 1, about.name
            assert len(world.call("DownloadRecordExport", **key).content) == made.size
