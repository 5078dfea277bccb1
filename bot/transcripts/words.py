"""Words by which transcripts are understood: who asks, who answers, what is no name.

All are compared without case. Chinese words stand in both scripts where they differ.
"""

from __future__ import annotations

from typing import Final


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _phrases(phrases: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in phrases.split("|"))


# --- labels that say what somebody does --------------------------------------------------------

HOSTS: Final = _phrases(
    "host|hosts|co-host|cohost|interviewer|moderator|q|question|questioner|presenter|anchor|reporter|"
    "主持人|主持|采访者|采访人|採訪者|採訪人|访谈者|訪談者|访问者|訪問者|访谈人|提问者|提問者|提问人|提问|提問|记者|記者|问|問|"
    "主播|访谈主持|訪談主持|对话主持|特约记者|編輯部|编辑部|小编|小編"
)
GUESTS: Final = _phrases(
    "guest|guests|interviewee|a|answer|respondent|"
    "嘉宾|嘉賓|来宾|來賓|受访者|受訪者|受访人|受訪人|被采访者|被采访人|被访者|被訪者|答|回答|答者|访谈嘉宾|訪談嘉賓|"
    "采访嘉宾|採訪嘉賓|采访对象|採訪對象|本期嘉宾|特邀嘉宾|对话嘉宾|分享嘉宾|主讲人|主讲嘉宾|讲者|講者"
)
# They speak, but neither ask nor answer.
BYSTANDERS: Final = _phrases(
    "narrator|voice-over|voiceover|announcer|audience|audience member|unknown|unknown speaker|speaker unknown|all|"
    "配音|旁白|解说|解說|画外音|畫外音|观众|觀眾|听众|聽眾|现场观众|全体|全體|众人|未知|未知发言人"
)
# Whose value is a person's name: "Interview by: Jane Doe". They never speak under this label.
INTERVIEWED_BY: Final = _phrases("interview by|interviewed by|采访|採訪|采写|採寫|访谈|采访/撰文|采访 / 撰文|采访整理")

# --- labels that nobody speaks under -----------------------------------------------------------

