"""Who has logged in, where the app stands on a server: streamlit's own OpenID Connect, and a list of accounts.

Who is not on the list reads nothing but why: even what is public here has not been published by itself, and who is
forgotten on the list had better be told than be shown a map that seems to be all there is.
"""

import logging
import os
from functools import lru_cache
from pathlib import Path

import streamlit as st

from geo_pa.errors import InputError
from geo_pa.model import Reader
from geo_pa.ui import cache
from geo_pa.ui.messages import literal
from geo_pa.workspace.accounts import Account, account_of, load_accounts

ACCOUNTS = "GEO_PA_ACCOUNTS"
"""Environment variable that ``geo-pa app --accounts`` sets to the file with accounts; where it is set, who looks logs
in."""

TITLE = "Sociale huur op de kaart"
LOG_IN, LOG_OUT = "Aanmelden", "Afmelden"
ASK = "Meld u aan om te zien wat voor u is."
NO_ACCOUNT = (
    "U bent aangemeld als {who}, en dat account staat niet op de lijst van deze app. U ziet daarom niets. "
    "Vraag de beheerder bij de gemeente om uw account toe te voegen, of meld u aan met een ander account."
)
NO_LIST = (
    "De lijst met accounts kan niet worden gelezen. Tot dat is verbeterd ziet niemand iets. Meld het de beheerder."
)

log = logging.getLogger("geo_pa.app")


def asked() -> bool:
    """Tell whether who looks must log in."""
    return ACCOUNTS in os.environ


def let_in() -> None:
    """Let who may read through; for all others show the way in, or why there is none, and stop."""
    if asked() and account() is None:
        st.title(TITLE)
        _show_way_in()
        st.stop()


def account() -> Account | None:
    """Return the account of who has logged in; None where nobody has, or nobody who is on the list."""
    return account_of(_accounts(), dict(st.user)) if _logged_in() else None


def who() -> str:
    """Return what the login calls who has logged in; empty where it says nothing."""
    claims = dict(st.user) if _logged_in() else {}
    said = (claims.get(claim) for claim in ("name", "email", "sub"))
    return next((word.strip() for word in said if isinstance(word, str) and word.strip()), "")


def show() -> None:
    """Show as whom the reader is logged in, with the way out; nothing where nobody logs in."""
    if asked() and _logged_in():
        st.caption(f"Aangemeld als {literal(who())}")
        st.button(LOG_OUT, key="log_out", on_click=st.logout, width="stretch")


def _show_way_in() -> None:
    if not _logged_in():
        st.write(ASK)
        st.button(LOG_IN, key="log_in", type="primary", on_click=st.login)
        return
    st.warning(literal(NO_ACCOUNT.format(who=who() or "onbekend")) if _accounts() else NO_LIST)
    st.button(LOG_OUT, key="log_out", on_click=st.logout)


def _logged_in() -> bool:
    return asked() and st.user.get("is_logged_in") is True


def _accounts() -> tuple[Account, ...]:
    """Return the list as it is now; where it cannot be read, nobody is on it."""
    path = Path(os.environ[ACCOUNTS])
    try:
        return _read(path, path.stat().st_mtime_ns, tuple(cache.readers().values()))
    except (InputError, OSError):
        log.exception("the accounts could not be read")
        return ()


@lru_cache(maxsize=4)
def _read(path: Path, _dated: int, readers: tuple[Reader, ...]) -> tuple[Account, ...]:
    return load_accounts(path, {reader.id: reader for reader in readers})
