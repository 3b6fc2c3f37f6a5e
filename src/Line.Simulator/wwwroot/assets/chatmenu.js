// Menus of a chat: block, people of a group, what can be done with a message.

import { post } from './api.js';
import { avatar, h, icon } from './dom.js';
import { trainee } from './lists.js';
import { summary } from './messages.js';
import * as sheets from './sheets.js';

export const chatmenu = {
  follow() {
    return this.act(() => post(`users/${this.user.userId}/follow?account=${this.account.channelId}`));
  },

  block() {
    return this.act(() => post(`users/${this.user.userId}/block?account=${this.account.channelId}`));
  },

  async act(work) {
    const done = await this.try(work);
    await this.lists();
    await this.reload();
    return done;
  },

  async chatMenu() {
    if (this.group) return this.groupMenu();
    const options = [
      this.user.isBlocked ? ['ปลดบล็อก', 'follow'] : ['บล็อกบัญชีนี้', 'block'],
      ...(this.user.isFriend || this.user.isBlocked ? [] : [['เพิ่มเพื่อน', 'follow']]),
      ...(this.fixed ? [] : [['เปลี่ยนคนถือเครื่อง', 'person']]),
    ];
    switch (await sheets.choose(this.screen, this.account.displayName, options)) {
      case 'follow': return this.follow();
      case 'block': return this.block();
      case 'person': return this.choosing();
      default: return null;
    }
  },

  async groupMenu() {
    const { group } = this;
    const outside = this.users.filter(user => !group.members.includes(user.userId) && (user.statusMessage === trainee) === Boolean(this.fixed));
    const options = [
      group.hasAccount ? ['นำบัญชีทางการออกจากกลุ่ม', 'remove'] : [`เชิญ ${this.account.displayName} เข้ากลุ่ม`, 'join'],
      ...(outside.length > 0 ? [['เชิญคนอื่นเข้ากลุ่ม', 'invite']] : []),
      ['ออกจากกลุ่ม', 'exit'],
    ];
    const members = `สมาชิก ${group.members.length + (group.hasAccount ? 1 : 0)}: ${[...group.members.map(id => this.nameOf(id)), ...(group.hasAccount ? [this.account.displayName] : [])].join(', ')}`;
    let chosen = await sheets.choose(this.screen, group.name, options, members);
    if (chosen === 'invite') chosen = await sheets.choose(this.screen, 'เชิญเข้ากลุ่ม', outside.map(user => [user.displayName, user.userId]));
    if (!chosen) return null;
    const at = `account=${this.account.channelId}&by=${this.user.userId}`;
    if (chosen === 'join' || chosen === 'remove') return this.act(() => post(`groups/${group.id}/${chosen}?${at}`));
    if (chosen !== 'exit') return this.act(() => post(`groups/${group.id}/members/${chosen}/enter?${at}`));
    await this.try(() => post(`groups/${group.id}/members/${this.user.userId}/exit?${at}`));
    return this.talks();
  },

  /** Long press, or the right button of a mouse, on a message. */
  hold(node, entry) {
    let timer;
    const act = () => this.messageMenu(entry);
    node.addEventListener('contextmenu', event => { event.preventDefault(); act(); });
    node.addEventListener('pointerdown', event => { if (event.pointerType === 'touch') timer = setTimeout(act, 550); });
    for (const end of ['pointerup', 'pointercancel', 'pointermove', 'pointerleave']) node.addEventListener(end, () => clearTimeout(timer));
  },

  async messageMenu(entry) {
    const quotable = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex', 'imagemap'].includes(entry.message.type);
    const mine = entry.from === this.user.userId;
    const options = [
      ...(quotable ? [['ตอบกลับ', 'quote']] : []),
      ...(entry.message.text ? [['คัดลอก', 'copy']] : []),
      ...(mine && this.group && entry.message.type === 'text' ? [['แก้ไข', 'edit']] : []),
      ...(mine ? [['ยกเลิกข้อความ', 'unsend']] : []),
    ];
    switch (options.length && await sheets.choose(this.screen, mine ? 'ข้อความของคุณ' : summary(entry.message).slice(0, 40), options)) {
      case 'quote': return this.quote(entry);
      case 'copy': return navigator.clipboard?.writeText(entry.message.text).then(() => this.toast('คัดลอกแล้ว'), () => null);
      case 'edit': {
        const text = await sheets.rewrite(this.screen, entry.message.text);
        return text && this.post('edit', { messageId: entry.messageId, text });
      }
      case 'unsend': return this.post('unsend', { messageId: entry.messageId });
      default: return null;
    }
  },

  quote(entry) {
    this.quoting = entry ?? null;
    this.typing = true;
    this.menu?.toggle(false);
    this.drawBar();
    this.bar.querySelector('textarea')?.focus();
  },

  goTo(messageId) {
    this.bubbles.rows.get(messageId)?.node.scrollIntoView({ block: 'center', behavior: 'smooth' });
  },

  /** The page of an account that a QR or a link leads to. */
  async profile() {
    const { displayName, pictureUrl } = this.account;
    const friend = this.user.isFriend && !this.user.isBlocked;
    const chosen = await sheets.sheet(this.screen, 'บัญชีทางการ', close => h('div', { class: 'profile' },
      avatar(displayName, pictureUrl), h('b', {}, displayName), h('small', {}, this.account.basicId),
      friend ? h('button', { type: 'button', class: 'sheet-main', onclick: () => close('chat') }, icon('talk'), 'แชต')
        : h('button', { type: 'button', class: 'sheet-main', onclick: () => close('follow') }, icon('plus'), this.user.isBlocked ? 'ปลดบล็อก' : 'เพิ่มเพื่อน')));
    if (chosen === 'follow') await this.follow();
  },
};
