"""The words by which a passage gives itself away: openings, endings and faults.

All of it is over folded text (simplified, lower case, half-width), so that one list serves both Chinese
scripts. English is matched in text of which only words and single blanks are left, one at either end:
patterns then begin with a literal, which is what the regular expression engine can skip by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The same thing as it is said in Chinese and in English."""

    han: Pattern
    english: Pattern


def either(words: str, *patterns: str) -> str:
    """A pattern for any of these; `words` is a list parted by blanks, in which `_` stands for a blank."""
    spread = (each for pattern in patterns for each in _spread(pattern))
    return "(?:" + "|".join([*(re.escape(w.replace("_", " ")) for w in words.split()), *spread]) + ")"


def _spread(pattern: str) -> list[str]:
    """`(?:a|b)c` becomes `ac`, `bc`: the engine skips ahead only where every alternative begins with a literal."""
    match = _LEADING_CHOICE.match(pattern)
    if not match:
        return [pattern]
    return [choice + pattern[match.end() :] for choice in match.group(1).split("|")]


_LEADING_CHOICE: Final = re.compile(r"\(\?:([^()]+)\)(?![?*+{])")


def han(words: str = "", *patterns: str) -> Pattern:
    return re.compile(either(words, *patterns))


def english(words: str = "", *patterns: str) -> Pattern:
    return re.compile(" " + either(words, *patterns) + "(?= )")


# --- openings ---------------------------------------------------------------------------------

# Words that lean on what came before: nothing that begins so stands alone.
LEANING: Final = Wording(
    han(
        "所以 因此 因而 于是 从而 但 可是 可我 可他 不过 然而 而 并且 并不 并 以及 或者 或是 或 还 也 就 才 再 又 却 "
        "都 则 便 即便如此 即 那 这 它 他 她 其中 其次 其它 其他 其余 该 此 前者 后者 上面 下面 以上 以下 如上 如下 "
        "同样 同理 同时 与此同时 另外 另一 另 一方面 首先 然后 接着 接下来 最后 最终 后来 之后 后面 随后 结果 反而 "
        "反正 反过来 甚至 尤其 特别是 包括 比如 比方 例如 譬如 举个 举例 举几 举一 像 好比 如图 等等 第一 第二 第三 "
        "第四 一是 二是 三是 一个是 一种是 还有 有的是 是的 是啊 是吧 对, 对。 对啊 对对 嗯 啊 哦 噢 唉 哎 呃 哈 好, "
        "好。 好的 好吧 没错 没有, 没有。 不是, 不是。 当然 总之 总而言之 总的来 综上 除此 除了这 因为这 因为它 "
        "因为他 因为那 为此 对此 由此 至于 再者 再说 此外 说白了 换句话 就是说 意思是 我的意思 我是说 你说的 您说的 "
        "你刚才 您刚才 你问 您问 刚才 刚刚 前面 说到 讲到 提到 谈到 当时 那时 之前 如前 正如 正是 可以说 只是 只不过 "
        "要不 不然 否则 相反 不仅如此 其实这 其实它 其实他 其实那 我想这 我觉得这 我觉得它 我觉得那 我认为这 "
        "我认为它 有一个 有个 有些 有几 一个当然 1️⃣ 2️⃣ 3️⃣",
        r"(?:\d+|[a-z])[.、)]",
    ),
    english(
        "and but so or nor because which that that's this that'd that'll these those it it's it'll it'd its they "
        "they're they've they'd they'll their them he he's he'd he'll she she's she'd she'll his her him then plus "
        "also too yeah yes yep yup no nope nah right okay ok oh ah um uh hmm well wow like such anyway anyways sure "
        "exactly absolutely totally definitely correct true precisely first second third secondly thirdly firstly "
        "finally next another either neither both same here again therefore thus hence however although whereas "
        "otherwise instead meanwhile similarly likewise hi hey hello thanks thank welcome bye haha let's let tell "
        "say speaking there there's there're who where what's going_back for_example for_instance for_that for_this "
        "for_those in_that in_this in_fact in_those in_other_words in_addition at_that at_this with_that with_this "
        "with_those to_that to_this on_that on_this of_course as_a_result as_such as_you as_i_said one_of_them "
        "one_of_the one_is one_was one_example one_thing the_other the_others the_first the_second the_third "
        "the_last_one the_same the_next the_latter the_former the_thing_is the_answer_is the_question part_of_that "
        "part_of_it all_of_that all_of_this some_of_that some_of_those some_of_these some_of_them most_of_them "
        "i_mean you_know i_think_it i_think_it's i_think_that's i_think_this i_think_they i_think_so i_think_he "
        "i_think_she i_think_those i_think_these i_think_that i_guess i_know i_don't_know i_agree i_love_that "
        "i_love_it i_like_that i_remember how_about what_about not_really not_only_that kind_of sort_of got_it "
        "same_thing even_though even_that if_it if_they if_that if_this when_it when_they when_that when_this "
        "once_it once_they once_that same_with at_which to_which in_which other_than more_than_that rather last_time "
        "earlier previously after_that before_that we're_talking today more_specifically you_mentioned you_said "
        "maybe_that see look cool nice great good awesome my_question i'm_curious and_then as_far_as",
    ),
)

