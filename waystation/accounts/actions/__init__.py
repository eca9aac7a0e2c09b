"""What people do with areas, organisations, accounts and grants."""

from .areas import create_area, move_area, rename_area
from .grants import end_grant, grant
from .importing import import_sheet, take_passwords, upload_sheet
from .merging import merge_areas, split_area
from .organisations import change_organisation, create_organisation, end_organisation
from .people import (
    change_account,
    close_account,
    create_account,
    found_house,
    password_changed,
    reopen_account,
    reset_password,
    unlock,
)

__all__ = [
    "change_account",
    "change_organisation",
    "close_account",
    "create_account",
    "create_area",
    "create_organisation",
    "end_grant",
    "end_organisation",
    "found_house",
    "grant",
    "import_sheet",
    "merge_areas",
    "move_area",
    "password_changed",
    "rename_area",
    "reopen_account",
    "reset_password",
    "split_area",
    "take_passwords",
    "unlock",
    "upload_sheet",
]
