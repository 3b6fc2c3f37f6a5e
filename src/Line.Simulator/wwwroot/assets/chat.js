// The list of bubbles in one chat: grouping, times, read marks, date lines.

import { avatar, dayOf, dayTitle, h, timeOf } from './dom.js';
import { body } from './messages.js';

const wide = new Set(['flex', 'template', 'imagemap']);

export class Bubbles {
  constructor(phone) {
    this.phone = phone;
    this.rows = new Map();
    this.node = h('div', { class: 'talk', role: 'log', 'aria-label': 'ข้อความ' });
    this.last = null;
    this.dots = null;
  }

  /** Adds new entries and redraws changed ones; true when something new came. */
  show(entries) {
    let added = false;
    for (const entry of entries) {
      if (!entry.delivered) continue;
      const known = this.rows.get(entry.messageId);
      if (known) {
        const fresh = this.row(entry, known.opens);
        fresh.classList.toggle('run', known.node.classList.contains('run'));
        known.node.replaceWith(fresh);
        known.node = fresh;
        if (this.last?.messageId === entry.messageId) this.last = entry;
      } else {
        this.append(entry);
        added = true;
      }
    }
    return added;
  }

  append(entry) {
    const before = this.last;
    const newDay = !before || dayOf(before.at) !== dayOf(entry.at);
    if (newDay) this.node.insertBefore(h('div', { class: 'day' }, h('span', {}, dayTitle(entry.at, this.phone.now()))), this.dots);
    const run = !newDay && !before.unsent && before.from === entry.from && timeOf(before.at) === timeOf(entry.at) && before.message.sender?.name === entry.message.sender?.name;
    // The time stands at the last bubble of a run only.
    if (run) this.rows.get(before.messageId).node.classList.add('run');
    const node = this.row(entry, !run);
    this.rows.set(entry.messageId, { node, opens: !run });
    this.node.insertBefore(node, this.dots);
    this.last = entry;
  }

  row(entry, opens) {
    const { phone } = this;
    const mine = entry.from === phone.user.userId;
    if (entry.unsent) return h('div', { class: 'day' }, h('span', {}, mine ? 'คุณยกเลิกข้อความ' : `${phone.nameOf(entry.from)} ยกเลิกข้อความ`));

    const content = body(entry, phone);
    const stamp = h('div', { class: 'stamp' }, mine && entry.read && h('span', {}, 'อ่านแล้ว'), h('time', { datetime: entry.at }, timeOf(entry.at)));
    const row = h('div', { class: `row ${mine ? 'mine' : 'theirs'} ${opens ? 'opens' : ''} kind-${entry.message.type} ${wide.has(entry.message.type) ? 'wide' : ''}`, dataset: { id: entry.messageId, via: entry.via } });
    if (mine) {
      row.append(h('div', { class: 'line' }, stamp, content));
      phone.onLongPress(content, () => phone.ownMenu(entry));
      return row;
    }
    const sender = entry.from ? { name: phone.nameOf(entry.from) } : { name: entry.message.sender?.name ?? phone.account.displayName, url: entry.message.sender?.iconUrl ?? phone.account.pictureUrl };
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
    this.timer = setTimeout(() => this.loading(0), milliseconds);
    return true;
  }
}
