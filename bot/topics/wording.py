"""Words that name no subject, over folded text. Three kinds, by what they do to a phrase.

*Breaking* words stand in no phrase at all. *Generic* ones may be part of one (open source, 安全 of 安全问题), and
are no topic by themselves. *Edges* are Han characters with which no phrase begins or ends, unless a word does.
"""

from __future__ import annotations

import re
from typing import Final


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- Chinese ----------------------------------------------------------------------------------

# Words that a breaking character is part of, and which survive it.
_KEPT_HAN: Final = (
    "目的 不同 没落 也门 都市 首都 成都 让步 被动 他人 在线 在地 存在感 内在 外在 潜在 并行 并发 合并 并购 我国 自我 "
    "你我 了解 就业 成就 不动产 不确定性 着陆 执着 参与 与会 或然 及格 普及 涉及 把关 给予 供给 很难 跟踪 跟进 还原 "
    "还款 再生 沙盒"
)
_BREAKING_HAN: Final = (
    "这个 那个 这样 那样 这些 那些 这种 那种 这边 那边 这里 那里 这是 那是 什么 怎么 怎样 为什么 为何 如何 多少 哪些 "
    "哪个 一个 一些 一种 一套 一门 一项 一位 一名 一条 一层 一块 举个例子 确实 继续 一下 一点 一样 一直 一定 一起 "
    "一般 一方面 一旦 一开始 有点 有些 有一 有没 没有 有人 很多 许多 大家 自己 别人 人家 我们 你们 他们 她们 它们 "
    "咱们 因为 所以 但是 可是 不过 然而 如果 虽然 尽管 即使 只要 只有 只是 不是 而是 就是 还是 或者 以及 而且 并且 "
    "因此 于是 然后 后来 之后 之前 以后 以前 以上 以下 时候 的话 其实 当然 当时 现在 目前 今天 昨天 明天 今年 去年 "
    "明年 最近 刚才 刚刚 曾经 已经 正在 将要 马上 可能 可以 能够 应该 应当 需要 必须 不能 不会 不要 想要 希望 愿意 "
    "作为 觉得 认为 知道 发现 看到 听到 感觉 感到 理解 相信 开始 进行 通过 使用 利用 采用 成为 变成 形成 属于 包括 "
    "包含 关于 对于 由于 根据 按照 比如 例如 譬如 比方 像是 好像 似乎 类似 等等 之类 之间 之中 其中 其他 其它 其次 "
    "另外 此外 同时 同样 首先 最后 最终 最好 最大 最重要 非常 特别 十分 比较 更加 更多 更好 越来越 几乎 大概 大约 "
    "差不多 基本上 完全 真的 真正 到底 究竟 究 反正 总之 甚至 尤其 至少 至于 而言 来说 来讲 说明 表示 提到 说到 讲到 "
    "谈到 谢谢 感谢 您好 你好 大家好 欢迎 请问 所有 任何 每个 每一 各个 各种 某个 某种 整个 这么 那么 多么 怎么样 "
    "这次 那次 第一 第二 第三 第四 第一次 一次 几个 两个 三个 四个 十个 接下来 不断 不仅 不但 仅仅 直接 立刻 随着 "
    "随时 慢慢 逐渐 逐步 常常 经常 通常 往往 有时 总是 从来 事实上 实际上 基于 围绕 尝试 打算 做出 做到 做成 做好 "
    "做完 做了 做一 做的 去做 来做 要做 想做 拿到 得到 受到 遇到 碰到 用到 起来 出来 出去 进来 进去 下来 下去 上来 "
    "过来 过去 回来 回去 回到 里面 外面 上面 下面 前面 后面 那时 这时 同意 介绍一下 简单 告诉 帮助 帮忙 对不对 "
    "是不是 好不好 会不会 能不能 要不要 有没有 的 了 是 在 我 你 您 他 她 它 们 这 那 很 吗 呢 吧 啊 嗯 呀 哦 嘛 都 "
    "也 就 又 还 把 被 让 给 跟 与 着 及 或 且 但 却 并 些 么 没 不 再 才 则 于 而 之 其 此 该 每 各 某 谁 哪 几 越 "
    "更 最 太 只"
)
_KEPT: Final = {word: word for word in _KEPT_HAN.split()}
_BREAK: Final = re.compile("|".join(sorted([*_KEPT, *_BREAKING_HAN.split()], key=len, reverse=True)))

