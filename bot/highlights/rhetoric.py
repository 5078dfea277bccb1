"""What makes a passage worth quoting, as far as words tell: contrast, definition, opinion, image.

All of it is over folded text, as in `faults`; so are the words that say nothing of the subject.
"""

from __future__ import annotations

import re
from operator import add
from typing import TYPE_CHECKING, Final

from bot.highlights.kinds import Kind
from bot.highlights.lexicon import Wording

if TYPE_CHECKING:
    from bot.highlights.said import Said

RHETORIC: Final[dict[Kind, Wording]] = {
    Kind.CONTRASTING: Wording(
        "而不是 不在于 而在于 并不是 宁可 宁愿 恰恰 哪怕 即使 胜过 取代 超越 亦敌 大于",
        "rather_than instead_of less_about the_opposite even_if even_though no_matter as_opposed_to "
        "better_than paradox on_the_contrary but_not and_not but_also versus",
        (
            r"不是[^。]{1,24}(?:而是|,是)",
            r"(?:与其[^。]{1,20}|还|都|远)不如",
            r"(?:虽然|尽管)[^。]{1,30}(?:但|却|还是)",
            r"不仅[^。]{1,30}(?:还|也|更|而且)",
        ),
        (
            r"not (?:just |only |so much )?(?:about|because|an?|the|to|what) [^.?!]{1,60} (?:but|it's|it is|they're)",
            r"(?:isn't|aren't|doesn't|don't) [^.?!]{1,60} (?:it's|it is|but|they're|they are)",
        ),
    ),
    Kind.DEFINING: Wording(
        "就是把 就是大家 不过是 无非 说到底 说穿了 相当于 意味着 等于 就像 如同 仿佛 本质 所谓",
        "is_like are_like is_just_like is_just_a is_the are_the is_a are_a is_an means_that is_about "
        "are_about is_how is_what is_when is_where is_really_about essentially fundamentally "
        "boils_down like_a the_essence the_heart_of at_the_core the_key the_point_is the_purpose "
        "the_beauty means is_to is_just is_that is_really are_really are_just is_not are_not",
        (
            r"是一[种个道座把条场门][^,。]{2,}",
            r"的(?:核心|关键|前提|意义|价值|目的|精神|灵魂|根本|本质)",
        ),
        (),
    ),
    Kind.ABSOLUTE: Wording(
        "永远 绝对 从来 一定要 必须 必然 根本 唯一 任何 所有 一切 没有人 从不 绝不 真正 完全 不可能 无法 毫无 "
        "至关重要 最重要 最好 最难 最大 最终极 每一个人 每个人 每一个",
        "never always every everyone everybody nobody nothing anything anyone only must impossible "
        "ever best worst hardest biggest greatest most_important the_most entire all_of_us forever "
        "no_one none_of everything ultimately critical can't cannot completely",
        (),
        (),
    ),
    Kind.OPINION: Wording(
        "在我看来 我的看法 我的观点 我的理解 我的感受 我的经验 我的建议 对我来说 对我而言",
        "in_my_opinion in_my_experience in_my_view to_me my_philosophy my_advice my_hope my_belief "
        "my_view my_experience",
        (
            r"我(?:一直|始终|个人|们|还是|真的|自己|也|更|就|其实|深)?(?:认为|觉得|相信|坚信|主张|感触|体会|发现|意识到)",
        ),
        (
            (
                r"i (?:really |truly |strongly |always |just |do |actually |also |still |firmly )?"
                r"(?:think|believe|feel|love|hate|hope|realized|learned|found|wish|prefer|care|fear|like)"
            ),
        ),
    ),
    Kind.ADVISING: Wording(
        "应该 应当 尽量 不要 总归 值得 才能 与其 必须 需要",
        "should shouldn't have_to need_to needs_to must ought_to don't_be if_you when_you the_more "
        "the_less it_takes worth you_can't make_sure learn_to dare stop we_need you_need "
        "don't_have_to if_we when_we needs",
        (
            r"别(?:去|再|怕|想|把|因)",
            r"要[做学把先敢有多保][^,。]",
            r"只要[^。]{1,24}就",
            r"只有[^。]{1,24}才",
            r"如果[^。]{2,30}(?:就|那|会|可以)",
            r"越[^,。]{1,8}越",
        ),
        (),
    ),
    Kind.REASONING: Wording(
        "因为 由于 之所以 原因 导致 所以 因此 从而 以至于 否则",
        "because that's_why the_reason therefore which_means so_that in_order_to leads_to otherwise "
        "unless without results_in",
        (),
        (),
    ),
    Kind.COMPARING: Wording(
        "远远 越来越 差异 区别",
        "than harder easier better worse faster stronger smarter as_much_as equally "
        "difference_between more_important the_difference",
        (
            r"比[^如较方,。]{1,14}(?:更|还|要|强|好|多|大|重要|难)",
            r"更(?!新|换|改)",
            r"(?:像|跟|和)[^,。]{1,12}一样",
        ),
        (),
    ),
    Kind.VIVID: Wording(
        "操作系统 大门 门槛 轮子 桥梁 种子 土壤 胶水 镜子 骨头 灵魂 心脏 大脑 眼睛 故事 恐惧 孤独 自由 勇气 好奇 "
        "热爱 快乐 痛苦 失败 浪潮 人类 人生 生活 生命 历史 文明 武器 天花板 冰山 缺口 钥匙 翅膀 方向盘 权力 信任 "
        "尊重 尊严 梦想 坑 战争牺牲",
        "brain brains heart soul war fire river ocean mountain bridge wall door seed garden blood "
        "bones dream death die love fear courage freedom alone shame pain joy happiness failure "
        "mistake mistakes curiosity magic dangerous beautiful terrifying powerful human humans "
        "humanity life lives history truth power trust grief hope anxiety stress emotions emotion "
        "lonely suffering struggle kids children superpower muscle engine fuel weapon secret",
        (),
        (),
    ),
    Kind.FIGURES: Wording(
        "百分之",
        "",
        (
            r"\d[\d,.]* ?(?:%|万|亿|倍|美金|美元|块|元|岁|天|个月|小时|分钟)",
            r"\d[\d,.]* ?年(?!\d|级|\d*月)",
        ),
        (r"\d[\d,.]* (?:million|billion|thousand|percent|years|times|hours|days|dollars)",),
    ),
    Kind.GENERAL: Wording(
        "我们每个人 我们人类",
        "people we_all we_as our_brain our_brains humans society everyone technology culture "
        "communities kids parents developers companies you",
        (
            r",(?:人|人们|每个人|大家|一个人|社会|世界|技术|教育|政府|社区|语言|年轻人)(?!名|员|事)",
            r"。(?:人|人们|每个人|大家|一个人|社会|世界|技术|教育|政府|社区|语言|年轻人)(?!名|员|事)",
        ),
        (),
    ),
    Kind.NEGATING: Wording(
        "不 没 没有 不是 不能 不会 不要 并非 不可 不想 不再 不用 不必 不需要 不应 不应该 不够",
        "not no don't doesn't isn't aren't can't cannot won't never nothing without wouldn't shouldn't didn't wasn't "
        "haven't hasn't couldn't weren't",
    ),
    Kind.NARRATING: Wording(
        "我去 我来 我当时 我那时 我第一次 我从 我就 我已经 我刚 我当 我做了 我开始 我看到 我记得 了一个 我们做了 "
        "我加入 我参加 有一次 有一天 有一年 那年 那天 小时候 大学时 大一 大二 大三 大四 我在 我曾",
        "was were had went came got did started used_to said told made met decided wrote ran took saw gave began "
        "i'm i've i'll we've i_was we_were we_had i_had there_was i've_been we've_been i_remember",
        (),
        (r"(?:i|we|he|she|they) (?:\w+ )?\w+ed",),
    ),
    Kind.ADDRESSING: Wording(
        "您 你们 各位 老师 我们这边 你们那边 我们现在 我们这次 我们目前 主持人 刚才您 贵",
        "you_guys you_all y'all man dude folks friends ladies hey what_we've_done one_of_the_things",
        (),
        (r"(?:do|did|have|are|were|would|could|can|will) you",),
    ),
    Kind.TIMEBOUND: Wording(
        "今天 昨天 明天 前一段 去年 今年 上周 下周 上次 当时 刚上线 一开始 后来",
        "yesterday tomorrow today last_night last_year last_month the_other_day ago recently",
        (r"\d\d{3} ?年",),
        (r"\d\d{3}",),
    ),
}

