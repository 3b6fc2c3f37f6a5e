// One phone: who holds it, which chat is open, what its buttons do.

import { get, listen, once, post } from './api.js';
import { bar } from './bar.js';
import { Bubbles } from './chat.js';
import { chatmenu } from './chatmenu.js';
import { badge, h } from './dom.js';
import { lists } from './lists.js';
import { quickReplies, RichMenu } from './menu.js';
import { taps } from './taps.js';
import { viewer } from './viewer.js';

export class Phone {
  constructor(index, offset) {
    this.index = index;
    this.now = () => new Date(Date.now() + offset());
    this.screen = h('div', { class: 'screen' });
    this.node = h('section', { class: 'phone', 'aria-label': `โทรศัพท์เครื่องที่ ${index + 1}` }, this.screen);
    this.key = `phone${index}`;
    this.reload = once(() => this.update());
    this.refreshList = once(() => this.lists());
    this.stop = listen(change => this.heard(change));
  }

  async start(wanted) {
    await this.people();
    const saved = wanted ?? JSON.parse(sessionStorage.getItem(this.key) ?? '{}');
    this.user = this.users.find(user => user.userId === saved.user) ?? null;
    if (!this.user) return this.choosing();
    if (saved.chat) return this.openChat(saved.chat);
    return this.talks();
  }

  async people(channelId) {
    this.accounts = await get('accounts');
    this.account = this.accounts.find(account => account.channelId === (channelId ?? this.account?.channelId)) ?? this.accounts[0];
    this.users = await get(`users?account=${this.account.channelId}`);
    if (this.user) this.user = this.users.find(user => user.userId === this.user.userId) ?? null;
  }

  nameOf(userId) {
    if (userId === this.account.botUserId) return this.account.displayName;
    return this.users.find(user => user.userId === userId)?.displayName ?? 'ไม่ทราบชื่อ';
  }

  remember(chat) {
    this.chat = chat ?? null;
    sessionStorage.setItem(this.key, JSON.stringify({ user: this.user?.userId, chat: this.chat }));
  }

  async heard(change) {
    if (change === null || change.kind === 'reset') {
      const { chat } = this;
      await this.people();
      if (!this.user) this.choosing();
      else if (chat) await this.openChat(chat);
      else this.talks();
    } else if (change.kind === 'people') await this.refreshList();
    else if (change.kind === 'richmenu' && this.menu) await this.menu.load();
    else if (change.kind === 'chat' && this.chat && change.chat === this.chatId && change.account === this.account.channelId) await this.reload();
    else if (change.kind === 'chat' && !this.chat && this.user) await this.refreshList();
  }

  async lists() {
    await this.people();
    if (!this.user) return this.choosing();
    if (!this.chat) return this.talks();
    if (this.group) {
      this.group = (await get(`groups?account=${this.account.channelId}`)).find(group => group.id === this.chatId);
      if (!this.group?.members.includes(this.user.userId)) return this.talks();
    }
    this.drawHead();
    this.banner();
    return this.drawBar();
  }

  // ---- a chat

  async openChat(chat, prefill = '') {
    const [kind, id] = chat.split(':');
    await this.people(kind === 'oa' ? id : undefined);
    this.group = kind === 'group' ? (await get(`groups?account=${this.account.channelId}`)).find(group => group.id === id) : null;
    if (!this.user || (kind === 'group' && !this.group)) return this.choosing();
    this.remember(chat);
    this.chatId = this.group ? id : this.user.userId;
    this.path = this.group ? `groups/${id}/members/${this.user.userId}` : `users/${this.user.userId}`;
    this.revision = 0;
    this.hiddenQuick = null;
    this.quoting = null;
    this.typing = true;
    this.bubbles = new Bubbles(this);
    this.menu = new RichMenu(this);
    this.scroller = h('div', { class: 'scroller', tabindex: '-1' }, this.bubbles.node);
    this.keepAtEnd();
    this.strip = h('div', { class: 'strip', hidden: true });
    this.quick = h('div', { class: 'quick-place' });
    this.bar = h('div', { class: 'bar-place' });
    this.headPlace = h('div', { class: 'head-place' });
    this.screen.replaceChildren(this.headPlace, this.strip, this.scroller, this.quick, this.menu.node, this.bar);
    this.drawHead();
    this.banner();
    this.drawBar(prefill);
    await this.menu.load(prefill !== '');
    return this.reload();
  }

  drawHead() {
    const { group } = this;
    const title = group ? `${group.name} (${group.members.length + (group.hasAccount ? 1 : 0)})` : [this.account.displayName, badge()];
    this.headPlace.replaceChildren(this.head(title, () => this.talks(), [['scan', 'สแกน QR', () => this.scan()], ['menu', 'เมนูของแชต', () => this.chatMenu()]], this.user.displayName));
  }

  async update() {
    if (!this.chat) return;
    const { chat } = this;
    const kind = this.group ? `groups/${this.chatId}` : `users/${this.chatId}`;
    const view = await get(`${kind}/chat?account=${this.account.channelId}&after=${this.revision}`);
    if (chat !== this.chat) return;
    this.revision = Math.max(this.revision, view.revision);
    const added = this.bubbles.show(view.entries, view.notes);
    const dots = this.bubbles.loading(view.loadingMilliseconds);
    this.drawQuick();
    if (added || dots) this.toEnd();
  }

  /** Who reads the newest message goes on reading it when a menu opens above or below it. */
  keepAtEnd() {
    const { scroller } = this;
    let atEnd = true;
    scroller.addEventListener('scroll', () => { atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60; }, { passive: true });
    this.watch?.disconnect();
    this.watch = new ResizeObserver(() => { if (atEnd) scroller.scrollTop = scroller.scrollHeight; });
    this.watch.observe(scroller);
  }

  toEnd() {
    requestAnimationFrame(() => { this.scroller.scrollTop = this.scroller.scrollHeight; });
    // Pictures grow the list once they have loaded.
    for (const image of this.scroller.querySelectorAll('img:not([data-seen])')) {
      image.dataset.seen = '1';
      image.addEventListener('load', () => { this.scroller.scrollTop = this.scroller.scrollHeight; }, { once: true });
    }
  }

  drawQuick() {
    const { last } = this.bubbles;
    const row = last && last.messageId !== this.hiddenQuick ? quickReplies(last, this) : null;
    this.quick.replaceChildren(...(row ? [row] : []));
  }

  hideQuick() {
    this.hiddenQuick = this.bubbles.last?.messageId;
    this.drawQuick();
  }

  banner() {
    if (!this.strip || this.group) return;
    const { isFriend, isBlocked } = this.user;
    this.strip.hidden = isFriend && !isBlocked;
    this.strip.replaceChildren(...(isBlocked
      ? [h('span', {}, 'คุณบล็อกบัญชีนี้แล้ว'), h('button', { type: 'button', onclick: () => this.follow() }, 'ปลดบล็อก')]
      : isFriend ? [] : [h('span', {}, 'ยังไม่ได้เป็นเพื่อน'), h('button', { type: 'button', onclick: () => this.follow() }, 'เพิ่มเพื่อน'), h('button', { type: 'button', class: 'quiet', onclick: () => this.block() }, 'บล็อก')]));
  }

  async try(work) {
    try {
      return (await work()) ?? true;
    } catch (error) {
      this.toast(error.message);
      return null;
    }
  }

  toast(text) {
    const note = h('div', { class: 'toast', role: 'status' }, text);
    this.screen.append(note);
    setTimeout(() => note.remove(), 3000);
  }
}

Object.assign(Phone.prototype, lists, bar, taps, chatmenu, viewer);
