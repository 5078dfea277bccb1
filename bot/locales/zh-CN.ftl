## 命令

quote-description = 来一句值得读的话，可以随机，也可以指定话题
quote-about = 想看关于什么的话
topic-description = 看看谁对一个话题说了什么
topic-name = 话题；不填就列出全部
search-description = 找出谁说过什么：词语、半句话、记错的引文都行
search-query = 你记得的内容
option-speaker = 只看这个人说的
option-interview = 只看这篇访谈

## 谁、在哪里

turn-place = 第 { $number } 段
match-exact = 一字不差
match-words = 词语都在，而且相邻
match-close = 说法几乎一样
match-sound = 读音相同
match-about = 关键词相同

## 搜索

search-found = “{ $query }”共找到 { $total } 处
search-page = 第 { $page } 页，共 { $pages } 页
search-missed = 资料库里没有人说过“{ $query }”。
search-narrowed = 你限定了范围：去掉发言人或访谈，就能在全部内容里找。
search-did-you-mean = 你要找的是不是：
search-hint = 少写几个词，或者只写最特别的那个词，往往更容易找到。

## 引文

quote-none = 还没有可以展示的引文。
quote-none-about = 没有关于“{ $about }”的引文。
quote-none-hint = 资料库里还没有访谈，或者没有符合条件的。管理员可以用“python -m bot ingest”添加。
quote-try-topics = 这些话题有：

## 话题

topics-title = 资料库里谈到的话题
topics-none = 资料库里还没有话题。
topics-hint = 选一个，看看谁说了什么。
topic-presence = { $interviews } 篇访谈，{ $turns } 段发言
topic-speakers = 谈到它的人：{ $speakers }
topic-speaker = { $name }（{ $turns }）
topic-related = 相关话题
topic-unknown = 资料库里没有“{ $name }”这个话题。
topic-no-highlight = 没有哪一句能单独成为引文，可以搜索看看。

## 按钮

button-earlier = 上文
button-later = 下文
button-context = 上下文
button-another = 换一句
button-next = 下一页
button-previous = 上一页

## 出错时

error-unexpected = 我们这边出了点问题，原因已记入日志。请稍后再试。（{ $code }）
error-gone = 资料库里已经没有这段内容了，请重新查找。
error-unknown-speaker = 资料库里没有叫“{ $name }”的发言人。
error-unknown-interview = 资料库里没有“{ $name }”这篇访谈。
error-near = 你是不是想找：{ $names }？
error-forbidden = 你在这里不能这样做。
