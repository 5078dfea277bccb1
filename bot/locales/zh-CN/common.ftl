### 多处共用的文字

option-speaker = 只看这个人说的
option-interview = 只看这篇访谈
turn-place = 第 { $number } 段
button-earlier = 上文
button-later = 下文
button-context = 上下文
button-another = 换一句
button-next = 下一页
button-previous = 上一页
