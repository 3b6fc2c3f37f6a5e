// One message as LINE draws it, whoever sent it.

import { h, icon, svg, tappable } from './dom.js';
import { flex } from './flex.js';
import { imagemap, template } from './templates.js';
import { sticker } from './stickers.js';
import { url } from './api.js';

/** Shape of the whole message; `plain` ones are not inside a speech bubble. */
export function body(entry, phone) {
  const message = entry.message;
  const tap = action => phone.tap(action);
  switch (message.type) {
    case 'text': return h('div', { class: 'bubble' }, ...words(message.text, message, phone));
    case 'textV2': return h('div', { class: 'bubble' }, ...substituted(message, phone));
    case 'sticker': return sticker(message.packageId, message.stickerId);
    case 'image': return image(message, phone);
    case 'video': return h('video', { class: 'picture', controls: true, preload: 'none', poster: message.previewImageUrl, src: message.originalContentUrl ?? own(message, phone) });
    case 'audio': return h('div', { class: 'bubble' }, h('audio', { controls: true, preload: 'none', src: message.originalContentUrl ?? own(message, phone) }));
    case 'file': return h('a', { class: 'bubble file', href: own(message, phone), download: message.fileName }, icon('file'), h('span', {}, h('b', {}, message.fileName), h('small', {}, `${Math.ceil(message.fileSize / 1024)} KB`)));
    case 'location': return place(message);
    case 'flex': return flex(message.contents, tap);
    case 'template': return template(message, tap);
    case 'imagemap': return imagemap(message, tap);
    default: return h('div', { class: 'bubble' }, message.altText ?? `[${message.type}]`);
  }
}

const own = (message, phone) => url(`content/${message.id}?account=${phone.account.channelId}`);

function image(message, phone) {
  const small = message.previewImageUrl ?? own(message, phone);
  return tappable(h('img', { class: 'picture', src: small, alt: 'รูปภาพ' }), () => phone.look(message.originalContentUrl ?? small), 'ดูรูปใหญ่');
}

function place(message) {
  const map = svg('0 0 240 110', [
    ['rect', { width: 240, height: 110, fill: '#e8efe2' }],
    ['path', { d: 'M0 78 C60 60 90 96 150 80 S220 60 240 66V110H0z', fill: '#bcdcf2' }],
    ['path', { d: 'M-5 40 L250 22M60 -5 L84 120M160 -5 L150 90', stroke: '#fff', 'stroke-width': 9, fill: 'none' }],
    ['path', { d: 'M-5 40 L250 22M60 -5 L84 120M160 -5 L150 90', stroke: '#d7d7cf', 'stroke-width': 1, fill: 'none' }],
    ['rect', { x: 92, y: 6, width: 44, height: 20, fill: '#dfe6d3' }], ['rect', { x: 170, y: 34, width: 52, height: 24, fill: '#d3e3c2' }],
    ['path', { d: 'M120 70c14 -16 21 -27 21 -36a21 21 0 0 0 -42 0c0 9 7 20 21 36z', fill: '#e8443a' }], ['circle', { cx: 120, cy: 34, r: 8, fill: '#fff' }],
  ], { class: 'map' });
  const where = `https://www.google.com/maps/search/?api=1&query=${message.latitude},${message.longitude}`;
  return h('a', { class: 'place', href: where, target: '_blank', rel: 'noopener noreferrer' },
    map, h('b', {}, message.title ?? 'ตำแหน่งที่ตั้ง'), message.address && h('span', {}, message.address));
}

const link = /(https?:\/\/[^\s<>"]+[^\s<>".,!?)\]ๆฯ])|(\b0\d{1,2}[- ]?\d{3}[- ]?\d{3,4}\b)/g;

function words(text, message, phone) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(link)) {
    parts.push(...named(text.slice(at, found.index), phone));
    parts.push(h('a', { href: found[1] ?? `tel:${found[2].replace(/\D/g, '')}`, onclick: event => { event.preventDefault(); phone.tap({ type: 'uri', uri: event.currentTarget.href }); } }, found[0]));
    at = found.index + found[0].length;
  }
  parts.push(...named(text.slice(at), phone));
  return parts;
}

function named(text, phone) {
  const mention = `@${phone.account.displayName}`;
  if (!text.includes(mention)) return [text];
  return text.split(mention).flatMap((part, index) => index === 0 ? [part] : [h('span', { class: 'mention' }, mention), part]);
}

function substituted(message, phone) {
  return message.text.split(/(\{\{|\}\}|\{[0-9A-Za-z_]+\})/).map(part => {
    if (part === '{{' || part === '}}') return part[0];
    const value = /^\{.+\}$/.test(part) ? message.substitution?.[part.slice(1, -1)] : null;
    if (!value) return part;
    if (value.type === 'emoji') return '🙂';
    const who = value.mentionee.type === 'all' ? 'ทุกคน' : phone.nameOf(value.mentionee.userId);
    return h('span', { class: 'mention' }, `@${who}`);
  });
}

/** One line that stands for the message in the list of chats. */
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
