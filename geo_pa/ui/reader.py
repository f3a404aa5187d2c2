"""Who looks: of the session, never of an entry in the browser's history, and the narrowest where it is not known.

The reader stands in the page's address, so that loading it again or sending it to a colleague shows no more than the
meeting may see. The address is read once, when the session begins; after that only the box "Bekijken als" changes it.
An app that is started for a reader, or by who logs in, is never read as one who sees more.
"""

import os
from collections.abc import Mapping, Sequence

import streamlit as st

from geo_pa.model import MUNICIPALITY, NARROWEST, Reader
from geo_pa.ui import address, cache, login, server
from geo_pa.workspace import named_reader

VARIABLE = "GEO_PA_VIEWER"
"""Environment variable that ``geo-pa app --viewer`` sets to the reader beyond whom nobody sees."""

ADDRESS = "bekijken_als"
"""How the reader is called in the address; there it is the reader's title."""

READER = "geo_pa.reader"
BOX = "geo_pa.reader_box"
NOT_FOLLOWED = "De lezer in het adres bestaat niet. U kijkt nu als openbaar; kies links een andere lezer."
WIDER = "De lezer in het adres ziet meer dan hier mag. U kijkt nu als {}."


def started_with() -> Reader:
    """Return the reader that the app was started for: the municipality unless another was named."""
    named = os.environ.get(VARIABLE)
    return MUNICIPALITY if named is None else named_reader(cache.readers(), named) or NARROWEST


def locked() -> bool:
    """Tell whether the app decides as whom it is read: it was started so, who looks logs in, or others can reach it."""
    return VARIABLE in os.environ or login.asked() or server.outward()


def limit() -> Reader:
    """Return the reader beyond whom nobody sees here; the municipality where who looks may choose anyone.

    It is the narrowest where the login and the start of the app name two of whom neither sees all that the other sees,
    and where others can reach an app that neither of them narrows.
    """
    started = started_with()
    if not login.asked():
        return NARROWEST if server.outward() and started.sees_everything else started
    account = login.account()
    own = NARROWEST if account is None else account.reader
    return started if started.sees_no_more_than(own) else within(own, started, otherwise=NARROWEST)


def within(reader: Reader, most: Reader, *, otherwise: Reader) -> Reader:
    """Return a reader who sees no more than another; else somebody who does."""
    return reader if reader.sees_no_more_than(most) else otherwise


def to_choose() -> Mapping[str, Reader]:
    """Return the readers that can be chosen, by id: those who see no more than the app lets anyone see."""
    most = limit()
    return {code: reader for code, reader in cache.readers().items() if reader.sees_no_more_than(most)}


def of_address(words: Sequence[str]) -> Reader:
    """Return the reader that an address names, the narrowest where two differ or none is known; else the app's own.

    Who sees more than the app lets anyone see is not followed: then it is the app's own as well.
    """
    most = limit()
    if not words:
        return most
    named = {_titled().get(word, NARROWEST) for word in words}
    return within(named.pop(), most, otherwise=most) if len(named) == 1 else NARROWEST


def choose() -> Reader:
    """Show the box, and return who looks; the address follows."""
    readers = to_choose()
    st.session_state[BOX] = current().id
    st.selectbox(
        "Bekijken als",
        list(readers),
        format_func=lambda code: readers[code].title,
        key=BOX,
        on_change=_take,
        help="Scherm en bestanden bevatten alleen wat wie meekijkt mag zien; wat niet zichtbaar is, telt niet mee.",
    )
    _correct(st.query_params.get_all(ADDRESS))
    return current()


def _correct(words: Sequence[str]) -> None:
    """Put who looks in the address where that says otherwise, as after Back: the session's reader stays."""
    if words != [current().title] and (words or current() != limit()):
        st.query_params[ADDRESS] = current().title


def current() -> Reader:
    """Return who looks, as the workspace describes that reader now and no wider than the app lets anyone see."""
    if READER not in st.session_state:
        words = st.query_params.get_all(ADDRESS)
        st.session_state[READER] = of_address(words).id
        _tell(words)
    most = limit()
    return within(cache.readers().get(st.session_state[READER], NARROWEST), most, otherwise=most)


def _tell(words: Sequence[str]) -> None:
    """Tell what of the address is not followed."""
    known, most = _titled(), limit()
    if not {*words} <= {*known}:
        address.refuse(ADDRESS, NOT_FOLLOWED)
    elif not all(known[word].sees_no_more_than(most) for word in words):
        address.refuse(ADDRESS, WIDER.format(most.title))


def in_address() -> dict[str, str]:
    """Return what a link carries, so that who follows it, also in another tab, sees no more."""
    return {ADDRESS: current().title}


def _titled() -> dict[str, Reader]:
    return {reader.title: reader for reader in cache.readers().values()}


def _take() -> None:
    st.session_state[READER] = st.session_state[BOX]
