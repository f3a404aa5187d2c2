"""What leaves the municipality is checked once more against what its reader may see."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from viewers import VIEWERS

from geo_pa.delivery import FORMATS, export, prepare
from geo_pa.delivery.gate import GENERAL_NOTICE
from geo_pa.errors import DeliveryError
from geo_pa.model import MUNICIPALITY, PUBLIC, STANDARD, Rule, Source, UsedLayer
from geo_pa.registry import find

NOTICE = "Modelgegevens: namen en cijfers van CBS, grenzen en locaties gemodelleerd"
FULL = ["L1", "L2", "L3", "L4"]


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("viewer", ["corporations", "province", "public"])
def test_a_confidential_row_never_leaves_in_any_format(result, file_format, viewer):
    with pytest.raises(DeliveryError, match="vertrouwelijke rijen"):
        export(result, file_format, viewer=STANDARD[viewer])


def test_the_municipality_gets_every_row(result):
    assert list(prepare(result, viewer=MUNICIPALITY).result.table.index) == FULL


def test_a_row_without_confidentiality_goes_to_the_municipality_only(public_result):
    unmarked = public_result.table.assign(
        confidentiality=pd.Series(pd.NA, index=public_result.table.index, dtype="str")
    )
    with pytest.raises(DeliveryError):
        prepare(replace(public_result, table=unmarked), viewer=PUBLIC)


def test_a_ledger_line_may_not_name_a_location_that_the_reader_does_not_see(result, public_result):
    with_ledger = replace(public_result, details=result.details)
    with pytest.raises(DeliveryError, match="niet mag zien"):
        prepare(with_ledger, viewer=PUBLIC)


def test_an_effect_of_another_choice_may_not_name_a_hidden_location(result, public_result):
    evidence = replace(public_result.evidence, choice_effects=result.evidence.choice_effects)
    with pytest.raises(DeliveryError, match="unit_id"):
        prepare(replace(public_result, evidence=evidence), viewer=PUBLIC)


def test_rows_that_could_not_be_used_are_for_the_municipality_only(result, public_result):
    evidence = replace(public_result.evidence, excluded=result.evidence.excluded)
    with pytest.raises(DeliveryError, match="niet bruikbare rijen"):
        prepare(replace(public_result, evidence=evidence), viewer=PUBLIC)


def test_even_how_many_rows_could_not_be_used_is_for_the_municipality_only(public_result):
    layers = (UsedLayer("building_locations", "Bouwlocaties", 3),)
    evidence = replace(public_result.evidence, layers=layers)
    with pytest.raises(DeliveryError, match="niet bruikbare rijen"):
        prepare(replace(public_result, evidence=evidence), viewer=PUBLIC)


def test_the_municipality_is_told_of_each_layer_how_many_rows_could_not_be_used(result):
    layers = (UsedLayer("a", "Bouwlocaties", 3), UsedLayer("b", "Buurten"), UsedLayer("c", "Complexen", 1))
    told = prepare(replace(result, evidence=replace(result.evidence, layers=layers)), viewer=MUNICIPALITY).left_out
    assert told == (
        "3 rijen van Bouwlocaties zijn weggelaten omdat ze niet bruikbaar zijn; 1 rij van Complexen is weggelaten "
        "omdat die niet bruikbaar is. Met 'geo-pa check' ziet u welke en waarom."
    )


@pytest.mark.parametrize("viewer", ["province", "public"])
def test_an_idea_inside_the_town_hall_goes_to_nobody_outside_whatever_its_confidentiality_says(public_result, viewer):
    idea = public_result.table.assign(status="5A")
    with pytest.raises(DeliveryError, match="vertrouwelijke rijen"):
        prepare(replace(public_result, table=idea), viewer=STANDARD[viewer])


LEFT_OUT = {
    "corporations": "Alleen wat de corporaties mogen zien, staat in dit bestand; de rest is niet meegerekend.",
    "province": "Alleen wat de provincie mag zien, staat in dit bestand; de rest is niet meegerekend. "
    "Plannen met status 5A of 5B worden niet aan de provincie geleverd.",
    "public": "Alleen wat openbaar is, staat in dit bestand; de rest is niet meegerekend.",
}


@pytest.mark.parametrize(("viewer", "sentence"), LEFT_OUT.items(), ids=LEFT_OUT)
@pytest.mark.parametrize("rows", [0, 1])
def test_a_limited_viewer_is_told_that_more_may_exist_and_never_how_much(public_result, viewer, sentence, rows):
    some = replace(public_result, table=public_result.table.iloc[:rows])
    assert prepare(some, viewer=STANDARD[viewer]).left_out == sentence


def test_to_the_municipality_nothing_is_said_to_be_left_out(result):
    assert prepare(result, viewer=MUNICIPALITY).left_out == ""


def test_modelled_data_always_carry_a_notice(result):
    assert prepare(result, viewer=MUNICIPALITY, notice=NOTICE).notice == NOTICE
    assert prepare(result, viewer=MUNICIPALITY).notice == GENERAL_NOTICE


def test_real_data_carry_no_notice_of_a_model(result):
    assert prepare(replace(result, modelled=False), viewer=MUNICIPALITY, notice=NOTICE).notice == ""


def counting(result, **columns):
    """Add counts of people to a result, and the rules that protect them."""
    threshold = Rule("disclosure.count_suppression_threshold", "Ondergrens", Decimal(10), "count", Source("a", "b"))
    rounding = Rule("disclosure.count_rounding", "Afronding", Decimal(5), "count", Source("a", "b"))
    evidence = replace(result.evidence, rules=(*result.evidence.rules, threshold, rounding))
    return asked_of_people(replace(result, evidence=evidence), **columns)


def asked_of_people(result, **columns):
    """Make it the answer to a question about people, which is declared to count them."""
    words = result.table[["name", "explanation", "confidentiality", "geometry"]]
    return replace(result, answer=find("aandachtsgroepen").answer, table=words.assign(**columns), totals={}, details={})


@pytest.mark.parametrize(("counts", "leaves"), [([0, 10, 15, None], True), ([0, 5, 15, None], False)])
def test_a_small_count_of_people_leaves_no_file(result, counts, leaves):
    people = pd.Series(counts, index=result.table.index, dtype="Int64")
    counted = counting(result, shown_allocations=people)
    if leaves:
        assert prepare(counted, viewer=MUNICIPALITY).result is counted
    else:
        with pytest.raises(DeliveryError, match="kleine aantallen"):
            prepare(counted, viewer=MUNICIPALITY)


def test_a_count_of_people_that_is_not_rounded_leaves_no_file(result):
    exact = pd.Series([0, 10, 12, None], index=result.table.index, dtype="Int64")
    with pytest.raises(DeliveryError, match="niet zijn afgerond"):
        prepare(counting(result, shown_allocations=exact), viewer=MUNICIPALITY)


@pytest.mark.parametrize(("total", "leaves"), [(None, True), (20, True), (5, False), (12, False)])
def test_totals_of_people_are_held_to_the_same(result, total, leaves):
    counted = replace(counting(result), totals={"all_allocations": total})
    if leaves:
        assert prepare(counted, viewer=MUNICIPALITY).result is counted
    else:
        with pytest.raises(DeliveryError, match="all_allocations in totals"):
            prepare(counted, viewer=MUNICIPALITY)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_closed_result_leaves_in_no_form_for_no_one(public_result, file_format, viewer):
    with pytest.raises(DeliveryError, match="besloten weergave"):
        export(replace(public_result, closed=True), file_format, viewer=STANDARD[viewer])


def test_counts_of_people_without_a_rule_that_protects_them_do_not_leave(result):
    with pytest.raises(DeliveryError, match="shown_allocations"):
        prepare(asked_of_people(result, shown_allocations=100), viewer=MUNICIPALITY)


def test_a_figure_that_no_question_declares_does_not_leave(result):
    """It may count people, whatever it is called."""
    with pytest.raises(DeliveryError, match=r"nergens is beschreven\. Gevonden: visitors"):
        prepare(replace(result, table=result.table.assign(visitors=100)), viewer=MUNICIPALITY)


def test_an_unknown_format_is_refused_in_dutch(result):
    with pytest.raises(DeliveryError, match="json, csv, geojson, xlsx"):
        export(result, "shp", viewer=MUNICIPALITY)


def test_the_result_itself_is_not_changed_by_writing_it(result):
    before = result.table.copy(deep=True)
    for file_format in FORMATS:
        export(result, file_format, viewer=MUNICIPALITY)
    pd.testing.assert_frame_equal(result.table, before)
