"""Words that name no subject although they are nouns, over folded text.

How often the language says a word (`tables`) sorts out nearly all of them. What is left are nouns that point at what
a sentence says (Schmid's *shell nouns*, 2000: the fact that, the idea of), and the words of talking to each other.
"""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = (
    "ability advantage amount answer approach area argument aspect attempt audience bit bunch case chance choice "
    "concept concern couple decision detail difference effort episode example experience fact feeling fun goal guest "
    "guy guys hand hell host idea impact instance interest interview issue item job kind laugh laughter level line "
    "listener lot matter mention minute moment month mr ms name need note notion opinion option order part "
    "perspective piece pile plan point position possibility problem process project purpose question range reality "
    "reason response rest result role sense series set shape show side situation sort speaker spot start step stuff "
    "subject suggestion talk task term terms thing thought thoughts today tomorrow ton tons topic tradeoff "
    "transcript transition trick trouble type use value version view voice way week while word work year yesterday "
    "podcast intro outro inaudible crosstalk unintelligible gonna wanna gotta yeah mhm okay ok uh um hmm yep nope "
    "wow huh oh ah dude folks cool awesome ish etc whatnot somebody someone anybody everybody everyone anything "
    "everything nothing something change course default pattern feature setup flow company companies book "
    "conversation focus growth content link output message norm advance millisecond nitty gritty bleep holla facet "
    "dev devs import news meeting prosper obsess obsessed servant pick picks app apps user users tool tools error "
    "errors lol haha gosh hey hello thanks thank please sorry plus pro con don doesn isn wasn couldn wouldn hasn "
    "shouldn ve re ll dot com http https www bye pretty check forth chunk gotcha nah hour day night morning percent "
    "dollar euro pound pence penny cent buck kilometer mile meter inch nobody monday tuesday wednesday thursday "
    "friday saturday sunday january february march april june july august september october november december half "
    "second third quarter dozen tonight afternoon evening guess kinda sorta mm mmm"
)
_CHINESE: Final = (
    "东西 问题 事情 情况 方面 部分 部份 过程 时间 工作 方式 方法 方向 内容 结果 原因 例子 意思 意义 地方 人员 人们 "
    "个人 方案 经验 关系 作用 影响 能力 要求 目标 阶段 程度 层面 角度 概念 想法 看法 观点 建议 机会 挑战 困难 压力 "
    "优势 特点 功能 效果 重点 关键 基础 核心 状态 状况 角色 类型 种类 模式 机制 结构 标准 数量 质量 水平 范围 条件 "
    "因素 意见 贡献 反馈 感受 感触 心得 体验 办法 形式 手段 步骤 细节 价值 态度 说法 做法 用法 讲法 好处 坏处 案例 "
    "案子 事件 议题 参考 回答 采访 访谈 节目 主持 主持人 嘉宾 掌声 录音 小朋友 朋友 老师 同学 同事 先生 小姐 女士 "
    "伙伴 大家 人家 东 西 人 事 话 点 时代 年代 阶层 领域 行业 环境 资源 系统 世界 国家 社会 事务 业务 对话 讨论 "
    "分享 介绍 交流 沟通 活动 项目 计划 产品 服务 需求 用户 公司 企业 单位 部门 机构 团队 组织 会议 报告 资讯 信息 "
    "资料 数字 人类 生活 人生 兴趣 爱好 期待 希望 心态 精神 思路 思维 成果 成本 任务 责任 细项 整体 全部 本身 当中 "
    "当时 背景 现场 现状 前提 层次 环节 场合 场景 定位 关键字 字眼 名字 名称 题目 主题 话题 标题 文章 简报 投影片 "
    "档案夹 上面 下面 里面 外面 旁边 前面 后面 中间 附近 那边 这边 委员 院长 部长 主任 局长 处长 科长 总统 政委 同仁 "
    "长官 贵宾 老板 来宾 学长 学姐 兄弟 家伙 小孩 本人 本来 流程 规则 规范 判断 选择 变化 发展 学习 研究 设计 开发 "
    "应用 管理 支持 测试 合作 参与 了解 考虑 关注 决定 准备 影片 画面 声音 时候 有趣 积极 主动 好奇 成员 业界 全球 "
    "国内 国外 未来 过去 现在 目前 经历 故事 道理 逻辑 理由 需要 感觉 结论 做事 同时 空间 时间点 时间表 小时 分钟 "
    "年级 月份 号码 个别 本次 本期 本届 大量 多数 少数 人数 次数 工具 技术 网站 文件 版本 材料 物品 身体 心里 心中 "
    "脑袋 眼睛 手上 身上 地点 位置 界面 基本上 线上 线下 实际 形容 试着 会想 事实 有点 印象 礼拜 感兴趣 自动 动作 "
    "观众朋友 听众朋友 很难 一般 感激 习惯 玩意 热情 定义 分析 评估 运用 答案 层级 面向 专案 常态性 主导 电话 捷径 "
    "试著 事是 扫完 劝退 消失 厘清 攫取 钟头 大佬 老哥 开学 搜集 执行长 融合 员工 打卡 新人"
)
SHELLS: Final = frozenset(_ENGLISH.split()) | frozenset(_CHINESE.split())
"""No topic by themselves, and in English no part of one either."""

_NUMBERS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "hundreds thousands millions dozens"
)
NUMBERS: Final = frozenset(_NUMBERS.split())
HAN_NUMERALS: Final = frozenset("一二三四五六七八九十百千万亿两几零〇半第每各")
"""With one of them begins what is counted, and no name but 百度."""
