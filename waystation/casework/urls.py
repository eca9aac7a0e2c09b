"""The addresses of the daily work. Each name has its row in ``common/pages``."""

from __future__ import annotations

from typing import Any

from django.urls import path

from waystation.casework.views import (
    filing,
    guarding,
    intake,
    looking,
    orders,
    planning,
    recording,
    refiling,
    telling,
    testing,
    trying,
)
from waystation.casework.views.care import agreement, asking, gate, gate_import, rounds, search
from waystation.casework.views.draws import calls, detection, load
from waystation.casework.views.law import changes, legal, release, retention, sealing
from waystation.casework.views.matters import objections
from waystation.casework.views.matters import opening as matter_opening
from waystation.casework.views.matters import pages as matter_pages
from waystation.casework.views.matters import steps as matter_steps
from waystation.casework.views.papers import index as file_index
from waystation.casework.views.papers import medic, paper, prints
from waystation.casework.views.places import away, elsewhere, moves, shared
from waystation.casework.views.places import office as places
from waystation.casework.views.reading import clients, hand_out, home, notices, office, rules
from waystation.casework.views.rosters import batches, preview
from waystation.casework.views.team import covers, hand_over, leaving

app_name = "casework"

_CLIENT = "clients/<int:client_id>"
_MATTER = f"{_CLIENT}/matters/<int:matter_id>"

