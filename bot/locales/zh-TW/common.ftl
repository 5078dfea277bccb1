### 多處共用的文字

option-speaker = 只看這個人說的
option-interview = 只看這篇訪談
turn-place = 第 { $number } 段
button-earlier = 上文
button-later = 下文
button-context = 上下文
button-another = 換一句
button-next = 下一頁
button-previous = 上一頁
