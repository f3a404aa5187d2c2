"""What always holds of the monitor: rows add up to figures, order does not matter, unknown is never 0."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from examples import some
from geopandas.testing import assert_geodataframe_equal
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from monitor import LIMITS, complexes, figure, monitor, report
from viewers import VIEWERS

STAGES = ("realised", "hard", "soft")

amounts = st.sampled_from([None, 0, 10, 40, 60, 100])
reports = st.builds(
    report,
    st.sampled_from([2023, 2024, 2025, 2026, 2027, 2028]),
    amounts,
    amounts,
    hardness=st.sampled_from(["hard", "soft"]),
)


def add_up(result):
    """Add the rows behind each figure up as a reader would."""
    share = result.details["behind"].groupby("unit_id")["of"].any()
    for unit, row in result.table.iterrows():
        for stage in STAGES:
            behind = result.details["behind"]
            mine = behind[(behind["unit_id"] == unit) & (behind["stage"] == stage) & behind["amount"].notna()]
            total = mine["amount"].sum()
            if share.get(unit, default=False):
                mine = mine[mine["of"].notna()]
                total = mine["amount"].sum() / mine["of"].sum() if len(mine) else np.nan
            yield unit, stage, row[stage], total, len(mine)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_rows_behind_every_figure_add_up_to_it(session, viewer):
    result = session.run("agreement_monitor", viewer=viewer)
    maximums = result.table.index[result.table["norm"] == "at_most"]
    for unit, stage, told, total, rows in add_up(result):
        if np.isnan(told):  # a maximum holds for each corporation: its rows are never added up
            assert rows == 0 or unit in maximums, (unit, stage)
        else:
            assert told == pytest.approx(total, abs=1e-9), (unit, stage)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_where_a_norm_holds_for_each_unit_every_unit_is_reached_short_or_unknown(session, viewer):
    table = session.run("agreement_monitor", viewer=viewer).table
    each = table[table["norm"] == "each"]
    assert len(each) == 2
    assert (each[[*STAGES, "gap", "unknown_rows"]].sum(axis=1) == each["judged"]).all()
    assert table.loc[table["norm"] != "each", ["judged", "agreed_each"]].isna().all(axis=None)


def test_every_row_behind_a_figure_belongs_to_a_row_of_the_answer_and_has_its_unit(session):
    result = session.run("agreement_monitor")
    behind = result.details["behind"]
    assert set(behind["unit_id"]) <= set(result.table.index)
    told = behind["unit_id"].map(result.table["unit"])
    share_of_homes = behind["of"].notna().groupby(behind["unit_id"]).transform("any")
    assert (behind["unit"] == told.mask(share_of_homes, "dwellings")).all()


@pytest.mark.parametrize("name", ["agreement_progress", "stock_mutations", "building_locations", "corporation_stock"])
def test_the_order_of_rows_changes_nothing(session, name):
    rows = session.layer(name)
    ours, theirs = session.run("agreement_monitor"), session.changed(name, rows.iloc[::-1]).run("agreement_monitor")
    assert_geodataframe_equal(ours.table, theirs.table, check_less_precise=True)
    assert ours.totals == theirs.totals
    pd.testing.assert_frame_equal(ours.details["behind"], theirs.details["behind"])


def test_a_municipality_without_a_layer_still_reads_where_its_agreements_stand(copied_session):
    table = copied_session.run("agreement_monitor").table
    assert table.loc["05-villages_keep_stock", ["verdict", "reason"]].tolist() == ["unknown", "source_missing"]
    assert table.loc["01-net_addition", "verdict"] == "fails"


@pytest.fixture
def copied_session(repository, tmp_path, opened):
    """The embedded municipality before it had its villages."""
    import shutil  # noqa: PLC0415

    for folder in ("layers", "data"):
        shutil.copytree(repository / folder, tmp_path / folder)
    (tmp_path / "layers" / "villages.toml").unlink()
    return opened(tmp_path)


@settings(max_examples=some(20))
@given(st.lists(reports, max_size=4))
def test_a_verdict_is_what_every_way_to_fill_the_gaps_agrees_on(rows):
    row = monitor({"F": figure()}, agreement_progress=rows).table.loc["F"]
    holes = [
        n for n, one in enumerate(rows) if one["realised"] is None and (one["year"] <= 2025 or one["planned"] is None)
    ]
    assume(len(holes) <= 3)
    assume(rows)
    assume(len({one["year"] for one in rows}) == len(rows))
    seen = set()
    for values in product([0, 60, 1000], repeat=len(holes)):
        filled = [dict(one) for one in rows]
        for hole, value in zip(holes, values, strict=True):
            filled[hole]["realised" if filled[hole]["year"] <= 2025 else "planned"] = value
        seen.add(monitor({"F": figure()}, agreement_progress=filled).table.loc["F", "verdict"])
    if row["verdict"] == "unknown":
        assert holes
    else:
        assert seen == {row["verdict"]}


homes = st.tuples(st.sampled_from([1, 5, 20]), st.sampled_from([None, 400.0, 452.2, 600.0, 700.0]))


@settings(max_examples=some(20))
@given(st.lists(homes, min_size=1, max_size=5))
def test_a_rent_verdict_is_what_all_rents_of_the_unknown_agree_on(rows):
    own = {"F": figure("rents_low", 0.3, agreement="7", unit="share")}

    def verdict(stock):
        return monitor(own, corporation_stock=complexes(*stock), rent_limits=LIMITS).table.loc["F", "verdict"]

    holes = [n for n, (_, rent) in enumerate(rows) if rent is None]
    assume(len(holes) <= 3)
    seen = set()
    for rents in product([400.0, 700.0], repeat=len(holes)):
        known = dict(zip(holes, rents, strict=True))
        seen.add(verdict([(size, known.get(n, rent)) for n, (size, rent) in enumerate(rows)]))
    assert verdict(rows) == (seen.pop() if len(seen) == 1 else "unknown")
