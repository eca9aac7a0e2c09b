"""Pages of the harness's own tests."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

PAGE = "<!doctype html><html lang=zh-Hans><title>t</title><link rel=icon href=data:,><h1>服务对象名单</h1>{}"


@login_not_required
def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.format(""))


@login_not_required
def coloured(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        PAGE.format("<p style='color:red'>x</p>"),
        headers={"Content-Security-Policy": "default-src 'self'; img-src data:"},
    )


# The house shows only pages whose names stand in its page table; these two are open to everybody there.
urlpatterns = [path("", plain, name="health"), path("coloured", coloured, name="account_login")]
