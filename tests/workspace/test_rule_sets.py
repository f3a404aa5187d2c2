"""Rules hold between their dates; another value is read from text and held against what the rule allows."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.errors import InputError, RequestError
from geo_pa.model import Rule, Source
from geo_pa.workspace.settings import parsed

RULES = """
title = "Sociale huur"

[sources.agreements]
publisher = "Gemeente"
title = "Afspraken"

[[rule]]
name = "minimum_share"
title = "Aandeel sociale huur"
value = 0.30
unit = "share"
minimum = 0
maximum = 1
article = "afspraak 2"
source = "agreements"
valid_from = 2023-10-02
valid_to = 2025-12-31

[[rule]]
name = "minimum_share"
title = "Aandeel sociale huur"
value = 0.35
unit = "share"
minimum = 0
maximum = 1
source = "agreements"
valid_from = 2026-01-01
valid_to = 2027-12-31

[[rule]]
name = "start_date"
title = "Begin van de regel"
value = 2023-10-02
source = "agreements"

[[rule]]
name = "rounding"
title = "Afronden"
value = "up"
choices = ["up", "none"]
alternatives = ["none"]
local_choice = true
source = "agreements"
[rule.labels]
up = "naar boven"

[[rule]]
name = "horizon_years"
title = "Verschil in jaren"
value = 5
unit = "years"
minimum = 0
maximum = 50
source = "agreements"

