"""The prose of the law page in English and Chinese: what stands between the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ENGLISH, CHINESE = "en", "zh-hans"


@dataclass(frozen=True)
class Texts:
    """One language. ``questions``: open points with the reading taken; ``{…}`` places are computed."""

    introduction: str
    steps: str
    consequences: str
    automatic: str
    local: str
    not_used: str
    no_figure: str
    questions: tuple[str, ...]
    heads: Mapping[str, str]


_EN = Texts(
    introduction="""\
# The law as the program believes it

This page is generated: `waystation law > docs/law.md` (Chinese: `waystation law --language zh >
docs/law.zh.md`); a test fails when it is out of date. It is written for lawyers and narcotics control
offices who check the program, and it is not legal advice. Who finds a mistake should say so: every
figure is one dated line in `waystation/rules/law/figures/`, every step one line in
`waystation/rules/orders/ways.py`. "Applied by" and "shown by" are found in the source: the functions
that read a figure or a rule, and the tests that name it.

A figure is read **as it stood on the day of the event** (service, sign-in, test), so an old decision
keeps its old figure. Where "local" says yes, a city, district or street may set its own figure with its
source and first day; the most specific area wins. A figure that is *not set* has no clock. DCL is the
Drug Control Law, DRR the Drug Rehabilitation Regulations. Days are counted from the day after the
event: fifteen days from receipt on 1 May end with 16 May. Workdays are counted only where a source says
workdays, by the published calendar of the year; of a year that is not published yet only weekends count
as free, and the date is marked provisional.

## How far a figure can be trusted

| mark | meaning |
| --- | --- |
| L | the text of the law was read in full |
| L~ | read through a quotation |
| P | practice of many places, not a rule |
| S | published accounts of practice |
| D | our own figure where no text has a number; to be confirmed |
""",
    steps="""\
## Lawful steps

The house records decisions that were made by the authority named; it makes none. A step that is not in
this table is refused. Besides, in every state a wrong date or number can be corrected by the street;
that changes no state. An empty basis means that we give no article. Two more questions are asked when
isolation is recorded: it is refused for a person to whom it does not apply (DCL 39), and needs the
reason given in the decision where it may be spared, or where the reading held does not allow its
ground.
""",
    consequences="""\
## What refusal, breach and relapse mean

For each measure: what the law allows whom to decide. A person qualifies what happened, after hearing
the client; the program decides nothing. A place may hold the other reading by the figure named.
Isolation does not apply to pregnant women and women nursing a child of their own under one year, and
may be spared persons under sixteen (DCL 39); then the street strengthens its help and the police order
community treatment (DRR 26).
""",
    automatic="""\
## Automatic rules

These rules and no others make work appear on a list. None changes a legal state, takes a benefit away,
or judges a person. "Rests": nothing is asked for a day on which the order is suspended.
""",
    local="""\
## Known local variants

Read in local regulations; none applies until an office adopts it on the page of local rules, with the
day from which it holds. Not figures, so not here: a station or liaison in every village (Zhejiang),
subsidies for employers (Zhejiang), treatment costs in medical insurance (Zhejiang, Shanghai), insurance
of anti-drug social workers (Shanghai), performers in the media (Shanghai, Shandong).
""",
    not_used="""\
