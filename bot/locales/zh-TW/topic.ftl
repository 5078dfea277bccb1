### 主題

topic-description = 看看誰對一個主題說了什麼
topic-name = 主題；不填就列出全部
topics-title = 資料庫裡談到的主題
topics-none = 資料庫裡還沒有主題。
topics-hint = 選一個，看看誰說了什麼。
topic-presence = { $interviews } 篇訪談，{ $turns } 段發言
topic-speakers = 談到它的人：{ $speakers }
topic-speaker = { $name }（{ $turns }）
topic-related = 相關主題
topic-unknown = 資料庫裡沒有「{ $name }」這個主題。
topic-no-highlight = 沒有哪一句能單獨成為引文，可以搜尋看看。
topic-turns = { $turns } 段發言
topic-plot = 「{ $topic }」在各篇訪談裡出現的位置，從開頭到結尾。
topic-plot-row = 《{ $title }》：共 { $total } 段，其中 { $turns } 段（{ $places }）。
topic-plot-beginning = 開頭
topic-plot-end = 結尾
topic-place-beginning = 開頭
topic-place-middle = 中間
topic-place-end = 結尾
