"""The tables of points, one file per subject."""

from .ledger import Account, Entry, Lot, LotUse, Posting, Wallet

__all__ = ["Account", "Entry", "Lot", "LotUse", "Posting", "Wallet"]
