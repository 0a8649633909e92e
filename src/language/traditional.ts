/** Simplified characters, each with its Traditional form: those of the commands and of usual questions. */
const pairs =
  '检檢权權状狀态態资資讯訊连連线線设設备備说說语語义義谁誰帐帳户戶账帳号號条條' +
  '帮幫请請谢謝吗嗎问問题題么麼时時间間为為对對错錯误誤执執许許认認证證识識别別组組织織' +
  '级級属屬导導实實现現规規则則变變务務员員离離锁鎖开開关關启啟动動与與个個们們这這样樣后後历歷' +
  '记記录錄订訂阅閱单單计計审審听聽简簡体體汉漢终終断斷应應响響网網络絡邮郵须須项項标標' +
  '准準备備拟擬总總结結构構复復杂雜显顯选選择擇运運转轉让讓过過还還没沒关關闭閉错錯儿兒' +
  '输輸读讀写寫见見觉覺觅覓视視频頻创創删刪扩擴击擊报報页頁机機统統';

const table: ReadonlyMap<string, string> = new Map(
  [...pairs.matchAll(/(.)(.)/gu)].map(([, simplified = '', traditional = '']) => [
    simplified,
    traditional,
  ]),
);

/** A word in Traditional characters; characters that are not in the table stay as they are. */
export const traditional = (word: string): string => table.get(word) ?? word;
