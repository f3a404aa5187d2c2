"""The 30% rule by brute force, from its definition and in plain Python: no pandas, no solver, no floats.

A plan is a dict as :mod:`builders` makes it; ``None`` is a missing figure. What is missing is filled in, in every way
there is, and each full world is judged by itself. A verdict is what all worlds agree on; where they differ it is
unknown.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product
from math import ceil, floor

HARD = ("1A", "1B", "2A", "2B")
IDEA = ("5A", "5B")
NEVER_SOCIAL = ("mid_rent", "high_rent", "affordable_sale", "high_sale", "sale_unknown")
MAYBE_SOCIAL = ("rent_unknown", "tenure_unknown")


@dataclass(frozen=True)
class Choices:
    """The values of the rules, by the names they have in data/rules/social_share.toml."""

    minimum_share: Fraction = Fraction(3, 10)
    rounding: str = "up"
    start_date: date = date(2023, 10, 2)
    smallest_project: int = 1
    replacement: str = "counts"
    social_definition: str = "national"
    market_guarantee_years: int = 25
    pool: str = "municipality"
    horizon_years: int = 5
    creditor_hard: bool = True


@dataclass(frozen=True)
class Known:
    """A plan of which everything is known: ``held`` is the number of new homes that count as social rent."""

    status: str
    dwellings: int
    held: int
    demolished: int
    decided: str | None
    hard: int | None = None
    """Of a project: how many of those homes are in phases that may lend; of a plan all are or none is."""


def required(dwellings, choices):
    """Return the number of social homes the rule asks of so many new homes."""
    exact = choices.minimum_share * dwellings
    if choices.rounding == "none":
        return exact
    return ceil(exact) if choices.rounding == "up" else floor(exact + Fraction(1, 2))


def fillings(plan, choices):
    """List all plans that a plan can turn out to be when its missing figures become known."""
    years = choices.market_guarantee_years
    ends = {
        (status, decided)
        for status in ([plan["status"]] if plan["status"] else ["2A", "3", "5A"])
        for decided in _days(plan["decision_date"], status)
    }
    landlords = [plan["landlord"]] if plan["landlord"] else ["corporation", "market"]
    promised = [plan.get("guarantee_years")] if plan.get("guarantee_years") is not None else [years - 1, years]
    certain = {_counting(plan, landlord, term, choices) for landlord in landlords for term in promised}
    open_homes = plan["dwellings"] - (plan["social_rent"] or 0) - sum(plan[name] or 0 for name in NEVER_SOCIAL)
    told = [plan.get(name) for name in MAYBE_SOCIAL]
    if plan["social_rent"] is not None and None not in told:
        open_homes = min(open_homes, sum(told))
    held = {social + extra for social in certain for extra in range(open_homes + 1)}
    torn_down = [plan["social_demolished"]] if plan["social_demolished"] is not None else [0, 1, 50]
    return [Known(status, plan["dwellings"], h, gone, day) for (status, day), h, gone in product(ends, held, torn_down)]


def _days(decided, status):
    """A hard plan was decided on some day, before the rule or after; a soft plan need not be decided yet."""
    return ["2020-01-01", "2024-01-01"] if decided is None and status in HARD else [decided]


def _counting(plan, landlord, years, choices):
    from_market = choices.social_definition == "national" and years >= choices.market_guarantee_years
    return (plan["social_rent"] or 0) if landlord == "corporation" or from_market else 0


def counts(known, choices):
    """Tell whether the rule is about this plan."""
    return not (
        known.status in IDEA
        or known.dwellings == 0
        or (known.decided is not None and date.fromisoformat(known.decided) < choices.start_date)
        or known.dwellings < choices.smallest_project
        or (choices.replacement == "left_out" and known.demolished > 0)
    )


def short(known, choices):
    """Return how many whole social homes a plan lacks: part of a home is made good by a whole one."""
    return ceil(left_open(known, 0, choices))


def left_open(known, booked, choices):
    """Return what is open of what is required, exactly."""
    return max(0, required(known.dwellings, choices) - known.held - booked) if counts(known, choices) else 0


def surplus(known, choices):
    """Return how many whole social homes a plan can lend: replacement is no surplus."""
    may = counts(known, choices) and (known.hard is not None or known.status in HARD or not choices.creditor_hard)
    held = known.held if known.hard is None else known.hard
    return floor(max(0, held - required(known.dwellings, choices) - known.demolished)) if may else 0


def by_itself(known, choices):
    """Tell whether a row counts whatever its project is."""
    early = known.decided is not None and date.fromisoformat(known.decided) < choices.start_date
    return known.status not in IDEA and known.dwellings > 0 and not early


def as_projects(plans, world, choices):
    """Put the rows of one project together: those that count, and what rows without new homes demolish.

    Returns the projects by name, and the project of each row that counts.
    """
    members = {}
    for name, known in world.items():
        part_of = known.dwellings == 0 and known.status not in IDEA
        if by_itself(known, choices) or part_of:
            members.setdefault(plans[name].get("project_id") or name, []).append(name)
    made, project = {}, {}
    for key, names in members.items():
        rows = [world[name] for name in names]
        lends = [row.held for row in rows if row.status in HARD or not choices.creditor_hard]
        made[key] = Known(
            rows[0].status if len(rows) == 1 else "project",
            sum(row.dwellings for row in rows),
            sum(row.held for row in rows),
            sum(row.demolished for row in rows),
            None,
            sum(lends),
        )
        project |= {name: key for name in names if world[name].dwellings}
    return made, project


def project_verdicts(plans, lines, choices):
    """Judge each row in every world by its project; what no row of a project does is open."""
    found = {name: set() for name in plans}
    for worlds in product(*(fillings(plan, choices) for plan in plans.values())):
        world = dict(zip(plans, worlds, strict=True))
        made, project = as_projects(plans, world, choices)
        ends = ("from_location", "to_location")
        moved = [{**line, **{end: project.get(line[end], "") for end in ends}} for line in lines]
        outside = Known("5A", 0, 0, 0, None)
        need, _, _ = after_bookings({**made, "": outside}, moved, choices)
        for name in plans:
            key = project.get(name)
            found[name].add(_state(made[key], need[key], choices) if key else "not_counted")
    return {name: _agreed(states) for name, states in found.items()}


def after_bookings(world, lines, choices):
    """Honour bookings in the order of their dates, cut back to today's figures.

    Returns what is still short and can still be lent, by id, and the homes sent by each line.
    """
    need = {name: short(known, choices) for name, known in world.items()}
    lend = {name: surplus(known, choices) for name, known in world.items()}
    sent = []
    for line in sorted(lines, key=lambda line: line["decided_on"]):
        source, target = line["from_location"], line["to_location"]
        sent.append(min(line["homes"], lend[source], need[target]))
        lend[source] -= sent[-1]
        need[target] -= sent[-1]
    return need, lend, sent


def _state(known, still_short, choices):
    if not counts(known, choices):
        return "not_counted"
    if known.held >= required(known.dwellings, choices):
        return "meets"
    return "short" if still_short else "compensated"


def verdicts(plans, lines, choices):
    """Judge each plan in every world; proposals apart: "short" is short in every world."""
    found = {name: set() for name in plans}
    for worlds in product(*(fillings(plan, choices) for plan in plans.values())):
        world = dict(zip(plans, worlds, strict=True))
        need, _, _ = after_bookings(world, lines, choices)
        for name, known in world.items():
            found[name].add(_state(known, need[name], choices))
    return {name: _agreed(states) for name, states in found.items()}


def _agreed(states):
    if len(states) == 1:
        return states.pop()
    return "compensated" if states == {"meets", "compensated"} else "unknown"


def as_it_stands(plans, choices):
    """Return the world in which nothing that is unknown turns out to be social rent."""
    return {name: min(fillings(plan, choices), key=lambda known: known.held) for name, plan in plans.items()}


def metres(plans, one, other):
    """Return the distance between two centroids, in whole metres."""
    (x1, y1), (x2, y2) = plans[one]["at"], plans[other]["at"]
    return round(((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5)


def may_help(plans, source, target, choices, district=None):
    """Tell whether a proposal may run between two plans."""
    ready = [plans[name]["completion_year"] for name in (source, target)]
    near = None not in ready and abs(ready[0] - ready[1]) <= choices.horizon_years
    same = choices.pool == "municipality" or district(plans[source]) == district(plans[target])
    return near and same


def best_proposals(lend, need, distances):
    """Try every way to send whole homes over the pairs; return the most sent and the least distance."""
    sources, targets = sorted({s for s, _ in distances}), sorted({t for _, t in distances})
    arcs = [(sources.index(s), targets.index(t), metre) for (s, t), metre in sorted(distances.items())]

    @cache
    def search(position, stock, lack):
        if position == len(arcs):
            return 0, 0
        source, target, metre = arcs[position]
        tries = []
        for amount in range(min(stock[source], lack[target]) + 1):
            sent, cost = search(position + 1, _less(stock, source, amount), _less(lack, target, amount))
            tries.append((sent + amount, cost - amount * metre))
        return max(tries)

    sent, cost = search(0, tuple(lend[name] for name in sources), tuple(need[name] for name in targets))
    return sent, -cost


def _less(amounts, position, amount):
    return (*amounts[:position], amounts[position] - amount, *amounts[position + 1 :])


def homes_to_convert(known, booked, choices):
    """Try 0, 1, 2 ... homes more in social rent, until the plan holds enough."""
    tries = range(known.dwellings + 1)
    return next(k for k in tries if known.held + k + booked >= required(known.dwellings, choices))


def homes_to_add(known, booked, choices):
    """Try 0, 1, 2 ... extra social homes; adding raises what is required. None where a thousand do not suffice."""
    tries = range(1000)
    return next((k for k in tries if known.held + k + booked >= required(known.dwellings + k, choices)), None)
