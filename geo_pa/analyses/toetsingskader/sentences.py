"""What a planner reads of each answer, and of each location."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa import terms
from geo_pa.analyses.toetsingskader.answering import ANSWERED, ASKED, NO, NOT_APPLICABLE, OPEN, PARTLY, DataAnswer
from geo_pa.analyses.toetsingskader.checklist import PEOPLE, Answers
from geo_pa.analyses.toetsingskader.criteria import Criterion
from geo_pa.analyses.toetsingskader.figures import Flags, Words
from geo_pa.analyses.toetsingskader.people import Said
from geo_pa.analyses.toetsingskader.signals import COUNTS
from geo_pa.model import Rules, unit_of
from geo_pa.vocabulary import NOT_COUNTED_STATUS

ASSUMPTIONS = (
    "Afgesproken zijn de thema's van het toetsingskader (⟦framework⟧), en geen normen.",
    "Welke vragen er zijn en welke belangrijk zijn, is een keuze, niet uit de afspraken.",
    "Bij elke norm staat waar zij vandaan komt.",
    "Het toetsingskader zelf staat in de woon(zorg)visie; de vragen hier komen uit de tabel met criteria.",
    "De afspraak is een inspanning: corporaties proberen aan te sluiten, binnen wat financieel en praktisch kan.",
    "Dat hier ook bouwlocaties van anderen staan, is een keuze, niet uit de afspraken.",
    "Ideeën binnen het gemeentehuis (status 5A en 5B) staan in de tabel en tellen in geen totaal mee.",
    "Op een plan zonder nieuwe woningen is het kader niet van toepassing; ook dat telt in geen totaal mee.",
    "Een antwoord van mensen vervangt nooit wat de gegevens zeggen; waar de twee verschillen, staan ze naast elkaar.",
    "Waar een getal onbekend is, mogen mensen de vraag beantwoorden.",
    "Van een vraag telt het laatste antwoord, ook als het na de peildatum is gegeven.",
    "Is een getal deels onbekend, dan telt het antwoord alleen als het voor elk mogelijk getal hetzelfde is.",
    "Hitte, groen en wateroverlast zijn die van de buurt waar het grootste deel van de locatie ligt, zonder het plan.",
    "Sociale huur, loopafstanden en hitte komen uit de andere vragen, met hun standaardkeuzes.",
    "Wat niet is ingevuld, is onbekend en geen nee.",
)
"""What is taken for granted, in Dutch."""

UNKNOWN_WHY = {
    "missing": "niet alle gegevens zijn ingevuld",
    "no_norm": "de norm is hier niet bekend",
    "where_unknown": "het is niet bekend of deze vraag hier geldt",
    "contradicts": "op dezelfde dag is verschillend geantwoord",
    "withheld": "er is hier een antwoord dat u niet mag zien; bij welke vraag het hoort, wordt niet getoond",
}
FIRST_SHOWN = 3


def explain_answers(criteria: Sequence[Criterion], found: Sequence[DataAnswer], answers: Answers) -> pd.DataFrame:
    """Write what was found, what is asked, and a sentence, for every question about every location.

    ``found_text`` is missing where the data answer nothing, ``norm_text`` where nothing is asked of them.
    """
    written = np.full((4, *answers.answer.shape), None, dtype=object)
    for column, (one, data) in enumerate(zip(criteria, found, strict=True)):
        measured, norm = figure_texts(one, data), norm_text(one)
        asked = f"{norm} ({norm_origin(one)})" if norm else ""
        written[0, _told(data), column] = np.array(measured, dtype=object)[_told(data)]
        written[1, :, column] = norm or None
        written[2, :, column] = norm_origin(one)
        written[3, :, column] = _sentences(one, answers, column, measured, asked)
    names = ("found_text", "norm_text", "norm_origin", "sentence")
    columns = dict(zip(names, written.reshape(len(names), -1), strict=True))
    return pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in columns.items()})


def _sentences(one: Criterion, answers: Answers, column: int, measured: Sequence[str], asked: str) -> list[str]:
    """Write the sentences about one criterion, one per location."""
    cells = [answers.answer, answers.why, answers.origin, answers.differs]
    columns = (each[:, column].tolist() for each in (*cells, *(answers.people[name] for name in Said._fields)))
    texts = []
    for (answer, why, origin, differs, *told), measure in zip(zip(*columns, strict=True), measured, strict=True):
        theirs = _people(Said(*told), origin, differs=differs or answer == NOT_APPLICABLE)
        texts.append(_sentence(one, (answer, why, origin), theirs, (measure, asked)))
    return texts


def _told(data: DataAnswer) -> Flags:
    """Tell of which locations the data have a figure to show: an answer, or bounds that give none."""
    between = np.equal(data.why, "between").astype(np.bool_) & ~np.isnan(data.high)
    return np.isin(data.answer, ANSWERED) | between


def _sentence(one: Criterion, said: tuple[str, str, str], theirs: str, asked: tuple[str, str]) -> str:
    """Write one answer: what the data say, what is asked, and what people say where that is another thing."""
    answer, why, origin = said
    measure, norm = asked
    word = terms.label("checklist_answer", answer).capitalize()
    if origin == PEOPLE:
        return f"{word}, volgens {theirs}{NOT_IN_DATA if one.figures else ''}"
    if answer == ASKED:
        return "Nog te vragen: dit staat niet in de gegevens."
    if answer == NOT_APPLICABLE:
        reason = NOTHING_BUILT if why == "nothing" else f"deze vraag geldt alleen voor {one.applies_to or ELSEWHERE}"
        return f"{word}: {reason}.{theirs}"
    reason = UNKNOWN_WHY.get(why, measure)
    return f"{word}: {reason}.{f' Gevraagd: {norm}.' if norm else ''}{theirs}"


NOT_IN_DATA = " De gegevens beantwoorden deze vraag niet."
NOTHING_BUILT = "er komen hier geen nieuwe woningen"
ELSEWHERE = "andere locaties"


def _people(said: Said, origin: str, *, differs: bool) -> str:
    """Name who answered, when and what; empty where nobody did, or where the data say the same."""
    if not said.answer:
        return ""
    name = said.answered_by or "een onbekende partij"
    when = f" ({terms.day(said.answered_on)})" if said.answered_on else ""
    remark = f": {said.note.rstrip('.')}" if said.note else ""
    if origin == PEOPLE:
        return f"{name}{when}{remark}."
    word = terms.label("assessment_answer", said.answer)
    return f" {name[0].upper()}{name[1:]}{when} zegt {word}{remark}." if differs else ""


def figure_texts(one: Criterion, data: DataAnswer) -> list[str]:
    """Write the figure of every location, with its bounds where these differ, in the words of the criterion."""
    if not one.figures:
        return [""] * len(data.answer)
    if one.vocabulary:
        return [terms.label(one.vocabulary, word) if word else terms.UNKNOWN for word in data.word]
    rows = zip(data.low.tolist(), data.high.tolist(), data.count.tolist(), data.total.tolist(), strict=True)
    return [_figure(one, *row) for row in rows]


def _figure(one: Criterion, low: float, high: float, count: float, total: float) -> str:
    if np.isnan(low):
        return "wat niet is ingevuld, verandert dit antwoord niet"
    if not (np.isnan(high) or low == high):
        return f"zeker {amount(low, one.unit)}, hoogstens {amount(high, one.unit)}"
    share_of = f" ({terms.number(count)} van {terms.homes(total)})" if one.per else ""
    return f"{amount(low, one.unit)}{share_of}"


def amount(figure: float, unit: str) -> str:
    """Write a figure with its unit: "27,3%", "412 m", "3 woningen"."""
    if np.isinf(figure):
        return "niet te belopen"
    return terms.number(figure) if unit == "score" else unit_of(unit).write(figure, 0)


def norm_text(one: Criterion) -> str:
    """Write what is asked: "ten minste 30%"; empty where nothing is, or where it is not known."""
    if one.vocabulary:
        return " of ".join(terms.label(one.vocabulary, word) for word in one.words)
    return "" if np.isnan(one.norm) else f"{terms.label('comparison', one.comparison)} {amount(one.norm, one.unit)}"


def norm_origin(one: Criterion) -> str:
    """Say where a norm, or a question to people, comes from: an agreement, a publisher, or a choice."""
    rule = one.rule
    if rule is None:
        return one.source or terms.LOCAL_CHOICE
    return terms.LOCAL_CHOICE if rule.local_choice else rule.article or rule.source.publisher


def explain(table: pd.DataFrame, criteria: Sequence[Criterion], answer: Words, rules: Rules) -> pd.Series:
    """Write for each location how much attention it asks for, why, and how many questions are met."""
    important = np.array([one.important for one in criteria], dtype=np.bool_)
    refused = (answer == NO) & important
    standing = np.isin(answer, OPEN) & important
    why = zip(table["reason"], refused.sum(axis=1).tolist(), standing.sum(axis=1).tolist(), strict=True)
    heads = [_because(*each, limit=rules.integer("important_not_met")) for each in why]
    signals = [terms.label("signal", signal).capitalize() for signal in table["signal"]]
    counted = [_counted(*numbers) for numbers in zip(*(table[name].tolist() for name in COUNTS), strict=True)]
    urgency = np.select([refused, standing, answer == NO, answer == PARTLY], [0, 1, 2, 3], default=NOT_URGENT)
    firsts = [_first(ranks, mine, criteria) for ranks, mine in zip(urgency, answer, strict=True)]
    parts = zip(signals, heads, counted, firsts, strict=True)
    nothing = (table["reason"] == "no_new_homes").tolist()
    texts = [
        f"{signal}: {head}." if empty else f"{signal}: {head}. {numbers}{first}"
        for (signal, head, numbers, first), empty in zip(parts, nothing, strict=True)
    ]
    idea = (table["status"].isin(NOT_COUNTED_STATUS)).map({True: IDEA, False: ""})
    return pd.Series(texts, index=table.index, dtype="str") + idea


IDEA = " Dit is een idee binnen het gemeentehuis (status 5A of 5B): het telt in geen totaal mee."


NOT_URGENT = 4


def _because(reason: str, refused: int, standing: int, *, limit: int) -> str:
    if reason == "no_new_homes":
        return f"{NOTHING_BUILT}, en het toetsingskader gaat over nieuwbouw (⟦framework⟧)"
    if reason == "important_not_met":
        many = terms.plural(refused, "belangrijke vraag is", "belangrijke vragen zijn")
        return f"{many} met nee beantwoord, en vanaf {limit} vraagt een locatie veel aandacht ({terms.LOCAL_CHOICE})"
    if reason == "important_open":
        return f"{terms.plural(standing, 'belangrijke vraag staat', 'belangrijke vragen staan')} nog open"
    return REASONS[reason]


REASONS = {
    "nothing_known": "nog geen enkele vraag is te beantwoorden",
    "not_all_met": "niet elke vraag heeft ja als antwoord",
    "all_answered_met": "elke vraag die is beantwoord, heeft ja als antwoord",
}


def _counted(*numbers: int) -> str:
    met, partly, refused, asked, unknown, elsewhere = numbers
    rest = f", {unknown} onbekend en {elsewhere} niet van toepassing" if elsewhere else f" en {unknown} onbekend"
    return (
        f"Van de {terms.plural(sum(numbers), 'vraag', 'vragen')}: {met} ja, {partly} deels, {refused} nee, {asked} nog "
        f"te vragen{rest}."
    )


def _first(urgency: npt.NDArray[np.int64], answer: Words, criteria: Sequence[Criterion]) -> str:
    """Name what asks for attention first: important questions with a no, then open ones, other ones, and partly."""
    order = [place for place in np.argsort(urgency, kind="stable").tolist() if urgency[place] < NOT_URGENT]
    named = [
        f"'{criteria[place].question}' ({terms.label('checklist_answer', answer[place])})"
        for place in order[:FIRST_SHOWN]
    ]
    return f" Kijk eerst naar: {'; '.join(named)}." if named else ""
