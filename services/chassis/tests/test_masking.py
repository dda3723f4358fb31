"""Masking: who does not need a telephone number sees that there is one, and no more."""

import pytest
from crm_chassis import masking, roles
from crm_chassis.auth import person
from crm_chassis.errors import Forbidden


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+49 170 1234542", "+49 ••• 42"),
        ("+8613800138042", "+86 ••• 42"),
        ("+353 1 234 5642", "+353 ••• 42"),
        ("+1 (212) 555-0142", "+1 ••• 42"),
        ("030 90 18 20", "••• 20"),
        ("anna.keller@example.com", "a•••@example.com"),
        ("Hauptstraße 3", "H•••"),
        ("20", "•••"),
        ("", ""),
    ],
)
def test_enough_is_left_to_tell_one_from_another(text, shown):
    assert masking.mask(text) == shown
    assert masking.mask(masking.mask(text)) == shown


def test_which_roles_see_how_people_are_reached_stands_in_one_place():
    assert {role for role in roles.ROLES if roles.masks((role,))} == {"leader", "specialist"}
    assert not roles.masks(("leader", "agent"))
    assert not roles.masks(())


def test_a_reader_in_need_gets_the_message_itself(world):
    """Nothing is copied for those who see everything."""
    method = world.app.by_name["ListUsers"]
    reply = method.reply_class()
    assert masking.masked(method, person("a", "A", ("agent",)), reply) is reply


def test_a_person_who_may_not_write_cannot_write_masks_either(world):
    with pytest.raises(Forbidden):
        world.call("UpdateUser", user={"user_id": "x", "display_name": "•••"}, by="leader")
