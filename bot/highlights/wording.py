"""The words with which a quotation cannot begin or end, over folded text: simplified, lower case, half-width."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.highlights.lexicon import any_of, listed

# --- openings ---------------------------------------------------------------------------------

# Words that lean on what came before: nothing that begins so stands alone.
_LEANING_HAN: Final = (
    "所以 因此 因而 于是 从而 但 可是 可我 可他 不过 然而 而且 并且 并 以及 或者 或是 还 也 才 再 又 "
    "却 都 则 便 即便如此 即 那 这 它 他 她 其中 其次 其它 其他 其余 该 此 前者 后者 上面 下面 以上 以下 如上 "
    "如下 同样 同理 同时 与此同时 另外 另一 另 一方面 首先 然后 接着 接下来 最后 最终 后来 之后 后面 随后 结果 "
    "反而 反正 反过来 甚至 特别是 包括 比如 比方 例如 譬如 举个 举例 举几 举一 像这 像那 像刚 像他 像它 如图 "
    "等等 第一 第二 第三 第四 一是 二是 三是 一个是 一种是 还有 有的是 是的 是啊 是吧 对, 对。 对啊 对对 嗯 啊 "
    "哦 噢 唉 哎 呃 哈 好, 好。 好的 好吧 没错 没有, 没有。 不是, 不是。 当然 总之 总而言之 总的来 综上 除此 "
    "除了这 因为这 因为它 因为他 因为那 为此 对此 由此 至于 再者 再说 此外 说白了 换句话 就是说 就这 就那 就他 "
    "就它 就没 意思是 我的意思 "
    "我是说 你说的 您说的 你刚才 您刚才 你问 您问 刚才 刚刚 前面 说到 讲到 提到 谈到 当时 那时 之前 如前 正如 "
    "正是 可以说 只不过 要不 否则 相反 不仅如此 其实这 其实它 其实他 其实那 我想这 我觉得这 我觉得它 "
    "我觉得那 我认为这 我认为它 有一个 有个 有些 有几 1️⃣ 2️⃣ 3️⃣ 一方面 除此之外"
)
_LEANING_ENGLISH: Final = (
    "and but so or nor because which that that's this that'd that'll these those it it's it'll it'd its they "
    "they're they've they'd they'll their them he he's he'd he'll she she's she'd she'll his her him then plus "
    "also too yeah yes yep yup no nope nah right okay ok oh ah um uh hmm well wow like such anyway anyways "
    "sure exactly absolutely totally definitely correct true precisely first second third secondly thirdly "
    "firstly finally next another either neither both same here again therefore thus hence however although "
    "whereas otherwise instead meanwhile similarly likewise hi hey hello thanks thank welcome bye haha let's "
    "let tell say speaking there there's there're who where what's going_back for_example for_instance "
    "for_that for_this for_those in_that in_this in_fact in_those in_other_words in_addition at_that at_this "
    "with_that with_this with_those to_that to_this on_that on_this of_course as_a_result as_such as_you "
    "as_i_said one_of_them one_of_these one_of_those one_is one_was one_example the_other the_others the_first "
    "the_second the_third the_last_one the_same the_next the_latter the_former the_thing_is the_answer_is "
    "the_question part_of_that part_of_it all_of_that all_of_this some_of_that some_of_those some_of_these "
    "some_of_them most_of_them i_mean you_know i_think_it i_think_it's i_think_that's i_think_this "
    "i_think_they i_think_so i_think_he i_think_she i_think_those i_think_these i_think_that i_know "
    "i_don't_know i_agree i_love_that i_love_it i_like_that i_remember how_about what_about not_really "
    "not_only_that kind_of sort_of got_it same_thing even_though even_that if_they if_that if_this "
    "when_they when_that when_this once_they once_that same_with at_which to_which in_which "
    "other_than more_than_that rather last_time earlier previously after_that before_that we're_talking today "
    "more_specifically you_mentioned you_said maybe_that see look cool nice great good awesome my_question "
    "i'm_curious and_then as_far_as"
)
# What begins like a word that leans, and is another.
_STEADY_HAN: Final = (
    "也许 或许 就业 还原 都市 再生 并购 才能 才华 那么多 反对 就算 像素 像样 该死 另类 则天 便宜 便利 即使"
)
_STEADY_ENGLISH: Final = "no_one nobody no_matter that_said which_is_why like_it_or_not even_if nothing"

# An "it" or a "there" that only holds the place of what follows.
_EMPTY: Final = (
    r"(?:it(?:'s| is| was) (?:not |so |really |very |always |just |more |much |pretty |super |kind of )*(?:hard|harder|"
    r"easy|easier|important|better|best|worse|impossible|possible|difficult|amazing|funny|okay?|nice|good|great|"
    r"interesting|true|worth|rare|human|not (?:about|that|just|only|enough))|there(?:'s| is| are) (?:always|no|nothing|"
    r"so|a lot|something|many|more|only|nobody|never))\b"
)
POINTING_AT_NOTHING: Final = re.compile(rf"(?:things?|there|here|them)\b|{_EMPTY}")
"""What points elsewhere by its word alone."""

# What may begin a sentence, and hardly ever a clause at which a longer sentence is cut.
HALFWAY: Final = any_of(
    listed(
        "是 很 非常 更 最 真 太 能 会 可以 可能 应该 需要 必须 必然 得 把 被 让 使 给 跟 和 与 及 用 以 去 "
        "来 基本 大概 差不多 直接 进而 继而 一直 已经 已 正在 正 曾 将 往 向 对 由 按 为 通过 作为 由于 如何 "
        "怎么 怎样 什么 哪 谁 几 多 做 看 说 讲 叫 变 形成 成为 属于 开始 慢慢 逐渐 不断 互相 目前 此时 以后 "
        "假如 假设 等 之类 一下 一些 一种 两 三 尽量 尽管 哪怕 屏蔽 减少 提高 坚持 完全 仅 甚 比 到 据 于 "
        "看到 发现 觉得 知道 采用 使用 里面 上面 下面 里 而已 反而 且"
    )
)
# A clause in which somebody or something acts: it may open a quotation in the middle of a sentence.
ACTING: Final = re.compile(
    r"[a-z]|"
    + any_of(
        listed("我 你 您 咱 人 每 任何 世界 社会 技术 开源 如果 只要 只有 与其 越 真正 所有 一切 好的 关键 重要")
    ).pattern
)
# What parts two clauses for good: whatever begins after it may open a quotation.
JOINTS: Final = (" and", " but", " so", " because", ";", "-")
ACTING_ENGLISH: Final = any_of(
    listed(
        "i i'm i've i'd we we're we've you you're you've people everyone everybody nobody if when every each our my "
        "your the no not all most many some there's_no there_is_no ultimately sometimes often a an in to even "
        "as_long_as without by"
    ),
    is_spaced=True,
)
# An opening verb whose subject was named before. It costs, for Chinese leaves out subjects freely.
SUBJECTLESS: Final = any_of(
    listed(
        "将 把 被 让 使 给 是 做 看 说 讲 变 形成 成为 属于 往 采用 使用 用 作为 希望 坚持 能 会 可以 可能 "
        "应该 在 从 对 以 跟 和 去 来 更 很 非常 不能 不会 不一定 有 按 因 进 接 原 其实 目前 现在 正 已 曾 包 "
        "院 本"
    )
)
# Said before the point is made, and left out of a quotation of it.
LEAD_IN: Final = re.compile(
    r"(?:(?:well|yeah|yes|no|so|and|but|look|like|right|okay|ok|oh|i mean|you know|basically|again|also|actually|plus|"
    r"now|of course|in fact|in other words|总而言之|总之|综上所述|所以说|所以|但是|但|不过|然而|而且|因此|当然|对|"
    r"是的|是|嗯|其实|也就是说|换句话说|同时|另外|此外|说白了|那么|首先|最后|可是)(?:,| -)\s*)*"
    r"(?:(?:and|but|so|because|cause|'cause)\s(?!that\b|far\b|on\b|forth\b|much\b|many\b|then\b|of\b)|"
    r"where\s(?=if\b|when\b)|as i said,?\s|(?:也|还|就)?让我(?:逐渐|慢慢|也|真正)?(?:意识到|明白|发现)|"
    r"(?:所以|因此|但是|不过|可是|然而|而且|但)(?=[^,。是]))?"
)
# The same in the middle of a sentence, where no comma follows it.
LEAD_IN_HALFWAY: Final = re.compile(
    r"(?:and|but|so|because)\s(?!that\b|of\b)|"
    r"(?:(?:所以|因此|但是|不过|可是|然而|而且|并且|但|其中|也就是说?|就是说|因为)(?=[^,。是])|而(?=[^且是后,。])(?!在于))?"
    r"(?:(?:当时的)?我(?:就|也|还是)?(?:认为|觉得)(?=如果)|"
    r"(?:也|还|就)?让我(?:们)?(?:逐渐|慢慢|也|真正)?(?:意识到|明白|发现))?"
)
# Said after the point is made: a tag, a pause.
TAIL: Final = re.compile(
    r"(?:,? (?:right|you know|huh|yeah|okay|ok|isn't it|make sense|you know what i mean|though)[.!?]*|"
    r",?(?:对吧|是吧|对不对|是不是|对吗|好吧)[?。]*|\s*\.\.\.+|…+)+$"
)


# --- endings ----------------------------------------------------------------------------------

# A clause that goes on with the one before it: what ends between the two may be a half.
CARRYING_ON: Final = any_of(
    listed(
        "而是 而在 反而 就 才 那 从而 却 则 都 也 又 再 还 并 以 来 去 使 让 把 将 是 不 能 会 可以 可能 需要 "
        "要 等 或 及 和 与 甚至 进而 导致 形成 变成 成为 最终 最后 然后 更 往 用 在 对 给 它 他 她 其 包括 "
        "尤其 特别"
    )
)
UNFINISHED: Final = tuple(
    listed(
        "的话 的时候 时 之后 以后 之前 以前 以来 来说 而言 来讲 方面 之外 其中 情况下 过程中 例如 比如 或者 以及 和 "
        "与 的 是 像 如 在 把 对 为 发现 认为 觉得 提到 告诉 说 问 想 看到 等 之间 下 里面 一直 就是 上 里 中 地 期间 "
        "为例 看来 也 跟 到 一些事情 一些东西"
    )
)
# 如果 without its 就: the sentence has not come round.
HALVES: Final = any_of(
    listed(
        "如果 假如 只要 只有 虽然 尽管 因为 由于 既然 不仅 不但 无论 不管 即使 哪怕 与其 一旦 随着 当 除非 除了 为了"
    )
)
HALF: Final = re.compile(f"{HALVES.pattern}|(?:不是|越|对于|关于|从|在(?!于))")
# A word after which something must come, where no full stop does: "and my dream is to --".
DANGLING: Final = re.compile(
    r"(?<![\w'])(?:to|an?|the|of|and|or|but|with|for|at|from|like|than|is|was|are|were|be|that|which|because|if|when|as|"
    r"my|your|our|their|his|its|on|in|by|into|just|really|basically|very|it's|i'm|you're|we're|they're|that's)$"
)
TRAILING: Final = re.compile(
    r"(?<![\w'])(?:right|you know|isn't it|make sense|huh|yeah|though|no|et cetera|etc|and so on)[.!?]*$"
)

NAME: Final = re.compile(r" (?<![.!?] )(?!I\b)[A-Z]\w+")
LATIN_NAME: Final = re.compile(r"[A-Za-z]\w{2,}")  # AI is no name
_IDEAS: Final = ("tion", "ity", "ness", "ment", "ism", "ship", "ence", "ance", "dom", "cy", "ure", "ing")

# Before a quotation mark: the speaker quotes himself.
OWN_VOICE: Final = re.compile(
    r"(?:我|自己)[^,。]{0,8}(?:想|说|觉得|认为|相信|讲|常)"
    r"|\b(?:i|we) (?:\w+ ){0,2}(?:think|thought|say|said|believe|tell|call)\b"
)

_STEADY: Final = (
    any_of(listed(_STEADY_HAN)),
    re.compile(f"{any_of(listed(_STEADY_ENGLISH), is_spaced=True).pattern}|{_EMPTY}"),
)
_LEANING: Final = (
    re.compile(rf"{any_of(listed(_LEANING_HAN)).pattern}|(?:\d+|[a-z])[.、)]"),
    any_of(listed(_LEANING_ENGLISH), is_spaced=True),
)


def is_leaning(folded: str, at: int, *, is_spaced: bool) -> bool:
    """Whether what begins here leans on what came before."""
    return _LEANING[is_spaced].match(folded, at) is not None and _STEADY[is_spaced].match(folded, at) is None


@lru_cache(maxsize=50_000)
def names_idea(word: str) -> bool:
    """Whether an English word is made to name an idea: freedom, curiosity, awareness."""
    return word.endswith(_IDEAS)
