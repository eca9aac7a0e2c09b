from datetime import date

import pytest

from waystation.rules import law
from waystation.rules.law import Law, LocalParameter, Mark, Source, Unit
from waystation.rules.problems import RuleBroken

TODAY = date(2026, 11, 2)


def local(key="report_deadline_days", value=2, **given):
    row = {
        "area_path": "0001",
        "key": key,
        "value": value,
        "since": date(2011, 7, 1),
        "until": None,
        "article": "《某省禁毒条例》第三十三条",
    }
    return LocalParameter(**(row | given))


# The figures of the texts, written down once more and independently of the table in code.
FIGURES = [
    ("report_deadline_far_days", None, "", Source.HOUSE, Mark.DESIGN),
    ("move_report_far_days", None, "", Source.HOUSE, Mark.DESIGN),
    ("service_hours", None, "", Source.HOUSE, Mark.DESIGN),
    ("street_told_workdays", None, "", Source.HOUSE, Mark.DESIGN),
    ("move_file_workdays", None, "", Source.HOUSE, Mark.DESIGN),
    ("move_police_told_workdays", None, "", Source.HOUSE, Mark.DESIGN),
    ("papers_before_expiry_workdays", None, "", Source.HOUSE, Mark.DESIGN),
    ("release_served_workdays", None, "", Source.HOUSE, Mark.DESIGN),
    ("release_notify_street_workdays", None, "", Source.HOUSE, Mark.DESIGN),
    ("recovery_term_start", "reporting", "48", Source.DRUG_CONTROL_LAW, Mark.DESIGN),
    ("review_window_days", 60, "20", Source.REVIEW_LAW, Mark.LAW),
    ("lawsuit_months", 3, "39", Source.LAWSUIT_LAW, Mark.LAW_QUOTED),
    ("lawsuit_months", 6, "46", Source.LAWSUIT_LAW, Mark.LAW),
    ("lawsuit_after_review_days", 15, "45", Source.LAWSUIT_LAW, Mark.LAW),
    ("isolation_notice_hours", 24, "40", Source.DRUG_CONTROL_LAW, Mark.LAW),
    ("isolation_years", 2, "47", Source.DRUG_CONTROL_LAW, Mark.LAW),
    ("isolation_early_after_years", 1, "47", Source.DRUG_CONTROL_LAW, Mark.LAW),
    ("isolation_prolong_max_months", 12, "47", Source.DRUG_CONTROL_LAW, Mark.LAW),
    ("isolation_change_decision_days", 7, "31", Source.REGULATION, Mark.LAW),
    ("gate_notice_workdays", None, "", Source.HOUSE, Mark.DESIGN),
    ("papers_after_release_workdays", None, "", Source.HOUSE, Mark.DESIGN),
    ("recovery_breach_may_isolate", False, "", Source.HOUSE, Mark.DESIGN),
    ("recovery_refusal_may_treat", False, "", Source.HOUSE, Mark.DESIGN),
    ("isolation_spare_under_years", 16, "39", Source.DRUG_CONTROL_LAW, Mark.LAW),
    ("nursing_child_months", 12, "39", Source.DRUG_CONTROL_LAW, Mark.LAW),
    ("report_deadline_days", 15, "14", Source.REGULATION, Mark.LAW),
    ("agreement_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("term_treatment_years", 3, "14", Source.REGULATION, Mark.LAW),
    ("term_recovery_max_years", 3, "37", Source.REGULATION, Mark.LAW),
    ("suspension_extends_term", False, "", Source.HOUSE, Mark.DESIGN),
    ("absence_report_threshold_days", 3, "19", Source.REGULATION, Mark.LAW),
    ("move_report_days", 15, "22", Source.REGULATION, Mark.LAW),
    ("severe_test_refusals", 3, "20", Source.REGULATION, Mark.LAW),
    ("severe_absence_times", 3, "20", Source.REGULATION, Mark.LAW),
    ("severe_absence_days_gt", 30, "20", Source.REGULATION, Mark.LAW),
    ("severe_breach_count_mode", "separate", "", Source.HOUSE, Mark.DESIGN),
    ("matter_hear_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("matter_confirm_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("objection_answer_days", 15, "", Source.HOUSE, Mark.DESIGN),
    ("release_notify_street_days", 7, "23", Source.REGULATION, Mark.LAW),
    ("gate_notice_days", 3, "34", Source.REGULATION, Mark.LAW),
    ("dynamic_control_exit_years", 3, "7", Source.REGULATION, Mark.LAW),
    ("expiry_notice_days", 30, "", Source.HOUSE, Mark.DESIGN),
    ("exit_pack_days", 14, "", Source.HOUSE, Mark.DESIGN),
    ("adult_years", 18, "17", Source.CIVIL_CODE, Mark.LAW),
    ("seal_after_days", 30, "", Source.HOUSE, Mark.DESIGN),
    ("unseal_hours", 8, "", Source.HOUSE, Mark.DESIGN),
    ("retention_years", None, "", Source.HOUSE, Mark.DESIGN),
    ("retention_warning_days", 90, "", Source.HOUSE, Mark.DESIGN),
    ("hold_most_months", 24, "", Source.HOUSE, Mark.DESIGN),
    ("deletion_wait_days", 30, "", Source.HOUSE, Mark.DESIGN),
    ("backups_kept_days", 90, "", Source.HOUSE, Mark.DESIGN),
    ("aftercare_every_months", 1, "", Source.HOUSE, Mark.DESIGN),
    ("test_plan_treatment", (12, 6, 4), "", Source.PRACTICE, Mark.PRACTICE),
    ("test_plan_recovery_1y", (6,), "", Source.HOUSE, Mark.DESIGN),
    ("test_plan_recovery_2y", (6, 6), "", Source.PRACTICE, Mark.PRACTICE),
    ("test_plan_recovery_3y", (6, 4, 2), "", Source.PRACTICE, Mark.PRACTICE),
    ("test_grace_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("test_draw", False, "", Source.HOUSE, Mark.DESIGN),
    ("test_draw_floor", "year", "", Source.HOUSE, Mark.DESIGN),
    ("test_draw_one_in_treatment", (30, 60, 60), "", Source.HOUSE, Mark.DESIGN),
    ("test_draw_one_in_recovery_1y", (60,), "", Source.HOUSE, Mark.DESIGN),
    ("test_draw_one_in_recovery_2y", (60, 60), "", Source.HOUSE, Mark.DESIGN),
    ("test_draw_one_in_recovery_3y", (60, 60, 60), "", Source.HOUSE, Mark.DESIGN),
    ("test_draw_extra_max", 6, "", Source.HOUSE, Mark.DESIGN),
    ("test_draw_makeup_days", 2, "", Source.HOUSE, Mark.DESIGN),
    ("test_draw_site_max", None, "", Source.HOUSE, Mark.DESIGN),
    ("positive_sample_keep_months", 6, "8", Source.TEST_RULES, Mark.LAW_QUOTED),
    ("hair_lookback_months", 6, "", Source.PRACTICE, Mark.LAW_QUOTED),
    ("prints_kept_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("change_free_days", 1, "", Source.PRACTICE, Mark.PRACTICE),
    ("report_every_months", 6, "", Source.PRACTICE, Mark.PRACTICE),
    ("evaluation_every_months", 12, "", Source.PRACTICE, Mark.PRACTICE),
    ("contact_min_per_month", 1, "", Source.PRACTICE, Mark.SEEDS),
    ("contact_grace_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("contact_partial_month_days", 15, "", Source.HOUSE, Mark.DESIGN),
    ("contact_phone_counts", False, "", Source.HOUSE, Mark.DESIGN),
    ("lost_after_days", 30, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_norm", 30, "", Source.PRACTICE, Mark.PRACTICE),
    ("file_undo_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("stated_reason_hours", 12, "", Source.HOUSE, Mark.DESIGN),
    ("oversight_hours", 8, "", Source.HOUSE, Mark.DESIGN),
    ("break_glass_hours", 4, "", Source.HOUSE, Mark.DESIGN),
    ("break_glass_per_day", 3, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_weight_file", 80, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_weight_monthly_test", 20, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_weight_far", 20, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_weight_outside", 40, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_weight_new", 50, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_weight_matter", 30, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_new_months", 3, "", Source.HOUSE, Mark.DESIGN),
    ("caseload_far_kilometres", 5, "", Source.HOUSE, Mark.DESIGN),
    ("leave_approval_needed", False, "", Source.HOUSE, Mark.DESIGN),
    ("leave_answer_days", 3, "", Source.HOUSE, Mark.DESIGN),
    ("leave_return_days", 3, "", Source.HOUSE, Mark.DESIGN),
    ("leave_longest_days", 90, "", Source.HOUSE, Mark.DESIGN),
    ("move_send_days", 5, "", Source.HOUSE, Mark.DESIGN),
    ("move_answer_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("move_police_days", 5, "", Source.HOUSE, Mark.DESIGN),
    ("shared_answer_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("elsewhere_reminder_days", 2, "", Source.HOUSE, Mark.DESIGN),
    ("positive_sample_keep_months", 2, "8", Source.TEST_RULES, Mark.LAW_QUOTED),
    ("specimen_collectors", 2, "8", Source.TEST_RULES, Mark.LAW_QUOTED),
    ("hair_length_mm", 30, "3", Source.HAIR_RULES, Mark.LAW_QUOTED),
    ("hair_sample_mg", 50, "3", Source.HAIR_RULES, Mark.LAW_QUOTED),
    ("objection_window_days", 3, "", Source.TEST_RULES, Mark.RECALLED),
    ("objection_decide_days", 3, "", Source.TEST_RULES, Mark.RECALLED),
    ("laboratory_send_days", 3, "", Source.TEST_RULES, Mark.RECALLED),
    ("laboratory_report_days", 5, "", Source.TEST_RULES, Mark.RECALLED),
    ("laboratory_report_days", 3, "", Source.TEST_RULES, Mark.LAW_QUOTED),
    ("result_told_hours", 24, "", Source.TEST_RULES, Mark.RECALLED),
    ("hair_reminder_months", 0, "", Source.HOUSE, Mark.DESIGN),
    ("hair_reminder_days", 14, "", Source.HOUSE, Mark.DESIGN),
    ("kit_low_stock", 10, "", Source.HOUSE, Mark.DESIGN),
    ("kit_expiry_notice_days", 30, "", Source.HOUSE, Mark.DESIGN),
    ("search_start_days", 3, "", Source.HOUSE, Mark.DESIGN),
    ("round_every_months", 6, "", Source.HOUSE, Mark.DESIGN),
    ("search_box_days", 30, "", Source.HOUSE, Mark.DESIGN),
    ("search_decide_days", 3, "", Source.HOUSE, Mark.DESIGN),
    ("asked_answer_days", 3, "", Source.HOUSE, Mark.DESIGN),
    ("asked_record_days", 15, "", Source.HOUSE, Mark.DESIGN),
    ("gate_assign_days", 2, "", Source.HOUSE, Mark.DESIGN),
    ("gate_contact_days", 1, "", Source.HOUSE, Mark.DESIGN),
    ("gate_papers_workdays", 3, "", Source.PRACTICE, Mark.PRACTICE),
    ("gate_help_plan_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("gate_follow_up_first", 1, "", Source.HOUSE, Mark.DESIGN),
    ("gate_follow_up_second", 3, "", Source.HOUSE, Mark.DESIGN),
    ("gate_follow_up_third", 6, "", Source.HOUSE, Mark.DESIGN),
    ("gate_follow_up_last", 12, "", Source.HOUSE, Mark.DESIGN),
    ("gate_follow_up_window_days", 7, "", Source.HOUSE, Mark.DESIGN),
    ("gate_board_days", 30, "", Source.HOUSE, Mark.DESIGN),
]


#: Figures that were amended: the last day of the older one.
UNTIL = {
    ("laboratory_report_days", 5): date(2016, 12, 31),
    ("positive_sample_keep_months", 2): date(2016, 12, 31),
    ("lawsuit_months", 3): date(2015, 4, 30),
}


@pytest.mark.parametrize(("key", "value", "article", "source", "mark"), FIGURES)
def test_each_figure_stands_with_its_article(key, value, article, source, mark):
    found = law.in_force(key, UNTIL.get((key, value), TODAY))
    assert (found.value, found.article, found.source, found.mark) == (value, article, source, mark)


def test_the_page_prints_every_figure_once_and_every_key_is_defined():
    printed = [(row.key, row.value, row.article, row.source, row.mark) for row in law.page()]
    assert sorted(printed, key=repr) == sorted(FIGURES, key=repr)
    assert set(law.DEFINITIONS) == {row.key for row in law.page()}
    assert all(row.title == f"law.title.{row.key}" for row in law.page())


def test_figures_without_an_article_never_claim_to_be_law():
    assert all(row.article or row.mark is not Mark.LAW for row in law.page())


def test_an_unknown_key_is_refused():
    with pytest.raises(RuleBroken) as refused:
        law.in_force("no_such_key", TODAY)
    assert (refused.value.code, refused.value.params) == ("law.unknown_key", {"key": "no_such_key"})


def test_a_day_before_the_figure_existed_is_refused():
    with pytest.raises(RuleBroken, match=r"law\.not_in_force"):
        law.in_force("report_deadline_days", date(2011, 6, 25))


def test_days_before_the_regulation_are_read_with_its_first_figures():
    assert Law(TODAY).at(date(2009, 1, 1)).number("report_deadline_days") == 15


def test_the_local_figure_holds_between_its_days_only():
    rows = (local(since=date(2020, 1, 1), until=date(2020, 12, 31)),)
    assert law.in_force("report_deadline_days", date(2019, 12, 31), rows).value == 15
    assert law.in_force("report_deadline_days", date(2020, 1, 1), rows).value == 2
    assert law.in_force("report_deadline_days", date(2020, 12, 31), rows).value == 2
    assert law.in_force("report_deadline_days", date(2021, 1, 1), rows).value == 15


@pytest.mark.parametrize("reverse", [False, True])
def test_the_most_specific_area_wins_then_the_youngest_row(reverse):
    rows = [
        local(area_path="0001", value=10, since=date(2024, 1, 1)),
        local(area_path="00010002", value=5, since=date(2012, 1, 1)),
        local(area_path="00010002", value=6, since=date(2020, 1, 1)),
        local(key="agreement_days", area_path="000100020003", value=1),
    ]
    found = law.in_force("report_deadline_days", TODAY, rows[::-1] if reverse else rows)
    assert (found.value, found.area_path, found.article) == (6, "00010002", "《某省禁毒条例》第三十三条")


def test_rows_of_an_area_are_its_own_and_those_above():
    city, street, other = local(area_path="0001"), local(area_path="00010002"), local(area_path="00010003")
    assert law.rows_for("00010002", [city, street, other]) == (city, street)


def test_a_figure_is_asked_for_by_its_type():
    held = Law(TODAY)
    assert held.number("report_deadline_days") == 15
    assert held.plan("test_plan_treatment") == (12, 6, 4)
    assert held.switch("contact_phone_counts") is False
    assert held.choice("severe_breach_count_mode") == "separate"


@pytest.mark.parametrize(
    ("ask", "key"),
    [
        ("number", "contact_phone_counts"),
        ("number", "test_plan_treatment"),
        ("plan", "report_deadline_days"),
        ("switch", "report_deadline_days"),
        ("choice", "report_deadline_days"),
    ],
)
def test_asking_for_the_wrong_type_is_refused(ask, key):
    with pytest.raises(RuleBroken) as refused:
        getattr(Law(TODAY), ask)(key)
    assert (refused.value.code, refused.value.params) == ("law.wrong_type", {"key": key})


def test_a_reason_names_source_article_and_figure():
    reason = Law(TODAY).why("orders.why.sign_in", "report_deadline_days", nation_article="38", day=TODAY)
    assert reason.code == "orders.why.sign_in"
    assert reason.params == {"source": "law.source.drr", "article": "38", "value": 15, "day": TODAY}


def test_a_local_reason_keeps_its_own_article():
    reason = Law(TODAY, [local()]).why("orders.why.sign_in", "report_deadline_days", nation_article="38")
    assert reason.params == {"source": "", "article": "《某省禁毒条例》第三十三条", "value": 2}


def test_reasons_can_be_put_into_sets():
    made = [law.why("a", day=TODAY, n=1), law.why("a", n=1, day=TODAY), law.why("a", n=2, day=TODAY)]
    assert len(set(made)) == 2


GOOD = [
    local(),
    local(value=15),
    local(key="gate_notice_days", value=7),
    local(key="test_plan_treatment", value=(24, 12, 0)),
    local(key="contact_phone_counts", value=True),
    local(key="severe_breach_count_mode", value="together"),
    local(key="agreement_days", value=30, article="", source="《某市办法》"),
]


@pytest.mark.parametrize("row", GOOD, ids=lambda row: f"{row.key}-{row.value}")
def test_a_local_row_that_can_stand_is_taken(row):
    law.check_local(row)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (local(key="no_such_key"), "law.unknown_key"),
        (local(key="term_treatment_years", value=2), "law.not_local"),
        (local(value=16), "law.above_nation"),
        (local(value=0), "law.out_of_bounds"),
        (local(value=61), "law.out_of_bounds"),
        (local(value="15"), "law.wrong_type"),
        (local(value=True), "law.wrong_type"),
        (local(key="gate_notice_days", value=2), "law.below_nation"),
        (local(key="contact_phone_counts", value=1), "law.wrong_type"),
        (local(key="severe_breach_count_mode", value="both"), "law.wrong_type"),
        (local(key="test_plan_treatment", value=22), "law.wrong_type"),
        (local(key="test_plan_treatment", value=(12, 6)), "law.wrong_plan_length"),
        (local(key="test_plan_treatment", value=(12, 6, 53)), "law.out_of_bounds"),
        (local(key="test_plan_treatment", value=(12, 6, "4")), "law.wrong_type"),
        (local(since=date(2026, 1, 2), until=date(2026, 1, 1)), "law.ends_before_start"),
        (local(article=" "), "law.source_missing"),
    ],
)
def test_a_local_row_that_cannot_stand_is_refused(row, code):
    with pytest.raises(RuleBroken) as refused:
        law.check_local(row)
    assert refused.value.code == code


def test_every_definition_that_is_open_to_places_has_room_for_the_nations_figure():
    for row in law.page():
        definition = law.DEFINITIONS[row.key]
        if definition.unit not in {Unit.SWITCH, Unit.CHOICE}:
            if row.value is None:
                assert definition.optional, row.key
                continue
            numbers = row.value if isinstance(row.value, tuple) else (row.value,)
            assert all(definition.minimum <= number <= definition.maximum for number in numbers), row.key


# Local variants as the local texts were read, apart from the catalogue.
VARIANTS = {
    "zhejiang": {
        "report_deadline_days": 2,
        "report_deadline_far_days": 15,
        "move_report_days": 2,
        "move_report_far_days": 15,
        "recovery_refusal_may_treat": True,
    },
    "shanghai": {"gate_notice_workdays": 7, "papers_after_release_workdays": 3},
    "chongqing": {
        "service_hours": 24,
        "street_told_workdays": 3,
        "move_file_workdays": 3,
        "move_police_told_workdays": 3,
        "papers_before_expiry_workdays": 7,
        "release_served_workdays": 3,
        "release_notify_street_workdays": 7,
    },
}


def test_the_catalogue_holds_the_known_local_texts_and_each_row_may_be_set():
    assert {
        code: {variant.key: variant.value for variant in text.variants}
        for code, text in law.CATALOGUE.items()
    } == VARIANTS
    for text in law.CATALOGUE.values():
        for variant in text.variants:
            law.check_local(local(variant.key, variant.value, article=variant.article, source=text.source))


def test_the_catalogue_holds_nowhere_by_itself():
    for text in law.CATALOGUE.values():
        for variant in text.variants:
            assert law.in_force(variant.key, TODAY).area_path == ""
            assert law.in_force(variant.key, TODAY).value != variant.value


def test_a_clock_that_is_not_set_is_none_and_a_place_may_unset_what_is_set_above():
    assert Law(TODAY).count("service_hours") is None
    rows = [local("service_hours", 24), local("service_hours", None, area_path="00010002")]
    assert Law(TODAY, rows[:1]).count("service_hours") == 24
    assert Law(TODAY, rows).count("service_hours") is None
    law.check_local(rows[1])
    with pytest.raises(RuleBroken, match=r"law\.wrong_type"):
        law.check_local(local("report_deadline_days", None))
    with pytest.raises(RuleBroken, match=r"law\.wrong_type"):
        Law(TODAY).number("service_hours")


def test_the_window_of_a_lawsuit_changed_with_the_law():
    assert law.in_force("lawsuit_months", date(2015, 4, 30)).value == 3
    assert law.in_force("lawsuit_months", date(2015, 5, 1)).value == 6
