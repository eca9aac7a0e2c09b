"""The key file and what is made with its keys."""

from __future__ import annotations

import base64
import json
import os
import secrets
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from waystation.common import crypto
from waystation.common.crypto import keyfile

NOW = "2026-11-02T09:00:00+08:00"


@pytest.fixture
def file(tmp_path, settings):
    """A key file of its own for this test."""
    path = tmp_path / "keys.json"
    keyfile.write_new(path, keyfile.fresh_keys())
    settings.KEYS_FILE = path
    crypto.forget_keys()
    yield path
    crypto.forget_keys()


def change(path, change_keys):
    """Replace the file's keys, as the commands do."""
    keyfile.replace_with(path, change_keys(keyfile.read_keys(path)))
    crypto.forget_keys()


def test_a_new_key_writes_and_the_old_one_still_reads(file):
    old = crypto.encrypt("19900001111", column="a.b")
    change(file, lambda keys: keys.with_new_key(NOW))
    assert crypto.decrypt(old, column="a.b") == "19900001111"
    assert crypto.key_id(old) == 1
    assert crypto.key_id(crypto.encrypt("x", column="a.b")) == 2
    assert keyfile.read_keys(file).since == {2: NOW}


def test_a_retired_key_opens_nothing_until_it_is_taken_back(file):
    old = crypto.encrypt("x", column="a.b")
    change(file, lambda keys: keys.with_new_key(NOW).with_retired(1))
    with pytest.raises(crypto.Unreadable):
        crypto.decrypt(old, column="a.b")
    change(file, lambda keys: keys.with_taken_back(1))
    assert crypto.decrypt(old, column="a.b") == "x"
    assert keyfile.read_keys(file).writing == 2


def test_an_id_never_means_two_keys(file):
    change(file, lambda keys: keys.with_new_key(NOW).with_retired(1).with_new_key(NOW))
    assert list(keyfile.read_keys(file).encrypt) == [3, 2]


def test_a_file_holds_at_most_255_keys(file):
    keys = keyfile.read_keys(file)
    for _ in range(254):
        keys = keys.with_new_key(NOW)
    with pytest.raises(ImproperlyConfigured, match="255 keys"):
        keys.with_new_key(NOW)


def test_a_derived_key_belongs_to_one_purpose_and_one_key_and_outlives_it(file):
    chain = crypto.derived("audit.chain", 1)
    assert len(chain) == 32
    assert crypto.derived("audit.seal", 1) != chain
    change(file, lambda keys: keys.with_new_key(NOW))
    assert crypto.derived("audit.chain", 2) != chain
    change(file, lambda keys: keys.with_retired(1))
    assert crypto.derived("audit.chain", 1) == chain
    with pytest.raises(crypto.Unreadable, match="key 9"):
        crypto.derived("audit.chain", 9)


def test_a_derived_key_is_hkdf_of_rfc_5869(file):
    import hashlib
    import hmac

    root = keyfile.read_keys(file).encrypt[1]
    extracted = hmac.new(b"\0" * 32, root, hashlib.sha256).digest()
    expanded = hmac.new(extracted, b"waystation/audit.chain\x01", hashlib.sha256).digest()
    assert crypto.derived("audit.chain", 1) == expanded


def test_a_running_process_notices_a_new_key(file, monkeypatch):
    monkeypatch.setattr(crypto, "LOOK_AGAIN", 0.0)
    assert crypto.keys().writing == 1
    keyfile.replace_with(file, keyfile.read_keys(file).with_new_key(NOW))
    assert crypto.keys().writing == 2


def test_a_file_that_goes_away_changes_nothing_for_a_running_process(file, monkeypatch, caplog):
    monkeypatch.setattr(crypto, "LOOK_AGAIN", 0.0)
    held = crypto.encrypt("x", column="a.b")
    file.unlink()
    assert crypto.decrypt(held, column="a.b") == "x"
    assert "going on with the keys held" in caplog.text
    crypto.forget_keys()
    with pytest.raises(ImproperlyConfigured, match="is missing"):
        crypto.keys()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_can_read_is_refused_with_the_command(file, mode):
    file.chmod(mode)
    with pytest.raises(ImproperlyConfigured, match=f"chmod 600 {file}"):
        keyfile.read_keys(file)


def test_a_replaced_file_is_whole_closed_and_leaves_nothing_beside_it(file):
    keyfile.replace_with(file, keyfile.read_keys(file).with_new_key(NOW))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.listdir(file.parent) == [file.name]  # noqa: PTH208 - names, not paths


def test_a_file_named_through_a_link_is_replaced_where_it_lies(file, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(file)
    keyfile.replace_with(link, keyfile.read_keys(link).with_new_key(NOW))
    assert link.is_symlink()
    assert keyfile.read_keys(file).writing == 2


def key(size=32):
    return base64.b64encode(secrets.token_bytes(size)).decode()


def test_a_file_of_the_first_version_is_read(tmp_path):
    path = tmp_path / "keys.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps({"encrypt": [{"id": 1, "key": key()}], "index": key()}))
    keys = keyfile.read_keys(path)
    assert (keys.writing, keys.indexing) == (1, 1)


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        {"encrypt": [], "index": key()},
        {"encrypt": [{"id": 1, "key": key(16)}], "index": key()},
        {"encrypt": [{"id": 1, "key": key()}, {"id": 1, "key": key()}], "index": key()},
        {"encrypt": [{"id": 256, "key": key()}], "index": key()},
        {"encrypt": [{"id": 1, "key": key()}], "retired": [{"id": 1, "key": key()}], "index": key()},
        {"encrypt": [{"id": 1, "key": "***"}], "index": key()},
        {"encrypt": [{"id": 1, "key": key()}], "index": []},
        {"encrypt": None, "index": key()},
    ],
)
def test_a_broken_file_is_refused_in_a_sentence(tmp_path, data):
    path = tmp_path / "keys.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(data))
    with pytest.raises(ImproperlyConfigured, match=r"is damaged|needs 32-byte keys"):
        keyfile.read_keys(path)
