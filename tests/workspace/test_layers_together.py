"""What layers and tables say of each other: plans that are not there, and hard plans that are confidential."""

from datetime import date

import pytest

from geo_pa.errors import Severity
from geo_pa.workspace import open_folder

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


def table(folder, name, columns, *lines, key='key = ""'):
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


def test_a_figure_of_an_agreement_that_does_not_exist(repository):
    workspace = open_folder(repository)
    figures = workspace.read("agreed_figures").frame.copy()
    figures.loc["11-domesta_made_sustainable", "agreement"] = "24"
    (problem,) = [one for one in workspace.changed("agreed_figures", figures).check() if "agreed_figures" in one.where]
    assert problem.found == "11-domesta_made_sustainable: '24'"


def test_check_tells_everything_at_once_and_never_raises(town):
    town.write("layers/broken.toml", "title = ")
    town.write("data/rules/broken.toml", "[[rule]]")
    town.declare("nowhere.gpkg")
    problems = checked(town)
    places = " | ".join(problem.where for problem in problems)
    for place in ("layers/broken.toml", "rules/broken.toml", "nowhere.gpkg", "Planologische status"):
        assert place in places
    assert town.open().rules("social_share", on=date(2026, 1, 1)).day("start_date") == date(2023, 10, 2)
