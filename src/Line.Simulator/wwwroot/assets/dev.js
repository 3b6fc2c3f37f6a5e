// Behind the scenes: every webhook and every call with its verdict, and the levers to make things fail.

import { get, listen, once, post, put, remove } from './api.js';
import { h, moment } from './dom.js';

const most = 200;
const faults = [
  ['serverError', '500 ก่อนทำ'], ['serverErrorAfterAccepting', '500 หลังรับแล้ว'], ['rateLimited', '429 ถี่เกินไป'], ['monthlyLimit', '429 โควตาหมด'], ['tooManyToOneUser', '429 ถี่เกินไปต่อคน'], ['concurrentOperations', '429 งานเดิมยังไม่เสร็จ'],
  ['badRequest', '400'], ['unauthorized', '401'], ['hang', 'ค้าง ก่อนทำ'], ['hangAfterAccepting', 'ค้าง หลังรับแล้ว'], ['dropBeforeAccepting', 'ตัดสาย ก่อนทำ'], ['dropAfterAccepting', 'ตัดสาย หลังรับแล้ว'],
];
const endpoints = ['*', 'reply', 'push', 'multicast', 'broadcast', 'loading', 'profile', 'content', 'quota'];

export class Dev {
  constructor(node, toggle) {
    this.node = node;
    this.button = toggle;
    this.calls = 0;
    this.deliveries = 0;
    toggle.addEventListener('click', () => this.toggle());
    this.refresh = once(() => this.update());
    listen(change => {
      if (this.node.hidden) return;
      if (change?.kind === 'reset') this.clear();
      this.refresh();
    });
  }

  toggle(open = this.node.hidden) {
    this.node.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
    document.body.classList.toggle('with-dev', open);
    if (!open) return;
    if (!this.log) this.build();
    this.refresh();
  }

  build() {
    this.log = h('ol', { class: 'log' });
    this.levers = h('div', { class: 'levers' });
    this.node.replaceChildren(
      h('div', { class: 'dev-head' }, h('h2', {}, 'เบื้องหลัง'), h('button', { type: 'button', onclick: () => this.clear() }, 'ล้างหน้าจอ'), h('button', { type: 'button', onclick: () => this.toggle(false) }, 'พับ')),
      h('details', {}, h('summary', {}, 'ทำให้ผิดปกติ นาฬิกา โควตา'), this.levers),
      h('p', { class: 'dev-note' }, '→ LINE ส่งเหตุการณ์ให้ระบบ  ·  ← ระบบเรียก LINE'), this.log);
  }

  clear() {
    this.log?.replaceChildren();
  }

  async update() {
    const [calls, deliveries] = await Promise.all([get(`calls?after=${this.calls}&limit=${most}`), get(`deliveries?after=${this.deliveries}&limit=${most}`)]);
    this.calls = calls.at(-1)?.seq ?? this.calls;
    this.deliveries = deliveries.at(-1)?.seq ?? this.deliveries;
    const rows = [...calls.map(call => [call.at, this.call(call)]), ...deliveries.map(delivery => [delivery.at, this.delivery(delivery)])];
    rows.sort((a, b) => a[0].localeCompare(b[0]));
    for (const [, row] of rows) this.log.prepend(row);
    while (this.log.children.length > most) this.log.lastChild.remove();
    await this.drawLevers();
  }

