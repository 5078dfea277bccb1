### 指令與選項的名稱，輸入時由 Discord 列出

# 成員
name-quote = 引文
name-saved = 收藏
name-search = 搜尋
name-topic = 主題
name-verify = 查證
name-help = 說明
name-about = 簡介

# 每日一句
name-daily = 每日一句
name-daily-add = 新增
name-daily-edit = 修改
name-daily-list = 清單
name-daily-remove = 移除
name-daily-pause = 暫停
name-daily-resume = 恢復
name-daily-preview = 預覽
name-daily-now = 立即發布
name-daily-history = 紀錄

# 回報
name-reports = 回報

# 追蹤
name-follow = 追蹤
name-follow-topic = 主題
name-follow-speaker = 發言者
name-follow-list = 列表
name-follow-remove = 取消
name-follow-digest = 摘要
name-follow-stop = 停止
name-privacy = 隱私
# 管理
name-library = 資料庫
name-library-list = 清單
name-library-add = 新增
name-library-info = 詳情
name-library-remove = 移除
name-library-highlights = 精選
name-settings = 設定

# 選項
field-about = 關於
field-at = 時間
field-channel = 頻道
field-day = 星期
field-command = 指令
field-days = 星期
field-follow = 追蹤
field-hour = 小時
field-id = 編號
field-clear = 取消設定
field-discuss = 討論串
field-file = 檔案
field-interview = 訪談
field-language = 語言
field-look = 樣式
field-name = 名稱
field-private = 僅自己可見
field-on-this-day = 往年今日
field-publish = 發布給追蹤者
field-query = 內容
field-role = 身分組
field-schedule = 排程
field-speaker = 發言人
field-text = 原話
field-tag = 標籤
field-title = 標題
field-topic = 主題
field-zone = 時區
