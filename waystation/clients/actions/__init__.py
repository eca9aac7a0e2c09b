"""What can be done with a person's file. Each function is one use case."""

from .helping import (
    add_team_member,
    assign_worker,
    close_file,
    end_team_member,
    move_area,
    reopen_file,
)
from .papers import (
    add_document,
    give_consent,
    open_scan,
    refile_document,
    withdraw_consent,
    withdraw_document,
)
from .reaching import add_kin, add_phone, change_kin, end_kin, end_phone
from .registering import (
    Newcomer,
    add_name,
    change_identity,
    note_look,
    register,
    register_many,
    remove_name,
    reveal_number,
)
from .taking_back import take_back_files, take_back_rows

__all__ = [
    "Newcomer",
    "add_document",
    "add_kin",
    "add_name",
    "add_phone",
    "add_team_member",
    "assign_worker",
    "change_identity",
    "change_kin",
    "close_file",
    "end_kin",
    "end_phone",
    "end_team_member",
    "give_consent",
    "move_area",
    "note_look",
    "open_scan",
    "refile_document",
    "register",
    "register_many",
    "remove_name",
    "reopen_file",
    "reveal_number",
    "take_back_files",
    "take_back_rows",
    "withdraw_consent",
    "withdraw_document",
]
