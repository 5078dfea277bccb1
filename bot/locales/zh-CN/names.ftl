### 命令与选项的名称，输入时由 Discord 列出

# 成员
name-quote = 引文
name-saved = 收藏
name-search = 搜索
name-topic = 话题
name-verify = 查证
name-help = 帮助
name-about = 简介

# 每日一句
name-daily = 每日一句
name-daily-add = 添加
name-daily-edit = 修改
name-daily-list = 列表
name-daily-remove = 删除
name-daily-pause = 暂停
name-daily-resume = 恢复
name-daily-preview = 预览
name-daily-now = 立即发布
name-daily-history = 记录

# 反馈
name-reports = 反馈

# 关注
name-follow = 关注
name-follow-topic = 话题
name-follow-speaker = 发言人
name-follow-list = 列表
name-follow-remove = 取消
name-follow-digest = 汇总
name-follow-stop = 停止
name-privacy = 隐私
# 管理
name-library = 资料库
name-library-list = 列表
name-library-add = 添加
name-library-info = 详情
name-library-remove = 删除
name-library-highlights = 精选
name-settings = 设置

# 选项
field-about = 关于
field-at = 时间
field-channel = 频道
field-day = 星期
field-command = 命令
field-days = 星期
field-follow = 关注
field-hour = 小时
field-id = 编号
field-clear = 取消设置
field-discuss = 讨论子区
field-file = 文件
field-interview = 访谈
field-language = 语言
field-look = 样式
field-name = 名称
field-private = 仅自己可见
field-on-this-day = 往年今日
field-publish = 发布给关注者
field-query = 内容
field-role = 身份组
field-schedule = 定时
field-speaker = 发言人
field-text = 原话
field-tag = 标签
field-title = 标题
field-topic = 话题
field-zone = 时区
