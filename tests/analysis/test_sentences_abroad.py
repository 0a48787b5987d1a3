"""Where sentences of other languages end: their abbreviations, their ordinals, their titles."""

import pytest

from claims.analysis.alignment import claims_in
from claims.analysis.language import detect
from claims.analysis.layout import lay_out
from claims.analysis.pipeline import analyse
from claims.analysis.sentences import split_sentences
from claims.analysis.spans import Span


def split(text, language):
    return [span.cut(text) for span in split_sentences(text, Span(0, len(text)), language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 4. März und am 11. Mai brannte das Lager."),
        ("de", "Das Haus stammt aus dem 18. Jahrhundert."),
        ("de", "Der Umbau kostet 12 Mio. Kronen und die Brücke 2 Mrd. Kronen."),
        ("de", "Nr. 4 und Dr. Lind, z. B. Ada Lind, zahlten ca. 30 Kronen."),
        ("de", "Laut Abs. 3 gilt die Regel bzw. Ausnahme."),
        ("fr", "Selon M. Le Brun et Mme Lind, env. 30 personnes sont venues."),
        ("fr", "L’art. 5 et le vol. 2 sont cités par Mme. Lind."),
        ("es", "El Sr. Lind llegó de EE. UU. con la Dra. Orr, p. ej. Ada."),
        ("pt", "O Sr. Lind e a Dra. Orr chegaram."),
        ("it", "Il sig. Lind e l’avv. Orr sono arrivati."),
        ("nl", "De hr. en mevr. Lind kwamen, bijv. Ada."),
        ("pl", "Szkoła im. Ady Lind przy ul. Orr ma tzw. Dach."),
        ("sv", "De valde bl.a. Ada Lind, dvs. Orr."),
        ("ru", "На ул. Орр живёт проф. Линд."),
    ],
)
def test_an_abbreviation_ends_no_sentence(language, text):
    assert split(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Der Umbau kostet 12 Mio.", "Die Brücke bleibt zu."]),
        ("de", ["Sie wurde 19.", "Das Lager brannte."]),
        ("de", ["Sie mochte Kunst dieser Art.", "Orr nicht."]),
        ("fr", ["Il a perdu le sens.", "Orr part."]),
        ("fr", ["C’est le plus bel art.", "Elle part."]),
        ("es", ["Volvió de EE. UU.", "La casa arde."]),
        ("es", ["Volvió de EE. UU.", "¿Quién paga?"]),
        ("es", ["Abre a las 14.30 h.", "El puente no."]),
        ("pl", ["Pomogła im.", "Jednak dom spłonął."]),
        ("da", ["Broen koster 12 mio.", "Havnen er lukket."]),
        ("ru", ["Это было в 2031 г.", "Он уехал."]),
    ],
)
def test_and_here_the_sentence_ends(language, parts):
    assert split(" ".join(parts), language) == parts


@pytest.mark.parametrize("language", ["", "xx", "ja"])
def test_a_language_without_a_list_is_split_as_english_is(language):
    text = "Dr. Lind met Gov. Orr on Jan. 4. The art. of No. 7 was sold to Orr Inc. Nobody came."
    assert split(text, language) == split(text, "en")


GERMAN = (
    "Lager brennt am 4. Mai zum dritten Mal\n\n"
    "Das Lager ist nach Angaben der Polizei am 4. Mai mit 3 Mio. Litern Öl nicht von selbst abgebrannt. "
    "Der Schaden wird auf 12 Mio. Kronen geschätzt.\n\nDie Feuerwehr wurde erst nach einer Stunde gerufen."
)


def test_a_whole_text_is_split_by_its_language_wherever_it_is_split():
    assert detect(GERMAN) == "de"
    claims = [claim.span.cut(GERMAN) for claim in analyse(GERMAN, language="de").claims]
    assert len(claims) == 4
    assert claims == [span.cut(GERMAN) for span, _ in claims_in(GERMAN)]
    assert lay_out(GERMAN).blocks[0].kind.value == "headline"
