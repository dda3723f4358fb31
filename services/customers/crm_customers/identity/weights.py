"""What each level of a comparison says, in powers of two: parameters of the engine, kept as data.

The rule kept here: a weight above 0 speaks for one customer, below 0 against; at VETO or below nothing is merged
without a person, whatever else agrees. How good they are is measured by bench/matching.py.
"""

Weights = dict[str, dict[str, float]]
VETO = -6.0
_PLACE: Weights = {
    "postal code": {"equal": 4.0, "close": 2.5, "differs": -0.5},
    "city": {"equal": 2.0, "close": 1.0, "differs": -3.0},
    "country": {"differs": -4.0},
    "street": {"equal": 6.0, "close": 3.5, "same road": 1.0, "differs": -1.0},
}
PERSON: Weights = {
    "prior": {"all": -15.0},
    "name": {
        "equal": 9.0,
        "sounds alike": 6.5,
        "close": 7.5,
        "initial": 5.0,
        "part": 6.0,
        "begins so": -4.0,
        "differs": -9.0,
    },
    "phone": {"equal": 13.0, "differs": -1.0},
    "email": {"equal": 13.0, "same domain": 1.0, "differs": -0.5},
    "tax id": {"equal": 20.0, "close": 8.0, "differs": -7.0},
    "born": {"equal": 9.0, "close": 5.0, "differs": -7.0},
    "account": {"equal": 7.0, "differs": -2.0},
    **_PLACE,
}
COMPANY: Weights = {
    "prior": {"all": -15.0},
    "name": {"equal": 12.0, "sounds alike": 9.0, "close": 9.0, "part": 6.0}
    | {"begins so": -1.0, "differs": -5.0},
    "phone": {"equal": 12.0, "differs": -1.0},
    "email": {"equal": 12.0, "same domain": 6.0, "differs": -0.5},
    "tax id": {"equal": 20.0, "close": 9.0, "differs": -8.0},
    "born": {"equal": 9.0, "differs": -6.0},
    **_PLACE,
}
