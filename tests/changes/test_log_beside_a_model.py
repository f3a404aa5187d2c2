"""Whatever several people do in whatever order, the log answers as a model of dicts and lists does."""

from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from telling import JAN, change

from geo_pa.changes import ADOPTED, PRESENT, ROW, ConflictError, Log
from geo_pa.errors import RequestError

MOST_EXAMPLES = 40
"""Each is some dozens of transactions on a disk."""

ROWS = ("P1", "P2")
PLACES = [(row, field) for row in ROWS for field in (ROW, "homes")]

wishes = st.dictionaries(st.sampled_from(PLACES), st.sampled_from(["1", None]), min_size=1, max_size=2)


class Model:
    """The log as whoever thought it up would explain it: a list of what happened, and who left whom when."""

    def __init__(self):
        self.happened = []
        self.left = {ADOPTED: None}

    def line(self, scenario):
        """What happened on a line: of each scenario that it comes from, what was there when it left."""
        own = [one for one in self.happened if one[1] == scenario]
        if self.left[scenario] is None:
            return own
        parent, at = self.left[scenario]
        return [one for one in self.line(parent) if one[0] <= at] + own

    def state(self, scenario, until):
        found = {(row, ROW): PRESENT for row in ROWS}
        return found | {
            (row, field): after for number, _, row, field, _, after in self.line(scenario) if number <= until
        }

    def refusal(self, scenario, seen, wanted):
        """Why changes cannot be made that were thought up when only the first ``seen`` events were known."""
        now = self.state(scenario, len(self.happened))
        since = [(row, field) for number, _, row, field, *_ in self.line(scenario) if number > seen]
        stands = [place for place in wanted if place in since and now.get(place) == wanted[place]]
        for (row, field), after in wanted.items():
            rest = [place for place in wanted if place[0] == row and place not in stands]
            gone = now[row, ROW] != PRESENT and (row, ROW) in since
            if field != ROW and (gone or ((row, field) in since and now.get((row, field)) != after)):
                return "conflict"
            if field == ROW and any(one[0] == row for one in since) and rest:
                return "conflict"
        return None if len(stands) < len(wanted) else "nothing"


class Machine(RuleBasedStateMachine):
    """People who each look at the log now and then, and change what they saw."""

    empty = None

    @initialize()
    def begin(self):
        self.log, self.model = Log(type(self).empty(), "GM0118"), Model()
        self.looks = [(0, datetime.now(UTC), (ADOPTED,))]

    @rule(wish=wishes, look=st.integers(0, 20), of=st.integers(0, 20))
    def write(self, wish, look, of):
        seen, _, scenarios = self.looks[look % len(self.looks)]
        scenario = scenarios[of % len(scenarios)]
        before = self.model.state(scenario, seen)
        wish = {place: (PRESENT if after else None) if place[1] == ROW else after for place, after in wish.items()}
        changes = [change(*place, before.get(place), after) for place, after in wish.items()]
        wanted = {(one.row, one.field): one.after for one in changes if one.before != one.after}
        expected = self.model.refusal(scenario, seen, wanted) if wanted else "nothing"
        try:
            self.log.write(changes, JAN, scenario=scenario, seen=seen)
        except ConflictError:
            assert expected == "conflict"
        except RequestError:
            assert expected == "nothing"
        else:
            assert expected is None
            self._written(scenario, seen, changes, wanted)

    def _written(self, scenario, seen, changes, wanted):
        now = self.model.state(scenario, len(self.model.happened))
        touched = [one[2:4] for one in self.model.line(scenario) if one[0] > seen]
        for one in changes:
            place = one.row, one.field
            if place in wanted and not (place in touched and now.get(place) == one.after):
                number = len(self.model.happened) + 1
                self.model.happened.append((number, scenario, *place, one.before, one.after))

    @rule(of=st.integers(0, 20))
    def branch(self, of):
        parents = list(self.model.left)
        parent, name = parents[of % len(parents)], f"Scenario {len(parents)}"
        made = self.log.add_scenario(name, JAN, parent=parent.upper())
        assert (made.parent, made.left_at) == (parent, len(self.model.happened))
        self.model.left[name] = parent, len(self.model.happened)

    @rule()
    def look(self):
        self.looks.append((self.log.last(), datetime.now(UTC), tuple(self.model.left)))

    @invariant()
    def the_log_says_what_the_model_says(self):
        if not hasattr(self, "log"):
            return
        for scenario in self.model.left:
            assert _told(self.log.events(scenario)) == self.model.line(scenario)
        assert self.log.last() == len(self.model.happened)

    @rule(look=st.integers(0, 20))
    def the_past_is_what_it_was(self, look):
        seen, at, scenarios = self.looks[look % len(self.looks)]
        for scenario in scenarios:
            expected = [one for one in self.model.line(scenario) if one[0] <= seen]
            assert _told(self.log.events(scenario, as_of=at)) == expected
            assert _told(self.log.events(scenario, until=seen)) == expected


def _told(events):
    return [
        (one.number, one.action.scenario, one.change.row, one.change.field, one.change.before, one.change.after)
        for one in events
    ]


def test_the_log_answers_as_a_model_does(emptied):
    Machine.empty = staticmethod(emptied)
    examples = min(settings.default.max_examples, MOST_EXAMPLES)
    run_state_machine_as_test(Machine, settings=settings(stateful_step_count=25, max_examples=examples))
