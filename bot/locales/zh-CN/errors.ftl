### 出错时

error-unexpected = 我们这边出了点问题，原因已记入日志。请稍后再试。（{ $code }）
error-gone = 资料库里已经没有这段内容了，请重新查找。
error-unknown-speaker = 资料库里没有叫“{ $name }”的发言人。
error-unknown-interview = 资料库里没有“{ $name }”这篇访谈。
error-near = 你是不是想找：{ $names }？
error-forbidden = 你在这里不能这样做。
error-no-font = 这段话暂时画不成卡片：机器人所在的机器上没有包含这些字的字体。管理员可以安装“Noto CJK”。
error-unknown-saved = 你的收藏里已经没有这一条了。
error-too-fast = 一下子问得太多了，请过 { $seconds } 秒再试。
error-store = 资料库暂时无法使用，原因已记入日志。什么都没有改动，请稍后再试。
