"""Serbian in Latin letters is written in Cyrillic ones, and comes back as it was."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ontology.cyrillic import to_cyrillic
from ontology.scripts import script_of, to_latin

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SENTENCE = re.compile(r"(?<=[.;:])\s+|\n")
NOT_SERBIAN = re.compile("[a-zA-ZѓќѕЃЌЅ]")  # Macedonian, and sentences that mix the scripts
SLIPS = {"десетте"}  # a slip of the pen in what was read: no Serbian word has these letters side by side


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Narodna skupština", "Народна скупштина"),
        ("Ljubav, Njegoš, Džep", "Љубав, Његош, Џеп"),
        ("LJUBAV I DŽEP, ǈubav", "ЉУБАВ И ЏЕП, Љубав"),
        ("đak, Ðorđe, ćuprija", "ђак, Ђорђе, ћуприја"),
        ("podjela, odjek, gradjanin", "подјела, одјек, градјанин"),
        ("injekcija, konjunkcija, dezinjekcija, KONJUNKTURA", "инјекција, конјункција, дезинјекција, КОНЈУНКТУРА"),
        ("nadživeti, odžaliti, podžanr, Nadživeo", "надживети, оджалити, поджанр, Надживео"),
        ("kanjon, anjon, Tanjug, hodža, odžak", "кањон, анјон, Танјуг, хоџа, оџак"),
        ("Glava IV i deo II", "Глава IV и део II"),
        ("I. OSNOVNE ODREDBE", "I. ОСНОВНЕ ОДРЕДБЕ"),
        ("Glava I, kvartal I–V", "Глава I, квартал I–V"),
        ("PRAVA I OBAVEZE. I ovaj zakon. DA LI", "ПРАВА И ОБАВЕЗЕ. И овај закон. ДА ЛИ"),
        ("V. Petrović i M. Ilić", "В. Петровић и М. Илић"),
        ("član 12g, 5 km, 30kg, 20 m², 5 mg/l", "члан 12г, 5 km, 30kg, 20 m², 5 mg/l"),
        ("2010. g. u 5 g.", "2010. г. у 5 г."),
        ("papir A4, CO2, m2", "папир A4, CO2, m2"),
        ("www.skupstina.rs i pisarnica@opstina.gov.rs", "www.skupstina.rs и pisarnica@opstina.gov.rs"),
        ("na https://zakon.rs/clan?x=1 i paragraf.rs.", "на https://zakon.rs/clan?x=1 и paragraf.rs."),
        ("Windows, software, Twitter, Müller", "Windows, software, Twitter, Müller"),
        ("de facto i ex officio, ad  hoc", "de facto и ex officio, ad  hoc"),
        ("PDF, GDPR i EUR, ali EU, NVO, BiH", "PDF, GDPR и EUR, али ЕУ, НВО, БиХ"),
        ("čl. 5, st. 2, tač. 3) ovog zakona", "чл. 5, ст. 2, тач. 3) овог закона"),
        ("najjači, vannastavni, poddirektor", "најјачи, ваннаставни, поддиректор"),
        ("Закон о PDF", "Закон о PDF"),
        ("", ""),
    ],
)
def test_serbian_in_cyrillic_letters(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


def test_decomposed_letters_are_letters() -> None:
    assert to_cyrillic("s\u030ckola, c\u030cic\u030ca, dz\u030cep") == "школа, чича, џеп"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _sentences(texts: Iterator[str]) -> list[str]:
    found = (each.strip() for text in texts for each in SENTENCE.split(text))
    return [each for each in found if script_of(each) == "Cyrl" and not NOT_SERBIAN.search(each)]


def _comes_back(sentence: str) -> bool:
    return to_cyrillic(to_latin(sentence)) == sentence or bool(SLIPS & {*re.findall(r"\w+", sentence)})


def test_every_sentence_of_the_corpus_comes_back() -> None:
    files = [path for code in ("rs", "me", "ba", "ba-rs", "ba-bd") for path in CORPUS.glob(f"*/{code}/*.yaml")]
    sentences = _sentences(text for path in files for text in _strings(yaml.safe_load(path.read_text("utf-8"))))
    assert len(sentences) > 300
    assert [each for each in sentences if not _comes_back(each)] == []


def test_every_sentence_of_real_laws_comes_back(shared_real: Path) -> None:
    laws = sorted(shared_real.glob("rs/*_cyr.txt"))
    sentences = _sentences(path.read_text("utf-8") for path in laws)
    assert len(sentences) > 1000
    assert [each for each in sentences if not _comes_back(each)] == []


def test_a_law_in_both_scripts_is_one(shared_real: Path) -> None:
    """Of the words of a law that was published in Latin letters, those that its Cyrillic edition lacks."""
    printed, latin = (
        (shared_real / f"rs/zakon_pecat_organa_{name}.txt").read_text("utf-8") for name in ("cyr", "lat")
    )
    words = {*re.findall(r"[^\W\d_]{3,}", to_cyrillic(latin))}
    assert len(words) > 500
    assert len(words - {*re.findall(r"[^\W\d_]{3,}", printed)}) < len(words) * 0.02


@given(st.text(alphabet="абвгдђежзиклмопрстћуфхцчшљњ ", max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    assert to_latin(to_cyrillic(to_latin(text))) == to_latin(text)


@given(st.text(max_size=40))
def test_any_text_is_written_once(text: str) -> None:
    written = to_cyrillic(text)
    if script_of(written) == "Cyrl":
        assert to_cyrillic(written) == written
