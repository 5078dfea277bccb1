### 引文

quote-description = 來一句值得讀的話，可以隨機，也可以指定主題
quote-about = 想看關於什麼的話
quote-none = 還沒有可以顯示的引文。
quote-none-about = 沒有關於「{ $about }」的引文。
quote-none-hint = 資料庫裡還沒有訪談，或者沒有符合條件的。管理員可以用「python -m bot ingest」加入。
quote-try-topics = 這些主題有：
quote-id = 引文的編號，寫在引文下方
quote-number = 編號 { $number }
quote-shared-by = 由 { $member } 分享
