"""Who may do what: fixed roles × verbs. Area decides *which rows* (see each room's ``access.py``).

Source: design §1. A role is never compared by rank; ask ``may(roles, verb)``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """The fixed roles of the house. A grant is role × area × dates."""

    WORKER = "worker"
    HEAD = "head"
    DISTRICT = "district"
    CITY = "city"
    POLICE = "police"
    MEDIC = "medic"
    JOB_OFFICER = "job_officer"
    HELPER = "helper"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Verb(StrEnum):
    """What a page or an action asks for. One page asks for exactly one verb."""

    USE_OWN_ACCOUNT = "use_own_account"
    SEE_WORK_LIST = "see_work_list"
    LIST_CLIENTS = "list_clients"
    SEE_CLIENTS = "see_clients"
    REGISTER_CLIENT = "register_client"
    CHANGE_CLIENT = "change_client"
    RECORD_SCREENING = "record_screening"
    STOCK_KITS = "stock_kits"
    DESTROY_SPECIMENS = "destroy_specimens"
    SEE_PANELS = "see_panels"
    MANAGE_PANELS = "manage_panels"
    READ_MEDICINE = "read_medicine"
    RECORD_CONTACT = "record_contact"
    RECORD_ACTIVITY = "record_activity"
    SEE_POINTS = "see_points"
    ASK_POINTS = "ask_points"
    DECIDE_POINTS = "decide_points"
    RECORD_ORDER_STEP = "record_order_step"
    RECORD_AWAY = "record_away"
    DECIDE_AWAY = "decide_away"
    KEEP_CIRCUMSTANCES = "keep_circumstances"
    AGREE = "agree"
    SEE_LEAVERS = "see_leavers"
    EXPECT_LEAVER = "expect_leaver"
    WELCOME = "welcome"
    WRITE_AGREEMENT_TEXT = "write_agreement_text"
    MANAGE_TEAM = "manage_team"
    PLAN_HELP = "plan_help"
    SEE_OVERSIGHT = "see_oversight"
    ASSIGN_WORKER = "assign_worker"
    MERGE_FILES = "merge_files"
    CONFIRM_MERGE = "confirm_merge"
    SEE_MATTERS = "see_matters"
    PREPARE_MATTER = "prepare_matter"
    CONFIRM_MATTER = "confirm_matter"
    CLOSE_MATTER = "close_matter"
    IMPORT_ROSTER = "import_roster"
    MANAGE_AREAS = "manage_areas"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_LOCAL_LAW = "manage_local_law"
    SEE_LAW = "see_law"
    SEE_MESSAGES = "see_messages"
    MANAGE_CHANNELS = "manage_channels"
    WORD_MESSAGES = "word_messages"
    SEE_AUDIT = "see_audit"
    SEE_FIGURES = "see_figures"
    BREAK_GLASS = "break_glass"
    INSPECT_FILES = "inspect_files"
    CHECK_PASSES = "check_passes"
    PROTECT_CLIENT = "protect_client"
    CONFIRM_PROTECTION = "confirm_protection"
    SEAL_FILES = "seal_files"
    CONFIRM_UNSEAL = "confirm_unseal"
    SEE_RETENTION = "see_retention"
    HOLD_FILES = "hold_files"
    PROPOSE_DELETION = "propose_deletion"
    CONFIRM_DELETION = "confirm_deletion"
    PRINT_PAPERS = "print_papers"
    ISSUE_PAPERS = "issue_papers"
    MANAGE_PAPERS = "manage_papers"
    SEE_CHANGES = "see_changes"
    DECIDE_CHANGE = "decide_change"
    SEE_MERCHANTS = "see_merchants"
    MANAGE_MERCHANTS = "manage_merchants"
    APPROVE_MERCHANTS = "approve_merchants"
    ISSUE_PAY_CARD = "issue_pay_card"
    OPEN_PORTAL = "open_portal"
    SEE_SHOP = "see_shop"
    KEEP_SHOP = "keep_shop"
    APPROVE_PRICES = "approve_prices"
    MANAGE_SCHEMES = "manage_schemes"


#: The roles that reach files at all: by the area of the grant, or by its police station (design §1).
OF_AREA = frozenset({Role.WORKER, Role.HEAD, Role.DISTRICT, Role.CITY})
OF_STATION = frozenset({Role.POLICE})

_EVERYBODY = frozenset(Role)
_OFFICE = frozenset({Role.WORKER, Role.HEAD})
_ABOVE = frozenset({Role.DISTRICT, Role.CITY})

MAY: dict[Verb, frozenset[Role]] = {
    Verb.USE_OWN_ACCOUNT: _EVERYBODY,
    Verb.SEE_LAW: _EVERYBODY,
    # What left the house to the own clients; who sets up gateways sees no message.
    Verb.SEE_MESSAGES: _OFFICE,
    Verb.MANAGE_CHANNELS: frozenset({Role.ADMIN}),
    Verb.WORD_MESSAGES: _ABOVE | {Role.HEAD},
    Verb.SEE_WORK_LIST: _OFFICE,
    Verb.LIST_CLIENTS: _OFFICE | {Role.POLICE},
    # District and city: single files, by a stated reason and for hours (clients.access, passes).
    Verb.SEE_CLIENTS: _OFFICE | {Role.POLICE} | _ABOVE,
    Verb.REGISTER_CLIENT: _OFFICE,
    Verb.CHANGE_CLIENT: _OFFICE,
    Verb.RECORD_SCREENING: _OFFICE | {Role.POLICE},
    Verb.STOCK_KITS: _OFFICE | {Role.POLICE},
    Verb.DESTROY_SPECIMENS: _OFFICE | {Role.POLICE},
    Verb.SEE_PANELS: _EVERYBODY,
    Verb.MANAGE_PANELS: frozenset({Role.CITY, Role.ADMIN}),
    # What a client says to take: the medic of the own help team alone (screening.access).
    Verb.READ_MEDICINE: frozenset({Role.MEDIC}),
    Verb.RECORD_CONTACT: _OFFICE,
    # A way in of their own for a client or relative who stands there (portal): who works with the person.
    Verb.OPEN_PORTAL: _OFFICE,
    # Sessions of a centre, who came, certificates and months of work.
    Verb.RECORD_ACTIVITY: _OFFICE,
    # A client's points; outside the scheme one asks and another, a head, decides.
    Verb.SEE_POINTS: _OFFICE,
    Verb.ASK_POINTS: _OFFICE,
    Verb.DECIDE_POINTS: frozenset({Role.HEAD}),
    Verb.RECORD_ORDER_STEP: _OFFICE | {Role.POLICE},
    # Leave, absence, move, a second place, tests elsewhere: written down by the office, decided by its head.
    Verb.RECORD_AWAY: _OFFICE,
    Verb.DECIDE_AWAY: frozenset({Role.HEAD}),
    # Facts of health that stand against isolation: who works with the person.
    Verb.KEEP_CIRCUMSTANCES: _OFFICE,
    Verb.AGREE: _OFFICE,
    # District and city see who comes out and what is missing, not the files; they pass the notice on.
    Verb.SEE_LEAVERS: _OFFICE | _ABOVE,
    Verb.EXPECT_LEAVER: _OFFICE | _ABOVE,
    Verb.WELCOME: _OFFICE,
    # Each office may write its own text; the nearest one counts.
    Verb.WRITE_AGREEMENT_TEXT: _ABOVE | {Role.HEAD},
    Verb.MANAGE_TEAM: _OFFICE,
    Verb.PLAN_HELP: _OFFICE,
    Verb.SEE_OVERSIGHT: frozenset({Role.HEAD}),
    Verb.ASSIGN_WORKER: frozenset({Role.HEAD}),
    Verb.MERGE_FILES: frozenset({Role.HEAD}),
    # The second person where two legal orders are involved: somebody who knows the client, or another head.
    Verb.CONFIRM_MERGE: _OFFICE | {Role.POLICE},
    Verb.SEE_MATTERS: _OFFICE | {Role.POLICE},
    # The office prepares; a second person, the head or the police, confirms, signs, answers objections.
    Verb.PREPARE_MATTER: _OFFICE,
    Verb.CONFIRM_MATTER: frozenset({Role.HEAD, Role.POLICE}),
    Verb.CLOSE_MATTER: frozenset({Role.HEAD}),
    Verb.IMPORT_ROSTER: frozenset({Role.HEAD}),
    Verb.MANAGE_AREAS: frozenset({Role.ADMIN}),
    Verb.MANAGE_ACCOUNTS: frozenset({Role.ADMIN}),
    Verb.MANAGE_LOCAL_LAW: frozenset({Role.DISTRICT, Role.CITY}),
    Verb.SEE_AUDIT: frozenset({Role.AUDITOR}),
    Verb.SEE_FIGURES: _ABOVE | {Role.HEAD},
    Verb.BREAK_GLASS: _OFFICE,
    Verb.INSPECT_FILES: _ABOVE,
    Verb.CHECK_PASSES: _ABOVE | {Role.HEAD},
    Verb.PROTECT_CLIENT: frozenset({Role.HEAD}),
    Verb.CONFIRM_PROTECTION: _ABOVE | {Role.HEAD},
    Verb.SEAL_FILES: frozenset({Role.HEAD}),
    Verb.CONFIRM_UNSEAL: _ABOVE | {Role.HEAD},
    # Which files may go, by number alone. One proposes at the street, another deletes at the district.
    Verb.SEE_RETENTION: _ABOVE | {Role.HEAD, Role.AUDITOR},
    Verb.HOLD_FILES: _ABOVE | {Role.HEAD},
    Verb.PROPOSE_DELETION: frozenset({Role.HEAD}),
    Verb.CONFIRM_DELETION: _ABOVE,
    # Drafts say what their maker sees; a number is given by the office, whose papers they are.
    Verb.PRINT_PAPERS: _OFFICE | {Role.POLICE},
    Verb.ISSUE_PAPERS: _OFFICE,
    Verb.MANAGE_PAPERS: _ABOVE | {Role.HEAD},
    # Whoever records legal facts asks to change them; the second person also has the verb of the record.
    Verb.SEE_CHANGES: _OFFICE | {Role.POLICE},
    Verb.DECIDE_CHANGE: frozenset({Role.HEAD, Role.POLICE}),
    # Shops are dealt with by those who answer for money; a second of them signs contracts and statements.
    Verb.SEE_MERCHANTS: _ABOVE | {Role.HEAD},
    Verb.MANAGE_MERCHANTS: frozenset({Role.HEAD, Role.DISTRICT}),
    Verb.APPROVE_MERCHANTS: _ABOVE | {Role.HEAD},
    Verb.ISSUE_PAY_CARD: _OFFICE,
    # The centre's shop: the office keeps the shelf; prices need a second person, head or district.
    Verb.SEE_SHOP: _OFFICE | _ABOVE,
    Verb.KEEP_SHOP: _OFFICE,
    Verb.APPROVE_PRICES: frozenset({Role.HEAD, Role.DISTRICT}),
    # Schemes of points: drafted by one, approved by another; withdrawn facts are decided here too.
    Verb.MANAGE_SCHEMES: _ABOVE | {Role.HEAD},
}


def may(roles: Iterable[Role], verb: Verb) -> bool:
    """Whether any of ``roles`` carries ``verb``."""
    return not MAY[verb].isdisjoint(roles)


def roles_for(verb: Verb) -> frozenset[Role]:
    """The roles that carry ``verb``; the rows they reach are decided by their grants' areas."""
    return MAY[verb]
