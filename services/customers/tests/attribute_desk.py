"""How the tests of attributes define them, fill them in and look at them."""

TEXT, NUMBER, MONEY, DATE, YES_NO, CHOICE, CHOICES, ACCOUNT, CONTACT, USER = range(1, 11)

PETS = {"choices": [{"value": "cat", "label": "Cat", "label_zh": "猫"}, {"value": "dog"}]}


def define(world, name, kind=TEXT, **fields):
    given = {"name": name, "type": kind, "label": name.replace("_", " ").title(), **fields}
    return world.call("CreateAttributeDefinition", attribute_definition=given)


def account(world, **fields):
    return world.call("CreateAccount", account={"display_name": "Nordwind GmbH", **fields})


def fill(world, of, by="agent", source="", **values):
    entries = [{"name": name, "value": value} for name, value in values.items()]
    return world.call(
        "SetAttributeValues", account_id=of.account_id, entries=entries, source=source, by=by
    )


def known(world, of, **at):
    reply = world.call("ListAttributeValues", account_id=of.account_id, **at)
    return {value.name: value.value for value in reply.values}


def found(world, text, by="admin"):
    reply = world.call("ListAccounts", filter=text, order_by="account_id", by=by)
    return [each.display_name for each in reply.accounts]


def history(world, of, name):
    reply = world.call("ListAttributeHistory", account_id=of.account_id, name=name)
    return [value.value for value in reply.values]
