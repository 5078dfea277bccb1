## 指令

quote-description = 來一句值得讀的話，可以隨機，也可以指定主題
quote-about = 想看關於什麼的話
topic-description = 看看誰對一個主題說了什麼
topic-name = 主題；不填就列出全部
search-description = 找出誰說過什麼：詞語、半句話、記錯的引文都行
search-query = 你記得的內容
option-speaker = 只看這個人說的
option-interview = 只看這篇訪談

## 誰、在哪裡

turn-place = 第 { $number } 段
match-exact = 一字不差
match-words = 詞語都在，而且相鄰
match-close = 說法幾乎一樣
match-sound = 讀音相同
match-about = 關鍵詞相同

## 搜尋

search-found = 「{ $query }」共找到 { $total } 處
search-page = 第 { $page } 頁，共 { $pages } 頁
search-missed = 資料庫裡沒有人說過「{ $query }」。
search-narrowed = 你限定了範圍：去掉發言人或訪談，就能在全部內容裡找。
search-did-you-mean = 你要找的是不是：
search-hint = 少寫幾個詞，或者只寫最特別的那個詞，往往更容易找到。

## 引文

quote-none = 還沒有可以顯示的引文。
quote-none-about = 沒有關於「{ $about }」的引文。
quote-none-hint = 資料庫裡還沒有訪談，或者沒有符合條件的。管理員可以用「python -m bot ingest」加入。
quote-try-topics = 這些主題有：

## 主題

topics-title = 資料庫裡談到的主題
topics-none = 資料庫裡還沒有主題。
topics-hint = 選一個，看看誰說了什麼。
topic-presence = { $interviews } 篇訪談，{ $turns } 段發言
topic-speakers = 談到它的人：{ $speakers }
topic-speaker = { $name }（{ $turns }）
topic-related = 相關主題
topic-unknown = 資料庫裡沒有「{ $name }」這個主題。
topic-no-highlight = 沒有哪一句能單獨成為引文，可以搜尋看看。

## 按鈕

button-earlier = 上文
button-later = 下文
button-context = 上下文
button-another = 換一句
button-next = 下一頁
button-previous = 上一頁

## 出錯時

error-unexpected = 我們這邊出了點問題，原因已記入日誌。請稍後再試。（{ $code }）
error-gone = 資料庫裡已經沒有這段內容了，請重新查找。
error-unknown-speaker = 資料庫裡沒有叫「{ $name }」的發言人。
error-unknown-interview = 資料庫裡沒有「{ $name }」這篇訪談。
error-near = 你是不是想找：{ $names }？
error-forbidden = 你在這裡不能這樣做。
