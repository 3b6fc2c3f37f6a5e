// The five stories. A step is done when what it asks for has really happened: an event that reached the service, an
// answer that reached the phone.

const says = pattern => answer => pattern.test(answer ?? '');
const text = pattern => message => message.type === 'text' && pattern.test(message.text.trim());
const kind = name => message => message.type === name;
const called = message => text(/^น้องประชา/)(message) || Boolean(message.mention);

/** A code on a card of the counter, to be scanned. */
const card = { code: 'S-D1', title: 'ป้ายที่ช่องบริการ', note: 'ให้คะแนนบริการ' };

export const stories = [
  {
    id: 'friend', title: 'เพิ่มเพื่อนและเลือกหมู่บ้าน', who: 'ป้าสมศรี', friend: false,
    about: 'ป้าสมศรีได้ลิงก์ของที่ทำการมา ยังไม่เคยคุยกับบัญชีนี้',
    steps: [
      { say: 'แตะ “เพิ่มเพื่อน” ที่แถบด้านบนของแชต', done: now => now.heard('follow') },
      { say: 'อ่านคำทักทาย', help: 'บัญชีทักเองเมื่อมีเพื่อนใหม่ และทักอีกครั้งเมื่อมีคนปลดบล็อก', done: now => now.greeted('follow') },
      { say: 'เลือกหมู่บ้านที่อยู่ หรือแตะ “ข้ามไปก่อน”', help: 'ถามครั้งเดียว เปลี่ยนทีหลังได้โดยพิมพ์ว่า หมู่บ้านของฉัน', done: now => now.tapped(/^1\/village\/(choose|skip)/) },
      { say: 'พิมพ์ เมนู แล้วส่ง', help: 'แตะช่องในเมนูด้านล่างก็เหมือนพิมพ์คำนั้น', done: now => now.answered(text(/^เมนู$/)) },
    ],
  },
  {
    id: 'rate', title: 'ให้คะแนนโดยสแกนป้าย', who: 'ลุงบุญมี', friend: true,
    about: 'ลุงบุญมีเพิ่งทำบัตรเสร็จ ที่ช่องบริการมีป้ายให้สแกน',
    steps: [
      { say: 'สแกนป้ายข้างล่างนี้ แล้วกดส่งรหัสที่ขึ้นมาให้', help: 'ป้ายเติมรหัสลงช่องพิมพ์ให้ ชาวบ้านต้องกดส่งเอง', card, done: now => now.answered(text(/^s-d1$/i)) },
      { say: 'แตะปุ่มว่าพอใจแค่ไหน', help: 'แต่ละคำถามให้คะแนนได้ครั้งเดียว', done: now => now.tapped(/^1\/survey\/rate/) },
      { say: 'แตะ “เขียนความเห็นเพิ่ม”', done: now => now.tapped(/^1\/survey\/write/) },
      { say: 'พิมพ์ความเห็นแล้วส่ง เช่น ยิ้มแย้มดี', help: 'ไม่ต้องใส่ชื่อ คะแนนกับคนไม่ถูกผูกกัน', done: now => now.answered(text(/^(?!s-)./i), says(/ได้รับความเห็น/)) },
    ],
  },
  {
    id: 'ask', title: 'ถามที่ติดต่อ และพิมพ์ผิด', who: 'น้องฝน', friend: true,
    about: 'น้องฝนอยากรู้ว่าวันนี้เปิดไหม และพิมพ์เร็วจนผิด',
    steps: [
      { say: 'พิมพ์ ติดต่อ แล้วส่ง', help: 'คำตอบบอกด้วยว่าตอนนี้เปิดหรือปิด', done: now => now.answered(text(/^ติดต่อ$/), says(/เปิด|ปิด/)) },
      { say: 'พิมพ์ผิดดู เช่น ติดตอ หรือ ตดต่อ', help: 'สะกดผิดนิดหน่อยก็เข้าใจ ถ้าไม่แน่ใจจะเสนอคำที่ใกล้ให้แตะ', done: now => now.answered(text(/^(?!ติดต่อ$)ต.{1,7}$/), says(/ติดต่อ|เปิด|ปิด/)) },
      { say: 'ถามเป็นประโยค เช่น วันนี้ปิดกี่โมงคะ', done: now => now.answered(text(/กี่โมง|เปิด|ปิด|ที่ไหน|เบอร์/)) },
    ],
  },
  {
    id: 'leave', title: 'เปลี่ยนใจ ส่งรูป และยกเลิกข้อความ', who: 'ป้ามาลี', friend: true,
    about: 'ป้ามาลีเริ่มไว้แล้วไม่ทำต่อ แล้วกดโน่นกดนี่',
    steps: [
      { say: 'สแกนป้าย กดส่ง แล้วให้คะแนน', card, done: now => now.tapped(/^1\/survey\/rate/) },
      { say: 'แตะ “เขียนความเห็นเพิ่ม” แต่ไม่ต้องเขียน', done: now => now.tapped(/^1\/survey\/write/) },
      { say: 'เปลี่ยนใจ พิมพ์ ยกเลิก แล้วส่ง', help: 'คำนี้ออกจากทุกอย่างที่ทำค้างไว้ได้', done: now => now.answered(text(/^ยกเลิก$/)) },
      { say: 'ส่งสติกเกอร์ (ปุ่มหน้ายิ้มในช่องพิมพ์)', done: now => now.answered(kind('sticker')) },
      { say: 'ส่งรูป (ปุ่มรูปภาพ เลือกรูปตัวอย่างก็ได้)', done: now => now.answered(kind('image')) },
      { say: 'กดค้างที่ข้อความของตัวเอง (เมาส์: คลิกขวา) แล้วเลือก “ยกเลิกข้อความ”', help: 'ระบบได้รับแจ้งและต้องลบสำเนาของข้อความนั้น', done: now => now.heard('unsend') },
    ],
  },
  {
    id: 'group', title: 'กลุ่มผู้ใหญ่บ้าน', who: 'ผู้ใหญ่วิชัย', friend: true, group: ['ผู้ใหญ่ประเสริฐ', 'กำนันสมหมาย'],
    about: 'ผู้ใหญ่วิชัยอยากให้บัญชีทางการมาอยู่ในกลุ่มด้วย',
    steps: [
      { say: 'เปิดเมนูของแชต (สามขีดมุมขวาบน) แล้วเชิญบัญชีทางการเข้ากลุ่ม', done: now => now.heard('join') },
      { say: 'อ่านคำแนะนำตัว', help: 'แนะนำตัวครั้งเดียว แล้วเงียบจนกว่าจะมีคนเรียก', done: now => now.greeted('join') },
      { say: 'คุยกันเองโดยไม่เรียกชื่อ เช่น พรุ่งนี้ประชุมกี่โมง', help: 'บัญชีต้องไม่ตอบ รอดูสักครู่', done: now => now.leftAlone(message => message.type === 'text' && !called(message)) },
      { say: 'เรียกชื่อแล้วถาม เช่น น้องประชา ติดต่อ', help: 'หรือกดเครื่องหมายบวก แล้วเลือก เรียก @…', done: now => now.answeredInGroup(called) },
      { say: 'เข้าแชตส่วนตัวกับบัญชี (ลูกศรย้อนกลับ) แล้วพิมพ์ ทุจริต', help: 'บัญชีเตือนว่าอย่าพิมพ์รายละเอียด และให้ลิงก์ที่ไม่ต้องบอกชื่อ', done: now => now.answered(text(/^ทุจริต$/), says(/\/report/)) },
    ],
  },
];
