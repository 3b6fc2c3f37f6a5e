// One message as LINE draws it, whoever sent it.

import { avatar, h, icon, tappable } from './dom.js';
import { flex } from './flex.js';
import { place, sound } from './media.js';
import { sticker } from './stickers.js';
import { imagemap, template } from './templates.js';
import { url } from './api.js';
import { substituted, words } from './words.js';

/** Shape of the whole message; what is no `bubble` stands without one. */
export function body(entry, phone, quoted) {
  const message = entry.message;
  const tap = action => phone.tap(action);
  const said = (...inside) => h('div', { class: 'bubble' }, quoted && quote(quoted, phone), h('div', { class: 'words' }, ...inside));
  switch (message.type) {
    case 'text': return said(...words(message, phone));
    case 'textV2': return said(...substituted(message, phone));
    case 'sticker': return sticker(message.packageId, message.stickerId);
    case 'image': return image(message, phone);
    case 'video': return film(entry, phone);
    case 'audio': return sound(message, message.originalContentUrl ?? own(message, phone));
    case 'file': return h('a', { class: 'bubble file', href: own(message, phone), download: message.fileName }, icon('file'), h('span', {}, h('b', {}, message.fileName), h('small', {}, size(message.fileSize))));
    case 'location': return place(message, phone);
    case 'flex': return flex(message.contents, tap, phone);
    case 'template': return template(message, tap);
    case 'imagemap': return imagemap(message, tap, phone);
    case 'coupon': return h('div', { class: 'coupon' }, h('b', {}, 'คูปอง'), h('span', {}, `เนื้อหาของคูปองตั้งไว้ที่ LINE (${message.couponId})`));
    default: return h('div', { class: 'bubble' }, message.altText ?? `[${message.type}]`);
  }
}

const own = (message, phone) => url(`content/${message.id}?account=${phone.account.channelId}`);

const size = bytes => bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

function image(message, phone) {
  const small = message.previewImageUrl ?? own(message, phone);
  return tappable(h('img', { class: 'picture', src: small, alt: 'รูปภาพ' }), () => phone.look(message.originalContentUrl ?? small), 'ดูรูปใหญ่');
}

/** A still with a triangle, as long as nobody has tapped it. */
function film(entry, phone) {
  const { message } = entry;
  const source = message.originalContentUrl ?? own(message, phone);
  const still = message.previewImageUrl ? h('img', { src: message.previewImageUrl, alt: '' }) : h('video', { src: `${source}#t=0.1`, preload: 'metadata', muted: true });
  return tappable(h('div', { class: 'picture film' }, still, icon('play')), () => phone.play(source, message.previewImageUrl, message.trackingId && entry.messageId), 'เล่นวิดีโอ');
}

/** What an answer refers to, in small above it. */
function quote(entry, phone) {
  const name = entry.from ? phone.nameOf(entry.from) : entry.message.sender?.name ?? phone.account.displayName;
  return tappable(h('div', { class: 'quoted' }, avatar(name, entry.from ? null : phone.account.pictureUrl), h('span', {}, h('b', {}, name), h('span', {}, entry.unsent ? 'ข้อความถูกยกเลิก' : summary(entry.message)))),
    () => phone.goTo(entry.messageId), `ข้อความที่อ้างถึงของ ${name}`);
}

/** One line that stands for the message in the list of chats and in a quotation. */
export function summary(message) {
  switch (message.type) {
    case 'text': case 'textV2': return message.text;
    case 'sticker': return 'ส่งสติกเกอร์';
    case 'image': return 'ส่งรูปภาพ';
    case 'video': return 'ส่งวิดีโอ';
    case 'audio': return 'ส่งข้อความเสียง';
    case 'file': return 'ส่งไฟล์';
    case 'location': return 'ส่งตำแหน่งที่ตั้ง';
    default: return message.altText ?? '';
  }
}
