// What covers the whole phone: a picture, a film, a page opened out of the chat.

import { h, icon } from './dom.js';

const close = (label, act) => h('button', { type: 'button', class: 'viewer-close', 'aria-label': label, onclick: act }, icon('close'));

export const viewer = {
  cover(label, ...inside) {
    this.screen.querySelector('.viewer')?.remove();
    const before = document.activeElement;
    const node = h('div', { class: 'viewer', role: 'dialog', 'aria-modal': 'true', 'aria-label': label, onkeydown: event => event.key === 'Escape' && away() },
      h('div', { class: 'viewer-head' }, close('ปิด', () => away())), inside);
    const away = () => {
      node.remove();
      before?.focus?.({ preventScroll: true });
    };
    this.screen.append(node);
    node.querySelector('button').focus({ preventScroll: true });
    return node;
  },

  look(source) {
    this.cover('รูปภาพ', h('img', { src: source, alt: 'รูปภาพ' }));
  },

  /** Watched to its end, a film with a tracking id is told to the service. */
  play(source, still, tracked) {
    this.cover('วิดีโอ', h('video', { src: source, poster: still ?? undefined, controls: true, autoplay: true, playsinline: true, onended: () => tracked && this.post('played', { messageId: tracked }) }));
  },

  /**
   * LINE opens a page inside itself unless openExternalBrowser=1 stands in the address. A page that allows no frame, as ours, cannot
   * be shown inside this phone: it gets a window of a phone's size, and the phone says so.
   */
  browse(uri) {
    const address = new URL(uri);
    const outside = address.searchParams.get('openExternalBrowser') === '1';
    const open = () => window.open(uri, outside ? '_blank' : 'in-line', outside ? 'noopener' : 'popup,width=390,height=780');
    open();
    if (outside) return this.toast('เปิดในเบราว์เซอร์ของเครื่อง');
    const node = this.cover('หน้าเว็บใน LINE',
      h('div', { class: 'browser' },
        h('p', {}, 'LINE เปิดหน้านี้ทับแชต ในที่นี้เปิดเป็นหน้าต่างขนาดโทรศัพท์'),
        h('button', { type: 'button', class: 'sheet-main', onclick: open }, 'เปิดหน้าต่างอีกครั้ง')));
    node.querySelector('.viewer-head').append(h('span', {}, address.host));
    return node.classList.add('viewer-page');
  },
};
