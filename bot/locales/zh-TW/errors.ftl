### 出錯時

error-unexpected = 我們這邊出了點問題，原因已記入日誌。請稍後再試。（{ $code }）
error-gone = 資料庫裡已經沒有這段內容了，請重新查找。
error-unknown-speaker = 資料庫裡沒有叫「{ $name }」的發言人。
error-unknown-interview = 資料庫裡沒有「{ $name }」這篇訪談。
error-near = 你是不是想找：{ $names }？
error-forbidden = 你在這裡不能這樣做。
error-no-font = 這段話暫時畫不成圖卡：機器人所在的機器上沒有包含這些字的字型。管理員可以安裝「Noto CJK」。
error-unknown-saved = 你的收藏裡已經沒有這一則了。
error-too-fast = 一下子問得太多了，請過 { $seconds } 秒再試。
error-store = 資料庫暫時無法使用，原因已記入日誌。什麼都沒有更動，請稍後再試。