## Figures that no function reads yet
""",
    no_figure="Every figure is read by a function.\n",
    questions=(
        '**Last day of a term.** A term "counted from the day of reporting" includes that day and '
        "ends on the day *before* the anniversary. The other reading gives the client one day more "
        "under the order.",
        "**29 February.** A three-year term from {leap} ends on {leap_end}: the anniversary in a "
        "common year is 28 February (Civil Code Art. 202), and the term ends on the day before it.",
        "**Public holidays.** A deadline whose last day is a public holiday is not moved to the next "
        "working day (Civil Code Art. 203 would move it). The day shown is therefore never later "
        "than the lawful one.",
        "**Suspended days** do not lengthen the term by default; DRR 24 is silent. A place that "
        "reads it otherwise sets `suspension_extends_term`.",
        '**The agreement.** DRR 16 says "promptly" (及时) and names no number of days; we count '
        "{agreement_days} days from the sign-in. For recovery, DRR 38 may mean that the agreement is "
        "due within the same {report_days} days as the sign-in; we count it like treatment.",
        "**Start of the recovery term.** Counted from the sign-in, as for treatment (DCL 48). A "
        "place that counts from the day printed in the decision sets `recovery_term_start`; a "
        "printed day after the sign-in never lengthens the term.",
        "**From recovery to isolation.** Whether refusal of recovery, or a severe breach without "
        "relapse, can lead to compulsory isolation. The milder reading is held: neither does (DRR "
        "38). The other one is `recovery_breach_may_isolate`. A decision that was taken all the same "
        "is recorded with the reason it gives.",
        "**Refusal of recovery.** A local text lets the police order community treatment (Zhejiang, "
        "Art. 38 of the text of 2011); nationally nothing of the kind was found. The switch is "
        "`recovery_refusal_may_treat`.",
        "**Detention before the sign-in** cannot be recorded as a suspension: an order that has not "
        "begun cannot rest. The sign-in stays due and is shown as late; the reason can be written "
        "with the late sign-in.",
        "**Severe breach** (DRR 20): refusals of tests and unauthorised absences are counted "
        "separately by default, the milder of two readings; the local switch is "
        "`severe_breach_count_mode`.",
        "**Release during a suspension** is allowed once the term has run out.",
        "**Orders set aside** on review or by a court are recorded without an article number.",
        "**Credited days** (DRR 31): every day from the decision on isolation to its last day, both "
        "included. The day of the change counts although community treatment may begin on it: the "
        "reading that is milder.",
        "**An age** is reached on the day *after* the birthday: on the sixteenth birthday itself, "
        "and on a child's first birthday itself, DCL 39 still protects.",
        "**Remedies.** Review and lawsuit are counted from service, the day the client knew at the "
        "latest. That orders of community measures can be reviewed is the usual reading of the law, "
        "not said in DRR.",
        "**An agreement that is not signed.** DRR 16 asks the street to sign one and says nothing of a "
        "person who does not; refusal of the measure (DRR 14, 21; DCL 38) is another thing. The milder "
        "reading is held: nothing is opened by itself, the worker decides whether the head looks into it.",
        "**Clocks of hours** are shown by the day: 24 hours end with the day after.",
        "**How long street files are kept** after release is in no text that was found. "
        "`retention_years` is unset: no clock runs and nothing is deleted, until a place sets it with "
        "its source. It is then counted from the closing of the file, or from the last day of the last "
        "order where that is later; the figure in force on the day of the deletion counts. What the rules "
        "on archives ask of the paper file stands apart.",
        "**Dynamic control.** The three years are counted from the beginning of execution, or from the end of"
        " an isolation, and begin anew with a confirmed use; the national text (DRR 7) does not say when. "
        "Shanghai and Shandong except those who refused the measure or severely breached the agreement: "
        "the count is shown to them all the same, because the police decide and nobody loses by asking. "
        "Somebody who was caught and not found addicted has no file here.",
        "**Our own figures**, marked D or S above, need confirming.",
        "**Phone talks** do not count as a meeting; the local switch is `contact_phone_counts`.",
        "**Editions.** The national texts read are those of 2007 (DCL) and 2018 (DRR); Zhejiang "
        "2011, Shanghai 2015. Later editions of the local texts exist and were not read.",
    ),
    heads={
        "figures": "Figures",
        "key": "key",
        "meaning": "meaning",
        "value": "value",
        "since": "in force from",
        "basis": "basis",
        "mark": "mark",
        "local": "local",
        "applied": "applied by",
        "shown": "shown by",
        "state": "state",
        "step": "step",
        "to": "leads to",
        "decider": "decided by",
        "situation": "situation",
        "means": "what the law says",
        "rule": "rule",
        "why": "why",
        "figures_used": "figures",
        "rests": "rests",
        "deadlines": "Deadlines",
        "deadline": "deadline",
        "last_day": "last day",
        "questions": "Open questions",
        "text": "text",
        "reason": "why it stands here",
        "yes": "yes",
        "no": "no",
        "none": "not set: no clock",
        "year": "year {n}: {times}",
        "one_in": "1 day in {times}",
        "to_day": "{since} to {until}",
        "order": "{kind}: a made-up order of {years} years, served {served}, signed in {reported}",
        "isolation": "Isolation: decided and served {served}, change proposed {reported}",
        "answered": "Each is answered in the program in the way described here until somebody who may decide"
        " says otherwise.",
    },
)

_ZH = Texts(
    introduction="""\
