// LINE's stickers are not ours to ship, so each id is drawn as one of our own faces with the word it stands for.

import { svg } from './dom.js';

const set = [
  { word: 'สวัสดี', color: '#ffd34d', mouth: 'M36 64q14 16 28 0', eyes: 'open', extra: 'wave' },
  { word: 'ขอบคุณ', color: '#ff9eb5', mouth: 'M38 64q12 12 24 0', eyes: 'smile', extra: 'heart' },
  { word: 'โอเค', color: '#8fd694', mouth: 'M36 62q14 14 28 0', eyes: 'open', extra: 'ok' },
  { word: 'ขอโทษ', color: '#9ec5ff', mouth: 'M38 70q12 -10 24 0', eyes: 'sad', extra: 'drop' },
  { word: 'เยี่ยม', color: '#ffb347', mouth: 'M34 60q16 22 32 0z', eyes: 'smile', extra: 'star' },
  { word: 'รอหน่อยนะ', color: '#c9b6f2', mouth: 'M40 66h20', eyes: 'open', extra: 'clock' },
  { word: 'สงสัย', color: '#f2d7a0', mouth: 'M42 68q6 -8 16 -2', eyes: 'open', extra: 'ask' },
  { word: 'ฝันดี', color: '#a7c7d9', mouth: 'M44 66q6 4 12 0', eyes: 'sleep', extra: 'moon' },
];

const ink = '#3a2f28';
const extras = {
  wave: [['path', { d: 'M90 40q10 -6 8 -18M97 46q14 -8 11 -26', stroke: ink, 'stroke-width': 3, fill: 'none', 'stroke-linecap': 'round' }]],
  heart: [['path', { d: 'M98 34c-8 -7 -15 -12 -10 -19 4 -5 9 -2 10 3 1 -5 6 -8 10 -3 5 7 -2 12 -10 19z', fill: '#e8476a' }]],
  ok: [['path', { d: 'M86 30l7 8 14 -18', stroke: '#2c9b4b', 'stroke-width': 5, fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }]],
  drop: [['path', { d: 'M84 22c6 8 8 12 8 15a7 7 0 0 1 -14 0c0 -3 2 -7 6 -15z', fill: '#5aa5ee' }]],
  star: [['path', { d: 'M98 12l4 9 10 1 -7 7 2 10 -9 -5 -9 5 2 -10 -7 -7 10 -1z', fill: '#f5c518' }]],
  clock: [['circle', { cx: 98, cy: 24, r: 12, fill: '#fff', stroke: ink, 'stroke-width': 3 }], ['path', { d: 'M98 17v7l5 4', stroke: ink, 'stroke-width': 3, fill: 'none', 'stroke-linecap': 'round' }]],
  ask: [['text', { x: 90, y: 38, 'font-size': 34, 'font-weight': 700, fill: ink }, '?']],
  moon: [['path', { d: 'M100 10a14 14 0 1 0 12 21 12 12 0 0 1 -12 -21z', fill: '#f5d76e' }]],
};
const eyes = {
  open: [['circle', { cx: 38, cy: 46, r: 4, fill: ink }], ['circle', { cx: 62, cy: 46, r: 4, fill: ink }]],
  smile: [['path', { d: 'M33 48q5 -8 10 0M57 48q5 -8 10 0', stroke: ink, 'stroke-width': 3.5, fill: 'none', 'stroke-linecap': 'round' }]],
  sad: [['circle', { cx: 38, cy: 49, r: 3.5, fill: ink }], ['circle', { cx: 62, cy: 49, r: 3.5, fill: ink }], ['path', { d: 'M32 40l10 -4M68 40l-10 -4', stroke: ink, 'stroke-width': 3, 'stroke-linecap': 'round' }]],
  sleep: [['path', { d: 'M33 46q5 6 10 0M57 46q5 6 10 0', stroke: ink, 'stroke-width': 3.5, fill: 'none', 'stroke-linecap': 'round' }]],
};

const faceOf = id => set[Number(BigInt.asUintN(32, BigInt(String(id).replace(/\D/g, '') || '0')) % 8n)];

/** An emoji of LINE inside a text, as one of our small faces. */
export function emoji(productId, emojiId) {
  const face = faceOf(emojiId);
  const picture = svg('4 12 92 88', [['ellipse', { cx: 50, cy: 56, rx: 42, ry: 40, fill: face.color, stroke: ink, 'stroke-width': 4 }], ...eyes[face.eyes],
    ['path', { d: face.mouth, stroke: ink, 'stroke-width': 4, fill: 'none', 'stroke-linecap': 'round' }]], { class: 'emoji', role: 'img' });
  picture.setAttribute('aria-hidden', 'false');
  picture.setAttribute('aria-label', `อิโมจิ ${face.word}`);
  return picture;
}

export function sticker(packageId, stickerId) {
  const face = faceOf(stickerId);
  const picture = svg('0 0 120 130', [
    ['ellipse', { cx: 50, cy: 56, rx: 42, ry: 40, fill: face.color, stroke: ink, 'stroke-width': 3 }],
    ['ellipse', { cx: 26, cy: 60, rx: 6, ry: 4, fill: '#ff8f7a', opacity: .6 }],
    ['ellipse', { cx: 74, cy: 60, rx: 6, ry: 4, fill: '#ff8f7a', opacity: .6 }],
    ...eyes[face.eyes],
    ['path', { d: face.mouth, stroke: ink, 'stroke-width': 3.5, fill: face.mouth.endsWith('z') ? '#b5443a' : 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }],
    ...extras[face.extra],
    ['text', { x: 56, y: 121, 'text-anchor': 'middle', 'font-size': 19, 'font-weight': 700, fill: ink, stroke: '#fff', 'stroke-width': 4, 'paint-order': 'stroke', 'font-family': 'Noto Sans Thai, Leelawadee UI, Loma, sans-serif' }, face.word],
  ], { class: 'sticker' });
  picture.setAttribute('aria-hidden', 'false');
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', `สติกเกอร์ ${face.word}`);
  return picture;
}

/** What the sticker drawer offers: stickers an official account may send too. */
export const drawer = [...Array(16).keys()].map(i => ({ packageId: '11537', stickerId: String(52002736 + i) }));
