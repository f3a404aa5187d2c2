"""Which account reads as whom: an exact name goes before a domain, and a file with a fault lets nobody in."""

import pytest

from geo_pa.errors import InputError
from geo_pa.model import STANDARD
from geo_pa.workspace.accounts import account_of, load_accounts

GOOD = """
[[account]]
email = "W.Ethouder@Hoogeveen.example"
reader = "gemeente"
edit = true

[[account]]
subject = "Abc-1"
reader = "corporations"

[[account]]
domain = "hoogeveen.example"
reader = "openbaar"
"""


@pytest.fixture
def load(tmp_path):
    def read(text):
        path = tmp_path / "accounts.toml"
        path.write_text(text, encoding="utf-8")
        return load_accounts(path, STANDARD)

    return read


@pytest.mark.parametrize(
    ("claims", "reader", "edit"),
    [
        ({"email": "w.ethouder@hoogeveen.example"}, "municipality", True),
        ({"email": "w.ethouder@hoogeveen.example", "email_verified": True}, "municipality", True),
        ({"email": "w.ethouder@hoogeveen.example", "email_verified": False}, None, False),
        ({"email": "iemand@HOOGEVEEN.example"}, "public", False),
        ({"sub": "Abc-1", "email": "w.ethouder@hoogeveen.example"}, "corporations", False),
        ({"sub": "abc-1"}, None, False),
        ({"email": "iemand@anders.hoogeveen.example"}, None, False),
        ({"email": "iemand@hoogeveen.example.kwaad.example"}, None, False),
        ({"email": "hoogeveen.example"}, None, False),
        ({"email": ["w.ethouder@hoogeveen.example"]}, None, False),
        ({"email": ""}, None, False),
        ({}, None, False),
    ],
)
def test_who_logs_in_reads_as_the_surest_name_says(load, claims, reader, edit):
    found = account_of(load(GOOD), claims)
    assert (None if found is None else found.reader.id, found is not None and found.edit) == (reader, edit)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("", "account"),
        ("account = []", "niemand"),
        ('[[account]]\nreader = "gemeente"', "één gegeven"),
        ('[[account]]\nreader = "gemeente"\nemail = " "', "één gegeven"),
        ('[[account]]\nreader = "gemeente"\nemail = "a@b.nl"\nsubject = "1"', "één gegeven"),
        ('[[account]]\nreader = "gemeente"\nemail = "ab.nl"', "geen e-mailadres"),
        ('[[account]]\nreader = "gemeente"\ndomain = "a@b.nl"', "geen domein"),
        ('[[account]]\nreader = "iemand"\nemail = "a@b.nl"', "bestaat niet"),
        ('[[account]]\nreader = "gemeente"\nemail = "a@b.nl"\nedit = "ja"', "edit"),
        ('[[account]]\nreader = "gemeente"\nmail = "a@b.nl"', "mail"),
        (GOOD + '[[account]]\ndomain = "Hoogeveen.EXAMPLE"\nreader = "gemeente"', "vaker"),
    ],
)
def test_a_fault_lets_nobody_in(load, fault, told):
    with pytest.raises(InputError, match=told):
        load(fault)


def test_all_faults_are_told_at_once(load):
    with pytest.raises(InputError) as raised:
        load('[[account]]\nreader = "iemand"\nemail = "ab.nl"\n[[account]]\nreader = "niemand"')
    assert len(raised.value.problems) == 4
