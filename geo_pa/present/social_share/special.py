"""What is shown of the 30% rule and of no other question."""

from geo_pa import terms
from geo_pa.present.social_share.card import own
from geo_pa.present.social_share.ledger import read
from geo_pa.present.social_share.map import by_verdict
from geo_pa.present.special import Attention, Frame, Row, Special


def _open(row: Row) -> str:
    most = row["open_homes"]
    return f"{terms.span(row['open_homes_certain'], most)} {'woning' if most == 1 else 'woningen'}"


def _largest(rows: Frame) -> Frame:
    return rows.sort_values("open_homes", ascending=False, kind="stable")


LIST = Attention("Grootste tekorten", figure=_open, first=_largest)
SPECIAL = Special(card=own, read=read, attention=LIST, layers=by_verdict)
