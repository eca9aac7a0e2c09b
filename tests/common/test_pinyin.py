import random

import pytest
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from waystation.common.persons import pinyin


@pytest.mark.parametrize(
    ("name", "key", "initials"),
    [
        ("曾国藩", "zeng guo fan", "zgf"),
        ("单田芳", "shan tian fang", "stf"),
        ("仇英", "qiu ying", "qy"),
        ("解晓东", "xie xiao dong", "xxd"),
        ("尉迟恭", "yu chi gong", "ycg"),
        ("欧阳修", "ou yang xiu", "oyx"),
        ("长孙无忌", "zhang sun wu ji", "zswj"),
        ("查良镛", "zha liang yong", "zly"),
        ("吕布", "lv bu", "lb"),
        ("王 芳", "wang fang", "wf"),
        ("买买提·艾力", "mai mai ti ai li", "mmtal"),
        ("李单", "li dan", "ld"),
        ("Tom", "tom", "t"),
        ("", "", ""),
    ],
)
def test_a_name_by_sound(name, key, initials):
    assert pinyin.key(name) == key
    assert pinyin.initials(name) == initials
    assert pinyin.joined(name) == key.replace(" ", "")


def test_read_one_by_one_or_by_the_library_a_name_sounds_the_same() -> None:
    rng = random.Random(3)
    every = [chr(code) for code in PINYIN_DICT if 0x4E00 <= code <= 0x9FFF]
    usual = (
        "张王李赵刘陈杨黄吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹彭伟芳娜秀英敏静丽强磊乐行长重朝中国单曾"
    )
    words = rng.sample([word for word in PHRASES_DICT if len(word) <= 4], 2000)
    names = [
        "".join(rng.choices(chars, k=rng.randint(1, 6))) for chars in (every, usual) for _ in range(4000)
    ]
    names += [*words, *(rng.choice(every) + word for word in words), *(word + "娜" for word in words)]
    names += ["龙", "龍", "𠮷", "A单", "单A", "乐2乐", "〇", "々", "鿿龥"]
    surnames = tuple(pinyin._SURNAMES)
    for name in (name for name in names if not name.startswith(surnames)):
        assert pinyin.syllables(name) == tuple(part.lower() for part in lazy_pinyin(name)), name
