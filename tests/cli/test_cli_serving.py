"""Where the app listens and who may look there: everything that is asked wrongly is told before it starts."""

import subprocess

import pytest

from geo_pa.cli import serving
from geo_pa.cli.serving import Serving

EVERYWHERE = "0.0.0.0"  # noqa: S104  # nothing is started on it here
ACCOUNTS = '[[account]]\nemail = "a@hoogeveen.example"\nreader = "gemeente"\n'
SHORT = {"cookie_secret": "kort"}
AUTH = {
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "geo_pa",
    "client_secret": "y",
    "server_metadata_url": "https://login.example/.well-known/openid-configuration",
}


def auth(**values):
    pairs = {**AUTH, **values}
    return "\n".join(["[auth]", *(f'{name} = "{value}"' for name, value in pairs.items() if value is not None)])


@pytest.fixture
def started(monkeypatch, geo_pa):
    """A function that starts the app with options, and gives its exit code, errors, command and environment."""
    seen = {"command": None, "env": {}}

    def start(command, *, env, cwd, check):
        seen.update(command=command, env=env)
        return subprocess.CompletedProcess(command, 0)

    for name in ("GEO_PA_VIEWER", "GEO_PA_EDIT", "GEO_PA_ACCOUNTS", "GEO_PA_SECRETS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(subprocess, "run", start)
    monkeypatch.setattr(serving, "NEEDED", ("json",))

    def run(*options):
        code, _, errors = geo_pa("app", "--no-browser", *options)
        return code, errors, seen["command"], seen["env"]

    return run


@pytest.fixture
def files(tmp_path):
    """A function that writes the files of a login, and gives the options that name them."""

    def write(accounts=ACCOUNTS, secrets=None):
        (tmp_path / "accounts.toml").write_text(accounts, encoding="utf-8")
        (tmp_path / "secrets.toml").write_text(auth() if secrets is None else secrets, encoding="utf-8")
        return "--accounts", tmp_path / "accounts.toml", "--secrets", tmp_path / "secrets.toml"

    return write


@pytest.mark.parametrize(("options", "told"), [((), None), (("--edit",), "1"), (("--no-edit",), "0")])
def test_whether_who_looks_may_change_anything_is_told_to_the_app(started, options, told):
    assert started(*options)[3].get("GEO_PA_EDIT") == told


def test_a_reader_of_the_workspace_locks_the_app_by_title_or_code(started):
    for word in ("Woonconcept", "woonconcept", "WOONCONCEPT"):
        code, _, _, env = started("--viewer", word)
        assert (code, env["GEO_PA_VIEWER"]) == (0, "woonconcept")


def test_a_reader_of_another_workspace_is_not_known(started, pristine):
    code, errors, command, _ = started("--viewer", "Woonconcept", "--workspace", pristine)
    assert (code, command) == (2, None)
    assert "gemeente, corporaties, provincie, openbaar" in errors


def test_a_fault_in_the_list_of_readers_is_told_where_one_of_it_is_named(started, workspace):
    (workspace / "data" / "readers.toml").write_text('[[reader]]\nid = "a"\ntitle = "A"\nsees = "gemeente"\n')
    code, errors, _, _ = started("--viewer", "A", "--workspace", workspace)
    assert code == 2
    assert "reader 1.sees" in errors


OUTWARD = (("--address", EVERYWHERE, "--host", "plannen.voorbeeld.nl"), ("--host", "plannen.voorbeeld.nl"))


@pytest.mark.parametrize("options", OUTWARD)
@pytest.mark.parametrize("viewer", [(), ("--viewer", "gemeente")])
def test_others_cannot_reach_an_app_in_which_they_may_choose_to_see_everything(started, options, viewer):
    code, errors, command, _ = started(*options, *viewer)
    assert (code, command) == (2, None)
    assert "--viewer openbaar" in errors
    assert "--accounts" in errors


@pytest.mark.parametrize("options", OUTWARD)
def test_with_a_locked_reader_they_can_and_under_the_named_host_only(started, options):
    code, errors, command, env = started(*options, "--viewer", "provincie")
    assert code == 0
    assert "plannen.voorbeeld.nl" in errors
    assert "--server.allowedHosts=127.0.0.1,localhost,plannen.voorbeeld.nl" in command
    assert env["GEO_PA_VIEWER"] == "province"


def test_with_a_login_they_can_and_streamlit_gets_the_secrets_of_that_file_alone(started, files, tmp_path):
    redirect = auth(redirect_uri="https://plannen.voorbeeld.nl/oauth2callback")
    code, _, command, env = started(*OUTWARD[1], *files(secrets=redirect))
    assert code == 0
    assert f"--secrets.files={tmp_path / 'secrets.toml'}" in command
    assert env["GEO_PA_ACCOUNTS"] == str(tmp_path / "accounts.toml")
    assert "GEO_PA_VIEWER" not in env


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--address", EVERYWHERE, "--viewer", "openbaar"), "--host"),
        (("--address", "192.0.2.7", "--viewer", "openbaar"), "niet van deze computer"),
        (("--host", "https://plannen.nl", "--viewer", "openbaar"), "geen naam van een server"),
        (("--host", "plannen.nl:80", "--viewer", "openbaar"), "geen naam van een server"),
        (("--host", "a,b", "--viewer", "openbaar"), "geen naam van een server"),
        (("--secrets", "ergens.toml"), "geen --accounts"),
    ],
)
def test_what_does_not_fit_is_told(started, options, told):
    code, errors, command, _ = started(*options)
    assert (code, command) == (2, None)
    assert told in errors


@pytest.mark.parametrize(
    ("secrets", "told"),
    [
        ("", "geen blok [auth]"),
        ("[auth", "geen blok [auth]"),
        (auth(client_secret=None), "auth.client_secret"),
        (auth(**SHORT), "auth.cookie_secret"),
        (auth(redirect_uri="http://127.0.0.1:8501/"), "oauth2callback"),
        (auth(redirect_uri="http://elders.nl/oauth2callback"), "Onder deze naam"),
    ],
)
def test_secrets_that_cannot_work_are_told_and_never_shown(started, files, secrets, told):
    code, errors, command, _ = started(*files(secrets=secrets))
    assert (code, command) == (2, None)
    assert told in errors
    assert "kort\n" not in errors
    assert "x" * 32 not in errors


def test_secrets_in_the_source_code_are_refused(started, files, repository):
    code, errors, _, _ = started(*files()[:2], "--secrets", repository / ".streamlit" / "secrets.toml")
    assert code == 2
    assert "horen niet bij de broncode" in errors


def test_a_login_without_secrets_and_with_wrong_accounts_is_told_at_once(started, files):
    _, errors, _, _ = started(*files(accounts="")[:2])
    assert "--secrets" in errors
    assert "account" in errors


def test_without_the_extra_the_way_to_install_it_is_told(monkeypatch, started, files):
    monkeypatch.setattr(serving, "NEEDED", ("geen_authlib",))
    assert "[server]" in started(*files())[1]


@pytest.mark.parametrize(
    ("address", "hosts", "outward"),
    [
        ("127.0.0.1", (), False),
        ("localhost", (), False),
        ("::1", (), False),
        ("127.0.0.1", ("LOCALHOST",), False),
        (EVERYWHERE, (), True),
        ("::", (), True),
        ("10.0.0.5", (), True),
        ("127.0.0.1", ("plannen.voorbeeld.nl",), True),
    ],
)
def test_only_names_of_this_computer_are_not_outward(address, hosts, outward):
    assert Serving(address=address, hosts=hosts).outward == outward
