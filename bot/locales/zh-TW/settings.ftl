### 設定

settings-description = 本伺服器希望怎樣得到回答，誰可以上傳逐字稿
settings-title = 本伺服器的設定
settings-at-once = 選擇後立即生效。
settings-language = 語言
settings-language-hint = 用於所有人都看得到的內容。只有一個人看得到的內容用他自己的語言；訪談原文從不翻譯。
settings-language-discord = 與 Discord 相同
settings-language-name = 繁體中文
settings-visibility = 回答
settings-visibility-hint = 每日精選和成員主動分享的內容一律公開。
settings-public = 所有人可見
settings-private = 只有提問的人可見
settings-channels = 公開回答的頻道
settings-channels-hint = 在其他頻道裡，回答只有提問的人可見，也不能分享。
settings-channels-all = 所有頻道
settings-import = 誰可以上傳逐字稿
settings-import-hint = 除了管理伺服器的人，還有擁有這個身分組的成員。
settings-import-none = 僅限管理伺服器的人
settings-import-also = Discord 只向管理伺服器的人顯示 /library：請在「伺服器設定 → 整合」裡讓這個身分組也能看到它。