  row(arrow, title, good, verdict, milliseconds, at, details) {
    return h('li', { class: good ? 'good' : 'bad' }, h('details', {},
      h('summary', {}, h('span', { class: 'arrow' }, arrow), h('b', {}, title), h('span', { class: 'verdict' }, verdict), h('small', {}, `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`)),
      h('dl', {}, h('dt', {}, 'เวลา'), h('dd', {}, moment(at)), details.filter(([, value]) => value).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, h('pre', {}, pretty(value)))]))));
  }

  delivery(delivery) {
    const good = delivery.reason === 'ok';
    const again = delivery.attempt > 0 ? ` ส่งซ้ำครั้งที่ ${delivery.attempt}` : delivery.isDuplicate ? ' สำเนา' : '';
    return this.row('→', `${delivery.eventTypes.join(', ') || 'ว่าง'}${again}`, good, good ? `${delivery.status} รับแล้ว` : delivery.status ? `${delivery.status} ไม่รับ` : delivery.reason, delivery.milliseconds, delivery.at,
      [['ที่อยู่', delivery.url], ['ลายเซ็น', delivery.signature], ['เนื้อหา', delivery.body]]);
  }

  call(call) {
    const good = call.status >= 200 && call.status < 300;
    const verdict = call.status === null || call.status === undefined ? (call.fault?.startsWith('Hang') ? 'ค้าง' : 'ตัดสาย') : good ? `${call.status} สำเร็จ` : `${call.status} ${parse(call.responseBody)?.message ?? ''}`;
    return this.row('←', call.endpoint, good && !call.warning, call.warning ? `${verdict} ⚠ ${call.warning}` : verdict, call.milliseconds, call.at,
      [['คำขอ', `${call.method} ${call.path}`], ['Request ID', call.requestId], ['Retry key', call.retryKey], ['ทำให้ผิดปกติ', call.fault], ['ส่งมา', call.requestBody], ['ตอบ', call.responseBody]]);
  }

  async drawLevers() {
    const [accounts, active, clock] = await Promise.all([get('accounts'), get('faults'), get('clock')]);
    const [account] = accounts;
    const { webhook } = account;
    const at = `account=${account.channelId}`;
    const flag = (label, name) => h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: webhook[name], onchange: event => this.set(put(`webhook?${at}`, { [name]: event.target.checked })) }), label);
    const kind = h('select', { 'aria-label': 'ความผิดปกติ' }, faults.map(([value, label]) => h('option', { value }, label)));
    const where = h('select', { 'aria-label': 'คำสั่ง' }, endpoints.map(name => h('option', { value: name }, name === '*' ? 'ทุกคำสั่ง' : name)));
    this.levers.replaceChildren(
      h('fieldset', {}, h('legend', {}, 'webhook'), flag('เปิดใช้', 'enabled'), flag('กักไว้ก่อน', 'paused'), flag('ส่งซ้ำเมื่อไม่ได้รับ 2xx', 'redelivery'),
        h('label', { class: 'check' }, 'สำเนาเกิน', h('input', { type: 'number', min: '0', max: '5', value: String(webhook.duplicates), onchange: event => this.set(put(`webhook?${at}`, { duplicates: Number(event.target.value) })) })),
        account.heldWebhooks > 0 && h('button', { type: 'button', onclick: () => this.set(post('webhook/release?order=reversed')) }, `ปล่อยที่กักไว้ ${account.heldWebhooks} รายการ แบบกลับลำดับ`)),
      h('fieldset', {}, h('legend', {}, 'ให้ LINE ตอบผิดปกติ'), where, kind,
        h('button', { type: 'button', onclick: () => this.set(post('faults', { endpoint: where.value, kind: kind.value, count: 1 })) }, 'หนึ่งครั้ง'),
        h('button', { type: 'button', onclick: () => this.set(post('faults', { endpoint: where.value, kind: kind.value })) }, 'จนกว่าจะเลิก'),
        active.filter(fault => fault.left !== 0).map(fault => h('button', { type: 'button', class: 'active', onclick: () => this.set(remove(`faults/${fault.id}`)) }, `เลิก ${fault.endpoint} ${fault.kind}${fault.left ? ` (${fault.left})` : ''}`))),
      h('fieldset', {}, h('legend', {}, `นาฬิกา ${moment(clock.now)}${clock.isFrozen ? ' (หยุดอยู่)' : ''}`),
        h('button', { type: 'button', onclick: () => this.set(put('clock', { mode: clock.isFrozen ? 'running' : 'frozen' })) }, clock.isFrozen ? 'เดินต่อ' : 'หยุด'),
        [['1 นาที', 6e4], ['1 ชม.', 36e5], ['1 วัน', 864e5]].map(([label, by]) => h('button', { type: 'button', onclick: () => this.set(put('clock', { advanceMilliseconds: by })) }, `+${label}`)),
        h('button', { type: 'button', onclick: () => this.set(put('clock', { mode: 'real' })) }, 'เวลาจริง')),
      h('fieldset', {}, h('legend', {}, `โควตา ใช้ ${account.used} จาก ${account.monthlyLimit ?? 'ไม่จำกัด'}`),
        h('button', { type: 'button', onclick: () => this.set(put(`quota?${at}`, { used: account.monthlyLimit ?? 300, limit: account.monthlyLimit ?? 300 })) }, 'ให้หมด'),
        h('button', { type: 'button', onclick: () => this.set(put(`quota?${at}`, { used: 0 })) }, 'เริ่มใหม่')));
  }

  async set(work) {
    await work;
    await this.refresh();
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pretty(text) {
  const value = parse(text);
  return value === null || typeof value !== 'object' ? text : JSON.stringify(value, null, 2);
}
