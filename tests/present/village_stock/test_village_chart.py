"""The chart of a village: lines, surfaces and signs lie where the changes are."""

import re
from base64 import b64decode
from datetime import date, timedelta
from html import unescape
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from villages import change, demolition, drawn, html, judged, new_build, own_plan, sale

from geo_pa.present.village_stock.chart import LEFT, WIDTH, apart, scale, tick_step
from geo_pa.present.village_stock.course import CROWD, Sign
from geo_pa.present.village_stock.signs import placed, width_of

SVG = "{http://www.w3.org/2000/svg}"
START, END = date(2023, 1, 1), date(2027, 12, 31)


def drawing(written):
    code = re.search(r"base64,([A-Za-z0-9+/=]+)", written)
    return ET.fromstring(b64decode(code.group(1)))  # noqa: S314  # our own drawing


def texts(svg):
    return [text.text for text in svg.findall(f"{SVG}text")]


def homes_at(svg):
    """A function from a height in the drawing to homes, read off the numbers on the axis."""
    ticks = [text for text in svg.findall(f"{SVG}text") if text.get("text-anchor") == "end"]
    marks = [
        (float(text.get("y")), int(text.text.replace(".", "")))
        for text in ticks
        if re.fullmatch(r"-?[\d.]+", text.text)
    ]
    (top, most), (bottom, least) = min(marks), max(marks)
    return lambda y: least + (bottom - 5 - y) * (most - least) / (bottom - top)


def day_at(svg):
    """A function from a place in the drawing to a day, read off the lines at new year."""
    borders = sorted({float(m.group(1)) for m in map(re.compile(r"M([\d.]+) 44V").match, paths(svg)) if m})
    first, second = borders[0], borders[1]
    return lambda x: START + timedelta(days=round((x - first) * 365 / (second - first)))


def paths(svg):
    return [path.get("d") for path in svg.findall(f"{SVG}path")]