_GENERIC_HAN: Final = _words(
    "东西 问题 事情 事 情况 方面 部分 过程 时间 工作 方式 方法 方向 内容 结果 原因 例子 意思 意义 地方 人员 人们 "
    "个人 有人 方案 需求 经验 关系 作用 影响 能力 要求 目标 阶段 程度 层面 角度 概念 想法 看法 观点 建议 机会 挑战 "
    "困难 压力 优势 特点 功能 效果 重点 关键 基础 核心 主要 重要 基本 一般 相关 具体 不同 整体 全部 部份 相对 完整 "
    "简单 复杂 清楚 明确 直接 容易 有效 成功 失败 支持 提供 解决 处理 实现 完成 参与 参加 加入 了解 学习 研究 讨论 "
    "分享 介绍 关注 考虑 选择 决定 改变 提升 提高 降低 增加 减少 出现 产生 发生 发展 变化 存在 建立 设计 开发 应用 "
    "运行 操作 管理 维护 调整 优化 测试 合作 沟通 交流 活动 项目 计划 系统 平台 产品 服务 用户 客户 公司 企业 团队 "
    "组织 单位 机构 部门 领域 行业 市场 环境 资源 技术 信息 资讯 数据库 版本 代码 文件 网站 朋友 老师 同学 同事 领导 "
    "专家 学生 小朋友 先生 小姐 主任 委员 院长 部长 局长 伙伴 世界 国家 国内 国外 社会 中国 全球 生活 人生 年轻人 "
    "故事 回答 采访 访谈 节目 主持 主持人 嘉宾 录音 鼓掌 掌声 哈哈 哈哈哈 未来 以来 时代 年代 小时 分钟 星期 礼拜 "
    "月份 年底 每天 当天 早上 晚上 下午 左右 前后 上下 开心 有趣 有意思 喜欢 热爱 感兴趣 兴趣 东 西 人 年 月 日 天 "
    "点 次 号 位 只有 名 件事 件事情 一件 事儿 本身 状态 状况 角色 类型 种类 模式 机制 结构 标准 规则 规范 数量 质量 "
    "水平 范围 空间 条件 因素 意见 资料 贡献 反馈 期待 感受 感触 心得 体验 兼顾 对应 利用 一步 下一步 进一步 一部分 "
    "一段时间 百分 百分之 大部分 大多数 绝大 可靠 用户们 当中 其实 刚好 正好 主动 积极 关系到 对应到 投入 输入 输出 "
    "打开 关闭 关掉 想办法 办法 事务 业务 全国 各地 层次 感谢 负责 接触 特性 准确 一件事 特定 特定人 确保 改善 排除 "
    "随便 业界 一体 自足 外界 高级 顺利 技巧 特色 理论 逻辑 生态 当局 状况下 每次 正式 正常 任务 成本 心态 意愿 观察 "
    "观众 评估 判断 反应 反映 形式 手段 习惯 程序 步骤 细节 效率 价值 想象 责任 义务 权利 利益 态度 精神 品质 思考 "
    "思维 思路 实验 实践 尊重 信任 正确 最早 最后 说法 做法 用法 讲法 写法 好处 坏处 意识 等等 加上 放到 放在 导致 "
    "使得 结合 融合 定义 诉求 发挥 运作 面向 回应 提出 开放 议题 案例 案子 事件 机关 大量 巨大 强大 厉害 聪明 有用 "
    "好用 适合 符合 值得 花 感 人类 参考 整理 集中 本来 原来 原本 原先 后续 前期 初期 早期 长期 短期 定期 立即 多数 "
    "少数 个别 种 个 类 条 份 家 场 些 款 万 亿 千 百 回 遍 同时间 打交道 对话 训练 计算 联合 创新 研发 部署 升级 "
    "规划 布局 复杂性 典型 成果 方程 差异"
)

