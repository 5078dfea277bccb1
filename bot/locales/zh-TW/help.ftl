### 說明

help-description = 你在這裡可以做什麼
help-command = 某個指令，可以看到它的選項
help-title = 你在這裡可以做什麼
help-more = 點一下指令就能使用；在 /help 後面寫上指令，可以看到它的選項。
help-on-messages = 在訊息的「應用程式」選單裡：{ $commands }
help-optional = （可不填）
help-unknown = 這裡沒有你可以使用的指令「{ $name }」：/help 會列出你能用的。
about-description = 這個機器人是什麼，知道些什麼
about-what = 讓訪談可以引用：查找誰說過什麼，核對原話，分享出來。顯示的內容都一字不差，並註明是誰、在哪裡說的，也能回到出處。
about-library = 這裡的資料庫有 { $interviews } 篇訪談、{ $turns } 段發言、{ $speakers } 位發言人。
about-privacy-title = 隱私
about-privacy = 它不讀取訊息。只有你收藏、追蹤、檢舉或投票的內容會記在你的帳號編號下，你可以隨時刪除。
about-version = 版本 { $version }
about-servers = 在 { $servers } 個伺服器中
about-source = 原始碼
about-policy = 隱私權政策