def line(svg, dash):
    """The steps of a line: (day, homes) at the beginning of each."""
    path = next(
        p.get("d") for p in svg.findall(f"{SVG}path") if p.get("stroke-dasharray") == dash and "H" in p.get("d")
    )
    homes, day, found, x = homes_at(svg), day_at(svg), [], None
    for kind, numbers in re.findall(r"([MVH])([\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        if kind == "H":
            x = values[0]
        else:
            x = values[0] if kind == "M" else x
            found.append((day(x), round(homes(values[-1]), 1)))
    return found


def own_line(svg):
    thick = [p for p in svg.findall(f"{SVG}path") if p.get("stroke-width") == "3.2"]
    assert len(thick) == 1
    return line(ET.ElementTree(_only(svg, thick[0])).getroot(), "none")


def _only(svg, path):
    """The drawing with one line of steps left, beside the axes."""
    kept = ET.Element("svg")
    kept.extend([text for text in svg if text.tag == f"{SVG}text"])
    kept.append(path)
    kept.extend([p for p in svg.findall(f"{SVG}path") if "H" not in p.get("d")])
    return kept


def boxes(svg, fill):
    return [
        tuple(float(box.get(side)) for side in ("x", "y", "width", "height"))
        for box in svg.findall(f"{SVG}rect")
        if box.get("fill") == fill
    ]


def test_the_line_begins_at_the_base_and_falls_and_rises_with_the_changes():
    svg = drawing(html(judged([sale(4, "2024-07-01"), new_build(6, "2026-03-01")])))
    assert [homes for _, homes in own_line(svg)] == pytest.approx([20, 16, 16, 22, 22], abs=0.1)


days = st.dates(START + timedelta(days=1), END - timedelta(days=1))


@settings(max_examples=some(8), deadline=None)
@given(
    gains=st.lists(st.tuples(days, st.integers(1, 30)), max_size=5),
    losses=st.lists(st.tuples(days, st.integers(1, 4)), max_size=5),
)
def test_on_every_day_the_line_lies_where_counting_by_hand_puts_the_stock(gains, losses):
    rows = [new_build(homes, str(on)) for on, homes in gains] + [sale(homes, str(on)) for on, homes in losses]
    steps = own_line(drawing(html(judged(rows))))
    flows = [(on, homes) for on, homes in gains] + [(on, -homes) for on, homes in losses]
    for on in {START, END, *(on for on, _ in flows)}:
        counted = 20 + sum(homes for day, homes in flows if day <= on)
        shown = [homes for day, homes in steps if day <= on + timedelta(days=2)]
        near = [homes for day, homes in steps if abs((day - on).days) <= 4]
        assert any(abs(homes - counted) < 0.5 for homes in [shown[-1], *near])


def test_the_base_is_a_dashed_line_at_its_own_height():
    svg = drawing(html(judged([sale(4)])))
    base = next(p.get("d") for p in svg.findall(f"{SVG}path") if p.get("stroke-dasharray") == "8 5")
    assert homes_at(svg)(float(re.match(r"M\d+ ([\d.]+)H", base).group(1))) == pytest.approx(20, abs=0.1)
    assert "beginstand 20" in texts(svg)


def test_between_demolition_and_rebuilding_in_one_plan_the_dip_is_hatched_and_not_below_the_base():
    rows = [demolition(5, "2024-07-01", plan_id="P"), new_build(6, "2026-07-01", plan_id="P")]
    svg = drawing(html(judged(rows, plans={"P": own_plan(6)})))
    hatched = boxes(svg, "url(#linked)")
    homes, day = homes_at(svg), day_at(svg)
    assert min(day(x) for x, *_ in hatched) == date(2024, 7, 1)
    assert abs(max(day(x + width) for x, _, width, _ in hatched) - date(2026, 7, 1)) <= timedelta(days=3)
    assert {round(homes(y) - homes(y + height)) for _, y, _, height in hatched} == {5}
    assert boxes(svg, "#fbe7c0") == []


def test_the_time_before_the_agreements_is_told_apart_where_something_happened_in_it():
    early, later = (html(judged([sale(4, day)])) for day in ("2023-05-01", "2023-10-02"))
    ((x, _, width, _),) = boxes(drawing(early), "#eceff2")
    assert abs(day_at(drawing(early))(x + width) - date(2023, 10, 2)) <= timedelta(days=3)
    assert "vóór 2 oktober 2023: nog geen afspraken, wordt niet beoordeeld" in unescape(early)
    assert boxes(drawing(later), "#eceff2") == []
    assert "nog geen afspraken" not in unescape(later)


def test_a_dip_without_a_plan_is_drawn_as_below_the_base():
    svg = drawing(html(judged([sale(4, "2024-07-01"), new_build(6, "2026-03-01")])))
    homes = homes_at(svg)
    assert {round(homes(y) - homes(y + height)) for _, y, _, height in boxes(svg, "#fbe7c0")} == {4}
    assert boxes(svg, "url(#linked)") == []


def soft_plans():
    return {"P": own_plan(9, status="3")}


def test_what_soft_plans_could_add_is_dotted_beside_the_line_and_changes_nothing_in_it():
    result = judged([new_build(9, "2026-07-01", plan_id="P", status="planned")], plans=soft_plans())
    svg = drawing(html(result))
    assert {homes for _, homes in own_line(svg)} == {20}
    dotted = next(p.get("d") for p in svg.findall(f"{SVG}path") if p.get("stroke-dasharray") == "2 4")
    last = float(re.findall(r"V([\d.]+)H", dotted)[-1])
    assert homes_at(svg)(last) == pytest.approx(29, abs=0.1)
    assert "zacht: 29" in texts(svg)
    assert [(sign.text, sign.soft) for sign in drawn(result).signs] == [("N +9", True)]


@pytest.mark.parametrize(
    ("row", "sign"),
    [
        (new_build(6), "N +6"),
        (change(6, "purchase"), "A +6"),
        (sale(4), "V -4"),
        (sale(4, quality_contribution="none"), "V -4 ✕"),
        (demolition(4, quality_contribution=None), "S -4 ?"),
        (change(None, "liberalisation"), "L ?"),
    ],
)
def test_each_change_has_a_sign_that_says_what_happens_and_how_many(row, sign):
    result = judged([row])
    assert [each.text for each in drawn(result).signs] == [sign]
    assert sign in texts(drawing(html(result)))


def test_what_does_not_count_has_no_sign():
    rows = [new_build(6, kind="caravan"), sale(1, "2022-06-01"), new_build(3, "2029-01-01")]
    assert drawn(judged(rows)).signs == ()


def test_a_crowded_day_gathers_what_is_alike_and_loses_no_home():
    rows = [new_build(number, "2026-07-01") for number in range(1, CROWD + 2)]
    rows += [sale(1, "2026-07-01"), sale(2, "2026-07-01", quality_contribution="none")]
    signs = drawn(judged(rows)).signs
    assert [(sign.text, sign.times) for sign in signs] == [(f"{CROWD + 1}x N +28", 7), ("V -1", 1), ("V -2 ✕", 1)]


def test_where_something_is_not_filled_in_the_line_stops_and_the_rest_is_marked_as_uncertain():
    written = html(judged([sale(2, "2024-06-01"), change(None, "demolition", "2025-06-01")]))
    svg = drawing(written)
    assert len(own_line(svg)) == 2
    assert len(boxes(svg, "url(#uncertain)")) >= 1
    assert "niet zeker" in written
    assert "onbekend" in texts(svg)


def test_a_village_of_which_the_base_is_not_known_has_a_chart_without_a_line():
    written = html(judged([sale(2)], homes={"Elim": None, "Pesse": 10}))
    assert "beginstand onbekend" in unescape(written)
    assert len(boxes(drawing(written), "url(#uncertain)")) >= 1


@pytest.mark.parametrize("village", ["Elim", None])
def test_a_village_without_homes_or_changes_is_drawn_as_a_flat_line(village):
    written = html(judged(homes={"Elim": 0, "Pesse": 0}), village)
    assert {homes for _, homes in own_line(drawing(written))} == {0}
    assert "Er verandert niets" in written


sign_lists = st.lists(
    st.builds(
        Sign, days, st.sampled_from(["sale", "new_build"]), st.integers(-400, 4000), st.just("gain"), st.booleans()
    ),
    max_size=30,
)


@settings(max_examples=some(50), deadline=None)
@given(sign_lists)
def test_no_sign_covers_another_or_leaves_the_drawing(signs):
    ordered = sorted(signs, key=lambda sign: sign.on)
    rows = placed(ordered, lambda on: LEFT + (on - START).days / 3, WIDTH)
    assert [sign for sign, *_ in rows] == ordered
    for (one, left, row), (other, right, other_row) in combinations(rows, 2):
        assert row != other_row or abs(left - right) >= (width_of(one) + width_of(other)) / 2
    assert all(middle + width_of(sign) / 2 <= WIDTH for sign, middle, _ in rows)


@given(st.lists(st.floats(44, 264), min_size=1, max_size=3))
def test_the_figures_at_the_end_never_cover_each_other(heights):
    moved = [y for y, *_ in apart([(y, "text", False) for y in heights])]
    assert all(lower - higher >= 16.9 for higher, lower in pairwise(moved))


@given(st.integers(0, 100_000), st.integers(1, 100_000))
def test_an_axis_has_few_numbers_and_round_ones(low, span):
    step = tick_step(low, low + span)
    assert span / step <= 6
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert step == 1 or span / step > 2


@settings(max_examples=some(8), deadline=None)
@given(st.integers(1, 20), st.integers(0, 5000))
def test_all_that_is_known_fits_on_the_axis(lost, gained):
    result = judged([sale(lost, "2024-01-01"), new_build(gained or 1, "2026-01-01")])
    fit = scale(drawn(result))
    assert fit.low <= 20 - lost
    assert fit.high >= 20 - lost + gained
    assert fit.low >= 0
    assert list(fit.ticks())[-1] == fit.high