# Characters with which no phrase ends, and the endings that are words all the same.
_LAST_HAN: Final = frozenset(
    "会能可对为要来过到有和以因从将向由等后前中里上下时说做想看去得好多如使做叫成用大小很比当跟问讲写一二三两个地以及所"
)
_LAST_KEPT: Final = _words(
    "社会 协会 学会 大会 机会 国会 议会 委员会 工会 基金会 晚会 教会 性能 功能 智能 技能 产能 核能 太阳能 职能 本能 "
    "效能 许可 认可 华为 行为 主要 未来 经过 通过 公有 国有 私有 共和 饱和 温和 所以 原因 基因 方向 自由 理由 平等 "
    "高等 前后 幕后 售后 目前 集中 高中 初中 海上 线上 网上 地下 线下 乡下 实时 小时 即时 临时 小说 学说 思想 理想 "
    "梦想 爱好 友好 应用 专用 使用 通用 信用 费用 公用 强大 广大 加大 大小 弱小 中小 提问 学问 疑问 访问 编写 手写 "
    "统一 唯一 第一 个个 土地 当地 内地 在地 基地 生成 合成 集成 组成 心得 所得 天下 电影院 研究所 场所 厕所 诊所 "
    "完成 形成 养成 大使 即使 去去 过去 对比 模型看 回看 演讲"
)
_FIRST_HAN: Final = frozenset(
    "会能可对为要来过到有和以因从将向由等后里下时说做想看去得好"
    "多如使叫成用比当问讲个种等些地所样里边面间方性化者们位名件次款"
)
_FIRST_KEPT: Final = _words(
    "会议 会计 会员 能力 能源 能量 可靠 可信 可视 可用 可持 对话 对抗 对齐 对象 为人 要素 来源 来宾 过渡 过敏 有机 "
    "有限 有线 和平 和谐 以太 因果 从业 将军 向量 由来 等级 后端 后台 后门 里程 下载 下游 时代 时尚 时区 说服 做市 "
    "想象 看板 去中 得分 好友 好奇 多模 多样 多元 多线 如来 使命 使者 成本 成长 成员 成就 用户 比特 比赛 比例 当代 "
    "当地 问卷 问答 讲师 讲座 个性 种子 种族 地图 地方 地区 地铁 地球 所有 所得 样本 面试 面板 间谍 方程 方言 性能 "
    "性别 性格 化学 化石 名字 名单 次元 里斯 边缘 边界 位置"
)


def han_parts(folded: str) -> str:
    """A folded text with every breaking word replaced by a bar, which no phrase crosses."""
    return _BREAK.sub(lambda match: _KEPT.get(match[0], "|"), folded)


# A number, alone or with what it counts: 三十, 一張, 十公尺. A name may begin with one (百度), so no more than that.
_COUNT_HAN: Final = re.compile(
    "[一二三四五六七八九十百千万萬亿两兩半几零〇]+(?:[个张份页格位条年月天次块元岁号点]|公尺|公里|公分)?"
)
_COUNTED_HAN: Final = re.compile("[张份页格条块](?=.)")
NUMBERS: Final = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen"
)


def is_number(phrase: str) -> bool:
    """Whether a folded phrase only counts, in words, or begins with what is counted."""
    if phrase.isascii():
        return all(part in NUMBERS for part in re.split(r"[- ]", phrase))
    return bool(_COUNT_HAN.fullmatch(phrase) or _COUNTED_HAN.match(phrase))


def is_han_phrase(phrase: str) -> bool:
    """Whether a run of Han characters may be a topic's name as far as its wording goes."""
    if phrase in _GENERIC_HAN:
        return False
    begins = phrase[0] not in _FIRST_HAN or phrase[:2] in _FIRST_KEPT
    return begins and (phrase[-1] not in _LAST_HAN or phrase[-2:] in _LAST_KEPT or phrase[-3:] in _LAST_KEPT)


# --- English ----------------------------------------------------------------------------------

