"""The language, the place of mounting and the connections of one thread are no other's."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from django.urls import get_script_prefix, set_script_prefix
from django.utils import timezone, translation
from django.utils.translation import trans_real


def test_each_thread_speaks_its_own_language():
    both = threading.Barrier(2, timeout=10)

    def speak(language: str, place: str, zone: str) -> tuple[object, ...]:
        set_script_prefix(place)
        with translation.override(language), timezone.override(zone):
            both.wait()
            said = translation.get_language(), translation.gettext("打印"), get_script_prefix()
            return (*said, timezone.get_current_timezone_name())

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(speak, "zh-hans", "/", "Asia/Shanghai")
        second = pool.submit(speak, "en", "/house/", "UTC")
        assert first.result() == ("zh-hans", "打印", "/", "Asia/Shanghai")
        assert second.result() == ("en", "Print", "/house/", "UTC")


def test_each_thread_has_its_own_connection():
    with ThreadPoolExecutor(1) as pool:
        theirs = pool.submit(lambda: connections["default"]).result()
    assert theirs is not connections["default"]
    assert connections["default"] is connections["default"]


def test_a_new_thread_begins_in_the_language_of_the_house():
    with translation.override("en"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(translation.get_language).result() == "zh-hans"


def test_the_notes_of_the_moment_are_looked_at_without_a_lock():
    assert isinstance(trans_real._active, threading.local)
