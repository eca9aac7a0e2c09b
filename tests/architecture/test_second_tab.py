"""Every page that changes an existing row asks about a second tab, or says here why it need not."""

from __future__ import annotations

import pytest
from django.urls import get_resolver, reverse

from tests.architecture.rows import _world
from tests.architecture.test_url_matrix import FIXED, addresses
from tests.people import signed_in
from waystation.common.pages import PAGES
from waystation.rules.roles import MAY, Role

#: Pages that show what a row says and take it back changed: URL name → what their forms are about.
EDITS = {
    "clients:edit": "who the person is",
    "clients:change_kin": "a relative",
    "assessment:item": "an item of the plan",
    "assessment:outcome": "what came of an item",
    "activities:change_session": "a session",
    "casework:correct_screening": "a test",
    "casework:correct_contact": "a contact",
    "casework:appointment_move": "an appointment",
    "casework:leave_correct": "a leave",
    "casework:spell": "an isolation",
    "casework:order_step": "the facts of an order (its step `correct`)",
    "casework:agreement_prepare": "the draft of an agreement",
    "accounts:change_account": "an account",
    "accounts:organisation": "an organisation",
    "accounts:rename_area": "an area",
}
#: Pages about an existing row that do not send its fields back: why nothing can be overwritten there.
READS = "only shows"
ADDS = "adds a row of its own"
DEED = "one deed, which is the same however often it is done or says that it was done"
COMPARED = "sends along what was shown and refuses when it has changed"
#: Beginnings of URL names that libraries bring along.
FOREIGN = ("account_", "mfa_")
OTHERS = {
    "points:merchant": READS,
    "points:merchant_end": DEED,
    "points:contract_new": ADDS,
    "points:contract_deed": DEED,
    "points:contract_second": DEED,
    "points:till_new": ADDS,
    "points:till_revoke": DEED,
    "portal:till_card": DEED,
    "accounts:draft": "a person's own draft: the last one counts",
    "accounts:area": READS,
    "accounts:area_staff": READS,
    "accounts:account": READS,
    "accounts:import_passwords": READS,
    "accounts:import_template": READS,
    "accounts:import_preview": DEED,
    "accounts:new_area": ADDS,
    "accounts:area_facts": ADDS,
    "accounts:new_post": ADDS,
    "accounts:grant": ADDS,
    "accounts:move_area": DEED,
    "accounts:merge_areas": DEED,
    "accounts:split_area": DEED,
    "accounts:end_area": DEED,
    "accounts:undo_merge": DEED,
    "accounts:end_post": DEED,
    "accounts:end_organisation": DEED,
    "accounts:end_grant": DEED,
    "accounts:account_deed": DEED,
    "notices:settle": DEED,
    "notices:client": ADDS,
    "notices:end_address": DEED,
    "notices:channel_off": DEED,
    "notices:channel_test": DEED,
    "activities:sheet": READS,
    "activities:printed_sheet": READS,
    "activities:cancel_session": DEED,
    "activities:mark": DEED,
    "activities:undo": DEED,
    "activities:client": READS,
    "activities:qualification": ADDS,
    "activities:work": ADDS,
    "activities:withdraw_attendance": DEED,
    "activities:withdraw_qualification": DEED,
    "activities:withdraw_work": DEED,
    "points:client": READS,
    "points:scheme": READS,
    "points:scheme_approve": DEED,
    "points:scheme_drop": DEED,
    "points:scheme_end": DEED,
    "points:withdrawn_decide": DEED,
    "points:credit": ADDS,
    "points:undo": ADDS,
    "points:request_decide": DEED,
    "points:request_take_back": DEED,
    "assessment:plan": ADDS,
    "assessment:new_gain": ADDS,
    "assessment:withdraw_gain": DEED,
    "casework:agreements": READS,
    "casework:agreement_sheet": READS,
    "casework:agreement_sign": DEED,
    "casework:agreement_refuse": DEED,
    "orders:agreement_text": ADDS,
    "casework:gate_import_check": DEED,
    "casework:round_mark": DEED,
    "casework:searches": READS,
    "casework:search_open": DEED,
    "casework:search_step": ADDS,
    "casework:search_decide": ADDS,
    "casework:search_close": DEED,
    "casework:leaver": READS,
    "casework:client_leaver": READS,
    "casework:leaver_assign": DEED,
    "casework:leaver_move": DEED,
    "casework:leaver_end": DEED,
    "casework:leaver_attach": DEED,
    "casework:leaver_assess": "a form of its own that shows nothing of what was entered before",
    "casework:leaver_plan": ADDS,
    "casework:leaver_step": ADDS,
    "casework:leaver_step_withdraw": DEED,
    "casework:client": READS,
    "auditing:draw": READS,
    "casework:what_if_client": "a trial that saves nothing",
    "casework:seal_file": DEED,
    "casework:decide_unsealing": DEED,
    "casework:hold": ADDS,
    "casework:hold_lift": DEED,
    "casework:deletion_propose": DEED,
    "casework:deletion_confirm": DEED,
    "casework:deletion_withdraw": DEED,
    "casework:deletion_check": READS,
    "casework:retention_file": READS,
    "casework:deletion": READS,
    "casework:release": ADDS,
    "casework:withdraw_release": DEED,
    "casework:exit_pack": READS,
    "casework:aftercare": ADDS,
    "auditing:history": READS,
    "auditing:export": READS,
    "auditing:month": DEED,
    "casework:hand_over_deed": DEED,
    "casework:hand_over_state": READS,
    "casework:leaving": DEED,
    "casework:leaving_ask": READS,
    "casework:help_work": READS,
    "casework:privacy_notice": READS,
    "casework:told": ADDS,
    "casework:asked": "one answer; a second one is told that there is one already",
    "casework:state_reason": ADDS,
    "casework:end_pass": DEED,
    "casework:check_pass": DEED,
    "casework:protection": DEED,
    "casework:protected_readers": DEED,
    "casework:decide_protection": DEED,
    "casework:recuse": ADDS,
    "casework:end_recusal": DEED,
    "casework:cover_deed": DEED,
    "casework:my_cover_end": DEED,
    "casework:merge_choose": READS,
    "casework:merge": COMPARED,
    "casework:keep_apart": DEED,
    "casework:split": COMPARED,
    "casework:refiling": COMPARED,
    "casework:hand_out_undo": DEED,
    "casework:away": READS,
    "casework:leave_new": ADDS,
    "casework:leave_slip": READS,
    "casework:leave_deed": DEED,
    "casework:extension_deed": DEED,
    "casework:absence_new": ADDS,
    "casework:absence_deed": DEED,
    "casework:move_new": ADDS,
    "casework:move": DEED,
    "casework:move_papers": READS,
    "casework:shared_new": ADDS,
    "casework:shared": DEED,
    "casework:shared_letter": READS,
    "casework:request_new": ADDS,
    "casework:test_request": DEED,
    "casework:test_take": DEED,
    "casework:test_letter": READS,
    "casework:matter": READS,
    "casework:matter_told": READS,
    "casework:breach_counts": READS,
    "casework:matter_new": ADDS,
    "casework:family_call": ADDS,
    "casework:matter_step": ADDS,
    "casework:matter_second": ADDS,
    "casework:matter_set_aside": ADDS,
    "casework:matter_undo": DEED,
    "casework:matter_object": ADDS,
    "casework:objection_answer": DEED,
    "casework:objection_back": DEED,
    "casework:objection_undo": DEED,
    "casework:matter_offer": ADDS,
    "casework:matter_offer_withdraw": DEED,
    "casework:decide_contact": DEED,
    "casework:record_screening": ADDS,
    "casework:test": READS,
    "casework:seal": ADDS,
    "casework:test_deed": DEED,
    "casework:objection": DEED,
    "screening:kit": ADDS,
    "points:shop_good": READS,
    "points:shop_good_new": ADDS,
    "points:shop_deed": DEED,
    "points:shop_picture": READS,
    "points:shop_note": READS,
    "points:shop_check": DEED,
    "points:shop_prices": READS,
    "points:shop_prices_set": ADDS,
    "points:shop_prices_approve": DEED,
    "points:shop_prices_drop": DEED,
    "points:choose": ADDS,
    "points:redemption": READS,
    "points:receipt": READS,
    "points:redemption_step": DEED,
    "screening:medicine": DEED,
    "casework:record_contact": ADDS,
    "casework:withdraw_screening": DEED,
    "casework:withdraw_contact": DEED,
    "casework:appointment_new": ADDS,
    "casework:appointment_settle": DEED,
    "casework:drawn": DEED,
    "casework:draw_told": DEED,
    "casework:not_possible": ADDS,
    "casework:withdraw_not_possible": DEED,
    "casework:new_order": ADDS,
    "casework:legal_life": READS,
    "casework:spell_new": ADDS,
    "casework:spell_withdraw": DEED,
    "casework:order_act": DEED,
    "casework:circumstance_new": ADDS,
    "casework:circumstance_deed": DEED,
    "orders:adopt_text": DEED,
    "orders:undo_adoption": DEED,
    "casework:withdraw_step": DEED,
    "casework:change": READS,
    "casework:change_decide": COMPARED,
    "casework:change_take_back": DEED,
    "casework:move_area": DEED,
    "casework:close_file": DEED,
    "casework:reopen_file": DEED,
    "casework:roster": READS,
    "casework:roster_columns": DEED,
    "casework:roster_marked": READS,
    "casework:roster_confirm": DEED,
    "casework:roster_continue": DEED,
    "casework:roster_undo": DEED,
    "casework:roster_drop": DEED,
    "clients:reveal": READS,
    "clients:add_name": ADDS,
    "clients:remove_name": DEED,
    "clients:phones": ADDS,
    "clients:end_phone": DEED,
    "clients:kin": ADDS,
    "clients:end_kin": DEED,
    "clients:consents": ADDS,
    "portal:ways": READS,
    "portal:way_open": ADDS,
    "portal:way_close": DEED,
    "clients:withdraw_consent": DEED,
    "clients:documents": ADDS,
    "clients:scan": READS,
    "clients:withdraw_document": DEED,
    "clients:team": ADDS,
    "clients:assign": COMPARED,
    "clients:end_member": DEED,
    "orders:end_parameter": DEED,
    "casework:papers": READS,
    "casework:papers_scans": ADDS,
    "casework:papers_refile": DEED,
    "casework:papers_whole": READS,
    "casework:paper": ADDS,
    "casework:paper_issued": READS,
    "casework:paper_cancel": DEED,
    "casework:medicine_report": READS,
    "casework:print": READS,
    "casework:print_taken": READS,
    "papers:check": READS,
    "papers:register": READS,
    "papers:templates": READS,
    "papers:template": ADDS,
    "papers:template_file": READS,
    "papers:template_back": DEED,
    "papers:numbering": DEED,
}


