### 精选管理

curation-title = 《{ $title }》的精选
curation-hint = 你的决定只在本服务器生效。置顶的优先出现，隐藏的不再出现。
curation-none = 这篇访谈没有精选。
curation-pinned = 已置顶
curation-hidden = 已隐藏
curation-edit-title = 从哪里到哪里
curation-edit-label = 精选的文字
curation-edit-hint = 请照抄这段发言里的原话，可以多选或少选几句。
button-pin = 置顶
button-unpin = 取消置顶
button-hide = 隐藏
button-show = 恢复显示
button-edit = 调整起止
error-not-verbatim = 这段发言里没有这句话。请照原文复制，不要改动。
why-says-much-about-the-subject-of-the-interview = 紧扣主题
why-an-idea = 谈的是观念
why-sets-one-thing-against-another = 有对比
why-says-what-something-is-or-is-like = 说明事物是什么、像什么
why-speaks-without-reserve = 说得毫不含糊
why-an-opinion = 有观点
why-advice-or-a-principle = 是建议或原则
why-gives-a-reason = 讲出了理由
why-compares = 有比较
why-an-image = 有画面感
why-worded-like-what-people-quote = 措辞像人们常引用的话
why-chosen-by-hand = 由人挑选
