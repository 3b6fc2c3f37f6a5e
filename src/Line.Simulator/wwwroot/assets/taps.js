// What follows from tapping a button, a link or a scanned code.

import { post } from './api.js';
import * as sheets from './sheets.js';

export const taps = {
  async tap(action) {
    switch (action.type) {
      case 'uri': return this.open(action.uri);
      case 'camera': return this.sendPhoto(true);
      case 'cameraRoll': return this.sendPhoto(false);
      case 'location': return this.sendPlace();
      case 'clipboard':
        await navigator.clipboard?.writeText(action.clipboardText).catch(() => null);
        return this.toast('คัดลอกแล้ว');
      case 'datetimepicker': {
        const parameters = await sheets.pickDate(this.screen, action);
        if (!parameters) return null;
        await this.post('tap', { action, parameters });
        this.hideQuick();
        return null;
      }
      default:
        if (action.inputOption === 'closeRichMenu') this.menu?.toggle(false);
        if (action.inputOption === 'openRichMenu') this.menu?.toggle(true);
        if (action.inputOption === 'openKeyboard') {
          this.typing = true;
          this.drawBar(action.fillInText ?? '');
          this.bar.querySelector('textarea').focus();
        }
        return this.post('tap', { action });
    }
  },

  async open(uri) {
    if (uri.startsWith('tel:')) return sheets.confirm(this.screen, 'โทรออก', decodeURIComponent(uri.slice(4)), 'ปิด');
    if (/^(https:\/\/line\.me\/R\/|line:)/.test(uri)) return this.scanned(uri);
    return this.browse(uri);
  },

  async scan() {
    const text = await sheets.scan(this.screen);
    if (text) await this.scanned(text);
  },

  async scanned(text) {
    const result = await this.try(() => post(`users/${this.user.userId}/scan`, { url: text }));
    switch (result?.kind) {
      case 'prefill': {
        const chat = result.account ? `oa:${result.account}` : this.chat ?? `oa:${this.account.channelId}`;
        this.typing = true;
        if (chat !== this.chat) await this.openChat(chat, result.text);
        else {
          this.menu.toggle(false);
          this.drawBar(result.text);
        }
        this.bar.querySelector('textarea')?.focus();
        break;
      }
      case 'chat': await this.openChat(`oa:${result.account}`); break;
      case 'addFriend':
        await this.openChat(`oa:${result.account}`);
        await this.profile();
        break;
      case 'open': this.browse(result.url); break;
      case 'share': this.toast(result.text); break;
      case 'unknown': this.toast(`ไม่พบบัญชี ${result.text}`); break;
    }
  },
};
