### 隐私

privacy-description = 查看、导出或删除与你有关的数据
privacy-title = 与你有关的数据
privacy-nothing = 没有保存任何与你有关的数据。
privacy-saved = 收藏的引文和你的备注：{ $count } 条
privacy-votes = 投票：{ $count } 次
privacy-follows = 关注的话题和发言人：{ $count } 项
privacy-digest = 每周汇总：日期、时间、时区和语言
privacy-reports = 你反馈的问题：{ $count } 条
privacy-decisions = 你处理的反馈：{ $count } 条
privacy-shares = 你分享的引文：{ $count } 条
privacy-schedules = 你创建的每日定时：{ $count } 个
privacy-rest = 我不读取消息，也不保存名字。我在频道里的回答会留在那里，由你或服务器删除。我被移出服务器后，属于该服务器的数据会在 { $days } 天后删除。
privacy-export = 导出 JSON
privacy-erase = 全部删除…
privacy-question = 要删除所有服务器里与你有关的数据吗？收藏、投票和关注都会删除，汇总也会停止。你的反馈和定时会保留，但不再记录是谁。此操作无法撤销。
privacy-erase-all = 确定，全部删除
privacy-keep = 不，保留
privacy-erased = 与你有关的数据已全部删除。
