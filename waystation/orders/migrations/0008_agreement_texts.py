"""The second wall of agreements, and the national text of both kinds that comes with the house."""

import datetime

from django.db import migrations

from waystation.common.scope import policies

SINCE = datetime.date(2011, 6, 26)

RIGHTS = """人格尊严和隐私受保护。戒毒情况依法保密，未经本人同意不告诉单位、学校和邻居。
在入学、就业、享受社会保障等方面不受歧视；遇到歧视可以要求帮助。
可以查阅、复制、更正自己的档案信息，可以要求解释。
检测结果当场告知；不同意的可以要求实验室检测和复检。
没有到、外出等记录，可以说明理由、提交证明。先听本人说，再由人认定；没有认定的和有异议的不计入次数。
可以提出自己的想法，可以要求更换责任人，可以投诉。
积分、求职资料、与家属联系、拍照等要本人自愿同意，随时可以撤回，不影响其他帮助。
期满自动结束，由公安机关出具解除通知书，通知本人和家属。"""

RULES = """履行本协议。
根据公安机关的要求接受检测。
离开现居住地所在县（市、区）{外出报告天数}日以上的，事先向街道书面报告。
电话、住址有变化的，及时告诉责任人。"""

HELP = """戒毒知识辅导和家庭辅导。
职业技能培训、职业指导和求职帮助。
就学、就业、就医方面的援助，以及办理低保、临时救助等手续的帮助。"""

CARE = "心理治疗和心理辅导。"

DUTIES = """街道和帮教小组落实本协议写明的各项措施，不推给本人一方。
约见和检测事先通知，尽量照顾本人上班、看病和照料家人的时间；工作方的原因没有做成的，不算本人的。
泄露本人信息、不落实措施的，依法依规处理工作人员。"""

SEVERE = (
    "严重违反协议只有以下情形：逃避或者拒绝检测{拒检次数}次以上；擅自离开现居住地所在县（市、区）"
    "{擅离次数}次以上，或者累计超过{擅离天数}天。"
)

REMEDIES = """对公安机关的决定不服的，自知道之日起{复议天数}日内可以申请行政复议，也可以在{诉讼月数}个月内向人民法院起诉。
对检测结果、没有到或者外出的记录、情况认定不同意的，随时可以告诉责任人或者站长，站里记录并答复；有异议期间不计入次数。
对工作人员有意见的，可以向站长或者区禁毒办反映。
签字不影响上述权利；不愿签字的可以说明理由，如实记录。"""

OTHER = """本协议一式两份，本人和街道各一份。换了执行地的，到新地方后另签新协议，期限连续计算。
本人生活、家庭情况有变化的，可以随时商量修改。"""

TEXTS = {"treatment": HELP, "recovery": HELP + "\n" + CARE}


def national(apps, schema_editor):
    model = apps.get_model("orders", "AgreementText")
    for kind, help_available in TEXTS.items():
        model.objects.get_or_create(
            area=None,
            kind=kind,
            version=1,
            defaults={
                "since": SINCE,
                "sections": {
                    "help": help_available,
                    "duties": DUTIES,
                    "rights": RIGHTS,
                    "rules": RULES,
                    "measures": "以下措施根据本人和家庭的情况商定。",
                    "consequences": SEVERE,
                    "remedies": REMEDIES,
                    "other": OTHER,
                },
            },
        )


class Migration(migrations.Migration):
    dependencies = [("orders", "0007_agreements")]

    operations = [
        policies.through("orders_agreementsheet", "order_id", "orders_order"),
        policies.through("orders_agreementsignature", "sheet_id", "orders_agreementsheet"),
        migrations.RunPython(national, migrations.RunPython.noop),
    ]
