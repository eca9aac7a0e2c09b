"""Every column of a client's data and its sort. A column that is missing here fails a test.

Keys, true/false marks and tokens need no line; everything else has one, and so has every new column.
"""

from __future__ import annotations

from collections.abc import Mapping

from waystation.rules.privacy.sight import Sort


def _table(table: str, /, **sorts: str) -> dict[str, Sort]:
    """``sort="column column"`` for one table."""
    return {f"{table}.{column}": Sort(sort) for sort, columns in sorts.items() for column in columns.split()}


COLUMNS: Mapping[str, Sort] = {
    **_table(
        "clients.client",
        plain="file_number sex without_worker_since state registered_on closed_on changed_at",
        name="name pinyin",
        birth="born_on",
        identity="id_number",
        address="home_address living_address",
        health="substances",
        note="remark",
        sealed="id_index id_tail",
    ),
    **_table("clients.clientname", plain="kind", name="text pinyin initials"),
    **_table("clients.phone", plain="ends_on", phone="number", kin="note", sealed="number_index number_tail"),
    **_table(
        "clients.kin", plain="relation ends_on", kin="name", phone="phone", note="note", sealed="phone_index"
    ),
    **_table(
        "clients.document",
        plain="kind dated_on content_type size_bytes added_at withdrawn_on",
        paper="title paper_place",
        note="withdrawn_reason",
        sealed="content",
    ),
    **_table("clients.consent", plain="scope given_on withdrawn_on recorded_at"),
    **_table("clients.teammember", plain="duty starts_on ends_on", team="name phone"),
    **_table(
        "clients.accesspass",
        plain="kind reason starts_at ends_at ended_at finding checked_at",
        note="words check_note",
    ),
    **_table(
        "clients.protection",
        plain="reason set_at confirmed_at lift_asked_at lifted_at",
        note="words",
    ),
    **_table("clients.protectedreader", plain="named_at ended_at"),
    **_table("clients.recusal", plain="tie declared_at ended_at"),
    **_table("clients.sealing", plain="sealed_on sealed_at lifted_on"),
    **_table("clients.unsealing", plain="what_for reason asked_at granted decided_at", note="words note"),
    **_table("clients.hold", plain="reason from_on until_on held_at lifted_on", note="words"),
    # What stays when a file is gone says nothing of whom.
    **_table(
        "clients.deletion",
        plain="place state proposed_on proposed_at may_from withdrawn_on done_on done_at year sequence key_id"
        " files ground closed_on begins_on ended_on counts rows record_before record_after backups_until"
        " transaction",
        note="words",
        sealed="mark digest stands",
    ),
    # The form as it was sent and what the record said before, whole: opened only on the page of the request.
    **_table(
        "casework.changerequest",
        plain="subject what asked_at state decided_at row_id",
        note="reason words",
        sealed="asked",
    ),
    **_table(
        "contacts.ask",
        plain="kind about starts_on ends_on asked_on asked_at outcome answered_on withdrawn_on",
        address="place",
        note="words answer",
    ),
    # A way in: the number says nothing of the person; codes, passwords and keys are fingerprints.
    **_table(
        "portal.login",
        plain="kind number password_at opened_at last_in_at ended_at",
        sealed="password",
    ),
    **_table("portal.onetimecode", plain="issued_at ends_at tries used_at voided_at", sealed="code"),
    **_table("portal.session", plain="device began_at seen_at ended_at", sealed="key"),
    **_table("clients.telling", plain="what way version on recorded_at", note="note"),
    **_table("clients.areaspell", plain="starts_on ends_on"),
    # What a field held: never of a sort outside ``IN_HISTORY``.
    **_table("clients.fieldchange", plain="thing row_id kind sealed at transaction", legal="held"),
    # Notices hold codes, ids and days only (see notices.actions.inside.notify).
    **_table("notices.notice", plain="code data key made_at read_at"),
    # Messages hold codes, days, times and numbers; never a text or an address (see rules.messages).
    **_table(
        "notices.message",
        plain="code params language key not_before not_after state channel claimed_until tries last_code"
        " made_at settled_at",
    ),
    **_table("notices.delivery", plain="at channel answer detail"),
    **_table("notices.address", plain="channel added_at ended_at", phone="value"),
    # What an issued paper says is opened by its own action alone, and looked at like the file itself.
    **_table(
        "papers.issuedpaper",
        plain="kind year sequence number issued_on issued_at size_bytes pages cancelled_on",
        note="cancelled_reason",
        sealed="facts content digest",
    ),
    **_table("papers.batchline", plain="place left_out", sealed="content"),
    **_table(
        "orders.order",
        plain="years state state_on ended_on recorded_at",
        legal="kind number authority served_on family_served_on printed_from printed_to reported_on"
        " late_reason starts_on expires_on decided_on credited_days",
    ),
    **_table(
        "orders.isolationspell",
        plain="recorded_at withdrawn_at",
        legal="number authority centre ground weighed decided_on served_on family_told_on prolonged_months"
        " change_proposed_on change_decided_on gate_notice_on papers_received_on ended_on end",
    ),
    **_table("orders.orderact", plain="recorded_at", legal="act on"),
    **_table(
        "orders.circumstance", plain="recorded_at withdrawn_at", health="kind from_on to_on child_born_on"
    ),
    **_table(
        "orders.orderstep",
        plain="on from_state to_state recorded_at withdrawn_at",
        legal="step decider article note until ground restraint authority paper_number withdrawn_reason",
    ),
    **_table("orders.agreement", plain="recorded_at", legal="signed_on ends_on"),
    **_table(
        "orders.leave",
        plain="number way told_on reason starts_on ends_on decision decided_on returned_on withdrawn_on"
        " recorded_at",
        address="county destination",
        phone="contact",
        health="tester",
        note="words opinion correction_reason withdrawn_reason",
    ),
    **_table(
        "orders.leaveextension",
        plain="told_on until decision decided_on withdrawn_on recorded_at",
        note="words opinion withdrawn_reason",
    ),
    **_table(
        "orders.absence",
        plain="noticed_on noticed_by from_on to_on withdrawn_on recorded_at",
        note="words withdrawn_reason",
    ),
    **_table("orders.absenceattempt", plain="on way recorded_at", note="words"),
    **_table(
        "orders.move",
        plain="reason asked_on papers state sent_on answered_on returned_on reported_on police_told_on"
        " is_far withdrawn_on recorded_at",
        address="to_outside new_address",
        note="words answer withdrawn_reason",
        sealed="summary",
    ),
    **_table(
        "orders.sharedfile",
        plain="kind letter_number letter_on shares state answered_on end_asked_on end_asked_side ended_on"
        " withdrawn_on recorded_at",
        note="words answer end_words",
        sealed="summary",
    ),
    **_table(
        "screening.testrequest",
        plain="asked_of from_name material asked_on by_on plan_key state taken_on posted_on settled_on"
        " recorded_at",
        address="to_outside place",
        health="outcome positive_for kit_lot",
        note="words answer",
        sealed="person",
    ),
    **_table(
        "orders.matter",
        plain="kind key opened_on state stage outcome closed_on from_on to_on heard_on qualified_on"
        " confirmed_on told_on",
        legal="qualification",
        note="note",
    ),
    **_table(
        "orders.matterstep",
        plain="step on from_stage to_stage recorded_at withdrawn_at",
        # Words of the papers that follow: whoever confirms or signs reads them. A history keeps none of them.
        paper="code words present attempts place",
    ),
    **_table(
        "orders.objection",
        plain="objector made_on recorded_at decision was_stage decided_on decided_at",
        paper="words reason",
    ),
    **_table("orders.careoffer", plain="offer on recorded_at withdrawn_at", health="answer", note="words"),
    **_table("orders.release", plain="opened_at"),
    **_table(
        "orders.releaserecord",
        plain="deed on way recorded_at withdrawn_at",
        legal="number",
        note="why_not note withdrawn_reason",
    ),
    **_table("orders.aftercare", plain="starts_on every_months ends_on made_at", note="wish"),
    # The paper both sides sign is a paper of the law; why somebody would not sign is what they said.
    **_table(
        "orders.agreementsheet",
        plain="state read_on made_on refused_on settled_at changed_at",
        legal="measures wishes text text_hash",
        note="refused_reason",
    ),
    **_table(
        "orders.agreementsignature",
        plain="party way signed_on recorded_at",
        name="name",
        sealed="strokes",
    ),
    **_table(
        "orders.leaver",
        plain="told_on release_on assigned_on ended_on end recorded_at sex",
        legal="centre_name",
        name="name",
        birth="born_on",
        identity="id_number",
        phone="phone",
        note="note",
        sealed="id_index",
    ),
    **_table(
        "orders.leaverstep",
        plain="step on at way outcome recorded_at withdrawn_at",
        address="place",
        kin="who",
        note="note done withdrawn_reason",
    ),
    **_table(
        "orders.centreassessment",
        plain="assessed_on received_on recorded_at",
        health="physical mind behaviour social",
        note="physical_words mind_words behaviour_words social_words",
    ),
    **_table("orders.matter", plain="kind key opened_on state outcome closed_on", note="note"),
    **_table(
        "screening.screening",
        plain="plan_key purpose nature material taken_on taken_at recorded_at withdrawn_at decided_on"
        " kit_lot kit_expires_on kind same_sex",
        health="outcome positive_for findings standing miss_kind reason note withdrawn_reason place witness"
        " same_sex_reason",
    ),
    # What the client takes is read by a medic alone, one at a time (``screening.actions.medicine``).
    **_table(
        "screening.sampling",
        plain="hair_length_mm sealed_at signed told_at told_how result_signed opinion_on recorded_at",
        health="observed temperature_tenths refusal_reason result_refusal_reason medicine_opinion",
        team="collector_one collector_two",
        sealed="medicine",
    ),
    **_table(
        "screening.specimen",
        plain="part seal_number amount storage_place keep_until destroy_asked_on destroyed_on",
    ),
    **_table("screening.custodystep", plain="step at to place condition recorded_at"),
    **_table(
        "screening.objection",
        plain="recorded_at",
        legal="stage origin asked_on asked_words result_told_on decided_on decision decision_reason"
        " laboratory sent_on received_on reported_on report_number answer_told_on answer_told_how"
        " withdrawn_on withdrawn_reason",
        health="verdict",
        team="decided_by_whom",
    ),
    **_table(
        "screening.drawn",
        plain="on told_on told_at told_how slot_from slot_to",
        sealed="part",
    ),
    **_table(
        "contacts.contact",
        plain="kind met held_on held_at outcome reason topics next_on recorded_at withdrawn_at decided_on",
        kin="met_whom",
        address="place",
        note="observations promised note withdrawn_reason",
    ),
    **_table(
        "contacts.search",
        plain="lost_since opened_on box_until found_on closed_on end",
        note="end_note",
    ),
    **_table(
        "contacts.searchstep",
        plain="step on outcome recorded_at",
        kin="partner",
        note="note reason",
    ),
    **_table("contacts.searchdecision", plain="decision on next_on recorded_at", note="note"),
    **_table("contacts.roundmark", plain="round_on mark how on marked_at"),
    **_table("contacts.appointment", plain="what on at state made_at settled_at", address="place"),
    **_table(
        "assessment.planitem",
        plain="goal need by_when made_on outcome outcome_on changed_at",
        note="what who outcome_note",
    ),
    **_table(
        "activities.attendance",
        plain="state how minutes proof verified_at withdrawn_at",
        health="excuse",
        note="withdrawn_reason",
    ),
    **_table(
        "activities.certificate",
        plain="kind issued_on seen verified_at withdrawn_at",
        note="issuer withdrawn_reason",
    ),
    **_table(
        "activities.workrecord",
        plain="month proof verified_at withdrawn_at",
        note="employer withdrawn_reason",
    ),
    **_table("assessment.gain", plain="goal on noted_at withdrawn_at", note="what"),
    **_table(
        "casework.obligation",
        plain="key rule opens_on due_on closes_on state opens_as late_as closes_as priority why fulfilled_by"
        " settled_on",
    ),
    **_table("casework.obligationchange", plain="from_state to_state on at"),
    **_table("casework.notpossible", plain="key reason on withdrawn_at", note="note"),
    **_table(
        "casework.rosterrow",
        plain="row verdict found choice candidates takes community worker_name mark note",
        sealed="data before",
    ),
    # What was kept of both files for taking back is read by the program alone.
    **_table(
        "casework.refiling",
        plain="kind state source_number choices seen on made_at confirmed_at undone_at",
        note="reason",
        sealed="kept",
    ),
    **_table("casework.notsame", plain="said_on"),
    **_table("casework.handedout", plain="without_since"),
    **_table("casework.handoverfile", plain="outcome moved_at", note="note"),
    **_table("points.paycode", plain="made_at expires_at ended_at", sealed="mark"),
    **_table(
        "points.papercard",
        plain="tail pin_misses issued_on issued_at blocked_at blocked_reason",
        sealed="mark pin",
    ),
    **_table("accounts.draft", plain="form subject_id page saved_at", sealed="data"),
    # The shop: what somebody took home. The goods themselves and their stock say nothing about a person.
    **_table(
        "points.redemption",
        plain="year sequence ordered_on ordered_at prepared_at handed_at confirmed_how wrong_codes"
        " cancel_asked_at cancelled_at cancelled_reason",
        sealed="strokes",
    ),
    **_table(
        "points.pointrequest",
        plain="what points reason happened_on asked_at withdrawn_at decided_at",
        note="words answer",
    ),
    **_table("points.redemptionline", plain="quantity points"),
    # Coming to something is plain; that somebody agreed to tests, or has a correction open, as well.
    **_table("points.enrolment", plain="began_on since ended_on tests_agreed_on waits_until made_at"),
    **_table("points.event", plain="event_id kind happened at units draws told_at voided_at"),
    **_table("points.correction", plain="proposed_at decided_at"),
}

#: Sorts whose values a file's history keeps as they were before a change and after it. Of every other sort it
#: keeps only that something changed: neither the value nor its sealed form (``common.history``).
IN_HISTORY = frozenset({Sort.PLAIN, Sort.LEGAL})
