// The list of bubbles in one chat: grouping, times, read marks, date lines, notes of who came and went.

import { avatar, dayOf, dayTitle, h, timeOf } from './dom.js';
import { body } from './messages.js';

/** What leaves no room beside it has its time below. */
const isWide = message => ['template', 'imagemap'].includes(message.type) || (message.type === 'flex' && (message.contents.type === 'carousel' || ['mega', 'giga', undefined].includes(message.contents.size)));

export class Bubbles {
  constructor(phone) {
    this.phone = phone;
    this.rows = new Map();
    this.node = h('div', { class: 'talk', role: 'log', 'aria-label': 'ข้อความ' });
    this.last = null;
    this.dots = null;
  }

  /** Adds new entries and redraws changed ones; true when something new came. */
  show(entries, notes = []) {
    let added = false;
    const fresh = [...entries.filter(entry => entry.delivered), ...notes].sort((a, b) => a.at.localeCompare(b.at));
    for (const entry of fresh) {
      if (!entry.message) {
        added = this.note(entry) || added;
        continue;
      }
      const known = this.rows.get(entry.messageId);
      if (known) this.redraw(known, entry);
      else {
        this.append(entry);
        added = true;
      }
    }
    return added;
  }

  find(messageId) {
    return this.rows.get(messageId)?.entry;
  }

  redraw(known, entry) {
    const drawn = this.row(entry, known.opens);
    drawn.classList.toggle('run', known.node.classList.contains('run'));
    known.node.replaceWith(drawn);
    Object.assign(known, { node: drawn, entry });
    if (this.last?.messageId === entry.messageId) this.last = entry;
  }

  note({ at, text, revision }) {
    const key = `note ${revision}`;
    if (this.rows.has(key)) return false;
    this.day(at);
    const node = h('div', { class: 'day' }, h('span', {}, text));
    this.rows.set(key, { node });
    this.node.insertBefore(node, this.dots);
    this.broken = true;
    return true;
  }

  /** The line with the day, before the first thing that happened on it. */
  day(at) {
    if (this.today === dayOf(at)) return false;
    this.today = dayOf(at);
    this.node.insertBefore(h('div', { class: 'day' }, h('span', {}, dayTitle(at, this.phone.now()))), this.dots);
    return true;
  }

  append(entry) {
    const before = this.last;
    const newDay = this.day(entry.at);
    const run = before && !newDay && !this.broken && !before.unsent && before.from === entry.from && timeOf(before.at) === timeOf(entry.at) && before.message.sender?.name === entry.message.sender?.name;
    // The time stands at the last bubble of a run only.
    if (run) this.rows.get(before.messageId).node.classList.add('run');
    const node = this.row(entry, !run);
    this.rows.set(entry.messageId, { node, opens: !run, entry });
    this.node.insertBefore(node, this.dots);
    this.last = entry;
    this.broken = false;
  }

  row(entry, opens) {
    const { phone } = this;
    const mine = entry.from === phone.user.userId;
    if (entry.unsent) return h('div', { class: 'day' }, h('span', {}, mine ? 'คุณยกเลิกข้อความ' : `${phone.nameOf(entry.from)} ยกเลิกข้อความ`));

    const content = body(entry, phone, this.find(entry.quotedMessageId));
    phone.hold(content, entry);
    const stamp = h('div', { class: 'stamp' }, entry.edited && h('span', {}, 'แก้ไขแล้ว'), mine && entry.read && h('span', {}, 'อ่านแล้ว'), h('time', { datetime: entry.at }, timeOf(entry.at)));
    const row = h('div', { class: `row ${mine ? 'mine' : 'theirs'} ${opens ? 'opens' : ''} kind-${entry.message.type} ${isWide(entry.message) ? 'wide' : ''}`, dataset: { id: entry.messageId, via: entry.via } });
    if (mine) {
      row.append(h('div', { class: 'line' }, stamp, content));
      return row;
    }
    const sender = speaker(entry, phone);
    row.append(
      h('div', { class: 'who' }, opens && avatar(sender.name, sender.url)),
      h('div', { class: 'said' },
        opens && h('div', { class: 'name' }, sender.name, entry.message.sender?.name && h('span', {}, ` จาก ${phone.account.displayName}`)),
        h('div', { class: 'line' }, content, stamp)));
    return row;
  }

  loading(milliseconds) {
    clearTimeout(this.timer);
    this.dots?.remove();
    this.dots = null;
    if (milliseconds <= 0) return false;
    this.dots = h('div', { class: 'row theirs opens', 'aria-label': 'กำลังเตรียมคำตอบ' },
      h('div', { class: 'who' }, avatar(this.phone.account.displayName, this.phone.account.pictureUrl)),
      h('div', { class: 'said' }, h('div', { class: 'line' }, h('div', { class: 'bubble dots' }, h('i'), h('i'), h('i')))));
    this.node.append(this.dots);
    if (milliseconds < 1e8) this.timer = setTimeout(() => this.loading(0), milliseconds);
    return true;
  }
}

function speaker(entry, phone) {
  if (entry.from) return { name: phone.nameOf(entry.from) };
  const { sender } = entry.message;
  return { name: sender?.name ?? phone.account.displayName, url: sender?.iconUrl ?? phone.account.pictureUrl };
}
