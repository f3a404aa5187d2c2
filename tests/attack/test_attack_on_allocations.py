"""An attack on everything that is published about aandachtsgroepen, together: no hidden count can be worked out.

The attacker knows which rows the closed table has (year, neighbourhood, corporation, group), where the neighbourhoods
lie, and how counts are rounded and hidden. He reads every file for every reader, date and option, and the app, and puts
all of it into one linear programme over the rows.
"""

import csv
import io
import json
import os
import re
import zipfile
from datetime import date

import numpy as np
import pandas as pd
import pytest
from builders import TODAY, rules
from care import NEEDS, told_bounds
from claims import workbook
from programme import Possible
from scipy.sparse import csr_array, vstack
from viewers import VIEWERS

from geo_pa.analyses.aandachtsgroepen.linking import Counted, count_and_protect, link
from geo_pa.cli.answer import answer_text
from geo_pa.delivery import export, prepare
from geo_pa.delivery.yearly import yearly
from geo_pa.disclosure import protect
from geo_pa.model import MUNICIPALITY, STANDARD
from geo_pa.registry import find

care = find("aandachtsgroepen")

pytestmark = [pytest.mark.fuzz, pytest.mark.slow]

QUESTION = "aandachtsgroepen"
THOROUGH = os.environ.get("GEO_PA_THOROUGH") == "1"
DATES = (date(2023, 10, 2), TODAY, date(2028, 1, 1))
WIDTH = 10
ALL = "all_groups"


@pytest.fixture(scope="module")
def rows(session):
    """The closed table with its districts: the attacker knows all but the counts."""
    table = session.layer("allocations", closed=True)
    district = session.layer("neighbourhoods")["district_code"]
    return table.assign(district_code=table["neighbourhood_code"].map(district)).reset_index(drop=True)


@pytest.fixture(scope="module")
def everything(session):
    """Every answer that can be asked for, with its file: all readers and dates, and every option at every value.

    In short the municipality and the public, the public on the other dates too, and two options at one other value.
    """
    readers = [{"viewer": viewer, "on": on} for viewer in VIEWERS for on in DATES]
    asked = readers if THOROUGH else [readers[1], *readers[-3:]]
    choices = session.run(QUESTION).rules.choices
    for rule in choices if THOROUGH else (choices[0], choices[-1]):
        bounds = [str(bound) for bound in (rule.minimum, rule.maximum) if bound is not None]
        values = (*bounds, *rule.alternatives)
        asked += [{"settings": {rule.name: value}} for value in (values if THOROUGH else values[:1])]
    answers = [(one.get("viewer", VIEWERS[0]), session.run(QUESTION, **one)) for one in asked]
    return [(viewer, result, export(result, "json", viewer=STANDARD[viewer])) for viewer, result in answers]


@pytest.fixture(scope="module")
def attack(rows, everything):
    return Attack(rows, [claim for _, _, content in everything for claim in published(content)])


def published(content):
    """Read the claims from the JSON file: which count of which cells lies between what."""
    content = json.loads(content)
    details = content["details"]
    everyone = sum(row["figures"]["homes"] for row in content["rows"])
    yield from _areas(details["groups"], lambda row: ("neighbourhood_code", row["neighbourhood_code"]), everyone)
    yield from _areas(details["districts"], lambda row: ("district_code", row["district_code"]), everyone)
    if content["totals"]["all_allocations"] is not None:
        yield ("whole", "", ALL), told_bounds(content["totals"]["all_allocations"])
    for row in details["statushouders"]:
        cell = ("corporation", row["corporation"], row["year"])
        if row["given_allocations"] is not None:
            low, high = told_bounds(row["given_allocations"])
            if row["verdict"] == "meets" and row["maximum_homes"] is not None:
                high = min(high, row["maximum_homes"])
            yield cell, (max(low, row["maximum_homes"] + 1) if row["verdict"] == "fails" else low, high)
        if row["vacated_homes"] is not None:
            yield ("vacated", row["corporation"], row["year"]), (0, row["vacated_homes"])


