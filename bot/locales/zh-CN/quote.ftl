### 引文

quote-description = 来一句值得读的话，可以随机，也可以指定话题
quote-about = 想看关于什么的话
quote-none = 还没有可以展示的引文。
quote-none-about = 没有关于“{ $about }”的引文。
quote-none-hint = 资料库里还没有访谈，或者没有符合条件的。管理员可以用“python -m bot ingest”添加。
quote-try-topics = 这些话题有：
quote-id = 引文的编号，写在引文下方
quote-number = 编号 { $number }
quote-shared-by = 由 { $member } 分享
