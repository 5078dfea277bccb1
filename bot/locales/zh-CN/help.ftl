### 帮助

help-description = 你在这里可以做什么
help-command = 某个命令，可以看到它的选项
help-title = 你在这里可以做什么
help-more = 点击命令即可使用；在 /help 后面写上命令，可以看到它的选项。
help-on-messages = 在消息的“应用”菜单里：{ $commands }
help-optional = （可不填）
help-unknown = 这里没有你可以使用的命令“{ $name }”：/help 会列出你能用的。
about-description = 这个机器人是什么，知道些什么
about-what = 让访谈可以引用：查找谁说过什么，核对原话，分享出来。展示的内容都一字不差，并注明是谁、在哪里说的，也能回到出处。
about-library = 这里的资料库有 { $interviews } 篇访谈、{ $turns } 段发言、{ $speakers } 位发言人。
about-privacy-title = 隐私
about-privacy = 它不读取消息。只有你收藏、关注、举报或投票的内容会记在你的账号编号下，你可以随时删除。
about-version = 版本 { $version }
about-servers = 在 { $servers } 个服务器中
about-source = 源代码
about-policy = 隐私政策
