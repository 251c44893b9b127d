"""What a reader would mark with a pencil."""

from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.differences import Piece, differences

texts = st.text(alphabet="ab c.\né", max_size=40)


def side(pieces, kind):
    return "".join(piece.text for piece in pieces if piece.kind in ("same", kind))


@given(old=texts, new=texts)
def test_both_texts_can_be_read_back(old, new):
    pieces = differences(old, new)
    assert (side(pieces, "removed"), side(pieces, "added")) == (old, new)


@given(text=texts)
def test_a_text_does_not_differ_from_itself(text):
    assert differences(text, text) == ([Piece("same", text)] if text else [])


def test_a_changed_word_is_marked_as_a_word():
    assert differences("Het kost 70 euro.", "Het kost 80 euro.") == [
        Piece("same", "Het kost "),
        Piece("removed", "70"),
        Piece("added", "80"),
        Piece("same", " euro."),
    ]


def test_two_changed_words_in_a_row_are_one_change():
    assert differences("Kom even langs.", "Bel ons.") == [
        Piece("removed", "Kom even langs"),
        Piece("added", "Bel ons"),
        Piece("same", "."),
    ]
