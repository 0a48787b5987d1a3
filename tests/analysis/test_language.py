"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.language import _COMMON, _SCRIPTS, NAMES, detect
from claims.analysis.pipeline import analyse
from claims.vocabulary import EvidenceStatus

TEXTS = {
    "en": "The ministry said that prices would rise after the harvest, which was smaller than last year.",
    "de": "Das Ministerium teilte mit, dass die Preise nach der Ernte steigen und der Hafen nicht öffnet.",
    "fr": "Le ministère a indiqué que les prix vont augmenter dans les villes et que le port est fermé.",
    "es": "El ministerio dijo que los precios subirán y que el puerto está cerrado por ahora.",
    "nl": "Het ministerie zei dat de prijzen niet dalen en dat er ook voor de haven een plan is.",
    "pl": "Ministerstwo podało, że ceny nie spadną i że port jest zamknięty przez cały tydzień.",
    "uk": "Міністерство повідомило, що ціни зростуть після збору врожаю.",
    "ru": "Министерство сообщило, что цены вырастут после сбора урожая.",
    "ar": "قالت الوزارة إن الأسعار سترتفع بعد موسم الحصاد.",
    "ja": "省は収穫の後に価格が上がると発表しました。",
    "zh": "该部表示收获之后价格将会上涨。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_is_enough(code: str):
    assert detect(TEXTS[code]) == code


def test_names_and_a_quotation_in_another_language_change_nothing():
    text = TEXTS["en"] + ' Its head called it "une décision pour les gens" and left. ' + TEXTS["en"]
    assert detect(text) == "en"


def test_a_few_words_in_latin_letters_are_taken_for_english():
    assert detect("Korsen harbour open") == "en"
    assert detect("") == "en"


def test_english_is_not_taken_for_another_language_that_shares_its_words():
    """ "On" and "he" are common in Finnish as well."""
    assert detect("On top of it he put a hat on, and on he went.") in {"en", ""}


def test_every_language_has_a_name():
    assert {*_COMMON, *_SCRIPTS.values(), "uk"} == set(NAMES)


def test_another_language_is_split_and_not_guessed_at():
    analysis = analyse("Hafen offen\nDer Hafen ist offen. „Wir sind froh“, sagte Holt.\n", language="de")
    assert len(analysis.claims) == 3
    assert analysis.attributions == ()
    assert {claim.evidence.status for claim in analysis.claims} == {EvidenceStatus.UNSTATED}


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str):
    assert len(detect(text)) in (0, 2)
