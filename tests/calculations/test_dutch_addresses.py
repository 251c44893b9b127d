import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.dutch_addresses import (
    House,
    email_address,
    house,
    phone_as_written,
    phone_number,
    postcode,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("071-5165165", "+31715165165"),
        ("071 516 51 65", "+31715165165"),
        ("(071) 5165165", "+31715165165"),
        ("071.516.51.65", "+31715165165"),
        ("+31 (0)71 516 5165", "+31715165165"),
        ("+31 71 5165165", "+31715165165"),
        ("0031715165165", "+31715165165"),
        ("0031 (0)71 516 51 65", "+31715165165"),
        ("06-12 34 56 78", "+31612345678"),
        ("+31612345678", "+31612345678"),
        ("088-123 45 67", "+31881234567"),
        ("0800-1351", "+318001351"),
        ("14 071", "14071"),
        ("14071", "14071"),
        ("140 71", "14071"),
        ("14 0252", "140252"),
        ("+3114071", "14071"),
        ("+32 2 551 23 45", "+3225512345"),
    ],
)
def test_a_number_is_one_number_however_it_is_typed(typed, number):
    assert phone_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", "Leiden", "06 1234567", "112", "071 516 516", "5165165", "071-51651656", "06x12345678"],
)
def test_what_is_no_number_is_not_guessed(typed):
    assert phone_number(typed) is None


@given(
    st.integers(10_000_000, 99_999_999), st.lists(st.sampled_from(" -./"), min_size=8, max_size=8)
)
def test_signs_between_the_digits_make_no_difference(digits, signs):
    spread = "".join(digit + sign for digit, sign in zip(str(digits), signs, strict=True))
    assert phone_number(f"06{spread}") == phone_number(f"+316{digits}")


@given(st.integers(10_000_000, 99_999_999))
def test_a_number_as_written_is_the_same_number(digits):
    number = f"+316{digits}"
    assert phone_number(phone_as_written(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("+31715165165", "071 516 5165"),
        ("+31612345678", "06 12345678"),
        ("14071", "14 071"),
        ("+3225512345", "+32 2 551 23 45"),
    ],
)
def test_a_number_is_shown_as_people_write_it(number, written):
    assert phone_as_written(number) == written


@given(st.text(max_size=30))
def test_no_text_breaks_the_telephone(text):
    number = phone_number(text)
    assert number is None or phone_number(number) == number


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Fatima@Leiden.NL ", "fatima@leiden.nl"),
        ("mailto:j.jansen+werk@post.example", "j.jansen+werk@post.example"),
        ("o'neill@müller.example", "o'neill@müller.example"),
        ("fatima@leiden", None),
        ("fatima leiden.nl", None),
        ("fatima@@leiden.nl", None),
        ("a@b.c", None),
    ],
)
def test_an_email_address_is_lower_case_or_nothing(typed, address):
    assert email_address(typed) == address


@given(st.text(max_size=40))
def test_an_email_address_understood_is_understood_again(text):
    address = email_address(text)
    assert address is None or email_address(address) == address


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2312 ab", "2312AB"),
        ("2312AB", "2312AB"),
        ("0312AB", None),
        ("2312 SS", None),
        ("2312", None),
    ],
)
def test_a_postcode_has_four_digits_and_two_letters(typed, code):
    assert postcode(typed) == code


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2312 AB 12", House("2312AB", "12")),
        ("2312ab 12", House("2312AB", "12")),
        ("2312 ab, 012-a", House("2312AB", "12", "A")),
        ("2312AB 12A", House("2312AB", "12", "A")),
        ("2312AB 12 bis", House("2312AB", "12", "BIS")),
        ("2312AB 12 2-hoog", House("2312AB", "12", "2-HOOG")),
        ("2312AB 12/2", House("2312AB", "12", "2")),
        ("2312AB", None),
        ("2312AB 0", None),
        ("Breestraat 12", None),
    ],
)
def test_a_house_is_its_postcode_number_and_addition(typed, found):
    assert house(typed) == found


@given(
    st.integers(1000, 9999),
    st.sampled_from(["AB", "XZ", "KA"]),
    st.integers(1, 99999),
    st.sampled_from(["", "A", "BIS", "2", "2-HOOG", "A-1"]),
)
def test_a_house_as_written_is_the_same_house(digits, letters, number, addition):
    found = House(f"{digits}{letters}", str(number), addition)
    assert house(str(found)) == found
