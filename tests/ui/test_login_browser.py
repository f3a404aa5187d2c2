"""Logging in on a server, against a login service on this computer: each account reads as the list says."""

import re
import subprocess
import sys
import time

import pytest
import requests
from ports import free_port

pytest.importorskip("authlib", reason="no Authlib here (pip install -e '.[server]')")
pytest.importorskip("httpx2", reason="no httpx2 here (pip install -e '.[server]')")

pytestmark = pytest.mark.browser

ACCOUNTS = """
[[account]]
email = "wethouder@hoogeveen.example"
reader = "gemeente"
edit = true

[[account]]
subject = "actium-1"
reader = "Actium"

[[account]]
domain = "drenthe.example"
reader = "provincie"
"""

PEOPLE = (
    '{"sub": "wethouder", "email": "wethouder@hoogeveen.example", "name": "W. Ethouder"}',
    '{"sub": "actium-1", "email": "iemand@actium.example"}',
    '{"sub": "drenthe-7", "email": "j.jansen@Drenthe.example"}',
    '{"sub": "niemand", "email": "niemand@elders.example"}',
    '{"sub": "bedrieger", "email": "wethouder@hoogeveen.example", "email_verified": false}',
)


@pytest.fixture(scope="module")
def service():
    """A login service on this computer, with a few people."""
    port = free_port()
    people = [word for person in PEOPLE for word in ("--user-claims", person)]
    # What the mock itself still uses is about to go; that is not ours to mend.
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *people]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield _answering(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        finally:
            process.terminate()


def _answering(address):
    for _ in range(300):
        try:
            requests.get(address, timeout=2).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return address
    return pytest.fail("the login service does not answer")


@pytest.fixture(scope="module")
def address(serve, repository, service, tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("server"), free_port()
    (folder / "accounts.toml").write_text(ACCOUNTS, encoding="utf-8")
    secrets = {
        "redirect_uri": f"http://127.0.0.1:{port}/oauth2callback",
        "cookie_secret": "alleen voor deze test, en lang genoeg",
        "client_id": "geo_pa",
        "client_secret": "alleen voor deze test",
        "server_metadata_url": service,
    }
    lines = ["[auth]", *(f'{name} = "{value}"' for name, value in secrets.items())]
    (folder / "secrets.toml").write_text("\n".join(lines), encoding="utf-8")
    variables = (("GEO_PA_ACCOUNTS", str(folder / "accounts.toml")),)
    return serve(repository, variables, (f"--secrets.files={folder / 'secrets.toml'}",), port)


@pytest.fixture
def logged_in(visit, address):
    """A function that logs somebody in, whatever page the address names; nobody is logged in before or after."""
    visit.page.context.clear_cookies()

    def log_in(person, asked="/"):
        visit.page.goto(address + asked)
        visit.page.get_by_role("button", name="Aanmelden").click()
        visit.page.get_by_role("button", name=person, exact=True).click()
        return visit.page

    yield log_in
    visit.page.context.clear_cookies()


def log_out(page, address):
    """Log out, which ends at the login service, and come back."""
    with page.expect_navigation(url=re.compile("/auth/logout|end_session|logout")):
        page.get_by_role("button", name="Afmelden").click()
    page.goto(address)
    page.get_by_role("button", name="Aanmelden").wait_for()


def readers_to_choose(visit):
    visit.at_rest()
    visit.page.get_by_role("combobox", name="Bekijken als").click()
    return visit.page.get_by_role("option").all_inner_texts()


def test_who_has_not_logged_in_sees_nothing_but_the_way_in(visit, address, logged_in):
    for asked in ("/", "/uitleg", "/?bekijken_als=gemeente"):
        visit.page.goto(address + asked)
        visit.page.get_by_role("button", name="Aanmelden").wait_for()
        visit.at_rest()
        assert "Hoogeveen" not in visit.page.content()
        assert not visit.page.get_by_text("Bekijken als").count()


@pytest.mark.parametrize(
    ("person", "reader", "others"),
    [
        ("wethouder", "gemeente", {"gemeente", "corporaties", "Woonconcept"}),
        ("actium-1", "Actium", {"Actium", "provincie", "openbaar", "SHDH", "Cascade", "MEVM", "Samen Sterk"}),
        ("drenthe-7", "provincie", {"provincie", "openbaar", "SHDH", "Cascade", "MEVM", "Samen Sterk"}),
    ],
)
def test_each_account_reads_as_the_list_says_and_may_choose_who_sees_no_more(visit, logged_in, person, reader, others):
    logged_in(person).get_by_text(re.compile(f"bekeken als {reader}")).first.wait_for()
    found = {*readers_to_choose(visit)}
    assert found >= others
    assert reader == "gemeente" or found == others


def test_an_address_that_names_a_wider_reader_is_not_followed(visit, address, logged_in):
    logged_in("drenthe-7").get_by_text(re.compile("bekeken als provincie")).first.wait_for()
    visit.page.goto(address + "/uitleg?bekijken_als=gemeente")
    visit.page.get_by_text("ziet meer dan hier mag").wait_for()
    visit.page.get_by_text(re.compile("bekeken als provincie")).first.wait_for()


@pytest.mark.parametrize("person", ["niemand", "bedrieger"])
def test_an_account_that_is_not_on_the_list_is_told_so_and_sees_nothing(visit, address, logged_in, person):
    logged_in(person).get_by_text("staat niet op de lijst").wait_for()
    visit.at_rest()
    assert not visit.page.get_by_text("Bekijken als").count()
    assert "Hoogeveen" not in visit.page.content().replace("hoogeveen.example", "")
    log_out(visit.page, address)


def test_who_logs_out_sees_nothing_any_more(visit, address, logged_in):
    page = logged_in("wethouder")
    page.get_by_text("Aangemeld als W. Ethouder").wait_for()
    visit.at_rest()
    log_out(page, address)
    assert "Hoogeveen" not in page.content()
