### 查证

verify-menu = 这话说过吗？
verify-description = 这话说过吗？一字不差、略有出入，还是没有说过
verify-text = 据说有人说过的话
verify-exact = 说过，一字不差
verify-close = 略有出入：{ $similarity }% 相同
verify-said = 原话（不同之处加粗）
verify-claimed = 引述（不同之处加删除线）
verify-replaced = 原话是“{ $said }”，不是“{ $claimed }”。
verify-left-out = 漏了“{ $said }”。
verify-added = 多了“{ $claimed }”。
verify-more = 还有 { $count } 处不同。
verify-not-found = 资料库里没有人说过这句话
verify-not-found-hint = 也许是在别处说的，或者原话很不一样。可以用 /search 找相近的内容。
verify-cut = 文字较长：只比对了前 1000 个字符。
verify-nothing = 这条消息里没有可以比对的文字。
related-menu = 相关引文
related-title = 访谈里与此相关的话
related-none = 没有与此相近的引文。
