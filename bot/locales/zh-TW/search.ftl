### 搜尋

search-description = 找出誰說過什麼：詞語、半句話、記錯的引文都行
search-query = 你記得的內容
match-exact = 一字不差
match-words = 詞語都在，而且相鄰
match-close = 說法幾乎一樣
match-spelling = 拼寫略有不同
match-looks = 字形相近
match-sound = 讀音相同
match-pinyin = 拼音相同
match-initials = 拼音首字母相同
match-about = 關鍵詞相同
search-found = 「{ $query }」共找到 { $total } 處
search-page = 第 { $page } 頁，共 { $pages } 頁
search-missed = 資料庫裡沒有人說過「{ $query }」。
search-narrowed = 你限定了範圍：去掉發言人或訪談，就能在全部內容裡找。
search-did-you-mean = 你要找的是不是：
search-hint = 少寫幾個詞，或者只寫最特別的那個詞，往往更容易找到。
search-not-exact = 沒有人一字不差地這麼說過，但也許有相近的說法。
button-exact = 只看原話
button-all = 顯示全部