# What may begin a sentence, and hardly ever a clause at which a longer sentence is cut.
HALFWAY: Final = han(
    "是 有 没 不 很 非常 更 最 真 太 能 会 可以 可能 应该 需要 必须 必然 要 想 得 把 被 让 使 给 跟 和 与 及 用 以 "
    "去 来 只 很多 基本 大概 差不多 至少 直接 进而 继而 一直 一旦 已经 已 正在 正 曾 将 往 向 在 从 对 由 按 为 通过 "
    "作为 因为 由于 如何 怎么 怎样 什么 哪 谁 几 多 做 看 说 讲 叫 变 形成 成为 属于 开始 慢慢 逐渐 不断 互相 目前 "
    "现在 此时 以前 以后 当 假如 假设 等 之类 一下 一个 一些 一种 两 三 自己 其实 尽量 尽管 虽然 即使 哪怕 无论 不管 "
    "屏蔽 减少 提高 坚持 完全 仅 甚 比 到 据 大家 于 看到 发现 觉得 知道 采用 使用"
)
# A clause in which somebody or something acts: it may open a quotation in the middle of a sentence.
ACTING: Final = han(
    "我 你 您 咱 人 每 任何 世界 社会 技术 开源 如果 只要 只有 与其 越 真正 所有 一切 好的 关键 重要", "[a-z]"
)
# An opening verb whose subject was named before. It costs, for Chinese leaves out subjects freely.
SUBJECTLESS: Final = han(
    "将 把 被 让 使 给 是 做 看 说 讲 变 形成 成为 属于 往 采用 使用 用 作为 希望 坚持 能 会 可以 可能 应该 在 从 对 "
    "以 跟 和 去 来 更 很 非常 不能 不会 不一定 有 按 因 进 接 原 其实 目前 现在 正 已 曾 包 院 本"
)
# Said before the point is made, and left out of a quotation of it.
LEAD_IN: Final = re.compile(
    r"(?:(?:well|yeah|yes|no|so|and|but|look|right|okay|ok|oh|i mean|you know|basically|again|also|actually|plus|now|"
    r"of course|in other words|总而言之|总之|综上所述|所以说|所以|但是|但|不过|然而|而且|因此|当然|对|是的|是|嗯|其实|"
    r"也就是说|换句话说|同时|另外|此外|说白了|那么|首先|最后|可是)(?:,| -)\s*)*"
    r"(?:(?:and|but|so)\s(?!that\b|far\b|on\b|forth\b|much\b|many\b|then\b)|(?:所以|因此|但是|不过|可是|然而|而且|"
    r"但)(?=[^,。是]))?"
)

# --- endings ----------------------------------------------------------------------------------

