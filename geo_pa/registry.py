"""The list of analyses: what each is called, what it asks of a workspace, and who answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from geo_pa.errors import Problem, RequestError
from geo_pa.model import Answer, Preparation, Result
from geo_pa.workspace import Readings, RuleSets


@dataclass(frozen=True)
class Analysis:
    """One question to a workspace; who answers it is the package of ``geo_pa.analyses`` that is named as its id.

    Attributes
    ----------
    id : str
        The name in code and on the command line.
    title, question : str
        What a planner reads.
    address : str
        Of its page in the app; empty where it has no page of its own.
    rules : tuple of str
        The rule sets it asks for; no two of them share a name.
    units : mapping of str to str
        Which layer the rows of ``"table"``, and of its further tables, are about: those rows and the excluded ones are
        together the rows of that layer.
    rasters : tuple of str
        Layers that are given as a :class:`geo_pa.measures.raster.Raster`.
    optional : tuple of str
        Layers, tables and analyses it builds on that a workspace may lack; they are then given as None. An analysis
        that is not in ``needs`` is one that it can use as soon as there is one of that name.
    links : mapping of str to mapping of str to str
        Per table, which columns point to rows of which layer. A row of such a table that a viewer may not see, or that
        points to one he may not see, is blanked instead of left out, so that the analysis knows that something is
        withheld.
    only : mapping of str to mapping of str to (str, str)
        Per table and linking column, another column and the word that must stand there, or may since it is not filled
        in, for a withheld row to keep that link; None for a link that no withheld row keeps. A plan to sell homes tells
        nothing of what stands today, so that nobody needs to know that it is withheld.
    joins : mapping of str to str
        Per layer, the column of which equal values join rows that are judged together. Where a viewer sees some rows of
        them and not all, the analysis finds ``partly_hidden`` beside them.
    needs : tuple of str
        Analyses whose Results it builds on.
    judges_sums : bool
        Whether its verdicts are about sums over all rows; it is then told with ``partial`` that rows may be withheld.
    last_day : str
        The rule that holds the day after which plans no longer count, only what was realised or reported; empty where
        they always do, or where each agreement has a day of its own.
    closed_view : bool
        Whether it has a closed internal view with exact small counts; it is then told with ``closed`` that it is asked.
    """

    id: str
    title: str
    question: str
    rules: tuple[str, ...]
    address: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    rasters: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    only: Mapping[str, Mapping[str, tuple[str, str] | None]] = field(default_factory=dict)
    joins: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    judges_sums: bool = False
    closed_view: bool = False
    last_day: str = ""

    @property
    def analyse(self) -> Callable[..., Result]:
        """Take layers and tables by name, ``rules``, ``on``, what is prepared and the Results needed; give a Result."""
        answering: Callable[..., Result] = self._module.analyse
        return answering

    @property
    def answer(self) -> Answer:
        """What it answers: columns, totals and further tables."""
        answer: Answer = import_module(f"geo_pa.analyses.{self.id}.answer").ANSWER
        return answer

    def check(self, readings: Readings, rule_sets: RuleSets) -> Iterable[Problem]:
        """Say what this question alone knows to be wrong; nothing where its package has no ``checks.py``."""
        name = f"geo_pa.analyses.{self.id}.checks"
        found: Iterable[Problem] = import_module(name).check(readings, rule_sets) if find_spec(name) else ()
        return found

    @property
    def columns(self) -> Mapping[str, Mapping[str, str]]:
        """Per layer or table the columns it reads and their types; one that a workspace lacks is given as unknown."""
        columns: Mapping[str, Mapping[str, str]] = self._module.COLUMNS
        return columns

    @property
    def reads(self) -> Mapping[str, frozenset[str]]:
        """Per layer or table the columns that it reads, or that an analysis it builds on reads."""
        all_columns = [self.columns, *(find(need).reads for need in self.needs)]
        names = dict.fromkeys(name for columns in all_columns for name in columns)
        return {name: frozenset().union(*(columns.get(name, ()) for columns in all_columns)) for name in names}

    @property
    def behind(self) -> tuple[str, ...]:
        """Layers that it does not read, whose rows only decide who may see the rows that point to them."""
        pointed_to = dict.fromkeys(layer for links in self.links.values() for layer in links.values())
        return tuple(layer for layer in pointed_to if layer not in self.columns)

    @property
    def prepared(self) -> Mapping[str, Preparation]:
        """What is prepared, by the name of the argument; an analysis that is not given it makes it itself."""
        prepared: Mapping[str, Preparation] = getattr(self._module, "PREPARED", {})
        return prepared

    @property
    def circles(self) -> tuple[str, ...]:
        """Layers that say within which circle people are counted; others in a trial must not move them."""
        circles: tuple[str, ...] = getattr(self._module, "CIRCLES", ())
        return circles

    @property
    def people_as_now(self) -> Callable[[Result, Result], Result]:
        """Take the answers without and with other ``circles``; give the second with people as in the first."""
        counted: Callable[[Result, Result], Result] = self._module.people_as_now
        return counted

    @property
    def _module(self) -> ModuleType:
        """Load the package when it is first asked for: one question should not wait for the libraries of all."""
        return import_module(f"geo_pa.analyses.{self.id}")


OF_CHANGES = {"stock_mutations": {"plan_id": "building_locations", "complex_id": "corporation_stock"}}
"""What a change points to: of a plan or a complex that a viewer may not see, he sees no change either."""

HAS_HAPPENED = {"stock_mutations": {"complex_id": ("status", "realised")}}
"""Which withheld changes leave the complex they belong to unknown."""

OF_PLANS_ALONE: Mapping[str, Mapping[str, None]] = {"stock_mutations": {"complex_id": None}}
"""For what adds up changes and knows anyway that some may be withheld: those of a visible plan must not count twice."""

ANALYSES: tuple[Analysis, ...] = (
    Analysis(
        id="social_share",
        title="30% sociale huur",
        question="Bevat elke bouwlocatie 30% sociale huur, op de plek zelf of door compensatie elders? (afspraak 2)",
        address="sociale-huur",
        rules=("social_share",),
        units={"table": "building_locations"},
        optional=("neighbourhoods", "booked_compensation"),
        links={"booked_compensation": {"from_location": "building_locations", "to_location": "building_locations"}},
        joins={"building_locations": "project_id"},
    ),
    Analysis(
        id="social_growth",
        title="Groei en vervanging",
        question="Groeit de sociale voorraad met 320 eenheden en komen er 300 in plaats van sloop? (afspraak 1)",
        rules=("social_growth",),
        last_day="deadline",
        links=OF_CHANGES,
        only=OF_PLANS_ALONE,
        judges_sums=True,
    ),
    Analysis(
        id="village_stock",
        title="Voorraad in de dorpen",
        question="Krimpt de sociale huur in de dorpen, en draagt wat weggaat bij aan de kwaliteit? (afspraak 5)",
        address="dorpen",
        rules=("village_stock",),
        last_day="end_date",
        units={"table": "villages", "complexes": "corporation_stock"},
        links=OF_CHANGES,
        only=OF_PLANS_ALONE,
        judges_sums=True,
    ),
    Analysis(
        id="woonzorgzones",
        title="Woonzorgzones",
        question="Wie woont op loopafstand van zorg en voorzieningen, en waar zijn witte vlekken? (afspraak 15-17)",
        address="woonzorgzones",
        rules=("woonzorgzones", "accessibility", "disclosure", "stock"),
        units={
            "table": "neighbourhoods",
            "locations": "building_locations",
            "complexes": "corporation_stock",
            "facilities": "facilities",
            "zones": "designated_zones",
        },
        optional=("building_locations", "corporation_stock", "designated_zones", "stock_mutations"),
        links=OF_CHANGES,
        only=HAS_HAPPENED,
    ),
    Analysis(
        id="heat_stress",
        title="Hitte en groen",
        question="Waar gaat vergroenen voor, en kan het mee met werk dat er al komt? (afspraak 13 en 14)",
        address="hitte",
        rules=("heat_stress", "disclosure", "stock"),
        units={"table": "neighbourhoods", "complexes": "corporation_stock"},
        rasters=("heat", "green", "canopy"),
        optional=(
            *("corporation_stock", "heat", "green", "canopy", "walking_network"),
            *("corporation_ground", "water_nuisance", "planned_works", "stock_mutations"),
        ),
        links=OF_CHANGES,
        only=HAS_HAPPENED,
    ),
    Analysis(
        id="aandachtsgroepen",
        title="Aandachtsgroepen",
        question="Wonen aandachtsgroepen gespreid, en hoeveel woningen gaan naar statushouders? (afspraak 19 en 21)",
        address="aandachtsgroepen",
        rules=("aandachtsgroepen", "disclosure", "stock"),
        units={"table": "neighbourhoods"},
        optional=("stock_mutations",),
        judges_sums=True,
        closed_view=True,
    ),
    Analysis(
        id="toetsingskader",
        title="Toetsingskader",
        question="Sluit elke bouwlocatie aan bij het toetsingskader, en wat is nog te vragen? (afspraak 6)",
        address="toetsingskader",
        rules=("toetsingskader",),
        units={"table": "building_locations"},
        optional=("assessment_answers", "woonzorgzones", "heat_stress"),
        links={"assessment_answers": {"location_id": "building_locations"}},
        needs=("social_share", "woonzorgzones", "heat_stress"),
    ),
    Analysis(
        id="agreement_monitor",
        title="De 23 afspraken",
        question="Waar staat elke afspraak: gehaald, of in harde en zachte plannen? (afspraak 1 tot en met 23)",
        address="afspraken",
        rules=("affordability", "accessibility", "aandachtsgroepen", "disclosure", "stock"),
        optional=(
            *("agreement_progress", "building_locations", "stock_mutations", "corporation_stock"),
            *("rent_limits", "stock_2023", "expected_change", "neighbourhood_approach"),
            *("social_share", "social_growth", "village_stock", "woonzorgzones", "heat_stress", "aandachtsgroepen"),
            "toetsingskader",
        ),
        links=OF_CHANGES,
        only=HAS_HAPPENED,
        needs=(
            *("social_share", "social_growth", "village_stock", "woonzorgzones", "heat_stress"),
            *("aandachtsgroepen", "toetsingskader"),
        ),
        judges_sums=True,
    ),
)


def columns_read(layer: str) -> frozenset[str] | None:
    """Return the columns of a layer or table that some question reads; None of one that no question reads at all."""
    found = [entry.columns[layer] for entry in ANALYSES if layer in entry.columns]
    return frozenset[str]().union(*found) if found else None


def find(analysis: str) -> Analysis:
    """Return the analysis of that id.

    Raises
    ------
    RequestError
        There is none; the error names the nearest.
    """
    by_id = {entry.id: entry for entry in ANALYSES}
    if analysis in by_id:
        return by_id[analysis]
    near = get_close_matches(analysis, by_id, n=1)
    hint = f" Bedoelde u {near[0]}?" if near else ""
    raise RequestError(
        Problem(
            where="Analyse",
            what="Deze analyse bestaat niet.",
            found=analysis,
            expected=", ".join(by_id),
            action=f"Kies een van deze analyses.{hint}",
        )
    )
