// Sounds and places.

import { h, icon, svg, tappable } from './dom.js';

const clock = seconds => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;

/** A bubble with a triangle, a wave and the length; tapping plays. */
export function sound(message, source) {
  const audio = h('audio', { src: source, preload: 'none' });
  const wave = svg('0 0 96 24', [...Array(24).keys()].map(i => {
    const height = 4 + 16 * Math.abs(Math.sin(i * 1.7) * Math.cos(i * .6));
    return ['rect', { x: i * 4, y: 12 - height / 2, width: 2, height, rx: 1, fill: 'currentColor' }];
  }), { class: 'wave' });
  const button = h('span', { class: 'sound-button' }, icon('triangle'));
  const node = h('div', { class: 'bubble sound' }, button, wave, h('span', { class: 'sound-length' }, clock((message.duration ?? 0) / 1000)), audio);
  const show = () => button.replaceChildren(icon(audio.paused ? 'triangle' : 'pause'));
  for (const name of ['play', 'pause', 'ended']) audio.addEventListener(name, show);
  return tappable(node, () => (audio.paused ? audio.play().catch(() => null) : audio.pause()), `ฟังข้อความเสียง ${clock((message.duration ?? 0) / 1000)}`);
}

export function place(message, phone) {
  const map = svg('0 0 240 124', [
    ['rect', { width: 240, height: 124, fill: '#e9efe3' }],
    ['path', { d: 'M0 92 C60 74 90 110 150 94 S220 74 240 80V124H0z', fill: '#bcdcf2' }],
    ['path', { d: 'M-5 48 L250 28M60 -5 L84 134M160 -5 L150 104', stroke: '#fff', 'stroke-width': 10, fill: 'none' }],
    ['rect', { x: 92, y: 8, width: 44, height: 22, fill: '#dfe6d3' }], ['rect', { x: 172, y: 44, width: 52, height: 26, fill: '#d3e3c2' }], ['rect', { x: 8, y: 62, width: 44, height: 22, fill: '#dfe6d3' }],
    ['path', { d: 'M120 84c15 -17 23 -30 23 -40a23 23 0 0 0 -46 0c0 10 8 23 23 40z', fill: '#e8443a' }], ['circle', { cx: 120, cy: 44, r: 9, fill: '#fff' }],
  ], { class: 'map' });
  const where = `https://www.google.com/maps/search/?api=1&query=${message.latitude},${message.longitude}`;
  const node = h('div', { class: 'place' }, map, h('b', {}, message.title ?? 'ตำแหน่งที่ตั้ง'), h('span', {}, message.address ?? `${message.latitude.toFixed(4)}, ${message.longitude.toFixed(4)}`));
  return tappable(node, () => phone.tap({ type: 'uri', uri: where }), 'เปิดแผนที่');
}