def _areas(details, place, everyone):
    """Read what a table of areas says: of each area its count, and that of the whole from what is expected."""
    for row in details:
        if row["expected_homes"]:
            yield ("whole", "", row["group"]), told_bounds(round(row["expected_homes"] * everyone / row["homes"]))
        key, value = place(row)
        own = row.get("level", "neighbourhood") == "neighbourhood"
        count = row["shown_allocations"]
        for by in ("social_homes", "homes"):
            quotient, expectation = row[f"quotient_{by}"], row[f"expected_{by}"]
            assert (count is None) <= (quotient is None), "a quotient of a hidden count"
            if quotient is not None:
                assert quotient * expectation == pytest.approx(count), "a quotient of another count"
        if count is not None and own:
            yield (key, value, row["group"]), told_bounds(count)


class Attack:
    """All claims as a linear programme over the rows."""

    def __init__(self, rows, claims):
        self.rows = rows
        self.known = {}
        for cell, (low, high) in claims:
            before = self.known.get(cell, (0, np.inf))
            self.known[cell] = (max(before[0], low), min(before[1], high))
        members = [self.members(cell) for cell in self.known]
        matrix = csr_array(np.array(members, dtype=np.float64))
        low, high = (np.array(side, dtype=np.float64) for side in zip(*self.known.values(), strict=True))
        zeros = [row for row, end in zip(members, high, strict=True) if end == 0]
        self.upper = np.where(np.any(zeros, axis=0), 0.0, np.inf) if zeros else np.full(len(rows), np.inf)
        self.possible = Possible(vstack([matrix, -matrix]), np.concatenate([high, -low]), self.upper)

    def members(self, cell):
        """Tell which rows a cell is the sum of."""
        key, value, last = cell
        rows = self.rows
        if key == "whole":
            mine = np.ones(len(rows), dtype=bool)
        else:
            mine = (rows["corporation" if key == "vacated" else key] == value).to_numpy()
        if key in {"corporation", "vacated"}:
            group = rows["group"] == "statushouders" if key == "corporation" else True
            return mine & (rows["year"] == last).to_numpy(bool) & np.broadcast_to(group, len(rows))
        return mine & (np.ones(len(rows), dtype=bool) if last == ALL else (rows["group"] == last).to_numpy())


def small_cells(attack):
    """List every count from 1 to 9 in any table, and every such row under them."""
    rows, counts = attack.rows, attack.rows["allocations"].to_numpy(np.float64)
    groups = [*rows["group"].unique(), ALL]
    cells = [
        (key, area, group)
        for key in ("neighbourhood_code", "district_code")
        for area in rows[key].unique()
        for group in groups
    ]
    cells += [("corporation", name, year) for name in rows["corporation"].unique() for year in rows["year"].unique()]
    found = {cell: attack.members(cell) for cell in cells}
    found |= {("row", at, ""): np.arange(len(rows)) == at for at in range(len(rows))}
    return {cell: members for cell, members in found.items() if 0 < counts @ members < WIDTH}


def test_no_hidden_count_can_be_narrowed_by_all_that_is_published_together(attack):
    hidden = small_cells(attack)
    assert len(hidden) > 300
    assert not set(hidden) & {cell for cell, (low, _) in attack.known.items() if low > 0}
    assert attack.possible.narrowed(hidden) == {}


def test_the_claims_are_true(rows, attack):
    """An attack on wrong claims would prove nothing."""
    counts = rows["allocations"].to_numpy(np.float64)
    assert len(attack.known) > 100
    for cell, (low, high) in attack.known.items():
        assert low <= counts @ attack.members(cell) <= high, cell


def test_the_same_attack_succeeds_without_complementary_hiding(session, rows):
    layers = {name: session.layer(name, closed=True) for name in care.columns}
    needed = rules(*NEEDS)
    counted = count_and_protect(
        *(layers[name] for name in ("allocations", "vacancies", "neighbourhoods")), rules=needed
    )
    weak = protect(link(counted.cells, needed), threshold=WIDTH, step=5, complementary=False)
    result = care.analyse(**layers, rules=needed, on=TODAY, counted=Counted(counted.cells, weak, counted.closed))
    attack = Attack(rows, published(export(result, "json", viewer=MUNICIPALITY)))
    cells = {cell: members for cell, members in small_cells(attack).items() if cell[0] != "row"}
    assert attack.possible.narrowed(cells)
    assert zeros_beneath_a_hidden_total(result)


