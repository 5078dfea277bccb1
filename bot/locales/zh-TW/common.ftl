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
option-private = 只有你看得到回答
role-host = 主持人
role-guest = 來賓
button-save = ★ 收藏
button-vote-for = 👍 讚
button-vote-against = 👎 倒讚
button-card = 圖卡
button-card-light = 淺色
button-card-dark = 深色
button-share = 分享
button-source = 出處
button-before = ← 前文
button-after = 後文 →
button-open = 開啟
button-note = 備註
button-remove = 移除
button-saved = 我的收藏
