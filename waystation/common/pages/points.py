"""The addresses of points and of what earns them (see the table of all)."""

from __future__ import annotations

from waystation.rules.roles import Verb

POINTS: dict[str, Verb | None] = {
    "points:shop": Verb.SEE_SHOP,
    "points:shop_good": Verb.SEE_SHOP,
    "points:shop_good_new": Verb.KEEP_SHOP,
    "points:shop_deed": Verb.KEEP_SHOP,
    "points:shop_picture": Verb.SEE_SHOP,
    "points:shop_note": Verb.SEE_SHOP,
    "points:shop_check": Verb.KEEP_SHOP,
    "points:shop_prices": Verb.SEE_SHOP,
    "points:shop_prices_set": Verb.KEEP_SHOP,
    "points:shop_prices_approve": Verb.APPROVE_PRICES,
    "points:shop_prices_drop": Verb.SEE_SHOP,
    "points:counter": Verb.KEEP_SHOP,
    "points:choose": Verb.KEEP_SHOP,
    "points:redemptions": Verb.SEE_SHOP,
    "points:handed_out": Verb.SEE_SHOP,
    "points:redemption": Verb.SEE_SHOP,
    "points:receipt": Verb.SEE_SHOP,
    "points:redemption_step": Verb.KEEP_SHOP,
    "points:client": Verb.SEE_POINTS,
    "points:credit": Verb.ASK_POINTS,
    "points:undo": Verb.ASK_POINTS,
    "points:requests": Verb.SEE_POINTS,
    "points:request_decide": Verb.DECIDE_POINTS,
    "points:request_take_back": Verb.ASK_POINTS,
    "points:merchants": Verb.SEE_MERCHANTS,
    "points:merchant": Verb.SEE_MERCHANTS,
    "points:merchant_new": Verb.MANAGE_MERCHANTS,
    "points:merchant_end": Verb.MANAGE_MERCHANTS,
    "points:contract_new": Verb.MANAGE_MERCHANTS,
    "points:contract_deed": Verb.MANAGE_MERCHANTS,
    "points:contract_second": Verb.APPROVE_MERCHANTS,
    "points:till_new": Verb.MANAGE_MERCHANTS,
    "points:till_revoke": Verb.MANAGE_MERCHANTS,
}

ACTIVITIES: dict[str, Verb | None] = {
    "activities:sessions": Verb.RECORD_ACTIVITY,
    "activities:new_session": Verb.RECORD_ACTIVITY,
    "activities:sheet": Verb.RECORD_ACTIVITY,
    "activities:change_session": Verb.RECORD_ACTIVITY,
    "activities:cancel_session": Verb.RECORD_ACTIVITY,
    "activities:printed_sheet": Verb.RECORD_ACTIVITY,
    "activities:mark": Verb.RECORD_ACTIVITY,
    "activities:undo": Verb.RECORD_ACTIVITY,
    "activities:client": Verb.RECORD_ACTIVITY,
    "activities:certificate": Verb.RECORD_ACTIVITY,
    "activities:work": Verb.RECORD_ACTIVITY,
    "activities:withdraw_attendance": Verb.RECORD_ACTIVITY,
    "activities:withdraw_certificate": Verb.RECORD_ACTIVITY,
    "activities:withdraw_work": Verb.RECORD_ACTIVITY,
}