urlpatterns: list[Any] = [
    # two files of one person, two persons in one file
    path("files/duplicates/", refiling.duplicates, name="duplicates"),
    path("files/refilings/<int:act_id>/", refiling.act, name="refiling"),
    path(f"{_CLIENT}/merge/", refiling.choose, name="merge_choose"),
    path(f"{_CLIENT}/merge/<int:other_id>/", refiling.merge, name="merge"),
    path(f"{_CLIENT}/merge/<int:other_id>/apart/", refiling.keep_apart, name="keep_apart"),
    path(f"{_CLIENT}/split/", refiling.split, name="split"),
    # papers of many
    path("papers/prints/", prints.prints, name="prints"),
    path("papers/prints/<int:print_id>/", prints.state, name="print"),
    path("papers/prints/<int:print_id>/file/", prints.take, name="print_taken"),
    # papers of a file
    path(f"{_CLIENT}/papers/", file_index.index, name="papers"),
    path(f"{_CLIENT}/papers/scans/", file_index.scans, name="papers_scans"),
    path(f"{_CLIENT}/papers/scans/<int:document_id>/", file_index.refile, name="papers_refile"),
    path(f"{_CLIENT}/papers/whole/", file_index.whole, name="papers_whole"),
    path("screening/medicines/<int:sampling_id>/report/", medic.report, name="medicine_report"),
    path(f"{_CLIENT}/papers/<slug:paper_kind>/", paper.paper, name="paper"),
    path(f"{_CLIENT}/papers/issued/<int:paper_id>/", paper.issued, name="paper_issued"),
    path(f"{_CLIENT}/papers/issued/<int:paper_id>/cancel/", paper.cancel, name="paper_cancel"),
    # reading pages
    path("today/", home.home, name="home"),
    path("clients/", clients.listed, name="clients"),
    path(f"{_CLIENT}/", clients.page, name="client"),
    path("office/", office.office_page, name="office"),
    path("office/hand-out/", hand_out.choose, name="hand_out"),
    path("office/hand-out/<int:batch_id>/undo/", hand_out.undo, name="hand_out_undo"),
    path("office/covers/", covers.board, name="covers"),
    path("office/covers/<int:cover_id>/<slug:cover_deed>/", covers.deed, name="cover_deed"),
    path("office/hand-over/", hand_over.choose, name="hand_over"),
    path("office/hand-over/<int:hand_over_id>/", hand_over.state, name="hand_over_state"),
    path("office/hand-over/<int:hand_over_id>/<slug:hand_over_deed>/", hand_over.deed, name="hand_over_deed"),
    path("office/leaving/<int:account_id>/", leaving.page, name="leaving"),
    path("office/leaving/<int:account_id>/ask/", leaving.ask, name="leaving_ask"),
    path("covers/", covers.mine, name="my_covers"),
    path("covers/<int:cover_id>/end/", covers.end_mine, name="my_cover_end"),
    # matters: what a person looks into, step by step
    path("matters/", matter_pages.listed, name="matters"),
    path(f"{_CLIENT}/matters/new/", matter_opening.new, name="matter_new"),
    path(f"{_CLIENT}/family-call/", matter_opening.family_call, name="family_call"),
    path(f"{_CLIENT}/counts/", matter_pages.counts, name="breach_counts"),
    path(f"{_MATTER}/", matter_pages.matter, name="matter"),
    path(f"{_MATTER}/told/", matter_pages.told, name="matter_told"),
    path(f"{_MATTER}/steps/<slug:prepare_step>/", matter_steps.prepare, name="matter_step"),
    path(f"{_MATTER}/second/<slug:second_step>/", matter_steps.second, name="matter_second"),
    path(f"{_MATTER}/set-aside/", matter_steps.set_aside, name="matter_set_aside"),
    path(f"{_MATTER}/undo/<int:taken_id>/", matter_steps.undo, name="matter_undo"),
    path(f"{_MATTER}/objections/new/", objections.object_to, name="matter_object"),
    path(f"{_MATTER}/objections/<int:objection_id>/", objections.answer, name="objection_answer"),
    path(f"{_MATTER}/objections/<int:objection_id>/back/", objections.take_back, name="objection_back"),
    path(f"{_MATTER}/objections/<int:objection_id>/undo/", objections.undo_answer, name="objection_undo"),
    path(f"{_MATTER}/offers/", objections.offer, name="matter_offer"),
    path(
        f"{_MATTER}/offers/<int:offer_id>/withdraw/", objections.withdraw_offer, name="matter_offer_withdraw"
    ),
    path(f"{_CLIENT}/contacts/<int:contact_id>/decide/", office.decide_contact, name="decide_contact"),
    path("notices/", notices.listed, name="notices"),
    path("notices/read/", notices.read, name="notices_read"),
    path("rules/", rules.rules, name="rules"),
    # what if: nothing is saved
    path("what-if/", trying.what_if, name="what_if"),
    path(f"{_CLIENT}/what-if/", trying.what_if_client, name="what_if_client"),
    # recording
    path(f"{_CLIENT}/screenings/new/", recording.record_screening, name="record_screening"),
    path(
        f"{_CLIENT}/screenings/<int:screening_id>/correct/",
        recording.correct_screening,
        name="correct_screening",
    ),
    path(
        f"{_CLIENT}/screenings/<int:screening_id>/withdraw/",
        recording.withdraw_screening,
        name="withdraw_screening",
    ),
    # one test: its sample, its chain of custody, objections
    path(f"{_CLIENT}/screenings/<int:screening_id>/", testing.test_page, name="test"),
    path(f"{_CLIENT}/screenings/<int:screening_id>/seal/", testing.seal, name="seal"),
    path(
        f"{_CLIENT}/screenings/<int:screening_id>/do/<slug:test_deed>/", testing.test_deed, name="test_deed"
    ),
    path(f"{_CLIENT}/objections/<int:asked_id>/", testing.objection, name="objection"),
    path(f"{_CLIENT}/contacts/new/", recording.record_contact, name="record_contact"),
    path(f"{_CLIENT}/contacts/<int:contact_id>/correct/", recording.correct_contact, name="correct_contact"),
    path(
        f"{_CLIENT}/contacts/<int:contact_id>/withdraw/", recording.withdraw_contact, name="withdraw_contact"
    ),
    path(f"{_CLIENT}/appointments/new/", planning.appointment_new, name="appointment_new"),
    path(
        f"{_CLIENT}/appointments/<int:appointment_id>/move/",
        planning.appointment_move,
        name="appointment_move",
    ),
    path(
        f"{_CLIENT}/appointments/<int:appointment_id>/result/",
        planning.appointment_settle,
        name="appointment_settle",
    ),
    path(f"{_CLIENT}/not-possible/", planning.not_possible, name="not_possible"),
    path(
        f"{_CLIENT}/not-possible/<int:entry_id>/withdraw/",
        planning.withdraw_not_possible,
        name="withdraw_not_possible",
    ),
    # leave, absence, change of place, second place, tests elsewhere
    path("places/", places.places, name="places"),
    path(f"{_CLIENT}/away/", away.page, name="away"),
    path(f"{_CLIENT}/leaves/new/", away.leave_new, name="leave_new"),
    path(f"{_CLIENT}/leaves/<int:leave_id>/correct/", away.leave_correct, name="leave_correct"),
    path(f"{_CLIENT}/leaves/<int:leave_id>/slip/", away.leave_slip, name="leave_slip"),
    path(f"{_CLIENT}/leaves/<int:leave_id>/do/<slug:leave_deed>/", away.leave_deed, name="leave_deed"),
    path(
        f"{_CLIENT}/extensions/<int:extension_id>/<slug:extension_deed>/",
        away.extension_deed,
        name="extension_deed",
    ),
    path(f"{_CLIENT}/absences/new/", away.absence_new, name="absence_new"),
    path(f"{_CLIENT}/absences/<int:absence_id>/<slug:absence_deed>/", away.absence_deed, name="absence_deed"),
    path(f"{_CLIENT}/moves/new/", moves.move_new, name="move_new"),
    path("moves/<int:move_id>/", moves.move, name="move"),
    path("moves/<int:move_id>/papers/", moves.move_papers, name="move_papers"),
    path(f"{_CLIENT}/second-place/new/", shared.shared_new, name="shared_new"),
    path("second-places/<int:shared_id>/", shared.shared, name="shared"),
    path("second-places/<int:shared_id>/letter/", shared.shared_letter, name="shared_letter"),
    path(f"{_CLIENT}/tests-elsewhere/new/", elsewhere.request_new, name="request_new"),
    path("tests-elsewhere/<int:request_id>/", elsewhere.test_request, name="test_request"),
    path("tests-elsewhere/<int:request_id>/take/", elsewhere.test_take, name="test_take"),
    path("tests-elsewhere/<int:request_id>/letter/", elsewhere.test_letter, name="test_letter"),
    # what the client is told, and what is never issued
    path(f"{_CLIENT}/told/", telling.told, name="told"),
    path(f"{_CLIENT}/told/help-work/", telling.help_work, name="help_work"),
    path(f"{_CLIENT}/told/privacy/", telling.privacy_notice, name="privacy_notice"),
    path("rules/certificates/", telling.no_certificate, name="no_certificate"),
    # files outside the own list, special protection, ties
    path(f"{_CLIENT}/reason/", looking.state_reason, name="state_reason"),
    path(f"{_CLIENT}/end-look/", looking.end_pass, name="end_pass"),
    path("clients/outside/", looking.outside, name="outside"),
    path("clients/inspect/", looking.inspect, name="inspect"),
    path("looks/", looking.looks, name="looks"),
    path("looks/<int:pass_id>/", looking.check, name="check_pass"),
    path(f"{_CLIENT}/protection/", guarding.protection, name="protection"),
    path(f"{_CLIENT}/protection/readers/", guarding.readers, name="protected_readers"),
    path("protections/", guarding.protections, name="protections"),
    path("protections/<int:protection_id>/", guarding.decide_protection, name="decide_protection"),
    path(f"{_CLIENT}/recuse/", guarding.recuse, name="recuse"),
    path(f"{_CLIENT}/recusals/<int:recusal_id>/end/", guarding.end_recusal, name="end_recusal"),
    # unforeseen tests
    path(f"{_CLIENT}/drawn/<int:draw_id>/", calls.drawn, name="drawn"),
    path(f"{_CLIENT}/drawn/<int:draw_id>/told/", calls.told_quickly, name="draw_told"),
    path("office/draws/", load.load, name="draw_load"),
    path("office/draws/now/", load.draw_now, name="draw_now"),
    path("rules/detection/", detection.page, name="detection"),
    # rosters
    path("rosters/", batches.listed, name="rosters"),
    path("rosters/template/", batches.template, name="roster_template"),
    path("rosters/<int:roster_id>/", preview.page, name="roster"),
    path("rosters/<int:roster_id>/columns/", preview.columns, name="roster_columns"),
    path("rosters/<int:roster_id>/marked/", preview.marked, name="roster_marked"),
    path("rosters/<int:roster_id>/confirm/", batches.confirm, name="roster_confirm"),
    path("rosters/<int:roster_id>/continue/", batches.resume, name="roster_continue"),
    path("rosters/<int:roster_id>/undo/", batches.undo, name="roster_undo"),
    path("rosters/<int:roster_id>/drop/", batches.drop, name="roster_drop"),
    # a new person
    path("clients/new/", intake.register, name="register"),
    # orders
    path(f"{_CLIENT}/law/", legal.life, name="legal_life"),
    path(f"{_CLIENT}/isolation/new/", legal.new_spell, name="spell_new"),
    path(f"{_CLIENT}/isolation/<int:spell_id>/", legal.spell, name="spell"),
    path(f"{_CLIENT}/isolation/<int:spell_id>/withdraw/", legal.withdraw_spell, name="spell_withdraw"),
    path(f"{_CLIENT}/orders/<int:order_id>/acts/<slug:act_code>/", legal.act, name="order_act"),
    path(f"{_CLIENT}/circumstances/new/", legal.new_circumstance, name="circumstance_new"),
    path(
        f"{_CLIENT}/circumstances/<int:circumstance_id>/<slug:circumstance_deed>/",
        legal.circumstance_deed,
        name="circumstance_deed",
    ),
    path("clients/<int:client_id>/orders/new/", orders.new_order, name="new_order"),
    path(
        "clients/<int:client_id>/orders/<int:order_id>/steps/<slug:step>/",
        orders.order_step,
        name="order_step",
    ),
    path(
        f"{_CLIENT}/orders/<int:order_id>/withdraw/<int:step_id>/",
        filing.withdraw_step,
        name="withdraw_step",
    ),
    # release and after
    path(f"{_CLIENT}/release/<int:order_id>/", release.page, name="release"),
    path(
        f"{_CLIENT}/release/<int:order_id>/withdraw/<int:record_id>/",
        release.withdraw,
        name="withdraw_release",
    ),
    path(f"{_CLIENT}/release/<int:order_id>/exit-pack/", release.exit_pack, name="exit_pack"),
    path(f"{_CLIENT}/aftercare/", release.aftercare, name="aftercare"),
    # the two-sided agreement
    path(f"{_CLIENT}/agreements/", agreement.listed, name="agreements"),
    path(f"{_CLIENT}/orders/<int:order_id>/agreement/", agreement.prepare, name="agreement_prepare"),
    path(f"{_CLIENT}/agreements/<int:sheet_id>/", agreement.sheet, name="agreement_sheet"),
    path(f"{_CLIENT}/agreements/<int:sheet_id>/sign/", agreement.sign, name="agreement_sign"),
    path(f"{_CLIENT}/agreements/<int:sheet_id>/refuse/", agreement.refuse, name="agreement_refuse"),
    # looking for somebody who is out of reach
    path("rounds/", rounds.rounds, name="rounds"),
    path(f"{_CLIENT}/round/", rounds.round_mark, name="round_mark"),
    path(f"{_CLIENT}/asked/<int:ask_id>/", asking.asked, name="asked"),
    path(f"{_CLIENT}/search/", search.searches, name="searches"),
    path(f"{_CLIENT}/search/open/", search.open_search, name="search_open"),
    path(f"{_CLIENT}/search/<int:search_id>/step/", search.step, name="search_step"),
    path(f"{_CLIENT}/search/<int:search_id>/decide/", search.decide, name="search_decide"),
    path(f"{_CLIENT}/search/<int:search_id>/close/", search.close, name="search_close"),
    # hand-over from isolation
    path("gate/", gate.board, name="gate"),
    path("gate/expect/", gate.expect, name="gate_expect"),
    path("gate/import/", gate_import.upload, name="gate_import"),
    path("gate/import/template/", gate_import.template, name="gate_template"),
    path("gate/import/<int:sheet_upload_id>/", gate_import.check, name="gate_import_check"),
    path("gate/<int:leaver_id>/", gate.leaver, name="leaver"),
    path("gate/<int:leaver_id>/assign/", gate.assign, name="leaver_assign"),
    path("gate/<int:leaver_id>/move/", gate.move, name="leaver_move"),
    path("gate/<int:leaver_id>/end/", gate.end, name="leaver_end"),
    path("gate/<int:leaver_id>/attach/", gate.attach, name="leaver_attach"),
    path("gate/<int:leaver_id>/assessment/", gate.assess, name="leaver_assess"),
    path("gate/<int:leaver_id>/plan/", gate.first_plan, name="leaver_plan"),
    path("gate/<int:leaver_id>/steps/<slug:gate_step>/", gate.step, name="leaver_step"),
    path(
        "gate/<int:leaver_id>/steps/<int:gate_step_id>/withdraw/", gate.withdraw, name="leaver_step_withdraw"
    ),
    path(f"{_CLIENT}/gate/<int:leaver_id>/", gate.leaver, name="client_leaver"),
    # sealed files
    path("sealed/", sealing.listed, name="sealed"),
    path("sealed/ask/", sealing.ask, name="ask_unsealing"),
    path("sealed/retention/", retention.listed, name="retention"),
    path("sealed/retention/<int:sealed_id>/", retention.file, name="retention_file"),
    path("sealed/retention/<int:sealed_id>/hold/", retention.hold, name="hold"),
    path("sealed/retention/<int:sealed_id>/delete/", retention.propose, name="deletion_propose"),
    path("sealed/holds/<int:hold_id>/lift/", retention.lift, name="hold_lift"),
    path("sealed/deletions/", retention.proofs, name="deletions"),
    path("sealed/deletions/<int:deletion_id>/", retention.deletion, name="deletion"),
    path("sealed/deletions/<int:deletion_id>/confirm/", retention.confirm, name="deletion_confirm"),
    path("sealed/deletions/<int:deletion_id>/withdraw/", retention.withdraw, name="deletion_withdraw"),
    path("sealed/deletions/<int:deletion_id>/check/", retention.check, name="deletion_check"),
    path("sealed/<int:unsealing_id>/", sealing.decide, name="decide_unsealing"),
    path(f"{_CLIENT}/seal-file/", sealing.seal, name="seal_file"),
    # later changes of legal records, by two people
    path("changes/", changes.listed, name="changes"),
    path(f"{_CLIENT}/changes/<int:correction_id>/", changes.change, name="change"),
    path(f"{_CLIENT}/changes/<int:correction_id>/decide/", changes.decide, name="change_decide"),
    path(f"{_CLIENT}/changes/<int:correction_id>/take-back/", changes.take_back, name="change_take_back"),
    # where a file belongs, and whether it is in use
    path(f"{_CLIENT}/move/", filing.move_area, name="move_area"),
    path(f"{_CLIENT}/close/", filing.close_file, name="close_file"),
    path(f"{_CLIENT}/reopen/", filing.reopen_file, name="reopen_file"),
]