# What a file says about itself.
ABOUT_THE_FILE: Final = _phrases(
    "date|time|location|place|venue|author|authors|by|written by|source|sources|url|link|links|via|website|web|photo|"
    "photos|photograph|photography|image|images|picture|credit|credits|copyright|license|licence|title|subtitle|"
    "series|episode|show|duration|length|recorded|recorded on|published|posted|updated|last updated|tags|tag|keywords|"
    "category|categories|transcript|transcription|transcribed by|transcript by|edited by|produced by|music|music by|"
    "sponsor|sponsors|sponsored by|summary|abstract|description|email|e-mail|contact|twitter|github|references|"
    "further reading|translator|translated by|publisher|topic|topics|topic of discussion|subject|participants|"
    "attendees|present|speakers|on the web|original|original article|read more|listen|watch|audio|video|file|"
    "时间|時間|日期|地点|地點|采访时间|採訪時間|访谈时间|訪談時間|采访地点|訪談地點|发布时间|發佈時間|录制时间|作者|译者|譯者|"
    "校对|校對|编辑|編輯|责任编辑|責任編輯|责编|责 编|編審|编审|审核|審核|审校|排版|监制|監製|策划|策劃|出品|出品人|来源|來源|"
    "原文|原文链接|原文鏈接|链接|連結|转载|轉載|版权|版權|摄影|攝影|图片|圖片|图|圖|文|撰文|整理|文字整理|文字|录音|錄音|"
    "录音整理|听写|剪辑|后期|後製|制作|製作|封面|封面图|配图|标题|標題|题图|关键词|關鍵詞|摘要|导语|導語|引言|简介|簡介|"
    "时长|時長|收听|收聽|网址|網址|微信|微信号|微信公众号|公众号|公眾號|邮箱|郵箱|邮件|联系|联系方式|投稿|投稿邮箱|电话|電話|官网|官網|微博|"
    "选题|選題|翻译|翻譯|主题|主題|栏目|欄目|系列|节目|節目|期数|参考|参考资料|參考資料|相关阅读|延伸阅读|推荐阅读|本文链接|"
    "声明|免责声明|与会者|與會者|出席|出席者|参与者|參與者|出席人员|记录|記錄|记录人|文稿|文稿整理|本文来自|本文來自|本文由|"
    "文章来源|图片来源|圖片來源|视频|音频|收听方式|收听平台|订阅|关注|标签|標籤|时间轴|節目时间轴|本期内容|分享|地址"
)
# How a thought is introduced.
ABOUT_A_THOUGHT: Final = _phrases(
    "note|notes|nb|n.b|n.b.|ps|p.s|p.s.|pps|example|examples|for example|for instance|e.g|e.g.|i.e|i.e.|warning|tip|"
    "tips|caution|important|update|edit|disclaimer|conclusion|introduction|intro|outro|background|overview|pros|cons|"
    "pro|con|first|second|third|firstly|secondly|thirdly|finally|lastly|step|option|part|chapter|section|fact|myth|"
    "result|results|problem|solution|reason|reasons|todo|re|fwd|from|to|cc|bcc|http|https|ftp|mailto|remember|hint|"
    "spoiler|meaning|translation|correction|quote|long story short|bottom line|point|answer to that|in short|"
    "the point|and|but|so|well|yes|no|ok|okay|also|plus|again|next|then|now|today|before|after|editor's note|"
    "editors note|ed|ed.|caption|figure|fig|fig.|table|appendix|question is|my question|one|two|three|number one|"
    "例如|比如|譬如|比方|比如说|比如說|比方说|比方說|举例|舉例|举例来说|舉例來說|举个例子|舉個例子|举例说|打个比方|注意|请注意|"
    "注|备注|備註|附注|附|附录|附錄|说明|說明|提示|总之|總之|首先|其次|再次|最后|最後|然后|然後|另外|此外|第一|第二|第三|"
    "第四|第五|一是|二是|三是|四是|其一|其二|其三|其中|包括|如下|以下|即|也就是|也就是说|也就是說|换句话说|換句話說|换言之|"
    "换而言之|结论|結論|问题|問題|答案|原因|理由|优点|優點|缺点|缺點|优势|劣势|好处|好處|坏处|壞處|目的|背景|目标|目標|方法|"
    "步骤|步驟|结果|結果|总结|總結|小结|小結|解释|解釋|定义|定義|关键|重点|重點|核心|前提|现状|挑战|机遇|建议|建議|观点|觀點|"
    "案例|例子|意思|意思是|编者注|编者按|編者按|编注|译注|译者注|校注|按|同时|同時|所以|因此|但是|不过|而且|因为|当然|其实|"
    "事实上|实际上|简单来说|简单地说|总的来说|一句话|一方面|另一方面|方面|特点|意义|注释|提问环节|问答环节|本期看点|正文|前言|后记|開場|开场"
)
# What is heard, and nobody says.
SOUNDS: Final = _phrases(
    "music|laughter|laughs|laughing|laugh|applause|applauds|crosstalk|cross talk|inaudible|unintelligible|silence|"
    "pause|sighs|chuckles|chuckle|cheers|cheering|coughs|clears throat|phone rings|intro music|outro music|theme music|"
    "music playing|ad break|break|commercial break|advertisement|beep|bleep|sound effect|end of recording|"
    "recording starts|recording ends|foreign language|speaking foreign language|silence|static|"
    "音乐|音樂|掌声|掌聲|鼓掌|笑|笑声|笑聲|大笑|众笑|全场笑|沉默|停顿|听不清|聽不清|片头|片尾|片头音乐|片尾音乐|广告|廣告|录音结束|"
    "录音开始|哄笑|叹气|背景音乐|背景音|咳嗽|杂音"
)
NO_NAMES: Final = ABOUT_THE_FILE | ABOUT_A_THOUGHT | SOUNDS

# --- what a name looks like --------------------------------------------------------------------

SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳酆鲍史"
    "唐费廉岑薛雷贺倪汤滕殷罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛米明戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童颜"
    "郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍万支柯管卢莫房解应宗丁宣邓单洪包左石崔吉龚程邢裴陆荣翁甄家封羊靳松段焦侯宁仇甘武符刘景"
    "詹龙叶司黎白蒲卓池乔闻党翟谭冉冷辛阎连习艾容向古易廖耿匡文欧沙丰关曾游权肖涂佟牛聂岳隋鹿庄覃苟查"
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒喻蘇範魯韋馬鳳費賀倪湯羅畢顧黃蕭龐紀項祝閔賈顏鐘鍾駱萬盧莫應鄧單龔榮陸劉葉龍黎喬聞"
    "黨譚閻連習關權塗聶嶽莊詹簡車塔丘巫温溫宮尚言曲麦麥区賴赖藍"
)
COMPOUND_SURNAMES: Final = (
    "欧阳",
    "歐陽",
    "司马",
    "司馬",
    "上官",
    "诸葛",
    "諸葛",
    "司徒",
    "尉迟",
    "令狐",
    "慕容",
    "皇甫",
    "夏侯",
    "端木",
)
# After a surname they make a name: 刘老师.
HONORIFICS: Final = (
    "老师", "老師", "先生", "女士", "小姐", "博士", "教授", "总", "總", "师傅", "師傅", "院士", "医生", "醫生", "律师", "律師", "主任",
    "部长", "部長", "委員", "委员", "同学", "同學", "导演", "導演", "院长", "院長", "市長", "市长", "哥", "姐", "婶", "工", "导", "佬",
)  # fmt: skip
# Inside of what looks like a Chinese name, they tell that it is a phrase.
PHRASE_HAN: Final = frozenset("的是了个個这這那我你您他她它们們就不没沒很也都还還吗嗎呢吧啊么麼例说說讲講")
# A phrase that ends so announces words, it doesn't name who says them.
ANNOUNCING: Final = (
    "问", "問", "问道", "問道", "答道", "表示", "认为", "認為", "指出", "提到", "介绍", "介紹", "补充", "補充", "强调", "強調", "坦言", "笑道",
    "写道", "寫道", "回应", "回應", "告诉", "告訴", "总结", "總結", "叫", "称", "稱", "道", "如下", "写", "看", "为",
)  # fmt: skip
# Two or three characters that begin like a surname and end with one of these are a quality: 高性能, 安全性, 易用度.
QUALITY_ENDINGS: Final = tuple("性化度率论型式能感")
PARTICLES: Final = _words("de da del della der den di dos du el la le van von ter ten bin ibn al of the and y e st")
# An English phrase with one of these announces words, or states something.
ENGLISH_VERBS: Final = _words(
    "is are was were be been said says say asked asks ask told tells added adds wrote writes explained explains means "
    "has have had do does did will would can could should think thinks thought called goes went got get make makes "
    "following that this these those my your his her our their its it i we you they he she there here what how why "
    "when where which who if for with about into from not just only very really thing things"
)

# --- bios --------------------------------------------------------------------------------------

# Who somebody is, rather than what they say.
POSITIONS: Final = _phrases(
    "主持|嘉宾|嘉賓|访谈|创始人|創辦人|创办人|创始|经理|經理|主任|教授|讲师|講師|研究员|研究員|工程师|工程師|顾问|顧問|博士|院士|总监|總監|"
    "总裁|總裁|董事|主席|秘书长|秘書長|委员|委員|会长|會長|理事|成员|成員|负责人|負責人|发起人|發起人|作者|主编|主編|编辑|編輯|记者|記者|"
    "制作人|製作人|架构师|架構師|科学家|科學家|专家|專家|院长|院長|校长|校長|部长|部長|局长|局長|导演|導演|作家|律师|律師|医生|醫生|"
    "开发者|開發者|维护者|維護者|贡献者|调度员|会计|设计师|設計師|分析师|合伙人|合夥人|政委|政務委員|老师|老師|学者|學者|代表|"
    "员工|副总|副總|站长|站長|店主|馆长|館長|运营|運營|布道师|导师|導師|研究生|博士生|学生|學生|农民|渔民|木匠|技术员|音乐人|画家|诗人|译者|"
    "ceo|cto|cfo|coo|cio|cmo|cpo|vp|founder|co-founder|cofounder|director|manager|head|chief|president|chair|"
    "chairman|chairwoman|chairperson|professor|lecturer|researcher|engineer|developer|maintainer|contributor|"
    "committer|architect|scientist|author|writer|novelist|editor|journalist|reporter|host|co-host|guest|moderator|"
    "interviewer|consultant|advisor|adviser|analyst|partner|member|fellow|lead|leader|designer|artist|musician|"
    "producer|officer|secretary|minister|mayor|senator|ambassador|advocate|evangelist|doctor|physician|lawyer|"
    "teacher|student|executive|entrepreneur|investor|specialist|expert|coordinator|curator|historian|economist|"
    "psychologist|biologist|physicist|chemist|mathematician|librarian|archivist|baker|farmer|carpenter|captain|"
    "organiser|organizer|creator|owner|operator|programmer|technologist|dean|principal|postdoc|ph.d|phd"
)
