### 搜索

search-description = 找出谁说过什么：词语、半句话、记错的引文都行
search-query = 你记得的内容
match-exact = 一字不差
match-words = 词语都在，而且相邻
match-close = 说法几乎一样
match-spelling = 拼写略有不同
match-looks = 字形相近
match-sound = 读音相同
match-pinyin = 拼音相同
match-initials = 拼音首字母相同
match-about = 关键词相同
search-found = “{ $query }”共找到 { $total } 处
search-page = 第 { $page } 页，共 { $pages } 页
search-missed = 资料库里没有人说过“{ $query }”。
search-narrowed = 你限定了范围：去掉发言人或访谈，就能在全部内容里找。
search-did-you-mean = 你要找的是不是：
search-hint = 少写几个词，或者只写最特别的那个词，往往更容易找到。
search-not-exact = 没有人一字不差地这么说过，但也许有相近的说法。
button-exact = 只看原话
button-all = 查看全部
