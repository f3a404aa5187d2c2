"""A log of an earlier geo_pa is brought to today's with all that is in it; one of a later is left alone."""

import tomllib
from importlib.resources import files

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from programs import said, started
from sqlalchemy import column, inspect, table, update
from telling import JAN, change, values

from geo_pa.changes import Log, versions
from geo_pa.changes.backup import backup, restore
from geo_pa.changes.database import reading, writing
from geo_pa.changes.tables import METADATA
from geo_pa.errors import InputError

LATER = '''"""A later version, for a test: says of every action where it was done."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("actions", sa.Column("place", sa.Text, nullable=False, server_default="stadhuis"))
'''

SPOILT = LATER.replace(
    "    op.add_column",
    '    op.create_table("half", sa.Column("id", sa.Integer))\n    op.drop_table("nowhere")\n    op.add_column',
)


@pytest.fixture
def today(log):
    """A log of today's version with something in it."""
    log.write([change("P1", "homes", "3", "4"), change("P1", "name", None, "a")], JAN, seen=0)
    log.add_scenario("Meer", JAN)
    return log


@pytest.fixture
def later(tmp_path, monkeypatch):
    """A function that lets geo_pa be a version later."""

    def become(script=LATER):
        scripts = tmp_path / "scripts"
        (scripts / "versions").mkdir(parents=True, exist_ok=True)
        for name in ("env.py", "script.py.mako", "versions/v0001_the_log.py"):
            (scripts / name).write_text((versions.SCRIPTS / name).read_text(encoding="utf-8"), encoding="utf-8")
        (scripts / "versions" / "v0002_later.py").write_text(script, encoding="utf-8")
        monkeypatch.setattr(versions, "SCRIPTS", scripts)
        monkeypatch.setattr(versions, "NEWEST", "0002")

    return become


def columns(log, name):
    with reading(log.url) as connection:
        return {one["name"] for one in inspect(connection).get_columns(name)}


def test_the_newest_version_is_that_of_the_last_script():
    config = Config()
    config.set_main_option("script_location", str(versions.SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [versions.NEWEST]


def test_the_scripts_make_the_tables_that_the_log_works_with(today):
    with reading(today.url) as connection:
        context = MigrationContext.configure(connection, opts={"version_table": versions.TABLE, "compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_a_log_of_an_earlier_version_is_brought_to_todays_with_its_rows(today, later):
    before = today.events(), today.scenarios()
    later()
    assert (today.events(), today.scenarios()) == before
    assert "place" in columns(today, "actions")
    today.write([change("P1", "homes", "4", "5")], JAN, seen=2)
    assert values(today.events())["P1", "homes"] == "5"


def test_a_step_that_fails_leaves_the_log_as_it_was(today, later):
    before, tables = today.events(), columns(today, "actions")
    later(SPOILT)
    with pytest.raises(InputError, match="niet te gebruiken"):
        today.events()
    versions.NEWEST = "0001"
    assert today.events() == before
    assert columns(today, "actions") == tables
    with reading(today.url) as connection:
        assert not inspect(connection).has_table("half")


@pytest.mark.parametrize("version", ["0002", "9999", "iets anders"])
def test_a_log_of_a_newer_version_is_left_alone_and_told(today, version):
    with writing(today.url) as connection:
        connection.execute(update(table(versions.TABLE, column("version_num"))).values(version_num=version))
    for asked in (
        today.events,
        today.last,
        today.scenarios,
        lambda: today.write([change("P1", "homes", "4", "5")], JAN, seen=2),
        lambda: today.add_scenario("Nog", JAN),
    ):
        with pytest.raises(InputError, match=f"nieuwere versie.*{version}"):
            asked()


def test_a_backup_of_an_earlier_version_comes_back_as_todays(emptied, later, tmp_path):
    log = Log(emptied(), "GM0118")
    log.write([change("P1", "homes", "3", "4"), change("P1", "name", None, "a")], JAN, seen=0)
    before = log.events(), log.scenarios()
    backup(log, tmp_path / "copy.gz")
    later()
    back = Log(emptied(), "GM0118")
    restore(back, tmp_path / "copy.gz")
    assert (back.events(), back.scenarios()) == before
    assert "place" in columns(back, "actions")


def test_two_who_write_first_at_once_make_one_log(database):
    programs = [started("killing.py", database, 1, 1, seed) for seed in range(3)]
    told = [said(program) for program in programs]
    assert [one["lost"] + one["half"] for one in told] == [0, 0, 0]
    log = Log(database, "GM0118")
    assert len(log.scenarios()) == 1
    assert [event.number for event in log.events()] == list(range(1, log.last() + 1))


def test_the_scripts_are_part_of_the_package(repository):
    folder = files("geo_pa.changes") / "migrations"
    assert all((folder / name).is_file() for name in ("env.py", "script.py.mako", "versions/v0001_the_log.py"))
    setuptools = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert setuptools["packages"]["find"] == {"include": ["geo_pa*"]}
    assert "migrations/*.mako" in setuptools["package-data"]["geo_pa.changes"]
    assert all((folder / name / "__init__.py").is_file() for name in (".", "versions"))
