### 收藏

saved-description = 你的收藏，只有你能看到：可以写备注，也可以导出文件
saved-title = 收藏了 { $count } 条
saved-none = 你还没有收藏：点引文下方的“★ 收藏”即可。
saved-elsewhere = 另有 { $count } 条来自其他服务器自己的资料库，只在那里显示。
saved-new = 已收藏，只有你能看到。用 /saved 查看全部。
saved-already = 你已经收藏过这一条了。
saved-full = 你已收藏 { $count } 条，达到上限：请用 /saved 移除一些。
saved-removed = 已移除。
saved-note = 备注：{ $note }
saved-note-title = 写给自己的备注
saved-note-label = 备注
saved-export = 导出 { $kind }
saved-exported = 你在这里能看到的全部收藏：
