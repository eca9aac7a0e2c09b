"""The forms of this room; one file per subject."""

from .local_rules import (
    LOCAL_RULE_FIELDS,
    AdoptForm,
    EndLocalRuleForm,
    LocalRuleForm,
)

__all__ = [
    "LOCAL_RULE_FIELDS",
    "AdoptForm",
    "EndLocalRuleForm",
    "LocalRuleForm",
]
