from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.common.persons import identity
from waystation.common.persons.identity import Sex, parse, parse_phone

# Made up; the check digits are computed by the rule of the national standard.
GOOD = "11010119900307109X"


def codes(typed, **given):
    return [finding.code for finding in parse(typed, **given).findings]


def test_the_good_number_of_these_tests_has_the_right_check_digit():
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    total = sum(int(digit) * weight for digit, weight in zip(GOOD, weights, strict=False))
    assert "10X98765432"[total % 11] == GOOD[-1]


@pytest.mark.parametrize(
    "typed",
    [
        GOOD,
        GOOD.lower(),
        "'" + GOOD,
        " 110101 19900307 109X ",
        "110101\u200b19900307109x",
        "\ufeff110101-19900307-109X",
        "１１０１０１１９９００３０７１０９Ｘ",
        "110101\u00a0199003\t07109X\n",
    ],
)
def test_a_number_is_read_however_it_was_typed(typed):
    read = parse(typed)
    assert (read.number, read.born_on, read.sex, read.findings) == (GOOD, date(1990, 3, 7), Sex.MALE, ())
    assert read.area == "北京市东城区"
    assert read.is_valid
    assert not read.converted


def test_an_old_number_becomes_a_new_one():
    read = parse("110101900307109")
    assert (read.number, read.converted, read.findings) == (GOOD, True, ())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["id_length", "id_characters"]),
        (GOOD[:-1], ["id_length"]),
        (GOOD + "1", ["id_length", "id_characters"]),
        ("1101011990030710AX", ["id_characters"]),
        ("X10101900307109", ["id_characters"]),
        (GOOD[:-1] + "1", ["id_check_digit"]),
        (identity.with_check_digit("11010119900231109"), ["id_birth_date"]),
        (identity.with_check_digit("11010118990307109"), ["id_birth_date", "id_area_year"][:1]),
        (identity.with_check_digit("99999919900307109"), ["id_area_unknown"]),
        (identity.with_check_digit("42122119690504127"), ["id_area_year"]),
    ],
)
def test_what_is_wrong_is_found(typed, expected):
    assert codes(typed) == expected


def test_a_birth_date_in_the_future_is_wrong_only_when_today_is_known():
    number = identity.with_check_digit("11010120300101109")
    assert codes(number) == []
    assert codes(number, today=date(2026, 11, 2)) == ["id_birth_date"]


def test_an_odd_area_code_never_rejects():
    assert parse(identity.with_check_digit("99999919900307109")).is_valid
    assert not parse(GOOD[:-1] + "1").is_valid


def test_a_sex_that_contradicts_the_number_is_found():
    assert codes(GOOD, sex="female") == ["sex_contradicts_id"]
    assert codes(GOOD, sex=Sex.MALE) == []
    assert parse(identity.with_check_digit("11010119900307108")).sex is Sex.FEMALE


@given(st.text(max_size=24))
def test_no_text_makes_it_fall(typed):
    read = parse(typed)
    assert read.is_valid or read.findings


@given(st.text(alphabet="0123456789X", min_size=15, max_size=18))
def test_no_number_makes_it_fall(typed):
    assert parse(typed).is_valid in {True, False}


def test_numbers_never_show_in_a_log():
    assert GOOD not in repr(parse(GOOD))
    assert "13800138000" not in repr(parse_phone("13800138000"))


@pytest.mark.parametrize(
    ("typed", "number", "valid"),
    [
        ("13800138000", "13800138000", True),
        ("138-0013-8000", "13800138000", True),
        ("+86 138 0013 8000", "13800138000", True),
        ("008613800138000", "13800138000", True),
        ("13800138000.0", "13800138000", True),
        (13800138000.0, "13800138000", True),
        (13800138000, "13800138000", True),
        ("１３８００１３８０００", "13800138000", True),
        ("'13800138000", "13800138000", True),
        ("027-87654321", "02787654321", True),
        ("+852 5123 4567", "+85251234567", True),
        ("12345", "12345", False),
        ("17900000000", "17900000000", False),
        ("无", "无", False),
        ("", "", False),
    ],
)
def test_a_phone_number_is_read_however_it_was_typed(typed, number, valid):
    read = parse_phone(typed)
    assert read.number == number
    assert [finding.code for finding in read.findings] == ([] if valid else ["phone_not_valid"])


def test_a_mobile_number_read_at_a_glance_is_read_as_the_library_reads_it() -> None:
    import phonenumbers

    seen = 0
    for first in range(13_000, 20_000, 3):
        typed = f"{first}{first * 7919 % 1_000_000:06}"
        read = identity.parse_phone(typed)
        try:
            number = phonenumbers.parse(typed, "CN")
        except phonenumbers.NumberParseException:
            assert read.findings
            continue
        said = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
        assert read.number == "".join(filter(str.isdigit, said))
        assert (not read.findings) is phonenumbers.is_valid_number(number), typed
        seen += read == identity.Phone(typed)
    assert seen > 1000
