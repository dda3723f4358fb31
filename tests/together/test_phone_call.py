"""The story that the product is about: one phone call, from the ring to the monthly report."""

from crm_cli.phone_call import PhoneCall


def test_a_phone_call_goes_through_all_four_services(stand):
    told = []
    left = PhoneCall(stand.addresses, stand.token(), tell=told.append).play()
    assert left["ticket_id"] > 0
    assert len(told) == 7


def test_it_can_be_told_again_in_the_same_installation(stand):
    first = PhoneCall(stand.addresses, stand.token()).play()
    second = PhoneCall(stand.addresses, stand.token()).play()
    assert first["ticket_id"] != second["ticket_id"]
