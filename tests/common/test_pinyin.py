import pytest

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