BREAKING: Final = _words(
    "new write will help mhm writing wrote helps helped want wants using built building went big own whatever read "
    "learn full play keep feel felt feels seem seems saw see sees based allow allows create created creates become "
    "becomes run runs running ran add added build builds try tries turn turned turns happen happened show shows "
    "shown started start leave left bring brought hold held stand ask asked asking love loved hate hated general "
    "particular certain specific literally whole entire actual current next previous early later final able about "
    "absolutely across actually after again against ago ah ahead all almost along already alright also although "
    "always am among an and another answer any anybody anymore anyone anything anyway anyways anywhere are around as "
    "at awesome back bad basically be because been before behind being believe besides best better between bit both "
    "bunch but by bye call called came can certainly change come comes coming completely cool could couple course "
    "curious currently day days definitely did different do does doing done down dozen dude each easy eight either "
    "else end enough entirely episode especially essentially even eventually ever every everybody everyone "
    "everything everywhere exactly example except excited extra extremely fact far few figure find first five folks "
    "for forward from fully fun generally get gets getting give glad go goes going gonna good gosh got gotta great "
    "guess guy guys had half happens happy has have having he hear hello here herself hey hi high him himself his hm "
    "honestly hope hopefully hour hours how however huge hundred i idea if important in inside instead interesting "
    "into is it its itself job just kind kinda know last late laughs laughter least less let level like little live "
    "long look looking lot lots make makes making man many may maybe me mean means might million minute minutes mm "
    "moment month months more most move much my myself nah necessarily need needs never nice nine no nobody not "
    "nothing now number obviously of off often oh ok okay old on once one ones only onto or other others otherwise "
    "our ourselves out over part particularly people per perhaps piece please point points potentially pretty "
    "probably put question questions quite rather real really reason recently relatively remember right said same "
    "say saying says second seconds seen sense seven several should side similar since six small so some somebody "
    "someone something sometimes somewhere soon sorry sort sorts specifically still stuff super sure take takes "
    "taking talk talked talking tell ten than thank thanks that the their them themselves then there therefore these "
    "they thing things think thinking third this those though thought thousand three through time times to today "
    "together tomorrow ton tons too totally toward towards trying two uh um unintelligible unless until up upon us "
    "use usually various very via wanna wanted was way we week weeks weird welcome well were what when where whereas "
    "whether which while who why wish with within without wonder would wow wrong yeah year years yes yesterday yet "
    "you your yourself yup"
)
GENERIC: Final = _words(
    "mhm ability above access accessible account accurate achieve act action active actual ad added adding "
    "additional address adds adopt adoption advantage advice affect age agree air allow allowed allows alone "
    "alternative amazing amount analogy annoying answers anytime apart apparently apply appreciate approach area "
    "areas argue argument art article aside asked asking aspect aspects assume assuming attention automatically "
    "available average avoid aware away baby background balance bar base based basic basis beautiful became become "
    "becomes becoming begin beginning behavior benefit benefits bet beyond bigger biggest bits block blog board body "
    "boom boring bottom bought box brand breaking breaks bring bringing brings broken brought build building builds "
    "built busy button buy buying calling calls cannot care career careful cares case cases catch caught cause "
    "center challenge challenges challenging chance changed changelog changes changing channel charge chat check "
    "checked checking choice choices choose chrome city class classic clean clear clearly click client clients close "
    "closed closer co codebase coding coffee college color com comfortable comment comments commit common "
    "communicate communication compared complete complex complexity complicated computers concept concern concerns "
    "conferences config configuration configure connect connected connection consider considered consistent "
    "constantly constraints content context continue contribute control conversation copy core correct correctly "
    "cost costs count cover covered crazy create created creates creating creative credit critical cross current "
    "custom cut daily dang date dead deal dealing decade decent decide decided decision decisions deep deeper deeply "
    "default define definition degree delete deliver dependency depending depends describe described describing "
    "designed desire desktop detail details develop developed developing development device die difference "
    "differently difficult dig direct direction directly disagree discussion distributed dive document dollars door "
    "double download draw dream drive driven driving drop during dynamic earlier easier easily eat edge edit effect "
    "effectively effects effort element email enable ended ends engine english enjoy enjoyed entire environment "
    "episodes error etc event events exact examples exciting exercise exist existed existing exists expect expensive "
    "experience experiences experiment expert explain explore extent external eye eyes face factor fail failed fair "
    "fairly fake fall familiar family famous fan fancy fantastic fascinating fast faster favorite feature features "
    "feed feedback feel feeling feels felt field fight figured figuring file files fill final finally finding fine "
    "finish fit fits fix fixed flip flow fly focus focused focusing follow following force forever forget forgot "
    "form format forth found foundation four frameworks free fresh friend friends front full functional "
    "functionality funny further future games gave general generate generated generation given gives giving global "
    "goal goals god gone goodness gotcha gotten grab green ground group grow growing growth guest hack hand handle "
    "hands hang hanging happened happening hard harder hate head healthy heard hearing heavy heck help helped "
    "helpful helping helps her higher highly hilarious hire hit hits hitting hold holding hole home honest hook hop "
    "host hot house http hundreds ideas identify ignore image imagine immediately impact implement implementation "
    "implemented impossible improve include including incredibly individual industry information initial initially "
    "input install installed instance integrate integration interact interest interested interface internal "
    "internally introduce introduced invest involved ish issue issues jobs join joined joining joke journey jump "
    "keeping keeps kept keys kid kidding kinds knew knowing knowledge known knows lack land large larger latest "
    "launch layer layers lead leading leads learn learned leave led left lets letting levels life liked likely likes "
    "limit limited line lines link links list listen listened listener listeners listening lives living load loading "
    "local locally log logic longer looked looks loop lose lost loud loved loves low lower mac machines made main "
    "maintain maintaining major majority manage management manager managing map mark market massive master match "
    "math matter matters meaning meant measure media meet meeting members memory mention mentioned mess message met "
    "meta middle mind mine miss missed missing mix mode modern module modules morning mostly moved moves moving "
    "multi multiple must name named names native natural nature navigate near necessary needed negative new news "
    "night non none normal normally note notes notice noticed numbers object obvious offer office official older "
    "online opened opening operate operating opinion opinions opportunities opportunity opposed opposite optimize "
    "option options order org organization original originally output outside overall pages paid pain painful "
    "particular parts party pass past paste path pattern patterns pay paying percent perfect perfectly period "
    "personal personally perspective phase phrase physical pick picked picking picture pieces pitch place places "
    "plan planning play played playing plays pleasure plenty plug plus podcasts pop popular position positive "
    "possible possibly post posts potential power powerful pr practical practice practices pre prefer present "
    "pressure previous previously primary prior private pro problem problems process processes produce production "
    "productive professional program programming progress project projects promise proper properly provide provides "
    "providing public publish published pull pulled pulling purpose push pushed pushing puts putting quality quick "
    "quickly quote ran random rate re reach reached read reading ready reality realize realized reasons recall "
    "recent recognize recommend record recording red reduce reference regardless regular related relationship "
    "release released relevant rely reminds remote remove rendering repeat replace repo report request requests "
    "require required requires resource resources respect respond response rest result results return rid ride risk "
    "road role roll room round route rule rules running runs sad safe save saw scale scary scenario scenes scratch "
    "screen search secret section seeing seem seemed seems segment self sell selling send sending sent separate "
    "series serious seriously serve service services set sets setting setup shape share shared sharing she shift "
    "ship shipped shipping short shot shout show showed showing shows sides sign significant silly simple simply "
    "single sit site sitting situation situations size skill skills skip sleep slightly slow slower slowly smaller "
    "smart social solid solution solutions solve solved solving somehow somewhat sounds space speak speaking special "
    "specific speed spend spending spent spin split spot stable stack stage stand standard standards stands started "
    "starting starts statement states static status stay step steps stick stop stopped storage store straight "
    "strange strategy stream string strong structure struggle stuck style sub success successful such sucks sudden "
    "suddenly support supported suppose supposed surprised sweet switch syntax system systems tab table taken talks "
    "target task teach team teams tech technical technically technologies technology telling tells tend term "
    "terminal terms terrible text th theme thinks thoughts thousands throughout throw throwing tiny title told took "
    "tool tools top topic topics total touch tough trade traffic train training transition treat tree tried trouble "
    "true truly truth turn turned turning turns tv tweet twice type types typical typically typing ui ultimately "
    "under understand understanding unfortunately unique update updated updates upgrade upset url usage used useful "
    "user users uses valuable value values version versions versus view visual vs wait waiting walk walking wall "
    "wanting wants watch watched watching ways whatnot whenever wherever whoever wife wild will willing win window "
    "windows wise wondering word words work worked workers workflow working works world worry worse worst worth wrap "
    "write writing written wrote yours zero zoom"
)
