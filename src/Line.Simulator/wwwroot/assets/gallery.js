// Every kind of message, drawn by the same code as in the chat.

import { Bubbles } from './chat.js';
import { h, icon, tappable } from './dom.js';
import { quickReplies } from './menu.js';
import * as sheets from './sheets.js';
import { spot } from './templates.js';

const account = { displayName: 'อบต. ตัวอย่าง', pictureUrl: null, channelId: '1650000001' };
const someone = 'U0000000000000000000000000000000f';
const names = { me: 'ป้าสมศรี ใจดี', other: 'ผู้ใหญ่วิชัย หมู่ 1', [someone]: 'ลุงบุญมี' };
const noon = new Date('2026-11-20T05:04:00Z');

function stand(view) {
  const screen = h('div', { class: 'screen' });
  return {
    screen, account, user: { userId: 'me' }, group: view === 'group' ? { members: ['me', 'other', someone] } : null, now: () => noon,
    nameOf: id => names[id] ?? id, tap: () => null, look: () => null, play: () => null, hold: () => null, goTo: () => null, hideQuick: () => null,
  };
}

function entry(sample, index) {
  return {
    messageId: sample.id ?? `m${index}`, from: sample.from ?? null, via: 'reply', at: new Date(noon.getTime() + 2000 * (index + 1)).toISOString(), delivered: true,
    read: sample.read ?? false, unsent: sample.unsent ?? false, quotedMessageId: sample.quoted, message: sample.message,
  };
}

/** The menus of this checkout; a tap on a tab changes the picture, as on a phone. */
function menuBar() {
  const image = h('img', { src: '/assets/samples/menu-citizen-services.png', alt: 'เมนูประชาชน' });
  const picture = h('div', { class: 'richmenu-picture', style: { aspectRatio: '2500 / 1686' } }, image);
  ['services', 'participation'].forEach((tab, i) => picture.append(tappable(
    h('div', { class: 'richmenu-area', style: spot({ x: 1250 * i, y: 0, width: 1250, height: 286 }, 2500, 1686) }), () => { image.src = `/assets/samples/menu-citizen-${tab}.png`; }, `แท็บ ${i + 1}`)));
  return [h('div', { class: 'richmenu' }, picture), h('div', { class: 'bar-place' }, h('div', { class: 'menubar' },
    h('button', { type: 'button', 'aria-label': 'พิมพ์ข้อความ' }, icon('keyboard')), h('button', { type: 'button', class: 'menubar-title' }, 'เมนู', icon('down'))))];
}

function exhibit(sample) {
  const phone = stand(sample.view);
  const bubbles = new Bubbles(phone);
  bubbles.show(sample.entries.map(entry).filter(each => each.message), sample.entries.filter(each => each.note).map((each, i) => ({ at: noon.toISOString(), text: each.note, revision: i })));
  if (sample.view === 'loading') bubbles.loading(1e9);
  phone.screen.append(h('div', { class: 'scroller' }, bubbles.node));
  const row = quickReplies(bubbles.last, phone);
  if (row) phone.screen.append(row);
  if (sample.view === 'menu') phone.screen.append(...menuBar());
  if (sample.view === 'date') {
    phone.screen.classList.add('with-sheet');
    sheets.pickDate(phone.screen, { type: 'datetimepicker', label: 'นัดวันมา', mode: 'date', initial: '2026-11-27' }, false);
  }
  return h('section', { class: 'exhibit', id: sample.kind, 'aria-label': sample.title },
    h('h2', {}, sample.title), h('p', {}, `${sample.says} `, h('a', { href: `https://developers.line.biz/en/reference/messaging-api/#${sample.ref}`, target: '_blank', rel: 'noopener noreferrer' }, 'เอกสาร')),
    phone.screen);
}

const text = await (await fetch('/assets/gallery.json')).text();
const samples = JSON.parse(text.replaceAll('{origin}', location.origin).replaceAll('{someone}', someone).replaceAll('{account}', account.displayName));
document.getElementById('gallery').append(...samples.map(exhibit));
document.body.dataset.ready = 'yes';
