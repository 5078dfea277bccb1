"""What nobody says: decided here for all formats, each time with the reason.

Three places are looked at in three ways. Anywhere, a paragraph can be an *aside*: an image, a caption, an editor's
note. Behind the last label, the *ending* begins with the first paragraph that can only be a publisher's: a call to
subscribe, credits, an editor's toolbar pasted along. What a label stands before is speech, whatever it says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.transcripts.names import key_of
from bot.transcripts.script import Style
from bot.transcripts.words import ABOUT_THE_FILE, SOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.transcripts.paragraphs import Paragraph

# Boilerplate is brief. A longer paragraph is somebody's, even if it mentions a subscription.
_LONGEST_BOILERPLATE = 600
_LONGEST_CREDIT = 100
_LONGEST_SOUND = 60
_SHARED_OPENING = 4

_CAPTION = re.compile(
    r"[（(]?\s*(?:图|圖|图片|圖片|照片|摄影|攝影|供图|题图|figure|fig\.|photo|image|picture)\s*[\d一二三四]{0,2}\s*[:：|｜/]"
    r"|[▲△▼▽◤◥↑]"
    r"|[（(【\[](?:图|圖|图片|圖片|照片)(?:来源|源自|由|为|為|[:：])",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[（(【\[*_>\s]*(?:编者[注按]|編者[註按]|编注|編註|译者?注|譯者?[註注]|校[注者]|小编注|记者注|editor['’]?s?['’]? note|ed\. note|"
    r"transcriber['’]?s note|translator['’]?s note|note from the editor)\W",
    re.IGNORECASE,
)
_NOTED_BY = re.compile(r".{1,8}注\W{0,3}[:：]")
_TIME_MARK = re.compile(
    r"[\[(（*_\\]*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?[\])）*_\\]*"
    r"|(?:\d{1,2}\s*h(?:ours?|r|rs)?\s*)?\d{1,3}\s*m(?:in(?:ute)?s?)?\s*(?:\d{1,2}\s*s(?:ec(?:ond)?s?)?)?"
    r"|\d{1,2}\s*h(?:ours?|r|rs)?\s*(?:\d{1,2}\s*s(?:ec)?)?",
    re.IGNORECASE,
)
_SOUND = re.compile(r"[\[(（*_【♪♫]+\s*([^\])）*_】]{1,40}?)\s*[\])）*_】♪♫]+")
# All of a paragraph in brackets, and no sentence.
_STAGE_DIRECTION = re.compile(r"\[[^\[\]]{1,50}\]|[(（【][^()（）【】]{1,40}(?<![.。!?！？])[)）】]")
# Read out or put in between, without a label: nobody who takes part says it.
_ADVERT = re.compile(
    r"[\[(（【*_\s]*(?:(?:ad|ads|advert|advertisement|sponsor|sponsored|a word from our sponsors?|广告|廣告|广告时间|口播|赞助)\s*"
    r"(?:[:：\])）】*_]|$)"
    r"|(?:this|today['’]s) (?:episode|show|podcast|interview|program(?:me)?) (?:is|was) (?:also )?(?:sponsored|brought to you|"
    r"supported|made possible)\b"
    r"|(?:sponsored|supported|brought to you|made possible) by\b|support for .{3,60} comes from\b"
    r"|本(?:期|集|节)(?:节目|播客|访谈|内容)?由.{1,40}(?:赞助|贊助|冠名|支持|特约)|感谢.{1,30}(?:赞助|冠名|对本(?:期|节目)))",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"[-–—]\s*\d{1,4}\s*[-–—]|page \d{1,4}(?: (?:of|/) \d{1,4})?|第\s*\d{1,4}\s*[页頁]", re.IGNORECASE
)
_ADDRESS_ONLY = re.compile(r"<?(?:https?://|www\.)\S+>?")
_CREDIT = re.compile(r"([^:：|｜丨/]{1,14}?)\s*[:：|｜丨/](?!/)")

_BOILERPLATE = re.compile(
    r"欢迎(?:大家)?(?:关注|订阅|加入|扫码|转发|通过|投稿|访问|收听|点击|来信|在|添加|搜索|各位|留言|评论|分享|联系)|歡迎(?:訂閱|追蹤|關注|加入|轉發|收聽|來信)"
    r"|转载[请须需自时和或及：:,，、]|轉載請|如需转载|未经.{0,10}(?:授权|许可|允许|同意)|未經.{0,10}(?:授權|許可)"
    r"|责任?编辑|責任編輯|责编|本文(?:来自|来源|首发|转自|转载|系|已获|已授权|仅代表|内容|由.{1,30}(?:翻译|编译|整理|发布|授权|出品|原创|转载)|以.{0,20}公开)"
    r"|扫(?:码|描).{0,20}(?:关注|二维码|加入|添加|收听|咨询|入群|进群|报名|下载)|(?:扫|掃)(?:码|碼)(?:关注|關注)|长按.{0,12}(?:识别|二维码|关注)|二维码|QR ?code"
    r"|关注.{0,20}(?:公众号|微信|微博|频道|订阅号|视频号|服务号|b站|知乎)|(?:公众号|公眾號|视频号|订阅号)[:：“「【]"
    r"|(?:点击|戳).{0,14}(?:阅读原文|链接|订阅|关注|收听|二维码|卡片|名片)|阅读原文|閱讀原文|原文链接"
    r"|版权(?:所有|归|声明)|版權(?:所有|歸)|免责声明|更多(?:精彩|内容|文章|资讯|访谈|往期|详情|信息|节目|期)|往期(?:回顾|推荐|精选|节目|精彩)"
    r"|(?:推荐|相关|延伸|扩展)阅读|商务合作|合作(?:邮箱|请|联系)|联系(?:我们|邮箱|方式)|加入我们|(?:投稿|来信|联系)(?:请|邮箱|至|：|:)"
    r"|点赞.{0,8}(?:在看|收藏|转发|分享|关注)|(?:分享|转发|收藏).{0,4}(?:点赞|在看)|一键三连|托管(?:在|于)\s*<?http"
    r"|(?:小宇宙|喜马拉雅|网易云|苹果播客|泛用型客户端|apple podcasts?|spotify|overcast|youtube).{0,60}(?:收听|订阅|搜索|收看|找到)"
    r"|(?:收听|订阅|搜索|收看)(?:平台|渠道|方式)|各?大?(?:播客|音频|视频)平台(?:搜索|收听|订阅|均可|同步|上线)|感谢(?:收听|收看|阅读|观看|您的(?:收听|阅读|观看))|感謝(?:收聽|收看|閱讀)"
    r"|(?:文字稿|逐字稿|录音|錄音|文稿)(?:整理|由|以)|CC0|CC[- ]BY|creative commons|知识共享|署名-"
    r"|\bsubscribe (?:to|now|on|via|for|here|today)|\bfollow (?:us|me) (?:on|at)|^follow us|^subscribe\b|like and subscribe|\bsign up (?:for|to) (?:our|the)"
    r"|all rights reserved|copyright (?:©|\(c\)|\d{4})|©|\bthis (?:transcript|interview|article|post|conversation|piece) (?:was|has been|is|originally|first|appears?|appeared)"
    r"|originally (?:published|appeared|posted)|republish|reprint|(?:edited|condensed) (?:for|and) (?:length|clarity|brevity|condensed|edited)"
    r"|(?:listen|available|find us|download)\b.{0,40}\b(?:apple podcasts|spotify|itunes|stitcher|overcast|your podcasts)"
    r"|^read more\b|^read (?:the|our) (?:next|full|other)|^share this|^related (?:articles|posts|reading)|^contact us|^about (?:us|the author|the host|this)|leave (?:us )?a review"
    r"|^(?:sponsored|brought to you) by|transcript(?:ion)? (?:provided|generated|powered|created|produced|prepared|edited) by|^visit (?:us|our)|join our (?:newsletter|mailing|community|discord|slack)"
    r"|^thanks? (?:you )?for (?:reading|listening|watching)\b",
    re.IGNORECASE,
)
# What an organisation says of itself. Only beside boilerplate, since a guest may speak of a project in such words.
_ABOUT_ITSELF = re.compile(
    r"致力于|致力於|旨在|愿景|使命|成立于|成立於|创立于|创办于|创刊于|围绕.{1,40}(?:构建|打造|展开|开展)|是(?:一个|一家|一档|一本|一份|由|国内|中国|全球|面向)"
    r"|是一(?:個|檔|家)|为.{1,30}提供|提供.{1,30}(?:服务|支持|合作|平台|内容)|每[周月期](?:一|二|三|四|五|六|日|更新|发布)?|出品|主办|运营"
    r"|\bis an? (?:\w+[ -]){0,4}(?:podcast|show|magazine|newsletter|company|community|foundation|non-?profit|organi[sz]ation|blog|series|weekly|monthly|project)"
    r"|\bwas founded|\bfounded in|\baims? to|is (?:dedicated|committed) to|\bour mission",
    re.IGNORECASE,
)
_SOMEBODY_SPEAKS = re.compile(r"我|你|您|咱|\b(?:I|I'm|I've|you|my|we|our)\b")

# What the buttons of a text editor say when somebody copies a page from its edit form.
_BUTTONS = re.compile(
    r"粗体|加粗|斜体|下划线|删除线|链接|超链接|代码块?|(?:有序|无序|任务)?列表|引用|标题|图片|表格|预览|编辑|撤销|重做|插入|全屏|表情|附件|分割线|上传|清空|字号|"
    r"粗體|斜體|底線|連結|程式碼|清單|標題|圖片|預覽|編輯|"
    r"\b(?:bold|italics?|underline|strike(?:through)?|links?|code|(?:bulleted|numbered|ordered|unordered|task)?\s?lists?|"
    r"(?:block)?quotes?|headings?|images?|table|preview|write|undo|redo|insert|fullscreen|emoji|attach(?:ment)?s?|mention|markdown|H[1-6]|[BIUS])\b",
    re.IGNORECASE,
)
_NOT_A_BUTTON = re.compile(r"https?://\S+|[\w./-]+\.(?:com|org|cn|net)\S*|[^\w]|\d|_")
_FEWEST_BUTTONS = 3
_RESIDUE = re.compile(
    r"attach files by dragging|drag (?:and|&) drop|styling with markdown|markdown (?:is )?supported|支持\s*markdown|拖[放拽].{0,12}上传"
    r"|(?:可以|能)(?:输入|使用|用)\s*@\s*$|来(?:通知|提醒)其他用户|\.?/hooks/|^(?:add a |leave a |post a? ?)?(?:comment|reply)s?$"
    r"|^(?:发表|添加|写|查看)?(?:评论|回复|留言)(?:区|列表)?$|请先?\s*登录|登录后(?:可|才|即)|^复制(?:代码|链接|成功)?$|^(?:write|编写)\s*(?:preview|预览)$"
    r"|^\d+\s*(?:likes?|comments?|views?|shares?|赞|评论|阅读|次阅读|收藏|转发)$|^(?:like|share|reply|report|edit|delete|点赞|收藏|分享|举报|转发|在看|赞|回复)(?:\s+\S{2,10}){0,4}$"
    r"|^(?:loading|加载中)|skip to (?:main )?content|^(?:上一篇|下一篇)|^(?:back to top|返回顶部)|^this field is required|^(?:save|cancel|submit|取消|保存|提交|发布)$",
    re.IGNORECASE,
)


def aside(paragraph: Paragraph) -> str:
    """Why nobody says this paragraph, wherever it stands; empty if somebody may."""
    if paragraph.why:
        return paragraph.why
    if paragraph.is_labelled:
        return ""
    text = paragraph.text
    if not text:
        return "time mark" if paragraph.start_ms is not None else "markup"
    if len(text) <= _LONGEST_SOUND:
        brief = _brief_aside(text)
        if brief:
            return brief
    if len(text) <= _LONGEST_BOILERPLATE and (_NOTE.match(text) or _is_remark(paragraph)):
        return "note by the editor"
    if len(text) <= _LONGEST_BOILERPLATE and _ADVERT.match(text):
        return "advertisement"
    if len(text) <= _LONGEST_CREDIT * 2 and _CAPTION.match(text):
        return "caption"
    return ""


def is_quotation(paragraph: Paragraph) -> bool:
    """A sentence set large between two paragraphs, which the speech holds anyway."""
    return paragraph.style is Style.QUOTE and paragraph.text[:1] in "“\"「『‘'"


def is_credit(paragraph: Paragraph) -> bool:
    """`责任编辑：…`, `Photo | …`: something about the file, and who made it."""
    if len(paragraph.text) > _LONGEST_CREDIT:
        return False
    match = _CREDIT.match(paragraph.text)
    return match is not None and key_of(match[1].strip("（( *_【[")) in ABOUT_THE_FILE


def is_residue(paragraph: Paragraph) -> bool:
    """What an editor's page left around the text when it was copied."""
    text = paragraph.text
    return len(text) <= _LONGEST_CREDIT * 2 and (bool(_RESIDUE.search(text)) or _is_toolbar(text))


