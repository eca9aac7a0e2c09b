"""What people do with areas, organisations, accounts and grants."""

from .areas import create_area, move_area, rename_area
from .endings import end_area, undo_merge
from .facts import record_fact
from .grants import end_grant, grant
from .importing import import_sheet, take_passwords, upload_sheet
from .merging import merge_areas, split_area
from .organisations import change_organisation, create_organisation, end_organisation
from .people import (
    change_account,
    close_account,
    create_account,
    end_sessions,
    end_tour,
    found_house,
    password_changed,
    reopen_account,
    reset_password,
    unlock,
)
from .posts import end_post, fill_post

__all__ = [
    "change_account",
    "change_organisation",
    "close_account",
    "create_account",
    "create_area",
    "create_organisation",
    "end_area",
    "end_grant",
    "end_organisation",
    "end_post",
    "end_sessions",
    "end_tour",
    "fill_post",
    "found_house",
    "grant",
    "import_sheet",
    "merge_areas",
    "move_area",
    "password_changed",
    "record_fact",
    "rename_area",
    "reopen_account",
    "reset_password",
    "split_area",
    "take_passwords",
    "undo_merge",
    "unlock",
    "upload_sheet",
]
