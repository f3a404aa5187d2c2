"""Where the log of changes cannot be used, every page says what is wrong and what to do, and shows no figures."""

import pytest

from geo_pa.changes.database import VARIABLE


@pytest.mark.parametrize("title", ["Overzicht", "30% sociale huur"])
def test_a_broken_log_is_told_on_the_page(app, copy_of_workspace, monkeypatch, title):
    folder = copy_of_workspace()
    (folder / "changes").mkdir()
    (folder / "changes" / "log.sqlite").write_bytes(b"x" * 5000)
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    monkeypatch.delenv(VARIABLE, raising=False)
    told = app.open(title).everything_sent()
    assert "Het logboek is beschadigd" in told
    assert "geo-pa restore" in told
    assert not app.test.dataframe
