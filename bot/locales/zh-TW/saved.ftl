### 收藏

saved-description = 你的收藏，只有你看得到：可以寫備註，也可以匯出檔案
saved-title = 收藏了 { $count } 則
saved-none = 你還沒有收藏：點引文下方的「★ 收藏」即可。
saved-elsewhere = 另有 { $count } 則來自其他伺服器自己的資料庫，只在那裡顯示。
saved-new = 已收藏，只有你看得到。用 /saved 查看全部。
saved-already = 你已經收藏過這一則了。
saved-full = 你已收藏 { $count } 則，達到上限：請用 /saved 移除一些。
saved-removed = 已移除。
saved-note = 備註：{ $note }
saved-note-title = 寫給自己的備註
saved-note-label = 備註
saved-export = 匯出 { $kind }
saved-exported = 你在這裡看得到的全部收藏：
