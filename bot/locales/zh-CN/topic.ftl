### 话题

topic-description = 看看谁对一个话题说了什么
topic-name = 话题；不填就列出全部
topics-title = 资料库里谈到的话题
topics-none = 资料库里还没有话题。
topics-hint = 选一个，看看谁说了什么。
topic-presence = { $interviews } 篇访谈，{ $turns } 段发言
topic-speakers = 谈到它的人：{ $speakers }
topic-speaker = { $name }（{ $turns }）
topic-related = 相关话题
topic-unknown = 资料库里没有“{ $name }”这个话题。
topic-no-highlight = 没有哪一句能单独成为引文，可以搜索看看。
topic-turns = { $turns } 段发言
topic-plot = “{ $topic }”在各篇访谈里出现的位置，从开头到结尾。
topic-plot-row = 《{ $title }》：共 { $total } 段，其中 { $turns } 段（{ $places }）。
topic-plot-beginning = 开头
topic-plot-end = 结尾
topic-place-beginning = 开头
topic-place-middle = 中间
topic-place-end = 结尾
