"""Where a shape lies, as a planner reads it."""

from geo_pa.errors import Severity
from geo_pa.measures.place import Part, Place
from geo_pa.present.place import facts, outside, sentence

BOTH = (Part("B1", "X", 0.62), Part("B2", "Y", 0.38))


def place(parts=BOTH, **more):
    return Place(4_000.4, parts, **{"district_name": "Noordscheschut", **more})


def test_both_neighbourhoods_are_named_with_their_shares():
    assert sentence(place()) == "Ligt voor 62% in buurt X en voor 38% in buurt Y; wijk Noordscheschut."


def test_what_lies_in_one_neighbourhood_needs_no_share():
    assert sentence(place((Part("B1", "X", 1.0),))) == "Ligt in buurt X; wijk Noordscheschut."


def test_what_lies_partly_outside_says_so():
    said = sentence(place((Part("B1", "X", 0.7),), district_name=None))
    assert said == "Ligt voor 70% in buurt X en voor 30% buiten elke buurt; wijk onbekend."


def test_without_the_layer_the_neighbourhood_is_unknown_and_nothing_is_said_of_outside():
    assert sentence(place(None)).startswith("In welke buurt dit ligt, is onbekend")
    assert outside(place(None), "Hoogeveen") == ()


def test_a_place_elsewhere_is_noticed_and_not_refused():
    (told,) = outside(place(()), "Hoogeveen")
    assert told.severity is Severity.NOTICE
    assert told.what == "Deze plek ligt buiten de gemeente Hoogeveen."
    assert outside(place(), "Hoogeveen") == ()


def test_what_is_known_is_listed_and_the_rest_is_unknown():
    assert facts(place(village="Noordscheschut", kind="village")) == {
        "Wijk": "Noordscheschut",
        "Dorp of stad": "Noordscheschut (dorp)",
        "Oppervlakte": "4.000 m²",
    }
    assert set(facts(Place(0.0)).values()) == {"onbekend"}
