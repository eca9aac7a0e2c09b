"""What the papers 1 to 11 say."""

from __future__ import annotations

from waystation.rules.people import Paper

from .blocks import (
    Block,
    Field,
    Opinion,
    Passage,
    Remedies,
    Said,
    Signatures,
    Signs,
    Sketch,
    Stamp,
    facts,
    h,
    listing,
    note,
    p,
    section,
)

WHO = facts("姓名 name 性别 sex", "出生日期 born_on 证件号码 id_number", "现住址 living_address")
WHO_SHORT = facts("姓名 name 证件号码 id_number", "措施 measure 档案号 file_number")
MEASURE = facts(
    "措施 measure 决定书号 order_number",
    "决定机关 authority 责任人 worker",
    "期限起 term_from 期限止 term_to",
)

RIGHTS = (
    "一、有权知道决定的依据、期限、检测结果和本档案中关于自己的记录，有权要求更正。",
    "二、有权得到戒毒知识辅导、心理疏导、职业技能培训、就业指导，以及就学、就业、就医方面的帮助。",
    "三、有权陈述和申辩。对检测结果有异议的，可以要求实验室检测和复检；对未到、外出等记录有异议的，可以随时提出。",
    "四、个人信息受保护。除依法办理外，任何单位和个人不得公开。入学、就业、享受社会保障不受歧视。",
    "五、接受检测不收取费用。女性检测由女性工作人员进行。",
)

