### 隱私

privacy-description = 查看、匯出或刪除與你有關的資料
privacy-title = 與你有關的資料
privacy-nothing = 沒有儲存任何與你有關的資料。
privacy-saved = 收藏的引文和你的備註：{ $count } 則
privacy-votes = 投票：{ $count } 次
privacy-follows = 追蹤的主題和發言者：{ $count } 項
privacy-digest = 每週摘要：日期、時間、時區和語言
privacy-reports = 你回報的問題：{ $count } 則
privacy-decisions = 你處理的回報：{ $count } 則
privacy-shares = 你分享的引文：{ $count } 則
privacy-schedules = 你建立的每日排程：{ $count } 個
privacy-rest = 我不讀取訊息，也不儲存名字。我在頻道裡的回答會留在那裡，由你或伺服器刪除。我被移出伺服器後，屬於該伺服器的資料會在 { $days } 天後刪除。
privacy-export = 匯出 JSON
privacy-erase = 全部刪除…
privacy-question = 要刪除所有伺服器裡與你有關的資料嗎？收藏、投票和追蹤都會刪除，摘要也會停止。你的回報和排程會保留，但不再記錄是誰。此操作無法復原。
privacy-erase-all = 確定，全部刪除
privacy-keep = 不，保留
privacy-erased = 與你有關的資料已全部刪除。
