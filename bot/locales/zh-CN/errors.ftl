### 出错时

error-unexpected = 我们这边出了点问题，原因已记入日志。请稍后再试。（{ $code }）
error-gone = 资料库里已经没有这段内容了，请重新查找。
error-unknown-speaker = 资料库里没有叫“{ $name }”的发言人。
error-unknown-interview = 资料库里没有“{ $name }”这篇访谈。
error-near = 你是不是想找：{ $names }？
error-forbidden = 你在这里不能这样做。
