"""Markdown: what editors write is what readers see, and nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.design.prose import markdown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Neem uw **paspoort** mee.", "<p>Neem uw <strong>paspoort</strong> mee.</p>\n"),
        ("", ""),
        (None, ""),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"),
        (
            "[afspraak](https://leiden.example/)",
            '<p><a href="https://leiden.example/" rel="noopener noreferrer">afspraak</a></p>\n',
        ),
        ("[bel](tel:14071)", '<p><a href="tel:14071" rel="noopener noreferrer">bel</a></p>\n'),
    ],
)
def test_ordinary_text(typed, shown):
    assert markdown(typed) == shown


def test_the_highest_heading_fits_under_the_title_of_the_page():
    assert markdown("# Kosten\n### Korting") == "<h2>Kosten</h2>\n<h4>Korting</h4>\n"


def test_headings_that_start_low_are_raised():
    assert markdown("## Kosten", 3) == "<h3>Kosten</h3>\n"


def test_a_column_to_the_right_is_a_column_of_numbers():
    shown = markdown("|Soort|Prijs|\n|-|-:|\n|Paspoort|€ 83,87|")
    assert '<td class="number">€ 83,87</td>' in shown
    assert "style" not in shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("![foto](https://elders.example/foto.png)", "<p></p>\n"),
        ('<p onclick="x()">hoi</p>', '&lt;p onclick="x()"&gt;hoi&lt;/p&gt;'),
    ],
)
def test_what_could_do_harm_does_nothing(typed, shown):
    assert markdown(typed).strip() in {shown.strip(), f"<p>{shown}</p>"}


@given(
    st.text(alphabet=st.sampled_from("<>\"'&;:/()[]!#*_`| \nabjavscriptonclickhref="), max_size=80)
)
def test_whatever_is_typed_no_script_and_no_picture_comes_out(typed):
    shown = markdown(typed).lower()
    assert [
        tag for tag in ("<script", "<img", "<style", "<iframe", 'href="javascript') if tag in shown
    ] == []
