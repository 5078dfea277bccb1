### 设置

settings-description = 本服务器希望怎样得到回答，谁可以上传文字稿
settings-title = 本服务器的设置
settings-at-once = 选择后立即生效。
settings-language = 语言
settings-language-hint = 用于所有人都能看到的内容。只有一个人能看到的内容用他自己的语言；访谈原文从不翻译。
settings-language-discord = 与 Discord 相同
settings-language-name = 简体中文
settings-visibility = 回答
settings-visibility-hint = 每日精选和成员主动分享的内容总是公开的。
settings-public = 所有人可见
settings-private = 只有提问的人可见
settings-channels = 公开回答的频道
settings-channels-hint = 在其他频道里，回答只有提问的人可见，也不能分享。
settings-channels-all = 所有频道
settings-import = 谁可以上传文字稿
settings-import-hint = 除了管理服务器的人，还有拥有这个身份组的成员。
settings-import-none = 仅限管理服务器的人
settings-import-also = Discord 只向管理服务器的人显示 /library：请在“服务器设置 → 整合”里让这个身份组也能看到它。
