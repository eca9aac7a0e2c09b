"""The first panels and detection windows, with where they come from. An office ends them and adds its own."""

from datetime import date

from django.db import migrations

SINCE = date(2024, 1, 1)
KITS = "尿液试剂盒说明书（常见规格）"
PANELS = [
    ("三联尿检板", "urine", {"morphine": "300 ng/mL", "methamphetamine": "1000 ng/mL", "ketamine": "1000 ng/mL"}),
    (
        "五联尿检板",
        "urine",
        {
            "morphine": "300 ng/mL",
            "methamphetamine": "1000 ng/mL",
            "ketamine": "1000 ng/mL",
            "mdma": "500 ng/mL",
            "cannabis": "50 ng/mL",
        },
    ),
    (
        "八联尿检板",
        "urine",
        {
            "morphine": "300 ng/mL",
            "methamphetamine": "1000 ng/mL",
            "ketamine": "1000 ng/mL",
            "mdma": "500 ng/mL",
            "cannabis": "50 ng/mL",
            "cocaine": "300 ng/mL",
            "etomidate": "",
            "cannabinoid": "",
        },
    ),
    ("三联唾液板", "saliva", {"morphine": "", "methamphetamine": "", "ketamine": ""}),
]
HAIR = ("毛发实验室检测", "hair", {"methamphetamine": "0.2 ng/mg", "etomidate": "10 pg/mg", "morphine": "", "ketamine": ""})
#: analyte, then urine, saliva, blood, hair.
WINDOWS = [
    ("morphine", "2–4天；小剂量后总吗啡300 ng/mL只有1–1.5天", "1–3天", "不到1天", "约90天（3厘米）"),
    ("methamphetamine", "2–5天", "1–3天", "1–3天", "约90天（3厘米）"),
    ("mdma", "1–3天", "1–2天", "约1天", "约90天（3厘米）"),
    ("ketamine", "单次1–3天；质谱5–6天（代谢物10天）；每天使用者22–96天", "1–2天", "约1天", "约90天（3厘米）"),
    ("cocaine", "2–4天（代谢物）；大量使用可达22天", "约1天", "约1天", "约90天（3厘米）"),
    ("cannabis", "单次2–4天；经常使用约30天，个别90天", "0.5–1天", "约1天", "约90天，较弱"),
    ("cannabinoid", "约1–3天；试剂查不到新的类似物，须用质谱", "1–2天", "数小时", "可以检出"),
]
REVIEWS = "试剂说明书和综述（Verstraete等），次级来源"
ETOMIDATE = "毛发检测方法研究（2024）"


def fill(apps, schema_editor):
    """What is published, with its mark: P practice seen, D our own estimate where nobody has measured."""
    panel, window = apps.get_model("screening", "Panel"), apps.get_model("screening", "DetectionWindow")
    panel.objects.bulk_create(
        panel(
            name=name,
            material=material,
            analytes=list(cutoffs),
            cutoffs={code: said for code, said in cutoffs.items() if said},
            source="2018年毛发样本检测规范；毛发检测方法研究（2024）" if material == "hair" else KITS,
            mark="P",
            since=SINCE,
        )
        for name, material, cutoffs in [*PANELS, HAIR]
    )
    rows = [
        (analyte, material, said, REVIEWS, "P")
        for analyte, *spans in WINDOWS
        for material, said in zip(("urine", "saliva", "blood", "hair"), spans, strict=True)
    ]
    rows += [
        ("etomidate", "urine", "很短，暂按1–3天（依托咪酯酸），没有可靠资料", "没有公开资料，系统估计", "D"),
        ("etomidate", "saliva", "不清楚", "没有公开资料", "D"),
        ("etomidate", "blood", "数小时", ETOMIDATE, "P"),
        ("etomidate", "hair", "可以检出：原体10 pg/mg，依托咪酯酸25 pg/mg；并非都能检出", ETOMIDATE, "P"),
    ]
    window.objects.bulk_create(
        window(analyte=analyte, material=material, said=said, source=source, mark=mark, since=SINCE)
        for analyte, material, said, source, mark in rows
    )


class Migration(migrations.Migration):
    dependencies = [("screening", "0006_specimen_walls")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
