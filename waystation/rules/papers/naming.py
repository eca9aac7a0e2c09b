"""Which slot a scanned paper belongs to, guessed from the name of its file; a person looks at it and
decides."""

from __future__ import annotations

import re
from collections.abc import Mapping

from waystation.rules.people import Paper

#: Words in a file's name → slot; the first that is found decides, so the narrower stand first.
_WORDS: Mapping[str, Paper] = {
    "检测通知书": Paper.TEST_NOTICE,
    "尿检通知书": Paper.TEST_NOTICE,
    "尿检通知": Paper.TEST_DATES,
    "检测安排": Paper.TEST_DATES,
    "检测记录": Paper.TEST_RECORD,
    "尿检": Paper.TEST_RECORD,
    "检测": Paper.TEST_RECORD,
    "解除审批": Paper.RELEASE_APPROVAL,
    "解除通知": Paper.RELEASE_NOTICE,
    "解除": Paper.RELEASE_NOTICE,
    "终止": Paper.TERMINATION,
    "中止": Paper.SUSPENSION,
    "继续执行": Paper.CONTINUATION,
    "恢复执行": Paper.CONTINUATION,
    "变更执行地": Paper.CHANGE_OF_PLACE,
    "执行地": Paper.CHANGE_OF_PLACE,
    "请假": Paper.LEAVE,
    "评估": Paper.EVALUATIONS,
    "报告": Paper.REPORTS,
    "访谈": Paper.INTERVIEWS,
    "谈话": Paper.INTERVIEWS,
    "救助": Paper.RELIEF,
    "活动": Paper.ACTIVITIES,
    "位置图": Paper.HOME_MAP,
    "示意图": Paper.HOME_MAP,
    "计划": Paper.SUPPORT_PLAN,
    "违反": Paper.BREACH_RECORD,
    "告诫": Paper.ADMONITION,
    "诫勉": Paper.ADMONITION,
    "劝告": Paper.ADMONITION,
    "手册": Paper.HANDBOOK,
    "协议": Paper.AGREEMENT,
    "告知": Paper.RIGHTS_NOTICE,
    "决定": Paper.ORDER,
    "同意": Paper.CONSENT,
}
#: A name that begins with the number of a slot: 03协议.jpg, 3-1.pdf.
_NUMBERED = re.compile(r"0?(\d{1,2})(?!\d)")


def slot_of(file_name: str) -> Paper | None:
    """The slot a file's name speaks of, by a word or by a leading slot number; None: it says nothing."""
    for word, paper in _WORDS.items():
        if word in file_name:
            return paper
    found = _NUMBERED.match(file_name)
    slots = list(Paper)[:23]
    if found and 1 <= int(found.group(1)) <= len(slots):
        return slots[int(found.group(1)) - 1]
    return None