# 系统采用的法律规则

本页自动生成：`waystation law --language zh > docs/law.zh.md`（英文：`waystation law > docs/law.md`）；
过期时测试不通过。供律师和禁毒部门核对，不是法律意见。发现错误请指出：每个数字在
`waystation/rules/law/figures/` 中各占一行并注明日期，每个步骤在 `waystation/rules/orders/ways.py` 中各
占一行。“由谁执行”和“由谁验证”是从源代码中查出来的：读取这个数字或者规则的函数，以及提到它的测试。

数字按**事情发生那一天**有效的规定读取（送达、报到、检测），所以以前的决定保留以前的数字。“地方可调整”的，
市、区、街道可以登记自己的数字、依据和施行日期，区域越具体越优先。*没有规定*的不计算期限。期间从次日算起：
5月1日收到，15天到5月16日止。只有依据写明工作日的才按工作日算，用国务院办公厅公布的当年安排；没有公布的
年份暂按双休推算，并注明。

## 可信程度

| 标记 | 含义 |
| --- | --- |
| L | 读过条文全文 |
| L~ | 通过引用读到 |
| P | 各地做法，不是规定 |
| S | 公开报道中的做法 |
| D | 条文没有数字，系统自定，待确认 |
""",
    steps="""\
## 合法的步骤

系统只记录由所列机关作出的决定，自己不作决定。不在表中的步骤一律拒绝。另外，任何状态下街道都可以更正写错
的日期或者文号，不改变状态。依据为空的，表示没有给出条文。登记强制隔离戒毒时还要问两件事：依法不适用的（
《禁毒法》第三十九条）不能登记；可以不适用的，或者本地采用的理解不允许的，要写明决定书说明的理由。
""",
    consequences="""\
## 拒绝、违反协议、再次使用意味着什么

对每一种措施：法律允许谁决定什么。由人在听取本人说明之后认定，系统不作决定。各地可以用所列参数采用另一种
理解。怀孕或者正在哺乳自己不满一周岁婴儿的妇女不适用强制隔离戒毒，不满十六周岁的可以不适用（《禁毒法》第
三十九条）；这时街道应当加强帮助，公安机关作社区戒毒的决定（《戒毒条例》第二十六条）。
""",
    automatic="""\
## 自动规则

只有这些规则会让工作出现在清单上。没有一条会改变法律状态、取消待遇或者评价一个人。“中止时不要求”：措施中
止的日子不要求这项工作。
""",
    local="""\
## 已知的地方规定

在地方条例中读到的数字；办公室在“地方规定”页面采用并写明施行日期以后才适用。不是数字的没有列入：村（居）
设工作站或者联络员（浙江）、用人单位补贴（浙江）、戒毒费用纳入医保（浙江、上海）、为禁毒社工投保（上海）、
演艺人员的限制（上海、山东）。
""",
    not_used="""\
