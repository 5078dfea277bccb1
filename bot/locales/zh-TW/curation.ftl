### 精選管理

curation-title = 《{ $title }》的精選
curation-hint = 你的決定只在本伺服器生效。釘選的優先出現，隱藏的不再出現。
curation-none = 這篇訪談沒有精選。
curation-pinned = 已釘選
curation-hidden = 已隱藏
curation-edit-title = 從哪裡到哪裡
curation-edit-label = 精選的文字
curation-edit-hint = 請照抄這段發言裡的原話，可以多選或少選幾句。
button-pin = 釘選
button-unpin = 取消釘選
button-hide = 隱藏
button-show = 恢復顯示
button-edit = 調整起訖
error-not-verbatim = 這段發言裡沒有這句話。請照原文複製，不要改動。
why-says-much-about-the-subject-of-the-interview = 緊扣主題
why-an-idea = 談的是觀念
why-sets-one-thing-against-another = 有對比
why-says-what-something-is-or-is-like = 說明事物是什麼、像什麼
why-speaks-without-reserve = 說得毫不含糊
why-an-opinion = 有觀點
why-advice-or-a-principle = 是建議或原則
why-gives-a-reason = 講出了理由
why-compares = 有比較
why-an-image = 有畫面感
why-worded-like-what-people-quote = 措辭像人們常引用的話
why-chosen-by-hand = 由人挑選