# A clause that finishes the one before it: a cut between the two would leave a half.
CARRYING_ON: Final = han(
    "而是 而在 反而 就 才 那 从而 却 则 都 也 又 再 还 并 以 来 去 使 让 把 将 是 不 能 会 可以 可能 需要 要 等 或 "
    "及 和 与 甚至 进而 导致 形成 变成 成为 最终 最后 然后 更 往 用 在 对 给 它 他 她 其 包括 尤其 特别"
)
UNFINISHED: Final = re.compile(
    r"(?:的话|的时候|时|之后|以后|之前|以前|以来|来说|而言|来讲|方面|之外|其中|情况下|过程中|例如|比如|或者|以及|和|"
    r"与|的|是|像|如|在|把|对|为|"
    r"发现|认为|觉得|提到|告诉|说|问|想|看到|等|之间|下|里面|一直|就是|上|里|中|地|期间|为例|看来|也|跟|一些事情|"
    r"一些东西)$"
)
_HALVES = "如果 假如 只要 只有 虽然 尽管 因为 由于 既然 不仅 不但 无论 不管 即使 哪怕 与其 一旦 随着 当"
HALF_PAIR: Final = re.compile(f"(?:^|,){either(_HALVES)}[^,]*$|^(?:除非|不是|除了|为了|越|对于|关于|从|在)[^,]*$")

# --- faults -----------------------------------------------------------------------------------

