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
option-private = 只有你能看到回答
role-host = 主持人
role-guest = 嘉宾
button-save = ★ 收藏
button-vote-for = 👍 赞
button-vote-against = 👎 踩
button-card = 卡片
button-card-light = 浅色
button-card-dark = 深色
button-share = 分享
button-source = 出处
button-before = ← 前文
button-after = 后文 →
button-open = 打开
button-note = 备注
button-remove = 移除
button-saved = 我的收藏
