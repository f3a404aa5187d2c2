"""What a planner reads about woonzorgzones: one case for every reason there is, told in plain Dutch."""

import pytest
from streets import CENTRE, STREET, TOWN, complexes, location, streets, town, zones_on_the_map

from geo_pa.analyses.woonzorgzones.locations import FIT_REASONS
from geo_pa.analyses.woonzorgzones.place_sentences import FIT_SENTENCES, SUITED_SENTENCES
from geo_pa.analyses.woonzorgzones.residents import REASON_SIGNAL
from geo_pa.analyses.woonzorgzones.sentences import SENTENCES

USUAL = "oorgaans is het 1.000 m lopen (20,8 minuten) naar De Zorg."
NO_SHARE = f"Welk deel van de straten binnen 500 m ligt, is verborgen: daaruit volgt het aantal mensen; d{USUAL}"
QUARTER = "25% van de straten ligt binnen 500 m; doorgaans is het 1.000 m lopen (20,8 minuten) naar De Zorg."
CHANGE = "Een centrum dichterbij, of passende woningen in een zone (afspraak 15), maakt dit aantal kleiner"

NEIGHBOURHOODS = {
    "white_spot": (
        {"inhabitants": 2000},
        (
            "Witte vlek: van de ongeveer 200 inwoners van 75 jaar en ouder wonen er 150 verder dan 500 m lopen "
            "van een centrum (afspraak "
            f"16). {QUARTER} {CHANGE}; onder de 100 is dit geen witte vlek meer (keuze, niet uit de afspraken)."
        ),
    ),
    "partly_outside": (
        {},
        (
            "Deels buiten de zone: van de ongeveer 100 inwoners van 75 jaar en ouder wonen er 75 verder dan 500 "
            "m lopen van een centrum "
            f"(afspraak 16). {QUARTER} {CHANGE}; onder de 25 is dit geen aandachtspunt meer (keuze, niet uit de "
            "afspraken)."
        ),
    ),
    "few_outside": (
        {"inhabitants": 100, "at": (1000, -50, 2050, 50), "share_75_plus": 0.2},
        (
            "Geen witte vlek: alle ongeveer 20 inwoners van 75 jaar en ouder wonen verder dan 500 m lopen van "
            "een centrum (afspraak 16); "
            "vanaf 25 vraagt een buurt aandacht (keuze, niet uit de afspraken). 0% van de straten ligt binnen 500 m; "
            "doorgaans is het 1.500 m lopen (31,2 minuten) naar De Zorg."
        ),
    ),
    "too_few_to_show": (
        {"inhabitants": 90},
        f"Geen witte vlek: hier wonen 75-plussers, maar te weinig om te tonen (afspraak 16). {NO_SHARE}",
    ),
    "no_older_residents": ({"inhabitants": 0}, "Geen witte vlek: hier wonen geen ouderen (afspraak 16)."),
    "residents_unknown": (
        {"inhabitants": None},
        (
            "Onbekend: het aantal inwoners, of het aandeel van 75 of 65 jaar en ouder, is niet ingevuld (afspraak 16). "
            f"{QUARTER} Vul deze cijfers in bij de buurt."
        ),
    ),
    "no_streets": (
        {"at": (0, 500, 1000, 900)},
        (
            "Onbekend: in deze buurt ligt geen straat waaraan woningen kunnen staan, dus is er geen loopafstand te "
            "berekenen (afspraak 16). Vul de laag Straten en paden aan."
        ),
    ),
}


@pytest.mark.parametrize("reason", NEIGHBOURHOODS)
def test_a_neighbourhood_is_told_why_and_what_would_change_it(reason):
    columns, sentence = NEIGHBOURHOODS[reason]
    around_the_centre = {"Kern": {"at": (-50, -50, 50, 50)}} if "at" in columns else {}
    row = town(places={**around_the_centre, "Dorp": {**TOWN["Dorp"], **columns}}).table.loc["Dorp"]
    assert row["reason"] == reason
    assert row["explanation"] == sentence


def test_without_a_centre_the_layer_is_to_be_filled():
    row = town({"Winkel": ("supermarket", 0, 0)}).table.loc["Dorp"]
    assert row["explanation"] == (
        "Onbekend: in de laag Voorzieningen ligt bij geen enkele straat een centrum (verpleeghuis, verzorgingshuis, "
        "wijkservicecentrum of gezondheidscentrum), dus is er geen zone te berekenen (afspraak 16). Vul de laag aan."
    )


def test_every_reason_has_a_sentence_and_a_case():
    assert set(SENTENCES) == set(REASON_SIGNAL) == {*NEIGHBOURHOODS, "no_centres"}
    assert set(FIT_SENTENCES) == set(FIT_REASONS)
    assert set(SUITED_SENTENCES) == {"yes", "no", "unknown"}


def test_those_outside_are_not_told_where_they_would_give_those_inside_away():
    row = town(places={"Dorp": {**TOWN["Dorp"], "inhabitants": 600}}, zone_distance=200).table.loc["Dorp"]
    assert row["explanation"].startswith(
        "Deels buiten de zone: van de ongeveer 60 inwoners van 75 jaar en ouder wonen er te weinig om te "
        "tonen binnen 200 m lopen van "
        "een centrum (afspraak 16); bijna iedereen woont verder. Welk deel van de straten binnen 200 m ligt, is "
        "verborgen: daaruit volgt het aantal mensen; doorgaans"
    )