FIRST: dict[Paper, list[Block]] = {
    Paper.ORDER: [
        note("本表按决定书原件登记，不代替原件。"),
        facts(
            "姓名 name 性别 sex",
            "出生日期 born_on 证件号码 id_number",
            "户籍地址 home_address",
            "现住址 living_address",
            "措施 measure 决定书号 order_number",
            "决定机关 authority 期限（年） years",
            "期限起 term_from 期限止 term_to",
            "送达本人 served_on 送达家属 family_served_on",
            "法律依据 legal_basis",
        ),
        Field("事实依据", "case_facts", 2.6),
        p(
            "被决定人应当自收到决定书之日起{report_days}日内（{report_by}以前）到{street}报到。有正当理由不能按时报到的，应当及时说明。"
        ),
        Remedies(),
        Stamp("authority"),
    ],
    Paper.RIGHTS_NOTICE: [
        WHO_SHORT,
        p("{name}：根据《中华人民共和国禁毒法》《戒毒条例》，现将您在{measure}期间的权利和义务告知如下。"),
        h("您的权利"),
        *(p(words) for words in RIGHTS),
        h("您的义务"),
        p("一、自收到决定书之日起{report_days}日内（{report_by}以前）报到。"),
        p("二、履行协议；按要求接受检测。检测次数：{tests_by_year}；见面每月不少于{contacts_per_month}次。"),
        p(
            "三、离开所在区县{absence_days}日以上的，事先书面报告。变更执行地的，自决定之日起{move_days}日内到新的地方报到。"
        ),
        p(
            "逃避、拒绝检测累计{breach_tests}次以上，擅自离开{breach_times}次以上或者累计超过{breach_days}日的，依法属于严重违反协议。"
            "其他情况先谈话教育，不上报。任何不利的认定都会先听您说明。"
        ),
        h("您可以怎样提出不同意见"),
        Remedies(),
        Signs(("本人已听取并收到一份（签名）", "告知人（签名）")),
        Stamp(),
    ],
    Paper.AGREEMENT: [
        facts(
            "甲方 office",
            "乙方 name 证件号码 id_number",
            "现住址 living_address",
            "措施 measure 决定书号 order_number",
            "生效日期 agreed_from 有效期至 agreed_to",
        ),
        Passage("terms"),
        section("联系方式", "team", "职责 duty 2.2", "姓名 name 2", "联系电话 phone 2.4"),
        Signatures("signers"),
        Said("agreed_state"),
        Stamp(),
    ],
    Paper.HANDBOOK: [
        p("{name}，您好。这本手册告诉您在{measure}期间会发生什么、可以得到什么帮助、有问题找谁。"),
        h("您的时间"),
        facts("期限起 term_from 期限止 term_to", "检测次数 tests_by_year", "见面地点 meeting_place"),
        h("找谁"),
        listing("team", "职责 duty 2.2", "姓名 name 2", "联系电话 phone 2.4"),
        h("来站里做什么"),
        p(
            "见面谈谈近况，每月不少于{contacts_per_month}次；检测时只按约定的项目，结果当场告诉您。有事不能来，请提前打电话；生病、上班、照顾家人等都可以说明，说明了就不算逃避。"
        ),
        h("要出门"),
        p(
            "离开所在区县{absence_days}日以上，请事先书面报告，可以在站里填写请假登记表。搬家到别的区县，{move_days}日内到新的地方报到，时间连续计算。"
        ),
        h("您的权利"),
        *(p(words) for words in RIGHTS),
        h("期满以后"),
        p(
            "期满那天措施就结束了，{notify_days}日内会通知到街道，解除通知书发给您和家属。以后不收取、不要求开具任何有无前科的证明。"
        ),
        h("不同意怎么办"),
        Remedies(),
    ],
    Paper.ADMONITION: [
        WHO_SHORT,
        p("{name}：您在{happened_on}有以下情况，现予批评教育。"),
        Field("事由", "reason", 1.6),
        Field("具体情况", "detail", 3),
        Field("本人说明", "client_words", 2.6),
        facts("认定 found 认定人 found_by", "第二人复核 confirmed_by"),
        p(
            "目前记录：{counted}。逃避、拒绝检测累计{breach_tests}次以上，擅自离开{breach_times}次以上或者累计超过{breach_days}日的，依法属于严重违反协议。"
        ),
        p("希望您按协议接受检测、保持联系。遇到困难请告诉责任人{worker}，我们一起想办法。"),
        Remedies(),
        facts("送达方式 served_how"),
        Signs(("本人（签名）", "送达人（签名）")),
        Stamp(),
    ],
    Paper.BREACH_RECORD: [
        WHO_SHORT,
        h("记录"),
        listing("matters", "序号 n 0.7", "日期 on 1.9", "情况 what 2", "处理 outcome 2", "说明 note 3"),
        Field("本次事由", "reason", 1.6),
        Field("具体情况", "detail", 2.6),
        Field("本人说明", "client_words", 2.6),
        p("发生日期：{happened_on}。目前记录：{counted}。"),
        note(
            "只记已经送达、经人认定且不在异议中的情况。逃避、拒绝检测累计{breach_tests}次以上，擅自离开{breach_times}次以上或者累计超过{breach_days}日，方属严重违反。"
        ),
        facts("认定 found"),
        Opinion("认定人", "签名：", 1.7, "found_by"),
        Opinion("第二人核对", "签名：", 1.7, "confirmed_by"),
        Field("报告内容", "report", only_if=True),
        facts("报告签字 report_signed", "移交签收 report_receipt"),
        note("报告由指定的人签字以前只是草稿，不产生效力；是否采取措施由公安机关依法决定。"),
        Remedies(),
        Signs(("本人（签名）",)),
        Stamp(),
    ],
    Paper.SUPPORT_PLAN: [
        h("一、基本情况"),
        WHO,
        facts("联系电话 phone 所在社区 area", "期限起 term_from 期限止 term_to"),
        h("二、家庭情况"),
        listing("kin", "姓名 name 2", "关系 relation 1.6", "联系电话 phone 2.4", "是否同住 home 1.4"),
        Field("家庭情况", "family_state", 1.8),
        h("三、既往情况和治疗"),
        Field("既往情况", "history", 2),
        h("四、目前情况"),
        Field("目前情况", "situation", 2),
        h("五、治疗措施"),
        Field("治疗措施", "treatment", 1.8),
        h("六、辅导计划"),
        Field("辅导计划", "counselling", 1.8),
        h("七、帮扶措施"),
        Field("救助帮扶", "relief_plan", 1.8),
        listing(
            "plan", "目标 goal 1.6", "做什么 what 3", "谁来做 who 1.8", "什么时候 by 1.9", "结果 outcome 1.4"
        ),
        Signs(("本人（签名）", "责任人（签名）")),
        Stamp(),
    ],
    Paper.HOME_MAP: [
        facts("姓名 name 所在社区 area", "现住址 living_address"),
        h("到达住址的走法（手绘，标出路口、公交站和门牌）"),
        Sketch(12.5),
        note("只画到达的走法，不记录定位数据。供家访使用，不得外传。"),
        Signs(("绘制人（签名）",)),
    ],
    Paper.TEST_NOTICE: [
        p("{name}（证件号码{id_number}）：请您按下列时间到指定地点接受检测。"),
        facts(
            "检测日期 test_on 时间 test_at", "地点 test_place", "检测材料 test_material 检测性质 test_nature"
        ),
        p("请携带身份证件。检测由两名工作人员进行，女性由女性工作人员采集；结果当场告知，检测不收取费用。"),
        p("不能按时到场的，请提前联系责任人{worker}说明原因；生病、工作、照顾家人等正当理由不计为未到。"),
        p("对检测结果有异议的，可以要求实验室检测和复检。"),
        Remedies(),
        Signs(("本人收到（签名）", "送达人（签名）")),
        Stamp(),
    ],
    Paper.TEST_DATES: [
        WHO_SHORT,
        p(
            "{name}：{measure}期间的检测次数为{tests_by_year}。已经到时间的检测安排如下；抽检日期事先不公布，通知后请按时到场。"
        ),
        listing("days", "序号 n 0.7", "项目 what 2", "从 on 2", "到 until 2", "情况 state 2"),
        p("检测地点：{test_place}。不能到场请提前告诉责任人{worker}。"),
        Signs(("本人收到（签名）",)),
        Stamp(),
    ],
    Paper.TEST_RECORD: [
        facts(
            "姓名 name 性别 sex",
            "证件号码 id_number 联系电话 phone",
            "现住址 living_address",
            "措施 measure 决定书号 order_number",
        ),
        h("检测记录"),
        listing(
            "tests",
            "序号 n 0.7",
            "日期 on 2.1",
            "时间 at 1.1",
            "地点 place 1.5",
            "材料 material 1",
            "性质 nature 1.6",
            "结果 result 3.4",
            "检测人 tester 1.2",
            "备注 note 1.3",
        ),
        section(
            "样本和逐项结果（截断值）",
            "samples",
            "序号 n 0.7",
            "日期 on 2.1",
            "采样人 collectors 1.8",
            "封签 seals 2.6",
            "逐项结果 results 3.2",
            "告知本人 told 1.9",
            "本人签名 signed 1.6",
        ),
        section(
            "样本保管经过",
            "custody",
            "序号 n 0.7",
            "时间 at 2.2",
            "样本 part 1.2",
            "封签号 seal 1.8",
            "经过 step 1.3",
            "经手人 by 1.3",
            "交给、地点 to 2.6",
            "状况 condition 1.2",
        ),
        section(
            "对检测结果的异议",
            "objections",
            "序号 n 0.7",
            "提出 on 2.1",
            "事项 what 2",
            "决定 decision 2.2",
            "检测机构 laboratory 2.2",
            "报告、结论 report 2.2",
            "告知本人 told 1.8",
        ),
        Field("本人所述用药", "medicine", only_if=True),
        note(
            "服务性检测只用于帮助本人，不作为法律上的依据。初筛阳性未经确认，不作为认定依据。阴性只说明所检项目未检出。"
            "对结果有异议的，可以要求实验室检测和复检；异议处理期间不计入。"
        ),
        Stamp(),
    ],
}
