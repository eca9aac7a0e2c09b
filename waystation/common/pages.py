"""The role table of the addresses: every URL name → the verb it asks for (None = open to everybody).

A name that is missing here answers 404 to everybody, and a test says so; add the line with the URL.
"""

from __future__ import annotations

from waystation.rules.roles import Verb

PAGES: dict[str, Verb | None] = {
    "health": None,
    "start": Verb.USE_OWN_ACCOUNT,
    # sign-in (allauth)
    "account_login": None,
    "account_logout": Verb.USE_OWN_ACCOUNT,
    "account_reauthenticate": Verb.USE_OWN_ACCOUNT,
    "account_change_password": Verb.USE_OWN_ACCOUNT,
    "mfa_index": Verb.USE_OWN_ACCOUNT,
    "mfa_authenticate": None,
    "mfa_reauthenticate": Verb.USE_OWN_ACCOUNT,
    "mfa_activate_totp": Verb.USE_OWN_ACCOUNT,
    "mfa_deactivate_totp": Verb.USE_OWN_ACCOUNT,
    "mfa_view_recovery_codes": Verb.USE_OWN_ACCOUNT,
    "mfa_generate_recovery_codes": Verb.USE_OWN_ACCOUNT,
    "mfa_download_recovery_codes": Verb.USE_OWN_ACCOUNT,
    "mfa_list_webauthn": Verb.USE_OWN_ACCOUNT,
    "mfa_add_webauthn": Verb.USE_OWN_ACCOUNT,
    "mfa_edit_webauthn": Verb.USE_OWN_ACCOUNT,
    "mfa_remove_webauthn": Verb.USE_OWN_ACCOUNT,
    "mfa_reauthenticate_webauthn": Verb.USE_OWN_ACCOUNT,
    "mfa_login_webauthn": None,
    "mfa_signup_webauthn": None,
    # files of people (clients)
    "clients:edit": Verb.CHANGE_CLIENT,
    "clients:reveal": Verb.CHANGE_CLIENT,
    "clients:add_name": Verb.CHANGE_CLIENT,
    "clients:remove_name": Verb.CHANGE_CLIENT,
    "clients:phones": Verb.CHANGE_CLIENT,
    "clients:end_phone": Verb.CHANGE_CLIENT,
    "clients:kin": Verb.CHANGE_CLIENT,
    "clients:change_kin": Verb.CHANGE_CLIENT,
    "clients:end_kin": Verb.CHANGE_CLIENT,
    "clients:consents": Verb.CHANGE_CLIENT,
    "clients:withdraw_consent": Verb.CHANGE_CLIENT,
    "clients:documents": Verb.CHANGE_CLIENT,
    "clients:scan": Verb.CHANGE_CLIENT,
    "clients:withdraw_document": Verb.CHANGE_CLIENT,
    "clients:team": Verb.MANAGE_TEAM,
    "clients:assign": Verb.ASSIGN_WORKER,
    "clients:end_member": Verb.MANAGE_TEAM,
    # orders and local rules (orders; their flows in casework)
    "orders:parameters": Verb.MANAGE_LOCAL_LAW,
    "orders:end_parameter": Verb.MANAGE_LOCAL_LAW,
    "casework:register": Verb.REGISTER_CLIENT,
    "casework:new_order": Verb.RECORD_ORDER_STEP,
    "casework:order_step": Verb.RECORD_ORDER_STEP,
}
