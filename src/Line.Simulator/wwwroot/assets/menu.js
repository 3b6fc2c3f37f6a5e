// The rich menu with its areas, and the quick replies over the input.

import { get, post, url } from './api.js';
import { h, icon, tappable } from './dom.js';
import { spot } from './templates.js';

export class RichMenu {
  constructor(phone) {
    this.phone = phone;
    this.node = h('div', { class: 'richmenu', hidden: true });
    this.menu = null;
    this.open = false;
  }

  async load(typing = this.phone.typing && this.menu !== null) {
    const { phone } = this;
    const fresh = phone.group ? null : await get(`users/${phone.user.userId}/richmenu?account=${phone.account.channelId}`);
    if (fresh?.richMenuId === this.menu?.richMenuId) return;
    const first = !this.menu;
    this.menu = fresh;
    if (first && fresh) {
      // Where the phone is laid beside a lesson on a small screen, an open menu would leave no room to read.
      this.open = fresh.definition.selected && !typing && phone.screen.clientHeight > 520;
      this.phone.typing = typing;
    }
    this.draw();
  }

  draw() {
    const { menu } = this;
    this.node.replaceChildren();
    if (menu) {
      const { width, height } = menu.definition.size;
      const picture = h('div', { class: 'richmenu-picture', style: { aspectRatio: `${width} / ${height}` } },
        menu.hasImage && h('img', { src: url(`richmenus/${menu.richMenuId}/image?account=${this.phone.account.channelId}`), alt: '' }));
      menu.definition.areas.forEach((area, index) => picture.append(tappable(
        h('div', { class: 'richmenu-area', style: spot(area.bounds, width, height) }),
        () => {
          post(`richmenus/${menu.richMenuId}/areas/${index}/tapped?account=${this.phone.account.channelId}`);
          this.phone.tap(area.action);
        },
        area.action.label ?? area.action.displayText ?? area.action.text ?? area.action.uri ?? `ช่องที่ ${index + 1}`)));
      this.node.append(picture);
    }
    this.node.hidden = !menu || !this.open;
    this.phone.drawBar();
  }

  toggle(open = !this.open) {
    this.open = open;
    this.draw();
    this.phone.toEnd();
  }
}

const signs = { camera: 'camera', cameraRoll: 'picture', location: 'pin', datetimepicker: 'calendar' };

export function quickReplies(entry, phone) {
  const items = entry?.from === null || entry?.from === undefined ? entry?.message.quickReply?.items : null;
  if (!items) return null;
  return h('div', { class: 'quick', role: 'group', 'aria-label': 'ตัวเลือกด่วน' }, items.map(item => {
    const { action } = item;
    const stays = ['camera', 'cameraRoll', 'location', 'datetimepicker'].includes(action.type);
    return h('button', { type: 'button', onclick: () => { if (!stays) phone.hideQuick(); phone.tap(action); } },
      item.imageUrl ? h('img', { src: item.imageUrl, alt: '' }) : signs[action.type] ? icon(signs[action.type]) : null, h('span', {}, action.label));
  }));
}