@pytest.fixture(scope="module")
def texts(everything):
    """Every form of an answer as text, for every reader on every date, and of some other choices."""
    first = len(VIEWERS) * len(DATES) if THOROUGH else 2
    return [list(of_every_form(*one)) for one in (*everything[:first], *everything[first::5])]


def of_every_form(viewer, result, content):
    yield content.decode()
    for form in ("csv", "geojson"):
        yield export(result, form, viewer=STANDARD[viewer]).decode("utf-8-sig")
    yield "\n".join(
        cell for sheet in workbook(export(result, "xlsx", viewer=STANDARD[viewer])) for line in sheet for cell in line
    )
    yield answer_text(prepare(result, viewer=STANDARD[viewer]))


class TestEveryForm:
    def test_no_file_holds_a_count_that_is_small_or_exact(self, texts):
        for text in (text for forms in texts for text in forms):
            for count in re.findall(r"(\d[\d.]*) toewijzing", text):
                assert int(count.replace(".", "")) % 5 == 0
                assert int(count.replace(".", "")) >= WIDTH
            for count in re.findall(r"gingen ongeveer (\d+) van", text):
                assert int(count) % 5 == 0

    def test_the_table_for_excel_and_the_map_say_what_json_says(self, everything, texts):
        for (_, result, _), (_, excel, places, *_) in zip(everything[:2], texts, strict=False):
            said = result.table["shown_allocations"]
            lines = csv.DictReader(io.StringIO(excel), delimiter=";")
            assert {row["Nummer"]: row["Toewijzingen"] for row in lines} == {
                code: "" if pd.isna(count) else str(count) for code, count in said.items()
            }
            flat = {shape["id"]: json.dumps(shape["properties"]) for shape in json.loads(places)["features"]}
            for code, count in said.items():
                assert (f'"shown_allocations": {"null" if pd.isna(count) else count}') in flat[code]

    @pytest.mark.parametrize("word", ["complementary", "small", "inner"])
    def test_which_kind_of_hidden_a_count_is_stands_nowhere(self, texts, word):
        for text in (text for forms in texts for text in forms):
            assert not re.search(rf"\b{word}\b", text)

    def test_the_room_per_area_is_in_no_open_answer(self, everything):
        for _, result, content in everything:
            assert "room" not in result.details
            assert '"room"' not in content.decode()


@pytest.mark.skipif(not THOROUGH, reason="in short test_yearly holds the municipality's document to its answer")
@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_monitor_and_the_yearly_document_tell_no_other_count_than_the_answer(session, viewer):
    answer = session.run(QUESTION, viewer=viewer).details["statushouders"]
    shown = {tuple(row) for row in answer[["corporation", "given_allocations", "vacated_homes"]].dropna().to_numpy()}
    behind = session.run("agreement_monitor", viewer=viewer).details["behind"]
    told = behind[behind["layer"] == "vacancies"].dropna(subset=["amount"])
    assert len(told)
    assert {tuple(row) for row in told[["corporation", "amount", "of"]].to_numpy()} <= shown
    document = zipfile.ZipFile(io.BytesIO(yearly(session, 2026, "docx", viewer=viewer))).read("word/document.xml")
    said = re.search(r"voor statushouders, per corporatie in \d{4}: ([^(]*)", re.sub(r"<[^>]+>", "", document.decode()))
    assert not re.search(r"\d", said[1])


def zeros_beneath_a_hidden_total(result):
    """The places with a hidden handful of people in all, and a 0 shown for some group: who is left is of the others."""
    groups = result.details["groups"]
    own = groups[groups["level"] == "neighbourhood"]
    shown_in_all = set(own.loc[own["group"] == ALL, "neighbourhood_code"])
    zeros = own[(own["shown_allocations"] == 0) & (own["group"] != ALL)]
    return sorted(set(zeros["neighbourhood_code"]) - shown_in_all)


def test_no_zero_tells_of_which_group_a_hidden_handful_is(everything, rows):
    allocations = rows.groupby("neighbourhood_code")["allocations"].sum()
    assert ((allocations > 0) & (allocations < WIDTH)).any()
    for _, result, _ in everything:
        assert zeros_beneath_a_hidden_total(result) == []