_NUMBERS = "[几两二三四五六七八九十\\d]+"
_KINDS = either(
    "趋势 方面 原因 问题 部分 阶段 类型 类别 例子 典型 层面 点 种 类 方向 维度 人群 层次 因素 步骤 特点 支柱 困难 "
    "事情 要求"
)
# Lists, examples and quotations announced here that follow elsewhere.
ANNOUNCING: Final = Wording(
    han(
        "几类 几种类型 几个例子 一个例子",
        r":\s*$",
        r"(?:比如说?|例如|譬如|像|举例|举个例子|举例来说|包括|如下|分别是),?$",
        rf"(?:有|为|成|这么?|那|以下|如下|提|说|讲|发现|总结){_NUMBERS}(?:大|个|种|条|件)?{_KINDS}",
    ),
    english(
        "as_follows the_following here's_the_thing here_are a_couple_of_things a_few_things",
        "(?:two|three|four|five|several|couple|few) (?:of )?(?:main |big |different |key |other )?"
        "(?:reasons|things|ways|parts|kinds|types|options|points|questions|examples|categories|aspects)",
    ),
)
LISTING: Final = Wording(
    han(
        "一方面 首先 其次",
        r"第[一二三四五六]个?(?:点|是|,|就是|呢)",
        r"(?:^|,)[一二三](?:是|来)",
        "(?:一|另外?一|还?有一)(?:个|种|类)是",
    ),
    english("firstly secondly thirdly number_one number_two the_second_one the_first_one on_the_one_hand"),
)
EXEMPLIFYING: Final = Wording(
    han("比如 例如 譬如 比方说 假如 假设 打个比方 像是说", "举(?:个|几|一个)?.{0,4}例"),
    english("for_example for_instance e.g let's_say say_you imagine_you like_if_you suppose"),
)
ASKING: Final = Wording(
    han("? 为什么呢 怎么办 请问 请您 请你 您觉得 您认为 怎么看", r"(?:吗|呢|么|吧)[。!\s]*$"),
    re.compile(r"[?]|(?:right|you know|isn't it|make sense|huh|yeah|though)[.!]*$"),
)
GREETING: Final = Wording(
    han("大家好 你好 您好 各位好 谢谢 感谢 多谢 再见 拜拜 辛苦了 请多关照", "欢迎(?:来到|收听|大家|您|你)"),
    english(
        "thank_you thanks welcome_to welcome_back good_morning nice_to_meet good_to_see great_to_have happy_to_be "
        "happy_to pleasure having_me for_coming for_joining appreciate_you appreciate_it take_care good_night "
        "congrats congratulations i'd_love_if shout_out excited_to glad"
    ),
)
INTRODUCING: Final = Wording(
    han(
        "我叫 我的名字 自我介绍 介绍一下 毕业于 毕业后 就读于 目前就职 任职 兼任 主要负责 我负责 账号是 我现在已经",
        r"我是[^,。]{0,14}(?:的|工程师|博士|教授|学生|总监|经理|负责人|研究员)[^,。]{0,8}[,。]",
        r"我在[^,。]{1,12}(?:工作|上班|读书)",
        "(?:本科|硕士|博士)(?:期间|阶段|生|毕业)",
    ),
    english(
        "my_name i_work_at i_work_for i_work_on my_background i_graduated i_joined i_was_born introduce_myself "
        "i_live_in"
        "i_grew_up",
        r"(?:i'm|i am) (?:a|an|the) (?:\w+ ){0,4}(?:at|engineer|developer|manager|director|professor|host|"
        r"programmer|founder|ceo)",
    ),
)
LOGISTICS: Final = Wording(
    han(
        "录音 录影 直播 开麦 麦克风 听得到 听得见 休息一下 下一题 下一个问题 这个问题 时间关系 时间差不多 提纲 访纲 "
        "逐字稿 下次 今天的访谈 今天的采访 本期 这期 节目 采访 截图 点击 见下图 下图 上图"
    ),
    english(
        "this_episode last_episode next_episode episode episodes on_the_show of_the_show show_notes the_podcast "
        "this_podcast the_microphone our_listeners the_listeners listeners segment hear_me audio mentioned_earlier "
        "talk_about talk_about_that talked_about talking_about talk_more move_on wrap_up go_ahead your_question "
        "the_question good_question great_question our_guest unintelligible laughs laughter url last_week next_week "
        "this_week you_guys listening i'll_pause before_we"
    ),
)
ADVERTISING: Final = Wording(
    han(
        "扫码 二维码 关注我们 公众号 报名 转发 点赞 优惠 链接 订阅",
        "https?:",
        r"www\.",
        r"\.(?:com|org|io|cn)\b",
    ),
    re.compile(
        r"https?:|www\.|\.(?:com|org|io|fm)\b|\b(?:sponsor\w*|promo|discount|subscribe|newsletter|sign up|free trial|"
        r"check out|patreon|merch)\b"
    ),
)
NOISE: Final = Wording(han("哈哈 ~~ ** (笑) emmm 🐶 [ ] < > ` { } |"), re.compile(r"[\[\]<>`{}|*]|--"))
# Words put into somebody else's mouth, and not the speaker's own.
REPORTING: Final = Wording(
    han(
        "据说 听说 据报道 有句话 俗话 常言",
        "(?:他|她|它|他们|她们|人家|有人|领导|老师|朋友|专家|同事|客户|老板|妈|爸|别人|对方|大家|很多人)[^,。]{0,6}"
        "(?:说|问|讲|告诉|表示|认为|觉得)",
    ),
    english(
        "i_was_like and_i_go apparently supposedly according_to was_like were_like is_like_oh",
        "(?:he|she|they|somebody|someone|people|everyone|guy|study|you) (?:said|says|say|asked|asks|told|goes|was "
        "like|were like|"
        "are like)",
    ),
)
OWN_VOICE: Final = Wording(
    han("", r"(?:我|自己)[^,。]{0,8}(?:想|说|觉得|认为|相信|讲|常)"),
    english("", r"(?:i|we) (?:\w+ ){0,2}(?:think|thought|say|said|believe|tell|call)"),
)
# Pronouns whose noun may lie outside. A pronoun that a noun precedes in the same passage counts less.
POINTING: Final = Wording(
    han(
        "它 她 其中 上述 刚才 前面 后者 前者 我刚 对方 如此",
        "(?<!其)他(?!人)",
        "这(?!样)",
        "那(?!么|样)",
        "此(?!外)",
    ),
    english(
        "it it's it'll it'd its they they're they'll they'd them their he he's she she's him her his this these "
        "those that's that_one thing things stuff there here that_was that_is do_that of_that about_that to_that "
        "like_that with_that in_that on_that for_that all_that does_that did_that that_way that_kind that_sort"
    ),
)
