// Small helpers to build pages without markup strings: nothing a villager or the bot wrote is ever read as HTML.

export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') node.className = value;
    else if (name === 'style') Object.assign(node.style, value);
    else if (name === 'dataset') Object.assign(node.dataset, value);
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value !== 'string') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

export function svg(viewBox, shapes, attributes = {}) {
  const root = document.createElementNS(svgNamespace, 'svg');
  root.setAttribute('viewBox', viewBox);
  root.setAttribute('aria-hidden', 'true');
  for (const [name, value] of Object.entries(attributes)) root.setAttribute(name, value);
  for (const [tag, props, text] of shapes) {
    const node = document.createElementNS(svgNamespace, tag);
    for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
    if (text !== undefined) node.textContent = text;
    root.append(node);
  }
  return root;
}

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.8', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
const stroke = d => ['path', { ...line, d }];
const shapes = {
  back: [stroke('M15 4 7 12l8 8')],
  menu: [stroke('M4 6.5h16M4 12h16M4 17.5h16')],
  plus: [stroke('M12 4.5v15M4.5 12h15')],
  close: [stroke('M5 5l14 14M19 5 5 19')],
  camera: [stroke('M4 8.5A1.5 1.5 0 0 1 5.500 7h2L9 4.800h6L16.500 7h2A1.500 1.500 0 0 1 20 8.500v9a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500z'), ['circle', { ...line, cx: 12, cy: 12.8, r: 3.4 }]],
  picture: [['rect', { ...line, x: 4, y: 5, width: 16, height: 14, rx: 2 }], ['circle', { ...line, cx: 9, cy: 10, r: 1.4 }], stroke('M4.500 17.500 10 13l3 2.500 3-3 3.500 3.500')],
  smile: [['circle', { ...line, cx: 12, cy: 12, r: 8.6 }], stroke('M8.300 14.200c1 1.600 2.200 2.300 3.700 2.300s2.700-.7 3.700-2.300'), ['circle', { fill: 'currentColor', cx: 9.1, cy: 10, r: 1.1 }], ['circle', { fill: 'currentColor', cx: 14.9, cy: 10, r: 1.1 }]],
  send: [['path', { fill: 'currentColor', d: 'M3.500 20.300 21.500 12 3.500 3.700l2.400 6.700L14 12l-8.100 1.600z' }]],
  keyboard: [['rect', { ...line, x: 3, y: 6, width: 18, height: 12, rx: 2 }], stroke('M6.500 9.800h.01M10 9.800h.01M13.700 9.800h.01M17.300 9.800h.01M8 14.200h8')],
  pin: [stroke('M12 21c4.700-5 7-8.600 7-11.400A7 7 0 0 0 5 9.600C5 12.400 7.300 16 12 21z'), ['circle', { ...line, cx: 12, cy: 9.800, r: 2.500 }]],
  scan: [stroke('M4 8.500V5.500A1.500 1.500 0 0 1 5.500 4h3M15.500 4h3A1.500 1.500 0 0 1 20 5.500v3M20 15.500v3a1.500 1.500 0 0 1-1.500 1.500h-3M8.500 20h-3A1.500 1.500 0 0 1 4 18.500v-3M8 8h3v3H8zM13.500 13.500H16V16h-2.500zM13.500 8H16v3h-2.500zM8 13.500h3V16H8z')],
  file: [stroke('M7 3.500h7l4 4v13H7zM14 3.500v4h4')],
  play: [['circle', { cx: 12, cy: 12, r: 11, fill: '#000', opacity: '.45' }], ['path', { fill: '#fff', d: 'M9.500 7.500v9l7.500-4.500z' }]],
  triangle: [['path', { fill: 'currentColor', d: 'M8 5v14l11-7z' }]],
  pause: [['path', { fill: 'currentColor', d: 'M7 5h4v14H7zM13 5h4v14h-4z' }]],
  talk: [stroke('M4 6.500A2.500 2.500 0 0 1 6.500 4h11A2.500 2.500 0 0 1 20 6.500v7a2.500 2.500 0 0 1-2.500 2.500H11l-4.500 4v-4A2.500 2.500 0 0 1 4 13.500z')],
  shield: [['path', { fill: 'currentColor', d: 'M12 2.500 4.500 5v6c0 4.800 3 8.500 7.500 10.500 4.500-2 7.500-5.700 7.500-10.500V5z' }], ['path', { fill: '#fff', d: 'm12 7 1.500 3 3.300.4-2.400 2.300.6 3.300-3-1.600-3 1.600.6-3.300L7.200 10.400l3.300-.4z' }]],
  down: [['path', { fill: 'currentColor', d: 'M6 9h12l-6 7z' }]],
  up: [['path', { fill: 'currentColor', d: 'M6 15h12l-6-7z' }]],
  people: [['circle', { ...line, cx: 9, cy: 8.500, r: 3.400 }], stroke('M2.800 19.500c.5-3.700 2.900-5.600 6.200-5.600s5.700 1.900 6.200 5.600M15.500 5.400a3.400 3.400 0 0 1 0 6.200M17.500 14.300c2.200.7 3.400 2.400 3.800 5.200')],
  calendar: [['rect', { ...line, x: 4, y: 5.500, width: 16, height: 14.500, rx: 2 }], stroke('M4 10h16M8.500 3.500v4M15.500 3.500v4')],
};

export const icon = name => svg('0 0 24 24', shapes[name], { class: 'icon' });

export const badge = () => h('span', { class: 'badge', title: 'บัญชีทางการ' }, icon('shield'));

export function avatar(name, url, seed = name) {
  if (url) return h('img', { class: 'avatar', src: url, alt: '' });
  const hues = ['#3569c4', '#b3502f', '#3d7a38', '#8a4fa3', '#8a6414', '#2c7577', '#a83f5c', '#55677d'];
  let sum = 0;
  for (const letter of seed) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  const first = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(name.replace(/^(ป้า|ลุง|น้อง|นาย|นาง|ผู้ใหญ่)/, ''))][0]?.segment ?? '?';
  return h('span', { class: 'avatar', style: { background: hues[sum % hues.length] }, 'aria-hidden': 'true' }, first);
}

const zone = 'Asia/Bangkok';
const clock = new Intl.DateTimeFormat('th-TH-u-ca-gregory-nu-latn', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone });
const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
const dayName = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone });
const fullDay = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone });

export const timeOf = at => `${clock.format(new Date(at))} น.`;
export const dayOf = at => dayKey.format(new Date(at));
export const moment = at => fullDay.format(new Date(at));

export function dayTitle(at, now) {
  if (dayOf(at) === dayOf(now)) return 'วันนี้';
  if (dayOf(at) === dayOf(new Date(new Date(now).getTime() - 864e5))) return 'เมื่อวานนี้';
  return dayName.format(new Date(at));
}

/** A value of a date or time field in words. */
export function spoken(mode, value) {
  if (mode === 'time') return `เวลา ${value.replace(':', '.')} น.`;
  const at = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  const day = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
  return mode === 'date' ? day : `${day} เวลา ${value.slice(11, 16).replace(':', '.')} น.`;
}

/** Makes anything tappable by finger, mouse and keyboard. What can be read on it is its name; the label is for what has no words. */
export function tappable(node, act, label) {
  if (!act) return node;
  node.classList.add('tappable');
  node.setAttribute('role', 'button');
  node.tabIndex = 0;
  if (label && label.includes(node.textContent.trim())) node.setAttribute('aria-label', label);
  node.addEventListener('click', event => { event.stopPropagation(); act(); });
  node.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  return node;
}