def unsaid(names: set[str]) -> set[str]:
    """Addresses of existing rows about which nobody has said whether a second tab is asked."""
    return {name for name in names if not name.startswith(FOREIGN)} - EDITS.keys() - OTHERS.keys()


def unguarded(views: dict[str, object]) -> set[str]:
    """Editing pages whose view is not marked ``second_tab``."""
    return {name for name, view in views.items() if not getattr(view, "asks_second_tab", False)}


def test_every_address_of_a_row_is_in_one_of_the_two_lists():
    names = {address.name for address in addresses() if address.arguments and address.name in PAGES}
    assert unsaid(names) == set(), "say in EDITS or OTHERS whether a second save could overwrite something"
    assert (EDITS.keys() | OTHERS.keys()) - names == set(), "no such address any more"
    assert EDITS.keys() & OTHERS.keys() == set()


def test_a_planted_page_is_found():
    assert unsaid({"clients:edit", "clients:change_everything"}) == {"clients:change_everything"}
    assert unguarded({"clients:change_everything": lambda request: None}) == {"clients:change_everything"}


def test_every_editing_view_is_marked():
    views = {}
    for address in addresses():
        if address.name in EDITS:
            arguments = {name: FIXED.get(name, 1) for name in address.arguments}
            views[address.name] = get_resolver().resolve(reverse(address.name, kwargs=arguments)).func
    assert unguarded(views) == set()


@pytest.mark.django_db
def test_every_editing_page_carries_what_it_was_opened_with():
    world, own, _other = _world()
    missing = []
    for address in addresses():
        if address.name not in EDITS:
            continue
        verb = PAGES[address.name]
        who = Role.ADMIN if Role.ADMIN in MAY[verb] else Role.WORKER
        chosen = {n: {**own, **FIXED, "step": "correct"}[n] for n in address.arguments}
        answer = signed_in(world.by_role()[who]).get(reverse(address.name, kwargs=chosen))
        if b'name="opened" value=' not in answer.content:
            missing.append((address.name, answer.status_code))
    assert missing == []
