// What a phone does at its lower edge: writing, sending pictures, places and stickers.

import { post, upload } from './api.js';
import { h, icon } from './dom.js';
import { summary } from './messages.js';
import * as sheets from './sheets.js';

export const bar = {
  drawBar(prefill) {
    if (!this.bar || !this.chat) return;
    const kept = prefill ?? this.bar.querySelector('textarea')?.value ?? '';
    const menu = this.menu?.menu;
    if (this.user.isBlocked && !this.group) return this.bar.replaceChildren();
    if (menu && !this.typing) {
      return this.bar.replaceChildren(h('div', { class: 'menubar' },
        h('button', { type: 'button', 'aria-label': 'พิมพ์ข้อความ', onclick: () => { this.typing = true; this.menu.toggle(false); this.bar.querySelector('textarea').focus(); } }, icon('keyboard')),
        h('button', { type: 'button', class: 'menubar-title', 'aria-expanded': String(this.menu.open), onclick: () => this.menu.toggle() }, menu.definition.chatBarText, icon(this.menu.open ? 'down' : 'up'))));
    }
    const input = h('textarea', {
      rows: '1', placeholder: 'Aa', 'aria-label': 'ข้อความ',
      oninput: () => grow(),
      onfocus: () => this.menu?.open && this.menu.toggle(false),
      onkeydown: event => { if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.sendText(); } },
    });
    input.value = kept;
    const send = h('button', { type: 'button', class: 'send', 'aria-label': 'ส่ง', onclick: () => this.sendText() }, icon('send'));
    const grow = () => {
      input.style.height = 'auto';
      input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
      send.hidden = input.value.trim() === '';
    };
    this.bar.replaceChildren(this.quoting ? this.quoteStrip() : '', h('div', { class: 'input' },
      menu && h('button', { type: 'button', 'aria-label': menu.definition.chatBarText, title: menu.definition.chatBarText, onclick: () => { this.typing = false; this.menu.toggle(true); } }, icon('menu')),
      h('button', { type: 'button', 'aria-label': 'ส่งอย่างอื่น', onclick: () => this.more() }, icon('plus')),
      h('button', { type: 'button', 'aria-label': 'กล้อง', class: 'wide-only', onclick: () => this.sendPhoto(true) }, icon('camera')),
      h('button', { type: 'button', 'aria-label': 'ส่งรูป', onclick: () => this.sendPhoto(false) }, icon('picture')),
      h('div', { class: 'field' }, input, h('button', { type: 'button', 'aria-label': 'สติกเกอร์', onclick: () => this.sendSticker() }, icon('smile'))),
      send));
    return grow();
  },

  post(kind, body) {
    return this.try(() => post(`${this.path}/${kind}?account=${this.account.channelId}`, body));
  },

  async sendText() {
    let input = this.bar.querySelector('textarea');
    const text = input.value.trim();
    if (!text) return;
    const mention = this.group && text.includes(`@${this.account.displayName}`);
    if (await this.post('text', { text, mentionAccount: Boolean(mention), quotedMessageId: this.quoting?.messageId })) {
      if (this.quoting) this.quote(null);
      input = this.bar.querySelector('textarea');
      input.value = '';
      input.dispatchEvent(new Event('input'));
    }
  },

  quoteStrip() {
    const { from, message } = this.quoting;
    return h('div', { class: 'quoting' }, h('span', {}, h('b', {}, from ? this.nameOf(from) : this.account.displayName), h('span', {}, summary(message))),
      h('button', { type: 'button', 'aria-label': 'ไม่ตอบข้อความนี้', onclick: () => this.quote(null) }, icon('close')));
  },

  async sendSticker() {
    const chosen = await sheets.pickSticker(this.screen);
    if (chosen) await this.post('sticker', chosen);
  },

  async sendPlace() {
    const place = await sheets.pickPlace(this.screen);
    if (place) await this.post('location', place);
  },

  /** A picture of this machine, or one of ours, so that nobody needs a camera to try. */
  async sendPhoto(camera) {
    const chosen = await sheets.pickPhoto(this.screen, camera);
    if (chosen === 'file') return this.sendFile('image/*', camera ? 'environment' : undefined);
    if (!chosen) return null;
    const picture = await (await fetch(`/assets/samples/${chosen}.png`)).blob();
    return this.sendOne(picture, `${chosen}.png`);
  },

  sendOne(file, name) {
    return this.try(() => upload(`${this.path}/media?account=${this.account.channelId}&fileName=${encodeURIComponent(name)}`, file));
  },

  sendFile(accept, capture) {
    const input = h('input', { type: 'file', accept, capture, multiple: !capture });
    input.addEventListener('change', async () => {
      for (const file of input.files) await this.sendOne(file, file.name);
    });
    input.click();
  },

  async more() {
    const options = [['ตำแหน่งที่ตั้ง', 'place'], ['วิดีโอ', 'video'], ['ไฟล์', 'file'], ['ข้อความเสียง', 'audio']];
    if (this.group?.hasAccount) options.unshift([`เรียก @${this.account.displayName}`, 'mention']);
    switch (await sheets.choose(this.screen, 'ส่งอย่างอื่น', options)) {
      case 'place': return this.sendPlace();
      case 'video': return this.sendFile('video/*');
      case 'audio': return this.sendFile('audio/*');
      case 'file': return this.sendFile('*/*');
      case 'mention':
        this.drawBar(`@${this.account.displayName} `);
        return this.bar.querySelector('textarea').focus();
      default: return null;
    }
  },
};
