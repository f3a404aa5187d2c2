"""Random small portfolios of plans and bookings for hypothesis, as dicts of :mod:`builders`."""

from fractions import Fraction

from builders import booking, plan
from hypothesis import strategies as st
from oracle import Choices

YEARS = st.sampled_from([2024, 2026, 2027, 2029, 2031, 2034])
PLACES = st.tuples(st.integers(-40, 40), st.integers(-40, 40)).map(lambda place: (place[0] * 90, place[1] * 70))
SHARES = st.sampled_from([Fraction(3, 10), Fraction(1, 2), Fraction(1, 4)])
CHOICES = st.builds(
    Choices,
    minimum_share=SHARES,
    rounding=st.sampled_from(["up", "nearest", "none"]),
    pool=st.sampled_from(["municipality", "district"]),
    horizon_years=st.sampled_from([0, 2, 5]),
    creditor_hard=st.booleans(),
    smallest_project=st.sampled_from([1, 1, 4]),
    replacement=st.sampled_from(["counts", "counts", "left_out"]),
    social_definition=st.sampled_from(["national", "national", "corporation_only"]),
)


@st.composite
def complete_plans(draw):
    """Describe a plan of which every figure is known."""
    dwellings = draw(st.integers(1, 8))
    return plan(
        dwellings,
        draw(st.sampled_from([0, 0, 1, dwellings // 2, dwellings, dwellings])),
        status=draw(st.sampled_from(["1A", "2B", "2A", "3", "4B", "5A"])),
        landlord=draw(st.sampled_from(["corporation", "corporation", "market"])),
        guarantee_years=draw(st.sampled_from([24, 25])),
        social_demolished=draw(st.sampled_from([0, 0, 0, 1, 2])),
        decision_date=draw(st.sampled_from(["2024-01-01", "2023-10-02", "2023-10-01"])),
        completion_year=draw(YEARS),
    )


@st.composite
def open_plans(draw):
    """Describe a plan of which some figures may be missing; homes of open tenure are told, or only left over."""
    dwellings = draw(st.integers(1, 6))
    social = draw(st.integers(0, dwellings))
    open_tenure = draw(st.integers(0, min(2, dwellings - social)))
    told = {"tenure_unknown": open_tenure, "rent_unknown": 0} if draw(st.booleans()) else {}
    return plan(
        dwellings,
        social,
        open_tenure=open_tenure,
        **told,
        status=draw(st.sampled_from(["2A", "2A", "2A", "3", None])),
        landlord=draw(st.sampled_from(["corporation", "corporation", "market", None])),
        guarantee_years=draw(st.sampled_from([25, 24, None])),
        social_demolished=draw(st.sampled_from([0, 0, 1, None])),
        decision_date=draw(st.sampled_from(["2024-01-01", "2024-01-01", "2024-01-01", None])),
        completion_year=draw(st.one_of(YEARS, st.none())),
    )


@st.composite
def portfolios(draw, kind, least, most, name="L"):
    """Draw plans by id, each at a place of its own."""
    plans = draw(st.lists(kind, min_size=least, max_size=most))
    places = draw(st.lists(PLACES, min_size=len(plans), max_size=len(plans), unique=True))
    return {f"{name}{n}": {**row, "at": at} for n, (row, at) in enumerate(zip(plans, places, strict=True))}


@st.composite
def phased_portfolios(draw, kind, most):
    """Draw a few plans of which some are phases of one project."""
    plans = draw(portfolios(kind, 2, most))
    return {name: {**row, "project_id": draw(st.sampled_from(["P", "P", None]))} for name, row in plans.items()}


@st.composite
def ledgers(draw, plans, most=3):
    """Draw bookings between different plans, each decided on a day of its own."""
    pairs = st.permutations(sorted(plans)).map(lambda names: names[:2])
    ends = draw(st.lists(pairs, max_size=most)) if len(plans) > 1 else []
    days = draw(st.permutations(range(1, len(ends) + 1)))
    return [
        booking(source, target, draw(st.integers(1, 5)), f"2024-06-{day:02d}")
        for (source, target), day in zip(ends, days, strict=True)
    ]


def east_or_west(row):
    """Name the district of a plan: the municipality is cut in two at the corner that places are counted from."""
    return "west" if row["at"][0] < 0 else "east"