[[rule]]
name = "creditor_hard"
title = "Alleen harde plannen"
value = true
source = "agreements"
"""


def rules(folder, on=date(2026, 1, 1), **settings):
    folder.write("data/rules/share.toml", RULES)
    return folder.open().rules("share", on=on, settings=settings)


def refused(folder, **arguments):
    with pytest.raises(RequestError) as error:
        rules(folder, **arguments)
    return error.value.problems


@pytest.mark.parametrize(
    ("on", "share"),
    [
        (date(2023, 10, 2), "0.30"),
        (date(2025, 12, 31), "0.30"),
        (date(2026, 1, 1), "0.35"),
        (date(2027, 12, 31), "0.35"),
    ],
)
def test_the_value_of_the_period_holds_its_first_and_last_day_included(folder, on, share):
    found = rules(folder, on=on)
    assert found.number("minimum_share") == Decimal(share)
    assert found.on == on
    assert found["minimum_share"].id == "share.minimum_share"
    assert found["minimum_share"].source == Source("Gemeente", "Afspraken")


def test_after_its_last_day_the_outcome_is_held_against_what_held_last(folder):
    found = rules(folder, on=date(2031, 5, 1))
    assert found.number("minimum_share") == Decimal("0.35")
    assert [rule.name for rule in found.lapsed] == ["minimum_share"]
    assert rules(folder, on=date(2027, 12, 31)).lapsed == ()


def test_between_two_periods_no_rule_holds(folder):
    text = RULES.replace("valid_from = 2026-01-01", "valid_from = 2026-03-01")
    assert text != RULES
    folder.write("data/rules/share.toml", text)
    with pytest.raises(RequestError, match="van 1 maart 2026"):
        folder.open().rules("share", on=date(2026, 2, 1))


def test_numbers_are_exact_and_never_floats(folder):
    found = rules(folder)
    assert found.number("minimum_share") * 100 == 35
    assert found.integer("horizon_years") == 5
    assert found.day("start_date") == date(2023, 10, 2)
    assert found.word("rounding") == "up"
    assert found.flag("creditor_hard") is True


def test_before_its_first_day_a_rule_says_when_it_does_hold(folder):
    problem = refused(folder, on=date(2023, 10, 1))[0]
    assert "share.minimum_share" in problem.where
    assert problem.expected == (
        "een datum van 2 oktober 2023 tot en met 31 december 2025; of van 1 januari 2026 tot en met 31 december 2027"
    )


GOOD_SETTINGS = [
    ("minimum_share", "0.25", Decimal("0.25")),
    ("minimum_share", "0,25", Decimal("0.25")),
    ("minimum_share", "25%", Decimal("0.25")),
    ("minimum_share", " 12,5 % ", Decimal("0.125")),
    ("minimum_share", "0.250", Decimal("0.25")),
    ("share.minimum_share", "1", Decimal(1)),
    ("start_date", "2024-01-01", date(2024, 1, 1)),
    ("rounding", "none", "none"),
    ("horizon_years", "10", Decimal(10)),
    ("horizon_years", "10,0", Decimal(10)),
    ("creditor_hard", "nee", False),
    ("creditor_hard", "False", False),
]


@pytest.mark.parametrize(("name", "text", "value"), GOOD_SETTINGS)
def test_another_value_is_used_and_the_old_one_remembered(folder, name, text, value):
    changed = rules(folder, **{name: text})
    short = name.rpartition(".")[2]
    assert changed[short].value == value
    assert changed[short].changed_from == rules(folder)[short].value
    assert [rule.name for rule in changed.values() if rule.changed_from is not None] == [short]


def test_the_value_that_already_holds_is_no_change(folder):
    assert rules(folder, minimum_share="35%")["minimum_share"].changed_from is None


BAD_SETTINGS = [
    ("minimum_share", "1.2", "van 0 tot en met 1"),
    ("minimum_share", "25", "van 0 tot en met 1"),
    ("minimum_share", "-5%", "van 0 tot en met 1"),
    ("minimum_share", "veel", "een getal als 0,25 of 25%"),
    ("minimum_share", "nan", "een getal als 0,25 of 25%"),
    ("minimum_share", "", "een getal als 0,25 of 25%"),
    ("horizon_years", "2,5", "een heel getal, van 0 tot en met 50 jaar"),
    ("horizon_years", "51", "van 0 tot en met 50 jaar"),
    ("horizon_years", "10%", "een heel getal"),
    ("start_date", "2024-02-30", "een datum als 2026-01-31"),
    ("rounding", "omlaag", "up (naar boven); none"),
    ("creditor_hard", "misschien", "ja of nee"),
]


@pytest.mark.parametrize(("name", "text", "allowed"), BAD_SETTINGS)
def test_a_value_that_is_not_allowed_is_refused_with_what_is(folder, name, text, allowed):
    problem = refused(folder, **{name: text})[0]
    assert problem.found == f"'{text}'"
    assert allowed in problem.expected


def test_all_bad_settings_are_told_at_once_unknown_names_with_the_nearest(folder):
    problems = refused(folder, minimum_shar="0.2", rounding="x", horizon_years="y")
    assert [problem.found for problem in problems] == ["'minimum_shar'", "'x'", "'y'"]
    assert "Bedoelde u minimum_share?" in problems[0].action


FAULTS = {
    "a value outside its bounds": (("value = 0.30", "value = 1.30"), "data/rules/share.toml, minimum_share.value"),
    "a value that is no choice": (('value = "up"', 'value = "down"'), "data/rules/share.toml, rounding.value"),
    "an alternative that is no choice": (
        ('alternatives = ["none"]', 'alternatives = ["x"]'),
        "data/rules/share.toml, rounding.alternatives",
    ),
    "a label of no choice": (("up =", "down ="), "data/rules/share.toml, rounding.labels"),
    "a value that is no number": (("value = 5", "value = nan"), "data/rules/share.toml, rule[horizon_years].value"),
    "half a year": (("value = 5", "value = 5.5"), "data/rules/share.toml, horizon_years.value"),
    "an unknown source": (
        ('source = "agreements"\n\n[[rule]]\nname = "rounding"', 'source = "x"\n\n[[rule]]\nname = "rounding"'),
        "data/rules/share.toml, start_date.source",
    ),
    "an end before the beginning": (
        ("valid_to = 2025-12-31", "valid_to = 2022-12-31"),
        "data/rules/share.toml, minimum_share.valid_to",
    ),
    "periods that overlap": (
        ("valid_from = 2026-01-01", "valid_from = 2025-12-31"),
        "data/rules/share.toml, minimum_share.valid_from",
    ),
    "a period without an end before another": (
        ("valid_to = 2025-12-31", ""),
        "data/rules/share.toml, minimum_share.valid_from",
    ),
    "an unknown key": (("article", "artikel"), "data/rules/share.toml, rule[minimum_share].artikel"),
    "a list as a value": (("value = true", "value = [1]"), "data/rules/share.toml, rule[creditor_hard].value"),
    "no title": (('title = "Sociale huur"', ""), "data/rules/share.toml, title"),
}


@pytest.mark.parametrize(("change", "where"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_a_file_of_rules_is_told_and_the_set_is_not_used(folder, change, where):
    assert change[0] in RULES
    folder.write("data/rules/share.toml", RULES.replace(*change))
    workspace = folder.open()
    assert where in [problem.where for problem in workspace.problems]
    with pytest.raises(InputError) as error:
        workspace.rules("share", on=date(2026, 1, 1))
    assert error.value.problems == workspace.problems


def test_rules_that_are_not_there(folder):
    with pytest.raises(InputError, match=r"data/rules/share\.toml"):
        folder.open().rules("share", on=date(2026, 1, 1))


def test_two_sets_may_be_asked_together_unless_they_share_a_name(folder):
    folder.write(
        "data/rules/other.toml",
        RULES[: RULES.index("[[rule]]")]
        + '[[rule]]\nname = "pool"\ntitle = "Pool"\nvalue = "x"\nsource = "agreements"\n',
    )
    folder.write("data/rules/share.toml", RULES)
    workspace = folder.open()
    assert {"pool", "rounding"} <= set(workspace.rules("share", "other", on=date(2026, 1, 1)))
    with pytest.raises(RequestError, match="dezelfde naam"):
        workspace.rules("share", "share", on=date(2026, 1, 1))


@given(st.decimals(min_value=0, max_value=1, places=4))
def test_a_share_means_the_same_in_all_its_notations(share):
    rule = Rule(
        "set.share", "Aandeel", Decimal("0.3"), "share", Source("a", "b"), minimum=Decimal(0), maximum=Decimal(1)
    )
    for text in (f"{share:f}", f"{share:f}".replace(".", ","), f"{share * 100:f}%"):
        assert parsed(rule, text) == share
