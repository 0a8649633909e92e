/** Simplified characters, each with its Traditional form: those of the commands and of usual questions. */
const pairs =
  '检檢权權状狀态態资資讯訊连連线線设設备備说說语語义義谁誰帐帳户戶账帳号號条條' +
  '帮幫请請谢謝吗嗎问問题題么麼时時间間为為对對错錯误誤执執许許认認证證识識别別组組织織' +
  '级級属屬导導实實现現规規则則变變务務员員离離锁鎖开開关關启啟动動与與个個们們这這样樣后後历歷' +
  '记記录錄订訂阅閱单單计計审審听聽简簡体體汉漢终終断斷应應响響网網络絡邮郵须須项項标標' +
  '准準备備拟擬总總结結构構复復杂雜显顯选選择擇运運转轉让讓过過还還没沒关關闭閉错錯儿兒' +
  '销銷诊診静靜划劃绝絕诉訴领領验驗给給处處换換进進异異够夠该該详詳数數据據旧舊层層库庫确確签簽类類' +
  '纪紀续續装裝获獲联聯维維编編释釋钟鐘预預顺順浏瀏览覽测測试試办辦当當将將来來会會从從传傳两兩于於' +
  '发發国國图圖坏壞电電码碼笔筆经經边邊达達远遠随隨难難点點热熱简簡种種历歷减減员員复復积積压壓审審' +
  '况況决決无無紧緊询詢驳駁调調质質费費趋趨违違迟遲适適里裡齐齊刚剛区區尽盡护護拥擁挡擋暂暫满滿监監环環稳穩险險严嚴' +
  '输輸读讀写寫见見觉覺觅覓视視频頻创創删刪扩擴击擊报報页頁机機统統';

const table: ReadonlyMap<string, string> = new Map(
  [...pairs.matchAll(/(.)(.)/gu)].map(([, simplified = '', traditional = '']) => [
    simplified,
    traditional,
  ]),
);

/** A word in Traditional characters; characters that are not in the table stay as they are. */
export const traditional = (word: string): string => table.get(word) ?? word;
