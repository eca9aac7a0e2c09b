"""What the papers 12 to 23 say."""

from __future__ import annotations

from waystation.rules.people import Paper

from .blocks import Block, Field, Opinion, Remedies, Signs, Stamp, facts, h, listing, note, p, section
from .first_half import MEASURE, WHO, WHO_SHORT

_COUNTS = facts(
    "检测次数 tests_done 其中阴性 tests_negative",
    "未到次数 tests_missed 见面次数 contacts_done",
    "未结事项 matters_open",
)

SECOND: dict[Paper, list[Block]] = {
    Paper.ACTIVITIES: [
        WHO_SHORT,
        h("参加的活动"),
        listing(
            "activities",
            "序号 n 0.7",
            "日期 on 2",
            "活动内容 what 3",
            "地点 place 2",
            "时长（小时） hours 1.5",
            "备注 note 2",
        ),
        note("参加活动出于自愿，不参加不作为不利依据。"),
        Signs(("本人（签名）", "登记人（签名）")),
    ],
    Paper.RELIEF: [
        WHO_SHORT,
        h("救助和帮扶"),
        listing(
            "relief",
            "序号 n 0.7",
            "日期 on 2",
            "项目 what 2.4",
            "办理单位 who 2.4",
            "结果 result 1.8",
            "备注 note 1.8",
        ),
        Signs(("本人（签名）", "登记人（签名）")),
    ],
    Paper.INTERVIEWS: [
        WHO_SHORT,
        h("访谈记录"),
        listing(
            "contacts",
            "序号 n 0.7",
            "日期 on 2.1",
            "方式 kind 1.1",
            "对象 met 1",
            "地点 place 1.6",
            "话题 topics 1.8",
            "内容 note 3.2",
            "谈话人 who 1.3",
        ),
        Stamp(),
    ],
    Paper.REPORTS: [
        WHO_SHORT,
        p(
            "报告期间：{period_from}至{period_to}。由本人填写或口述、工作人员代记；写实际情况即可，写困难不会带来不利后果。"
        ),
        Field("生活、居住", "situation", 3.2),
        Field("工作、学习", "progress", 3.2),
        Field("身体、心情", "", 3.2),
        Field("困难和需要", "", 3.6),
        Signs(("本人（签名）", "接收人（签名）")),
    ],
    Paper.EVALUATIONS: [
        WHO_SHORT,
        MEASURE,
        p("评估期间：{period_from}至{period_to}。"),
        _COUNTS,
        h("计划完成情况"),
        listing(
            "plan", "目标 goal 1.6", "做什么 what 3", "谁来做 who 1.8", "什么时候 by 1.9", "结果 outcome 1.4"
        ),
        Field("进步和变化", "progress", 2.6),
        Field("下一步帮助", "", 2.6),
        Field("本人意见", "", 2.4),
        Opinion("工作小组意见", "签名："),
        note("评估只用于调整帮助的内容和频次。本人对评估有异议的，可以提出，由负责人复核。"),
        Signs(("本人（签名）",)),
        Stamp(),
    ],
    Paper.CHANGE_OF_PLACE: [
        WHO,
        MEASURE,
        facts(
            "现执行地 from_place", "拟执行地 to_place", "新住址 to_address", "申请人 name 申请日期 asked_on"
        ),
        Field("申请理由", "reason", 2.2),
        Opinion("现执行地意见", "负责人签名（章）：", field="approval_out"),
        Opinion("拟执行地意见", "负责人签名（章）：", field="approval_in"),
        Field("退回原因", "returned_why", only_if=True),
        section("移送的材料", "documents", "序号 n 0.7", "材料 title 5", "日期 on 2", "原件存放处 place 3"),
        facts("移送日期 sent_on 到新地报到 arrived_on", "告知公安机关 police_told_on"),
        p(
            "变更执行地的，档案由现执行地移交；本人自决定之日起{move_days}日内到新的执行地报到，时间连续计算，协议重新签订。"
        ),
        Remedies(),
        Signs(("申请人（签名）",)),
        Stamp(),
    ],
    Paper.LEAVE: [
        WHO_SHORT,
        facts(
            "外出事由 reason",
            "前往地点 leave_where",
            "从 leave_from 到 leave_to",
            "天数 leave_days 外出电话 leave_phone",
            "实际返回 back_on 责任人 worker",
        ),
        note("离开所在区县{absence_days}日以上须书面报告。需要延长的，请在到期前联系责任人。"),
        Opinion("责任人意见", "签名："),
        Opinion("负责人意见", "签名："),
        Field("返回情况", "", 2.6),
        Signs(("本人（签名）",)),
        Stamp(),
    ],
    Paper.SUSPENSION: [
        WHO,
        MEASURE,
        p("{name}因{reason}，依照{legal_basis}，{measure}自{paused_on}起中止执行。"),
        facts("强制措施 restraint 中止至 paused_until"),
        p("中止期间不要求检测和见面，未到不作记录。情况消失后继续执行，届时另行通知。"),
        note("本文书由决定机关审核盖章后生效。"),
        Remedies(),
        Signs(("本人或家属收到（签名）", "送达人（签名）")),
        Stamp("authority"),
    ],
    Paper.CONTINUATION: [
        WHO,
        MEASURE,
        p(
            "{name}的{measure}自{paused_on}起中止执行。现{reason}，依照{legal_basis}，自{resumed_on}起继续执行。"
        ),
        p("期限至{term_to}。请在收到本通知后联系责任人{worker}，一起重新安排检测和见面。"),
        note("本文书由决定机关审核盖章后生效。"),
        Remedies(),
        Signs(("本人收到（签名）", "送达人（签名）")),
        Stamp("authority"),
    ],
    Paper.TERMINATION: [
        WHO,
        MEASURE,
        p("{name}因{end_reason}，依照{legal_basis}，{measure}自{ended_on}起终止执行。"),
        note("本文书由决定机关审核盖章后生效。"),
        Remedies(),
        Signs(("本人或家属收到（签名）", "送达人（签名）")),
        Stamp("authority"),
    ],
    Paper.RELEASE_APPROVAL: [
        WHO,
        MEASURE,
        h("执行期间情况"),
        _COUNTS,
        facts("报送材料 papers_sent_on"),
        Field("综合情况", "progress", 2.6),
        Opinion("责任人意见", "签名："),
        Opinion("工作小组意见", "签名："),
        Opinion("街道（乡镇）意见", "负责人签名（章）："),
        Opinion("公安机关意见", "负责人签名（章）："),
        note(
            "期限至{term_to}届满。期满即解除，不因未结事项延长；解除通知书送达本人和家属，{notify_days}日内通知街道（乡镇）。"
        ),
        Signs(("本人（签名）",)),
    ],
    Paper.RELEASE_NOTICE: [
        p("{name}（证件号码{id_number}）："),
        p(
            "根据{authority}{order_number}决定书，您自{term_from}起执行{measure}，期限至{term_to}届满。依照{legal_basis}，现于{ended_on}解除。"
        ),
        p(
            "自解除之日起，{measure}的各项义务终止。您在就学、就业、享受社会保障等方面受法律平等保护，任何单位和个人不得歧视；有关个人信息依法保密。"
        ),
        p("您仍可以自愿得到帮助，请联系{worker}（{office}）。"),
        note(
            "本通知书一式四份：本人、家属、街道（乡镇）、存档各一份，{notify_days}日内通知街道（乡镇）。本文书由决定机关审核盖章后生效。"
        ),
        facts(
            "通知书文号 notice_number",
            "送达本人 told_client",
            "告知家属 told_family",
            "通知街道 told_street",
            "离站材料 pack_given",
        ),
        Signs(("本人收到（签名）", "家属收到（签名）", "街道（乡镇）收到（签名）")),
        Stamp("authority"),
    ],
}