_FUNCTION_HAN: Final = (
    "的了是在我你他她它们这那有和与就也都不很到说要会能可以去"
    "来上下个么着过对为而但所因如果或又还再没把被让给从其中之些等时候里什怎样点做想看觉得知道现"
    "一二三几只才比最更并且及此该每将向由于非吗呢吧啊嗯"
)
_COMMON: Final = (
    "the and that you for this with are was have but not like just what they can know all think about one out there "
    "then because some when how get would your them his her him had has were been being did does doing done don't "
    "it's that's i'm i've you're we're they're there's what's let's can't didn't doesn't isn't wasn't i'll we'll "
    "you'll really thing things something anything everything nothing yeah well right okay kind sort lot way much "
    "many more most very also too even actually maybe probably basically going gonna want wanna got make made say "
    "said see look from into our their who which where why than now here back over only any other another first good "
    "great could should will may might let put take come came give stuff two bit pretty mean guess sure yes off down "
    "every still these those its use using used work time people years day start started getting never always little "
    "big different same own such though through before after again around until while both each few laughs laughter "
    "whatever somebody someone anyone everybody everyone"
)
_COMMON_ENGLISH: Final = frozenset(_COMMON.split())
# Letters that are neither Latin nor function characters are Han, near enough; a class is quicker than a look-ahead.
_CONTENT: Final = re.compile(rf"[^\W\d_a-z{_FUNCTION_HAN}]{{2,}}|[a-z][a-z0-9+#']{{2,}}")
_SHORT = 2


def contents(said: Said) -> list[str]:
    """The words of a text that may name a subject: Latin ones, and pairs of neighbouring Han characters."""
    if said.folded.isascii():
        return [word for word in said.words if len(word) > _SHORT and word not in _COMMON_ENGLISH]
    words: list[str] = []
    for run in _CONTENT.findall(said.folded):
        if run[0] > "z":
            words += map(add, run, run[1:])
        elif run not in _COMMON_ENGLISH:
            words.append(run)
    return words
