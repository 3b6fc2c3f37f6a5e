// How a call is spoken: letters by their Thai names, the card's digits one by one, the counter as a number. Knows no page.
'use strict';
(scope => {
  const digits = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
  const letters = {
    A: 'เอ', B: 'บี', C: 'ซี', D: 'ดี', E: 'อี', F: 'เอฟ', G: 'จี', H: 'เอช', I: 'ไอ', J: 'เจ', K: 'เค', L: 'แอล', M: 'เอ็ม',
    N: 'เอ็น', O: 'โอ', P: 'พี', Q: 'คิว', R: 'อาร์', S: 'เอส', T: 'ที', U: 'ยู', V: 'วี', W: 'ดับเบิลยู', X: 'เอ็กซ์', Y: 'วาย', Z: 'แซด',
  };

  // A012: เอ ศูนย์ หนึ่ง สอง.
  const spell = text => Array.from(String(text).toUpperCase())
    .map(sign => sign >= '0' && sign <= '9' ? digits[Number(sign)] : letters[sign] || sign)
    .filter(word => word.trim()).join(' ');

  // 3: สาม, 11: สิบเอ็ด, 21: ยี่สิบเอ็ด, 105: หนึ่งร้อยห้า.
  const number = value => {
    const n = Math.floor(Number(value));
    if (!(n >= 0 && n < 1000)) return spell(value);
    if (n < 10) return digits[n];
    const hundreds = Math.floor(n / 100), tens = Math.floor(n / 10) % 10, ones = n % 10;
    return (hundreds ? digits[hundreds] + 'ร้อย' : '')
      + (tens === 0 ? '' : tens === 1 ? 'สิบ' : tens === 2 ? 'ยี่สิบ' : digits[tens] + 'สิบ')
      + (ones === 0 ? '' : ones === 1 ? 'เอ็ด' : digits[ones]);
  };

  const call = (text, counter) => 'เชิญหมายเลข ' + spell(text) + ' ที่ช่อง ' + number(counter);

  scope.boardWords = { spell: spell, number: number, call: call };
})(typeof globalThis === 'object' ? globalThis : self);
