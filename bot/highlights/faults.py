"""The words by which a passage gives itself away as no quotation. All of it is over folded text."""

from __future__ import annotations

from typing import Final

from bot.highlights.kinds import Kind
from bot.highlights.lexicon import Wording

_NUMBERS = "[几两二三四五六七八九十\\d]+"
_KINDS = (
    "(?:趋势|方面|原因|问题|部分|阶段|类型|类别|例子|典型|层面|点|种|类|方向|维度|人群|层次|因素|步骤|特点|支柱|困难|"
    "事情|要求|建议|挑战)"
)

FAULTS: Final[dict[Kind, Wording]] = {
    # Lists, examples and quotations announced here that follow elsewhere.
    Kind.ANNOUNCING: Wording(
        "几类 几种类型 几个例子 一个例子 如下 分别是 以下几 下面几 有以下 介绍一下 分享一下 分享一个 讲一个",
        "as_follows the_following here's_the_thing here's_one_thing here's_what here_are a_couple_of_things "
        "a_few_things couple_things few_things i'll_give_you give_you_an_example is_this is_as_follows",
        (rf"(?:有|为|成|这么?|那|以下|如下|提|说|讲|发现|总结){_NUMBERS}(?:大|个|种|条|件)?{_KINDS}",),
        (
            (
                "(?:two|three|four|five|several|couple|few) (?:of )?(?:main |big |different |key |other )?"
                "(?:reasons|things|ways|parts|kinds|types|options|points|questions|examples|categories|aspects|concerns)"
            ),
        ),
    ),
    Kind.LISTING: Wording(
        "首先 其次 再次 另一方面 一方面 第一点 第二点 第三点 第一是 第二是 第三是 第一, 第二, 第三, 第一个是 第二个是 "
        "第三个是 第一个, 第二个, 第三个, ,一是 ,二是 ,三是 ,一来 ,二来 另外一个是 还有一个是 一个是 一种是 一类是 "
        "第一个就是 第二个就是 第三个就是 第一就是 第二就是 分为",
        "firstly secondly thirdly number_one number_two number_three the_second_one the_first_one on_the_one_hand "
        "first_of_all second_of_all one_is two_is",
    ),
    Kind.EXEMPLIFYING: Wording(
        "比如 例如 譬如 比方说 比方 打个比方 像是说 举例 举个例 举一个例 举几个例 假如说 假设",
        "for_example for_instance e.g let's_say say_you imagine_you like_if_you suppose such_as",
    ),
    Kind.ASKING: Wording(
        "? 为什么呢 怎么办 请问 请您 请你 您觉得 您认为 怎么看 您怎么 您能 能否",
        "",
        (r"(?:吗|呢|么|吧)[。!]",),
        (),
    ),
    Kind.GREETING: Wording(
        "大家好 你好 您好 各位好 谢谢 感谢 多谢 再见 拜拜 辛苦了 请多关照 欢迎来到 欢迎收听 欢迎大家 欢迎您 欢迎你 "
        "荣幸 恭喜 很高兴能 很高兴认识 很高兴见",
        "thank_you thanks welcome_to welcome_back good_morning nice_to_meet good_to_see great_to_have happy_to_be "
        "happy_to pleasure having_me for_coming for_joining appreciate_you appreciate_it take_care good_night "
        "congrats congratulations i'd_love_if shout_out shout_outs excited_to glad honored would_like_to_thank "
        "looking_forward look_forward fan_favorite welcome",
    ),
    Kind.INTRODUCING: Wording(
        "我叫 我的名字 自我介绍 毕业于 毕业后 就读于 目前就职 任职 兼任 主要负责 我负责 账号是 我现在已经 我来自 "
        "我目前",
        "my_name i_work_at i_work_for i_work_on my_background i_graduated i_joined i_was_born introduce_myself "
        "i_live_in i_grew_up i_work_with",
        (
            r"我是[^,。]{0,14}(?:的|工程师|博士|教授|学生|总监|经理|负责人|研究员)[^,。]{0,8}[,。]",
            r"我在[^,。]{1,12}(?:工作|上班|读书)",
            r"(?:本科|硕士|博士)(?:期间|阶段|生|毕业)",
        ),
        (
            (
                r"(?:i'm|i am) (?:a|an|the) (?:\w+ ){0,4}(?:at|engineer|developer|manager|director|professor|host|"
                r"programmer|founder|ceo)"
            ),
        ),
    ),
    Kind.LOGISTICS: Wording(
        "录音 录影 直播 开麦 麦克风 听得到 听得见 休息一下 下一题 下一个问题 这个问题 时间关系 时间差不多 提纲 访纲 "
        "逐字稿 下次 今天的访谈 今天的采访 本期 这期 节目 采访 截图 点击 见下图 下图 上图 如图 你的问题 您的问题 "
        "刚才说 刚才讲 刚刚讲 刚刚说 刚刚提到 刚才提到 刚才问 刚刚问 前面提到 前面说 前面讲 如前所述 简报 会议室 "
        "招聘 投影片",
        "this_episode last_episode next_episode episode episodes on_the_show of_the_show this_show the_show "
        "show_notes the_podcast this_podcast the_microphone our_listeners the_listeners listeners segment hear_me "
        "audio mentioned_earlier mentioned_before talk_about_that talked_about talking_about talk_more move_on "
        "wrap_up go_ahead your_question the_question good_question great_question our_guest unintelligible laughs "
        "laughter url last_week next_week this_week you_guys listening i'll_pause before_we hallway_track the_booth "
        "we're_hiring coming_up next_up stickers yesterday this_afternoon this_morning as_you_can_see you_mentioned "
        "you_said you_asked",
    ),
    Kind.ADVERTISING: Wording(
        "扫码 二维码 关注我们 公众号 报名 转发 点赞 优惠 链接 订阅 http www. .com .org .io .cn",
        "sponsor sponsors sponsored sponsorship promo discount subscribe newsletter sign_up free_trial check_out "
        "patreon merch https http dot_com swag link_to check_it_out",
        (),
        (r"com(?<=\w\.com)", r"org(?<=\w\.org)", r"(?:io|fm)(?<=\w\.(?:io|fm))", r"dev(?<=\w\.dev)"),
    ),
    Kind.NOISE: Wording("哈哈 ~~ ** (笑) emmm 🐶 [ ] < > { } | :) ^_^", "", (), ()),
    # Words put into somebody else's mouth, and not the speaker's own.
    Kind.REPORTING: Wording(
        "据说 听说 据报道 有句话 俗话 常言 有人说 有人讲 有人问 人家说 有人认为 有人觉得 所谓的",
        "i_was_like and_i_go apparently supposedly according_to was_like were_like is_like_oh told_me asked_me told_us",
        (
            (
                r"(?:他|她|它|他们|她们|人家|有人|领导|老师|朋友|专家|同事|客户|老板|妈|爸|别人|对方|大家|很多人|有些人)"
                r"[^,。不]{0,5}(?:说(?!法|明|服|不)|问(?!题)|讲(?!究)|告诉|表示|认为|觉得|希望)"
            ),
        ),
        (
            (
                "(?:he|she|they|somebody|someone|people|everyone|guy|study|you) (?:said|says|say|asked|asks|told|goes|"
                "believes|believe|was like|were like|are like)"
            ),
        ),
    ),
    # Pronouns whose noun may lie outside.
    Kind.POINTING: Wording(
        "它 她 他 其中 上述 刚才 刚刚 前面 后者 前者 我刚 对方 如此 这 这个 这种 这些 这件 这是 这里 这边 那 那个 那种 "
        "那些 那里 那边 此 这样的 这样 他们 她们 它们 当时 那时 这时 这块 这一块",
        "it it's it'll it'd its they they're they'll they'd them their he he's she she's him her his this these "
        "those that's that_one thing things stuff there here that_was that_is do_that of_that about_that to_that "
        "like_that with_that in_that on_that for_that all_that does_that did_that that_way that_kind that_sort",
    ),
}
"""Each kind of fault, as it is worded."""

NEUTRAL: Final = "其他 其他人 其它 他人 吉他 那么 此外 因此 从此 彼此 为此 那样 维他 可能性 事实上 实际上 基本上"
"""Words that hold one of the above, and are none."""

FINAL_TAG: Final = r"(?:right|you know|isn't it|make sense|huh|yeah|though|no)[.!?]*$"
