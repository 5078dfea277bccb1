### 查證

verify-menu = 這話說過嗎？
verify-description = 這話說過嗎？一字不差、略有出入，還是沒有說過
verify-text = 據說有人說過的話
verify-exact = 說過，一字不差
verify-close = 略有出入：{ $similarity }% 相同
verify-said = 原話（不同之處加粗）
verify-claimed = 引述（不同之處加刪除線）
verify-replaced = 原話是「{ $said }」，不是「{ $claimed }」。
verify-left-out = 漏了「{ $said }」。
verify-added = 多了「{ $claimed }」。
verify-more = 還有 { $count } 處不同。
verify-not-found = 資料庫裡沒有人說過這句話
verify-not-found-hint = 也許是在別處說的，或者原話很不一樣。可以用 /search 找相近的內容。
verify-cut = 文字較長：只比對了前 1000 個字元。
verify-nothing = 這則訊息裡沒有可以比對的文字。
related-menu = 相關引文
related-title = 訪談裡與此相關的話
related-none = 沒有與此相近的引文。