## 还没有函数读取的数字
""",
    no_figure="所有数字都有函数读取。\n",
    questions=(
        "**期限的最后一天。**“自报到之日起”包括报到当天，到周年日的*前一天*止。另一种理解会让本人多一天。",
        "**2月29日。**自{leap}起的三年到{leap_end}止：平年的周年日是2月28日（《民法典》第二百零二条）"
        "，期限到前一天止。",
        "**法定节假日。**最后一天是节假日的，不顺延（《民法典》第二百零三条会顺延）。所以显示的日期不"
        "会晚于法定日期。",
        "**中止的日子**默认不顺延期限；《戒毒条例》第二十四条没有写。理解不同的地方设置 "
        "`suspension_extends_term`。",
        "**协议。**《戒毒条例》第十六条写“及时”，没有天数；系统自报到起按{agreement_days}天计算。社区"
        "康复按第三十八条可能是与报到同为{report_days}天；系统与社区戒毒一样算。",
        "**社区康复从哪一天算起。**与社区戒毒一样自报到起（《禁毒法》第四十八条）。按决定书载明日期计"
        "算的地方设置 `recovery_term_start`；载明日期晚于报到的，不会因此延长。",
        "**由社区康复转为强制隔离戒毒。**仅仅拒绝社区康复，或者没有再次使用的严重违反协议，能不能决定"
        "强制隔离戒毒。采用较轻的理解：不能（《戒毒条例》第三十八条）。另一种理解是 "
        "`recovery_breach_may_isolate`。已经作出的决定，写明理由后记录。",
        "**拒绝社区康复。**有的地方可以责令社区戒毒（浙江2011年文本第三十八条）；国家层面没有找到。开"
        "关是 `recovery_refusal_may_treat`。",
        "**报到以前被羁押**不能登记为中止：还没有开始的措施不能中止。报到期限照旧，显示为逾期；原因在"
        "迟报到时写明。",
        "**严重违反协议**（《戒毒条例》第二十条）：拒绝检测与擅自离开默认分别计数，是较轻的理解；开关"
        "是 `severe_breach_count_mode`。",
        "**中止期间解除**：期限届满即可。",
        "**经复议或者诉讼撤销的决定**，登记时不写条文。",
        "**折抵的天数**（《戒毒条例》第三十一条）：自作出强制隔离戒毒决定之日到最后一天，两头都算。变"
        "更当天即使同日开始社区戒毒也算，是较轻的理解。",
        "**周岁**从生日的*第二天*起算：满十六周岁的生日当天、孩子满一周岁的生日当天，仍受《禁毒法》第"
        "三十九条保护。",
        "**救济。**复议和诉讼的期限自送达之日起算，本人最迟这一天知道。社区戒毒、社区康复的决定可以复"
        "议，是通常的理解，条例没有明写。",
        "**本人不签协议。**《戒毒条例》第十六条要求街道签订协议，没有写本人不签怎么办；拒绝接受社区戒毒"
        "（条例第十四条、第二十一条，《禁毒法》第三十八条）是另一回事。取较轻的理解：不自动登记事项，由"
        "工作人员决定要不要请站长了解。",
        "**以小时计的期限**按日显示：24小时到第二天止。",
        "**街道档案的保存年限**没有找到条文。`retention_years` 默认不设：不计算期限，也不删除任何档案；"
        "由地方登记年限和文件依据。自结案之日起算，最后一项措施结束更晚的，从那天起算；按删除当天有效的"
        "年限。纸质档案另按档案管理规定办理。",
        "**动态管控。**三年从开始执行之日或者强制隔离戒毒结束之日起算，经确认再次使用的重新起算；国家条文（《戒毒条例》"
        "第七条）没有写从哪一天起。上海、山东把拒绝执行和严重违反协议的人除外；系统照样给他们"
        "计算，因为由公安机关决定，提出申请对本人没有坏处。查获而没有认定成瘾的人在这里没有档案。",
        "**系统自定的数字**（上面标D、S的）需要确认。",
        "**电话联系**默认不算会见；开关是 `contact_phone_counts`。",
        "**文本。**国家层面读的是2007年《禁毒法》和2018年《戒毒条例》；浙江2011年、上海2015年文本。后"
        "来的地方文本没有读到。",
    ),
    heads={
        "figures": "数字",
        "key": "参数",
        "meaning": "含义",
        "value": "数值",
        "since": "施行日期",
        "basis": "依据",
        "mark": "标记",
        "local": "地方可调整",
        "applied": "由谁执行",
        "shown": "由谁验证",
        "state": "状态",
        "step": "步骤",
        "to": "之后",
        "decider": "由谁决定",
        "situation": "情况",
        "means": "法律怎么说",
        "rule": "规则",
        "why": "为什么",
        "figures_used": "数字",
        "rests": "中止时不要求",
        "deadlines": "期限",
        "deadline": "事项",
        "last_day": "最后一天",
        "questions": "未决的问题",
        "text": "文本",
        "reason": "为什么列在这里",
        "yes": "是",
        "no": "否",
        "none": "没有规定，不计算",
        "year": "第{n}年：{times}",
        "one_in": "{times}天中1天",
        "to_day": "{since} 至 {until}",
        "order": "{kind}：虚构的{years}年决定，{served}送达，{reported}报到",
        "isolation": "强制隔离戒毒：{served}决定并送达，{reported}建议变更",
        "answered": "在有权决定的人另作说明以前，系统按这里写的处理。",
    },
)

TEXTS: Mapping[str, Texts] = {ENGLISH: _EN, CHINESE: _ZH}
