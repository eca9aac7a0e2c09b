"""Addresses of this room; every name has its line in ``common/pages``. One list per subject."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import checks, files, requests, schemes
from .views.merchants import registry
from .views.shop import board, counter, orders, prices

app_name = "points"

SHOP: list[URLPattern] = [
    path("shop/", board.board, name="shop"),
    path("shop/<int:shop_id>/goods/new/", board.new_good, name="shop_good_new"),
    path("shop/goods/<int:good_id>/", board.good, name="shop_good"),
    path("shop/goods/<int:good_id>/picture/<slug:digest>/", board.picture, name="shop_picture"),
    path("shop/goods/<int:good_id>/<slug:deed>/", board.good_deed, name="shop_deed"),
    path("shop/moves/<int:stock_move_id>/note/", board.note, name="shop_note"),
    path("shop/checks/<int:check_id>/<slug:answer>/", board.check, name="shop_check"),
    path("shop/<int:shop_id>/prices/", prices.listed, name="shop_prices"),
    path("shop/<int:shop_id>/prices/new/", prices.put, name="shop_prices_set"),
    path("shop/prices/<int:list_id>/approve/", prices.approve, name="shop_prices_approve"),
    path("shop/prices/<int:list_id>/drop/", prices.drop, name="shop_prices_drop"),
    path("shop/counter/", counter.counter, name="counter"),
    path("clients/<int:client_id>/shop/", counter.choose, name="choose"),
    path("shop/orders/", orders.listed, name="redemptions"),
    path("shop/orders/handed-out/", orders.handed_out, name="handed_out"),
    path("shop/orders/<int:redemption_id>/", orders.order, name="redemption"),
    path("shop/orders/<int:redemption_id>/receipt/", orders.receipt, name="receipt"),
    path("shop/orders/<int:redemption_id>/<slug:step>/", orders.step, name="redemption_step"),
]

FILES: list[URLPattern] = [
    path("clients/<int:client_id>/", files.client, name="client"),
    path("clients/<int:client_id>/credit/", requests.credit, name="credit"),
    path("clients/<int:client_id>/postings/<int:posting_id>/undo/", requests.undo, name="undo"),
    path("checks/", checks.checks, name="checks"),
    path("requests/", requests.listed, name="requests"),
    path("requests/<int:credit_id>/decide/", requests.decide, name="request_decide"),
    path("requests/<int:credit_id>/take-back/", requests.take_back, name="request_take_back"),
]
MERCHANTS: list[URLPattern] = [
    path("merchants/", registry.listed, name="merchants"),
    path("merchants/new/", registry.new, name="merchant_new"),
    path("merchants/<int:merchant_id>/", registry.one, name="merchant"),
    path("merchants/<int:merchant_id>/end/", registry.end, name="merchant_end"),
    path("merchants/<int:merchant_id>/contracts/new/", registry.draw_up, name="contract_new"),
    path("merchants/<int:merchant_id>/tills/new/", registry.add_till, name="till_new"),
    path(
        "merchants/contracts/<int:contract_id>/second/<slug:contract_step>/",
        registry.contract_second,
        name="contract_second",
    ),
    path(
        "merchants/contracts/<int:contract_id>/<slug:contract_deed>/",
        registry.contract_deed,
        name="contract_deed",
    ),
    path("merchants/tills/<int:till_id>/revoke/", registry.revoke_till, name="till_revoke"),
]

SCHEMES: list[URLPattern] = [
    path("schemes/", schemes.listed, name="schemes"),
    path("schemes/<int:scheme_version_id>/", schemes.shown, name="scheme"),
    path("schemes/<int:scheme_version_id>/approve/", schemes.approve, name="scheme_approve"),
    path("schemes/<int:scheme_version_id>/drop/", schemes.drop, name="scheme_drop"),
    path("schemes/<int:scheme_version_id>/end/", schemes.end, name="scheme_end"),
    path("withdrawn/", schemes.withdrawn, name="withdrawn"),
    path("withdrawn/<int:withdrawn_id>/decide/", schemes.decide, name="withdrawn_decide"),
]

urlpatterns: list[URLPattern] = [*SHOP, *FILES, *MERCHANTS, *SCHEMES]
