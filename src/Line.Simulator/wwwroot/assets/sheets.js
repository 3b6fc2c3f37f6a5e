// What slides up over the phone: pickers, stickers, scanner, menus.

import { h, icon, spoken, tappable } from './dom.js';
import { drawer, sticker } from './stickers.js';

/** Opens a sheet inside the phone and gives what was chosen, or null. */
export function sheet(screen, title, build, takesFocus = true) {
  return new Promise(resolve => {
    const before = document.activeElement;
    const close = value => {
      veil.remove();
      before?.focus?.({ preventScroll: true });
      resolve(value);
    };
    const panel = h('section', { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
      h('div', { class: 'sheet-head' }, h('h2', {}, title), h('button', { type: 'button', class: 'sheet-close', 'aria-label': 'ปิด', onclick: () => close(null) }, icon('close'))));
    panel.append(...[build(close)].flat());
    const veil = h('div', { class: 'veil', onclick: event => event.target === veil && close(null), onkeydown: event => event.key === 'Escape' && close(null) }, panel);
    screen.append(veil);
    if (takesFocus) (panel.querySelector('input, textarea, .sheet-main') ?? panel.querySelector('button'))?.focus({ preventScroll: true });
  });
}

const form = (submit, ...fields) => h('form', { class: 'sheet-form', onsubmit: event => { event.preventDefault(); submit(new FormData(event.target)); } }, fields);
const field = (label, props) => h('label', {}, label, h('input', { required: true, autocomplete: 'off', ...props }));
const main = label => h('button', { class: 'sheet-main' }, label);

export const choose = (screen, title, options, note) => sheet(screen, title, close =>
  h('div', { class: 'sheet-list' }, note && h('p', { class: 'sheet-note' }, note), options.map(([label, value]) => h('button', { type: 'button', onclick: () => close(value) }, label))));

export const newVillager = screen => sheet(screen, 'เพิ่มชาวบ้าน', close =>
  form(data => close(data.get('name').trim() || null), field('ชื่อที่แสดงใน LINE', { name: 'name', maxlength: '20', placeholder: 'เช่น ป้าสมศรี' }), main('เพิ่ม')));

export const rewrite = (screen, text) => sheet(screen, 'แก้ไขข้อความ', close => {
  const words = h('textarea', { name: 'text', rows: '3', required: true, maxlength: '5000' });
  words.value = text;
  return form(data => close(data.get('text').trim() || null), h('label', {}, 'ข้อความ', words), main('บันทึก'));
});

export const newGroup = (screen, people) => sheet(screen, 'สร้างกลุ่ม', close =>
  form(data => close({ name: data.get('name').trim(), members: data.getAll('member'), join: data.has('join') }),
    field('ชื่อกลุ่ม', { name: 'name', value: 'ผู้ใหญ่บ้าน' }),
    h('fieldset', {}, h('legend', {}, 'สมาชิก'), people.map(person => h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'member', value: person.userId, checked: true }), person.displayName))),
    h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'join', checked: true }), 'เชิญบัญชีทางการเข้ากลุ่มด้วย'),
    main('สร้างกลุ่ม')));

export const scan = (screen, account) => sheet(screen, 'สแกน QR', close =>
  form(data => close(data.get('url').trim() || null),
    h('div', { class: 'viewfinder' }, icon('scan'), h('p', {}, 'วางลิงก์จาก QR หรือพิมพ์รหัสใต้ QR')),
    h('label', {}, 'ลิงก์หรือรหัส', h('textarea', { name: 'url', rows: '3', required: true, placeholder: 'https://line.me/R/oaMessage/… หรือ S-D1' })),
    reader(close), main('เปิด')));

/** Reads a picture of a QR where the browser can. */
function reader(close) {
  if (!('BarcodeDetector' in window)) return null;
  return h('label', { class: 'sheet-file' }, 'หรือเลือกรูป QR', h('input', {
    type: 'file',
    accept: 'image/*',
    onchange: async event => {
      const [found] = await new window.BarcodeDetector({ formats: ['qr_code'] }).detect(await createImageBitmap(event.target.files[0]));
      if (found) close(found.rawValue);
    },
  }));
}

export function pickDate(screen, action, takesFocus = true) {
  const type = { date: 'date', time: 'time', datetime: 'datetime-local' }[action.mode];
  const local = value => value?.replace('t', 'T');
  // The field follows the browser's language; the line below says the date as people say it.
  const said = h('p', { class: 'sheet-said', 'aria-live': 'polite' });
  const say = value => { said.textContent = value ? spoken(action.mode, value) : ''; };
  say(local(action.initial));
  return sheet(screen, { date: 'เลือกวันที่', time: 'เลือกเวลา', datetime: 'เลือกวันและเวลา' }[action.mode], close =>
    form(data => close({ [action.mode]: data.get('value').slice(0, action.mode === 'time' ? 5 : 16) }),
      field(action.label ?? 'ค่า', { type, name: 'value', value: local(action.initial), min: local(action.min), max: local(action.max), oninput: event => say(event.target.value) }), said, main('ตกลง')), takesFocus);
}

const photos = [['road', 'ถนนเป็นหลุม'], ['lamp', 'ไฟทางดับ'], ['rubbish', 'ขยะล้นถัง'], ['market', 'ตลาดนัด']];

export const pickPhoto = (screen, camera) => sheet(screen, camera ? 'ถ่ายรูป' : 'ส่งรูป', close => [
  h('div', { class: 'sheet-photos' }, photos.map(([name, label]) => h('button', { type: 'button', onclick: () => close(name) }, h('img', { src: `/assets/samples/${name}.png`, alt: '' }), label))),
  h('button', { type: 'button', class: 'sheet-main', onclick: () => close('file') }, camera ? 'เปิดกล้องของเครื่องนี้' : 'เลือกรูปในเครื่องนี้'),
]);

const places = [
  { title: 'ศาลากลางหมู่บ้าน', address: 'หมู่ 3 ต.ตัวอย่าง', latitude: 14.9735, longitude: 102.0841 },
  { title: 'หน้าโรงเรียน', address: 'หมู่ 5 ต.ตัวอย่าง', latitude: 14.9688, longitude: 102.0912 },
  { title: 'สะพานข้ามคลอง', address: 'หมู่ 7 ต.ตัวอย่าง', latitude: 14.9812, longitude: 102.0778 },
];

export const pickPlace = screen => sheet(screen, 'ส่งตำแหน่งที่ตั้ง', close => [
  h('div', { class: 'sheet-list' }, places.map(place => h('button', { type: 'button', onclick: () => close(place) }, icon('pin'), h('span', {}, place.title, h('small', {}, place.address))))),
  form(data => close({ latitude: Number(data.get('latitude')), longitude: Number(data.get('longitude')) }),
    h('div', { class: 'sheet-pair' }, field('ละติจูด', { name: 'latitude', type: 'number', step: 'any', min: '-90', max: '90', value: '14.9750' }), field('ลองจิจูด', { name: 'longitude', type: 'number', step: 'any', min: '-180', max: '180', value: '102.0900' })),
    main('ส่งจุดนี้')),
]);

export const pickSticker = screen => sheet(screen, 'สติกเกอร์', close =>
  h('div', { class: 'sheet-stickers' }, drawer.slice(0, 8).map(each => tappable(h('span', {}, sticker(each.packageId, each.stickerId)), () => close(each), 'ส่งสติกเกอร์นี้'))));

export const confirm = (screen, title, text, yes) => sheet(screen, title, close => [
  h('p', { class: 'sheet-text' }, text),
  h('button', { type: 'button', class: 'sheet-main', onclick: () => close(true) }, yes),
]);
