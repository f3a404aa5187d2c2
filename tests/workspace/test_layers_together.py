"""What layers and tables say of each other: plans that are not there, hard plans that are confidential, other sums."""

from datetime import date

import pytest

from geo_pa.errors import Severity

LOCATIONS = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "nr"

[columns.status]
title = "Planologische status"
type = "category"
vocabulary = "planning_status"

[columns.confidentiality]
title = "Vertrouwelijkheid"
type = "category"
vocabulary = "confidentiality"
source = "geheim"
"""

BOOKINGS = """
[columns.plan_id]
title = "Nummer"
type = "text"

[columns.from_location]
title = "Van locatie"
type = "text"

[columns.to_location]
title = "Naar locatie"
type = "text"

[columns.form]
title = "Vorm"
type = "category"
vocabulary = "compensation_form"

[columns.homes]
title = "Woningen"
type = "integer"
min = 0

[columns.surplus_when_booked]
title = "Overschot bij het boeken"
type = "integer"

[columns.shortfall_when_booked]
title = "Tekort bij het boeken"
type = "integer"

[columns.decided_on]
title = "Besloten op"
type = "date"
"""

START = """
title = "30%"
[sources.agreements]
publisher = "Gemeente"
title = "Afspraken"
[[rule]]
name = "start_date"
title = "Begin"
value = 2023-10-02
source = "agreements"
"""

GROWTH = """
title = "Groei"
[sources.agreements]
publisher = "Gemeente"
title = "Afspraken"
[[rule]]
name = "base_date"
title = "Begin"
value = 2023-01-01
source = "agreements"
[[rule]]
name = "deadline"
title = "Einde"
value = 2027-12-31
source = "agreements"
"""


NOT_SAID = "Hier staat niet voor wie elke rij is"


def checked(folder):
    """All that a check tells, except that these tables do not say for whom their rows are."""
    return tuple(problem for problem in folder.open().check() if not problem.what.startswith(NOT_SAID))


def column(name, kind="text", **options):
    lines = [
        f"[columns.{name}]",
        f'title = "{name.capitalize()}"',
        f'type = "{kind}"',
        *(f'{key} = "{value}"' for key, value in options.items()),
    ]
    return "\n".join(lines) + "\n"


MUTATIONS = "".join(
    (
        column("corporation"),
        column("kind", "category", vocabulary="stock_kind"),
        column("mutation", "category", vocabulary="mutation_kind"),
        column("homes", "integer"),
        column("year", "integer"),
        column("date", "date"),
        column("plan_id"),
        column("complex_id"),
    )
)
EXPECTED = column("corporation") + column("demolition_and_sale", "integer") + column("new_build", "integer")
STOCK = column("corporation") + column("kind", "category", vocabulary="stock_kind") + column("units", "integer")


@pytest.fixture
def town(folder):
    """Give a folder with two building locations, one of them left out for its status."""
    folder.declare("plans.gpkg", columns=LOCATIONS)
    (folder.root / "layers" / "plans.toml").rename(folder.root / "layers" / "building_locations.toml")
    folder.save(
        folder.plans(nr=["L1", "L2", "L3"], status=["1A", "3", "x"], geheim=["public", "municipality", "public"])
    )
    folder.write("data/rules/social_share.toml", START)
    return folder


def table(folder, name, columns, *lines, key=""):
    folder.declare_table(f"{name}.csv", columns=columns, key=key, name=name)
    folder.save_table("\n".join(lines), name=name)


def booked(folder, *rows):
    header = "plan_id,from_location,to_location,form,homes,surplus_when_booked,shortfall_when_booked,decided_on"
    table(folder, "booked_compensation", BOOKINGS, header, *rows, key='key = "plan_id"')
    return [problem for problem in checked(folder) if "booked_compensation" in problem.where]


def test_a_booking_of_a_location_that_is_not_there_names_column_and_row(town):
    problem = booked(town, "B1,L1,L7,homes,4,4,9,2024-01-31")[0]
    assert problem.where == "Plannen (booked_compensation.csv), Naar locatie (kolom to_location)"
    assert problem.found == "B1: 'L7'"
    assert problem.expected == "een nummer uit Plannen (plans.gpkg)"


def test_a_location_that_was_left_out_is_known_all_the_same(town):
    assert booked(town, "B1,L1,L3,homes,4,4,9,2024-01-31") == []


def test_a_hard_plan_that_is_confidential_is_a_notice(town):
    assert not [problem for problem in checked(town) if "vertrouwelijk" in problem.what]
    town.save(town.plans(nr=["L1", "L2", "L3"], status=["1A", "2B", "3"], geheim=["province", None, "municipality"]))
    found = [problem for problem in checked(town) if "vertrouwelijk" in problem.what]
    assert [(problem.what, problem.found, problem.severity) for problem in found] == [
        ("1 hard plan is vertrouwelijk.", "L1: provincie", Severity.NOTICE)
    ]


def test_a_mutation_of_a_plan_that_is_not_there(town):
    table(
        town,
        "stock_mutations",
        MUTATIONS,
        "corporation,kind,mutation,homes,year,date,plan_id,complex_id",
        "D,daeb_home,sale,1,2024,,L9,",
        "D,daeb_home,sale,1,2024,,,C9",
    )
    problems = [problem for problem in checked(town) if "stock_mutations" in problem.where]
    assert [problem.found for problem in problems] == ["rij 1: 'L9'"]


def changes(folder, *mutations):
    folder.write("data/rules/social_growth.toml", GROWTH)
    table(
        folder, "stock_mutations", MUTATIONS, "corporation,kind,mutation,homes,year,date,plan_id,complex_id", *mutations
    )
    table(
        folder, "expected_change", EXPECTED, "corporation,demolition_and_sale,new_build", "Domesta,15,30", "Actium,2,0"
    )
    return checked(folder)


AS_AGREED = (
    "Domesta,daeb_home,demolition,8,2024,,,",
    "Domesta,daeb_home,sale,4,,2025-03-01,,",
    "Domesta,daeb_home,liberalisation,3,2027,,,",
    "Domesta,care_place,new_build,20,2024,,,",
    "Domesta,caravan,purchase,10,2024,,,",
    "Actium,daeb_home,sale,2,2023,,,",
)


def test_mutations_that_add_up_to_the_agreements_are_no_problem(folder):
    outside = (
        "Domesta,pitch,new_build,7,2024,,,",
        "Domesta,non_daeb,sale,5,2024,,,",
        "Domesta,daeb_home,sale,9,2028,,,",
        "Domesta,daeb_home,sale,9,2022,,,",
    )
    assert changes(folder, *AS_AGREED, *outside) == ()


def test_mutations_that_differ_from_the_agreements_are_a_notice(folder):
    (problem,) = changes(folder, *AS_AGREED[1:], "Woonservice,daeb_home,new_build,1,2024,,,")[:1]
    assert problem.severity is Severity.NOTICE
    assert problem.what == "Demolition_and_sale per corporatie: het aantal wijkt af van de afspraken."
    assert problem.found == "Domesta: 7, afgesproken 15"
    built = changes(folder, *AS_AGREED, "Woonservice,daeb_home,new_build,1,2024,,,")[0]
    assert built.found == "Woonservice: 1, afgesproken 0"


def test_a_mutation_of_unknown_size_is_no_difference_until_the_known_ones_exceed(folder):
    assert changes(folder, *AS_AGREED[1:], "Domesta,daeb_home,demolition,,2024,,,") == ()
    assert (
        len(changes(folder, *AS_AGREED, "Domesta,daeb_home,demolition,,2024,,,", "Domesta,daeb_home,sale,1,2024,,,"))
        == 1
    )


def test_stock_that_differs_from_the_agreed_table_is_a_notice_per_corporation_and_kind(folder):
    table(
        folder,
        "corporation_stock",
        STOCK.replace("units", "homes"),
        "corporation,kind,homes",
        "Domesta,daeb_home,3000",
        "Domesta,daeb_home,8",
        "Actium,pitch,2",
    )
    table(
        folder,
        "stock_2023",
        STOCK,
        "corporation,kind,units",
        "Domesta,daeb_home,3008",
        "Actium,pitch,0",
        "Actium,caravan,0",
    )
    (problem,) = checked(folder)
    assert problem.severity is Severity.NOTICE
    assert problem.found == "Actium, standplaats: 2, afgesproken 0"


def test_check_tells_everything_at_once_and_never_raises(town):
    town.write("layers/broken.toml", "title = ")
    town.write("data/rules/broken.toml", "[[rule]]")
    town.declare("nowhere.gpkg")
    problems = checked(town)
    places = " | ".join(problem.where for problem in problems)
    for place in ("layers/broken.toml", "rules/broken.toml", "nowhere.gpkg", "Planologische status"):
        assert place in places
    assert town.open().rules("social_share", on=date(2026, 1, 1)).day("start_date") == date(2023, 10, 2)
