// The screens before a chat: who holds the phone, and which chats there are.

import { get, post } from './api.js';
import { avatar, badge, h, icon, timeOf } from './dom.js';
import { summary } from './messages.js';
import * as sheets from './sheets.js';

/** What those made for a lesson carry, so that they do not fill the lists of everybody else. */
export const trainee = 'ลองเป็นชาวบ้าน';

export const lists = {
  choosing() {
    this.user = null;
    this.remember(null);
    this.screen.replaceChildren(
      this.head('ใครถือเครื่องนี้', null, []),
      h('div', { class: 'list' },
        h('p', { class: 'list-note' }, 'เลือกชาวบ้านหนึ่งคน แล้วลองคุยกับบัญชีทางการเหมือนใช้ LINE จริง'),
        this.users.filter(user => user.statusMessage !== trainee).map(user => this.item(avatar(user.displayName, user.pictureUrl, user.userId), user.displayName, user.isBlocked ? 'บล็อกบัญชีแล้ว' : user.isFriend ? 'เป็นเพื่อนแล้ว' : 'ยังไม่ได้เพิ่มเพื่อน', () => this.take(user))),
        h('button', { type: 'button', class: 'list-add', onclick: () => this.addVillager() }, icon('plus'), 'เพิ่มชาวบ้าน')));
  },

  async addVillager() {
    const displayName = await sheets.newVillager(this.screen);
    if (!displayName) return;
    const user = await this.try(() => post('users', { displayName }));
    if (!user) return;
    await this.people();
    this.take(user);
  },

  take(user) {
    this.user = this.users.find(each => each.userId === user.userId) ?? user;
    return this.accounts.length === 1 && !this.hasGroups ? this.openChat(`oa:${this.account.channelId}`) : this.talks();
  },


  async talks() {
    this.remember(null);
    this.menu = null;
    const rows = [];
    for (const account of this.accounts) {
      const view = await get(`users/${this.user.userId}/chat?account=${account.channelId}`);
      const last = view.entries.filter(entry => entry.delivered).at(-1);
      rows.push(this.item(avatar(account.displayName, account.pictureUrl), [account.displayName, badge()], last ? (last.unsent ? 'ยกเลิกข้อความ' : summary(last.message)) : 'แตะเพื่อเปิดแชต', () => this.openChat(`oa:${account.channelId}`), last && timeOf(last.at)));
    }
    const groups = (await get(`groups?account=${this.account.channelId}`)).filter(group => group.members.includes(this.user?.userId));
    this.hasGroups = groups.length > 0;
    for (const group of groups) rows.push(this.item(h('span', { class: 'avatar avatar-group' }, icon('people')), `${group.name} (${group.members.length + (group.hasAccount ? 1 : 0)})`, group.hasAccount ? 'มีบัญชีทางการอยู่ในกลุ่ม' : 'ไม่มีบัญชีทางการในกลุ่ม', () => this.openChat(`group:${group.id}`)));
    if (!this.user || this.chat) return;
    this.screen.replaceChildren(
      this.head('แชต', this.fixed ? null : () => this.choosing(), [['scan', 'สแกน QR', () => this.scan()]], this.user.displayName),
      h('div', { class: 'list' }, rows, h('button', { type: 'button', class: 'list-add', onclick: () => this.addGroup() }, icon('people'), 'สร้างกลุ่ม')));
  },

  async addGroup() {
    const wanted = await sheets.newGroup(this.screen, this.users.filter(user => (user.statusMessage === trainee) === Boolean(this.fixed)));
    if (wanted) await this.try(() => post(`groups?account=${this.account.channelId}`, wanted));
    await this.talks();
  },

  item(picture, title, note, act, time) {
    return h('button', { type: 'button', class: 'item', onclick: act }, picture, h('span', { class: 'item-words' }, h('b', {}, title), h('small', {}, note)), time && h('time', {}, time));
  },

  head(title, back, tools, note) {
    return h('header', { class: 'head' },
      back && h('button', { type: 'button', class: 'head-button', 'aria-label': 'ย้อนกลับ', onclick: back }, icon('back')),
      h('div', { class: 'head-title' }, h('h2', {}, title), note && h('small', {}, note)),
      tools.map(([name, label, act]) => h('button', { type: 'button', class: 'head-button', 'aria-label': label, title: label, onclick: act }, icon(name))));
  },
};
