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
    "account_inactive": None,
    # accounts
    "accounts:me": Verb.USE_OWN_ACCOUNT,
    "accounts:language": None,
    "accounts:draft": Verb.USE_OWN_ACCOUNT,
    "accounts:areas": Verb.MANAGE_AREAS,
    "accounts:area": Verb.MANAGE_AREAS,
    "accounts:new_area": Verb.MANAGE_AREAS,
    "accounts:rename_area": Verb.MANAGE_AREAS,
    "accounts:move_area": Verb.MANAGE_AREAS,
    "accounts:merge_areas": Verb.MANAGE_AREAS,
    "accounts:split_area": Verb.MANAGE_AREAS,
    "accounts:organisations": Verb.MANAGE_AREAS,
    "accounts:new_organisation": Verb.MANAGE_AREAS,
    "accounts:organisation": Verb.MANAGE_AREAS,
    "accounts:end_organisation": Verb.MANAGE_AREAS,
    "accounts:accounts": Verb.MANAGE_ACCOUNTS,
    "accounts:new_account": Verb.MANAGE_ACCOUNTS,
    "accounts:account": Verb.MANAGE_ACCOUNTS,
    "accounts:change_account": Verb.MANAGE_ACCOUNTS,
    "accounts:grant": Verb.MANAGE_ACCOUNTS,
    "accounts:end_grant": Verb.MANAGE_ACCOUNTS,
    "accounts:account_deed": Verb.MANAGE_ACCOUNTS,
}