def is_boilerplate(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_BOILERPLATE and bool(_BOILERPLATE.search(paragraph.text))


def ending(tail: Sequence[Paragraph]) -> list[str]:
    """For each paragraph behind the last label, why nobody says it; empty for those with which the last turn goes on."""
    cut = next((i for i, paragraph in enumerate(tail) if _ends_conversation(paragraph)), len(tail))
    cut = _before_self_portrait(tail, cut)
    return [aside(paragraph) for paragraph in tail[:cut]] + list(_reasons(tail[cut:]))


def _brief_aside(text: str) -> str:
    if _TIME_MARK.fullmatch(text):
        return "time mark"
    if _PAGE_NUMBER.fullmatch(text):
        return "page number"
    sound = _SOUND.fullmatch(text)
    if sound and key_of(sound[1]) in SOUNDS:
        return "sound"
    if _STAGE_DIRECTION.fullmatch(text):
        return "stage direction"
    return "link" if _ADDRESS_ONLY.fullmatch(text) else ""


def _is_remark(paragraph: Paragraph) -> bool:
    return paragraph.style is Style.QUOTE and _NOTED_BY.match(paragraph.text) is not None


def _is_toolbar(text: str) -> bool:
    buttons = _BUTTONS.findall(text)
    if len(buttons) < _FEWEST_BUTTONS:
        return False
    left = _NOT_A_BUTTON.sub("", _BUTTONS.sub("", text))
    return len(left) <= len(text) // 5


def _ends_conversation(paragraph: Paragraph) -> bool:
    if paragraph.style is Style.HEADING or paragraph.why in ("rule", "link definition"):
        return True
    return is_residue(paragraph) or is_boilerplate(paragraph) or is_credit(paragraph)


def _before_self_portrait(tail: Sequence[Paragraph], cut: int) -> int:
    """An organisation's portrait of itself stands above the call to follow it."""
    if cut == len(tail) or tail[cut].style is Style.HEADING:
        return cut
    while cut and _portrays_itself(tail[cut - 1], tail[cut]):
        cut -= 1
    return cut


def _portrays_itself(paragraph: Paragraph, below: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST_BOILERPLATE or _SOMEBODY_SPEAKS.search(text):
        return False
    return bool(_ABOUT_ITSELF.search(text)) or text[:_SHARED_OPENING] == below.text[:_SHARED_OPENING]


def _reasons(ending: Sequence[Paragraph]) -> Iterator[str]:
    why = "boilerplate"
    for paragraph in ending:
        if paragraph.style is Style.HEADING:
            why = "after the conversation"
        elif is_residue(paragraph):
            why = "editor residue"
        elif why != "editor residue" and is_credit(paragraph):
            yield "credits"
            continue
        yield aside(paragraph) or why