def test_a_complex_tells_its_homes_its_walk_and_what_a_circle_would_make_of_it():
    around_the_water = streets([(0, 0), (400, 0), (400, 300), (0, 300)])
    places = {"Dorp": {"at": (-50, -50, 450, 350)}}
    row = complexes({"Hof": {"at": (100, 300)}}, network=around_the_water, places=places).loc["Hof"]
    assert row["explanation"] == (
        "Domesta, sociale huurwoning (DAEB): 10 eenheden, waarvan 4 toegankelijk (afspraak 3). Buiten bereik: 1.000 m "
        "lopen (20,8 minuten) naar De Zorg (verpleeghuis); de zone loopt tot 500 m (afspraak 16). Met een centrum 500 "
        "m dichterbij ligt dit in de zone. Een cirkel van 500 m om het centrum telt dit ten onrechte mee. De afstand "
        "is een keuze, niet uit de afspraken."
    )


def test_a_location_tells_its_walk_and_what_it_is_fit_for():
    served = {**CENTRE, "Winkel": ("supermarket", 600, 0), "Halte": ("bus_stop", 200, 0)}
    assert location(served)["explanation"] == (
        "In de zone: 300 m lopen (6,2 minuten) naar De Zorg (verpleeghuis); de zone loopt tot 500 m (afspraak 16). Een "
        "bushalte is er op 100 m; in een zone is 300 m gebruikelijk. Kansrijk voor geclusterd wonen (afspraak 17): in "
        "de zone, met 20 woningen (ten minste 12). Neem een ontmoetingsruimte op in het plan: die hoort op hooguit 100 "
        "m te liggen, en er is er geen bekend. Geschikt voor toegankelijke woningen (afspraak 3): supermarkt op 300 m "
        "(hooguit 800 m), bushalte op 100 m (hooguit 500 m). Gepland toegankelijk: 18 van de 20 woningen (90%); "
        "afgesproken is 90% van alle nieuwbouw op geschikte plekken samen. De afstanden voor zone, "
        "supermarkt en bushalte zijn een keuze, niet uit "
        "de afspraken."
    )


def test_a_place_in_a_small_village_is_told_that_step_free_homes_take_the_place_of_clustered_living():
    village = {"Dorp": {**TOWN["Dorp"], "kind": "village"}}
    assert (
        "Geschikt voor nultredenwoningen: in een klein dorp als Dorp (hooguit 1.000 inwoners; keuze, niet uit de "
        "afspraken) komen die in de plaats van geclusterd wonen (afspraken 15 en 17)."
    ) in location(places=village)["explanation"]


def test_a_place_that_does_not_suit_is_told_what_would_make_it_do():
    served = {**CENTRE, "Winkel": ("supermarket", 600, 0), "Halte": ("bus_stop", 1000, 0)}
    assert (
        "Niet geschikt voor toegankelijke woningen (afspraak 3), en telt dus niet mee voor de 90%: bushalte op 700 m "
        "(hooguit 500 m). Met een bushalte binnen 500 m wel."
    ) in location(served)["explanation"]


def test_a_walking_distance_tells_all_that_lies_within_it():
    result = town(homes={"A": {"at": (100, 0)}, "B": {"at": (400, 0)}})
    assert result.details["reach"].loc["zone", "explanation"] == (
        "Binnen 500 m lopen (10,4 minuten) van een centrum (afspraak 16; keuze, niet uit de afspraken): 0,5 km straat, "
        "20 woningen van corporaties, waarvan 8 toegankelijk, en ten minste 25 inwoners van 75 jaar en ouder."
    )


def test_a_designated_zone_tells_how_far_the_reach_covers_it():
    homes = {"In": {"at": (300, 0), "homes": 10}, "Verder": {"at": (700, 0), "homes": 15}}
    row = town(homes=homes, designated=zones_on_the_map(Z1=(100, -50, 900, 50))).details["zones"].loc["Z1"]
    assert row["explanation"] == (
        "Aangewezen zone (afspraak 16): 50% van de straten erin ligt binnen 500 m lopen van een centrum; van de 25 "
        "woningen van corporaties erin liggen er 15 verder. Met een centrum dichterbij, of een kleinere zone, sluit de "
        "aanwijzing aan op het bereik."
    )


def test_no_sentence_holds_a_code_a_missing_mark_or_a_point_for_a_decimal():
    homes = {"A": {"at": (100, 0), "accessible_homes": None}, "B": {"at": (1900, 0)}}
    plans = {"P": {"at": (300, 0), "dwellings": None, "accessible": None}, "Q": {"at": (1900, 0), "dwellings": 3}}
    result = town(homes=homes, plans=plans, network=STREET, designated=zones_on_the_map(Z1=(0, -50, 900, 50)))
    for rows in (result.table, *result.details.values()):
        for sentence in rows["explanation"]:
            assert not any(mark in sentence for mark in ("_", "nan", "<NA>", "None", "  "))
            assert sentence.endswith(".")
