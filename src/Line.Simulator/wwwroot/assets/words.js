// The words of a text message: links, phone numbers, names that are called, emoji of LINE.

import { h } from './dom.js';
import { emoji } from './stickers.js';

const link = /(https?:\/\/[^\s<>"]+[^\s<>".,!?)\]ๆฯ])|(\b0\d{1,2}[- ]?\d{3}[- ]?\d{3,4}\b)/g;

/** A text with $ for LINE's emoji; indexes count UTF-16 code units, as JavaScript does. */
export function words(message, phone) {
  const parts = [];
  let at = 0;
  for (const each of [...(message.emojis ?? [])].sort((a, b) => a.index - b.index)) {
    parts.push(...linked(message.text.slice(at, each.index), phone));
    parts.push(emoji(each.productId, each.emojiId));
    at = each.index + (each.length ?? 1);
  }
  return [...parts, ...linked(message.text.slice(at), phone)];
}

export function substituted(message, phone) {
  return message.text.split(/(\{\{|\}\}|\{[0-9A-Za-z_]+\})/).flatMap(part => {
    if (part === '{{' || part === '}}') return part[0];
    const value = /^\{.+\}$/.test(part) ? message.substitution?.[part.slice(1, -1)] : null;
    if (!value) return linked(part, phone);
    if (value.type === 'emoji') return emoji(value.productId, value.emojiId);
    const who = value.mentionee.type === 'all' ? 'ทุกคน' : phone.nameOf(value.mentionee.userId);
    return h('span', { class: 'mention' }, `@${who}`);
  });
}

function linked(text, phone) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(link)) {
    parts.push(...named(text.slice(at, found.index), phone));
    const uri = found[1] ?? `tel:${found[2].replace(/\D/g, '')}`;
    parts.push(h('a', { href: uri, onclick: event => { event.preventDefault(); phone.tap({ type: 'uri', uri }); } }, found[0]));
    at = found.index + found[0].length;
  }
  return [...parts, ...named(text.slice(at), phone)];
}

function named(text, phone) {
  const mention = `@${phone.account.displayName}`;
  return text.split(mention).flatMap((part, index) => [index > 0 && h('span', { class: 'mention' }, mention), part]).filter(Boolean);
}
