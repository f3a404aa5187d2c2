"""The figures of the whole municipality in words, and why some are not shown."""

from collections.abc import Callable

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.headings import bare_text

NOT_SHOWN = "niet te tonen"
WHY_PARTIAL = (
    "Niet te tonen: in deze weergave ontbreken rijen die daarvoor nodig zijn, zoals een deel van de "
    "corporatiewoningen, of het gaat om te weinig mensen."
)
WHY_WHOLE = "Niet te tonen: er ontbreekt een gegeven, of het gaat om te weinig mensen."


def figures(result: Result) -> dict[str, str]:
    """Write each figure by what it is."""
    found, about = result.totals, "" if result.closed else "ongeveer "
    evenness = result.answer.total("dissimilarity_homes")
    social, every = (
        _shown(found[f"dissimilarity_{by}"], lambda share: f"{about}{bare_text(share, evenness)}")
        for by in ("social_homes", "homes")
    )
    return {
        "toewijzingen in vijf jaar": _shown(found["all_allocations"], lambda count: f"{about}{terms.number(count)}"),
        "zou moeten verhuizen voor gelijke spreiding over de sociale huur": social,
        "zou moeten verhuizen voor gelijke spreiding over alle woningen": every,
        "volgend jaar nodig voor statushouders": _shown(found["needed_homes"], terms.homes),
        "daarvan past binnen het maximum": _shown(found["offered_homes"], terms.homes),
    }


def _shown(figure: float | None, write: Callable[[float], str]) -> str:
    """Write a figure; one that is missing may have been hidden, and then says nothing of how much there is."""
    return NOT_SHOWN if figure is None or terms.is_missing(figure) else write(figure)


def why_not_shown(result: Result) -> str:
    """Say why figures of the whole municipality are not shown; empty where all are."""
    if NOT_SHOWN not in figures(result).values():
        return ""
    return WHY_WHOLE if result.viewer.sees_everything else WHY_PARTIAL


def placed(result: Result) -> str:
    """Tell how many of the homes that may be offered find a place. Closed view only."""
    offered, found = result.details["next_year"]["offered_homes"].sum(), result.details["room"]["offered_homes"].sum()
    left = offered - found
    cited = result.rules.cited("statushouders")
    short = "" if left == 0 else f" Voor {terms.homes(left)} is er geen plek: bespreek dat{cited}."
    return f"Van {terms.homes(offered)} binnen het maximum past {terms.number(found)} in een wijk of dorp.{short}"


def task(result: Result) -> str:
    """Tell what next year's task is made of; empty where the data have none."""
    rules = result.rules
    if "statushouders_task_persons" not in rules:
        return ""
    persons, each = (terms.number(rules.number(name)) for name in ("statushouders_task_persons", "persons_per_home"))
    modelled = " (gemodelleerd)" if rules["statushouders_task_persons"].source.modelled else ""
    return f"Taakstelling: {persons} personen{modelled}, {each} per woning"
