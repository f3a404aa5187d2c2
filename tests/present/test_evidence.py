"""What a result rests on is told in words a planner knows, choices as choices."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from geo_pa.model import Rule, Rules, Source, UsedLayer
from geo_pa.present import evidence, method

AGREEMENT = Source("Gemeente", "Prestatieafspraken", "2023-2027")
SHARE = Rule("social_share.minimum_share", "Aandeel", Decimal("0.30"), "share", AGREEMENT, article="afspraak 2")
ROUNDING = Rule(
    "social_share.rounding",
    "Afronden",
    "up",
    "",
    Source("geo_pa", "Keuze"),
    local_choice=True,
    choices=("up", "none"),
    alternatives=("none",),
    labels={"up": "naar boven", "none": "niet afronden"},
)
HARD = Rule(
    "social_share.creditor_hard", "Alleen hard", True, "", AGREEMENT, local_choice=True, alternatives=("false",)
)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (SHARE, "30%"),
        (ROUNDING, "naar boven"),
        (HARD, "ja"),
        (Rule("a.b", "Jaren", Decimal(25), "years", AGREEMENT), "25 jaar"),
        (Rule("a.c", "Start", date(2023, 10, 2), "", AGREEMENT), "2 oktober 2023"),
    ],
)
def test_the_value_of_a_rule_is_written_in_dutch_with_its_unit(rule, words):
    assert evidence.rule_value(rule) == words


def test_a_rule_names_its_article_and_a_choice_says_that_it_is_one():
    table = evidence.rules_table([SHARE, ROUNDING])
    assert list(table["Artikel"]) == ["afspraak 2", "keuze, niet uit de afspraken"]
    assert table["Bron"].iloc[0] == "Gemeente, Prestatieafspraken, 2023-2027"


def test_a_rule_that_was_changed_shows_what_it_was():
    changed = Rule("a.b", "Jaren", Decimal(10), "years", AGREEMENT, changed_from=Decimal(25))
    assert evidence.rules_table([changed])["Aangepast, was"].iloc[0] == "25 jaar"


EFFECTS = pd.DataFrame(
    {"rule": ["social_share.rounding"], "value": ["none"], "unit_id": ["L1"], "before": ["fails"], "after": ["meets"]},
)


def test_the_effect_of_another_choice_names_the_location_and_both_verdicts():
    row = evidence.effects_table(EFFECTS, [ROUNDING], pd.Series({"L1": "Elim 1"})).iloc[0]
    assert (row["Nu"], row["Als het wordt"]) == ("naar boven", "niet afronden")
    assert row["Dan verandert"] == "✕ voldoet niet aan het uitgangspunt wordt ✓ voldoet: Elim 1"


def test_a_choice_without_effect_is_named_as_well():
    row = evidence.effects_table(EFFECTS, [HARD], pd.Series({"L1": "Elim 1"})).iloc[0]
    assert (row["Nu"], row["Als het wordt"], row["Dan verandert"]) == ("ja", "nee", "geen enkel oordeel")


def test_the_value_that_holds_now_is_no_other_choice():
    chosen = replace(ROUNDING, value="none", alternatives=("none", "up"))
    assert list(evidence.effects_table(None, [chosen], pd.Series(dtype="str"))["Als het wordt"]) == ["naar boven"]


def test_rows_that_were_left_out_are_listed_with_their_layer_in_dutch():
    excluded = pd.DataFrame(
        {"layer": ["building_locations"], "id": ["L9"], "reason": ["x"], "explanation": ["Geen grens."]}
    )
    table = evidence.excluded_table(excluded, {"building_locations": "Bouwlocaties"})
    assert table.iloc[0].to_list() == ["Bouwlocaties", "L9", "Geen grens."]


def rules(**values: Rule) -> Rules:
    return Rules(date(2026, 1, 1), values)


def test_the_explanation_takes_every_norm_from_the_rules():
    years = Rule("s.y", "Jaren", Decimal(31), "years", AGREEMENT)
    units = Rule("g.n", "Erbij", Decimal(777), "agreement_units", AGREEMENT, article="afspraak 1")
    day = Rule("g.d", "Dag", date(2029, 5, 6), "", AGREEMENT)
    share = Rule("s.m", "Aandeel", Decimal("0.45"), "share", AGREEMENT, article="afspraak 2")
    text = method.explanation(
        {
            "social_share": rules(
                minimum_share=share,
                start_date=day,
                rounding=ROUNDING,
                social_definition=ROUNDING,
                market_guarantee_years=years,
                horizon_years=years,
                new_from=ROUNDING,
                phases=ROUNDING,
                demolished_from_surplus=ROUNDING,
            ),
            "social_growth": rules(net_addition=units, replacement=units, deadline=day, base_date=day),
        },
    )
    for figure in ("45%", "31 jaar", "777 eenheden", "6 mei 2029", "naar boven"):
        assert figure in text
    assert "30%" not in text


def test_of_each_layer_it_is_told_once_how_many_rows_were_left_out_and_nothing_of_a_layer_without_any():
    plans, streets = UsedLayer("plans", "Bouwlocaties", 3), UsedLayer("streets", "Straten", 1)
    assert evidence.left_out([plans, UsedLayer("areas", "Buurten"), streets, plans]) == [
        "3 rijen van Bouwlocaties zijn weggelaten omdat ze niet bruikbaar zijn",
        "1 rij van Straten is weggelaten omdat die niet bruikbaar is",
    ]


def test_rows_that_were_read_and_not_used_are_counted_once_over_all_answers():
    here, there = UsedLayer("homes", "Complexen", 1, ("A", "B")), UsedLayer("homes", "Complexen", 1, ("B", "C"))
    assert evidence.left_out([here, there, UsedLayer("shops", "Winkels", 0, ("X",))]) == [
        "1 rij van Complexen is weggelaten omdat die niet bruikbaar is",
        "3 rijen van Complexen zijn gelezen en niet gebruikt",
        "1 rij van Winkels is gelezen en niet gebruikt",
    ]
