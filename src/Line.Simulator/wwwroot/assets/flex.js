// Flex messages, drawn by the measures LINE uses.

import { h, icon, tappable } from './dom.js';

const steps = { none: '0', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px', xxl: '20px' };
const fonts = { xxs: '11px', xs: '13px', sm: '14px', md: '16px', lg: '19px', xl: '22px', xxl: '29px', '3xl': '35px', '4xl': '48px', '5xl': '74px' };
const images = { xxs: '40px', xs: '60px', sm: '80px', md: '100px', lg: '120px', xl: '140px', xxl: '160px', '3xl': '180px', '4xl': '200px', '5xl': '220px', full: '100%' };
const borders = { none: '0', light: '.5px', normal: '1px', medium: '2px', 'semi-bold': '3px', bold: '4px' };
const gravities = { top: 'flex-start', center: 'center', bottom: 'flex-end' };
const aligns = { start: 'flex-start', center: 'center', end: 'flex-end' };
const widths = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };

const step = value => steps[value] ?? value;

// Padding of the blocks by size of the bubble; the body has less below when a footer follows.
const tight = { header: '10px', body: '10px', beforeFooter: '10px' };
const middle = { header: '11px 14px 13px', body: '11px 14px 13px', beforeFooter: '17px' };
const roomy = { header: '20px', body: '19px 20px 20px', beforeFooter: '10px' };
const pads = { nano: tight, micro: tight, deca: middle, hecto: middle, kilo: { header: '13px', body: '13px', beforeFooter: '17px' }, mega: roomy, giga: roomy };

export function flex(contents, tap, phone) {
  if (contents.type !== 'carousel') return bubble(contents, tap, phone);
  return h('div', { class: 'carousel', tabindex: '0' }, contents.contents.map(each => bubble(each, tap, phone)));
}

function bubble(container, tap, phone) {
  const size = container.size ?? 'mega';
  const node = h('div', { class: `flex-bubble flex-${size}`, dir: container.direction ?? 'ltr', style: { width: `${widths[size]}px` } });
  for (const name of ['header', 'hero', 'body', 'footer']) {
    if (!container[name]) continue;
    const style = container.styles?.[name] ?? {};
    if (style.separator) node.append(h('div', { class: 'flex-rule', style: { background: style.separatorColor } }));
    const block = h('div', { class: `flex-block flex-${name}`, style: { background: style.backgroundColor } });
    block.append(container[name].type === 'video' ? film(container[name], tap, phone) : component(container[name], 'vertical', tap, name === 'hero'));
    // The padding of a block is that of its box, so that a background of the box reaches the edge.
    if (container[name].type === 'box') pad(block.firstChild, container[name], name, size, Boolean(container.footer));
    node.append(block);
  }
  return tappable(node, container.action && (() => tap(container.action)), container.action?.label);
}

function pad(node, box, block, size, hasFooter) {
  if (box.paddingAll === undefined) {
    node.style.padding = { ...pads[size], hero: '0', footer: '10px' }[block];
    if (block === 'body' && hasFooter) node.style.paddingBottom = pads[size].beforeFooter;
  }
  padding(node, box);
}

function padding(node, box) {
  if (box.paddingAll !== undefined) node.style.padding = step(box.paddingAll);
  if (box.paddingTop !== undefined) node.style.paddingTop = step(box.paddingTop);
  if (box.paddingBottom !== undefined) node.style.paddingBottom = step(box.paddingBottom);
  if (box.paddingStart !== undefined) node.style.paddingInlineStart = step(box.paddingStart);
  if (box.paddingEnd !== undefined) node.style.paddingInlineEnd = step(box.paddingEnd);
}

function component(item, layout, tap, isHero = false) {
  const draw = { box, button, image, icon: symbol, text, separator, filler }[item.type];
  const node = draw(item, layout, tap, isHero);
  place(node, item, layout);
  return node;
}

function place(node, item, layout) {
  if (item.position === 'absolute') node.style.position = 'absolute';
  else if (item.offsetTop || item.offsetBottom || item.offsetStart || item.offsetEnd) node.style.position = 'relative';
  if (item.offsetTop) node.style.top = step(item.offsetTop);
  if (item.offsetBottom) node.style.bottom = step(item.offsetBottom);
  if (item.offsetStart) node.style.insetInlineStart = step(item.offsetStart);
  if (item.offsetEnd) node.style.insetInlineEnd = step(item.offsetEnd);
  if (item.type === 'separator' || item.type === 'icon') return;

  const row = layout !== 'vertical';
  const share = item.flex ?? (item.type === 'filler' ? 1 : row && !(item.type === 'box' && item.width) ? 1 : 0);
  node.style.flex = share > 0 ? (row ? `${share} 0 0px` : `${share} 0 auto`) : '0 0 auto';
  if (row && share > 0) node.style.minWidth = '0';
  if (share === 0 && row) node.style.maxWidth = '100%';
}

function box(item, _, tap) {
  const node = h('div', { class: `flex-box flex-${item.layout}` });
  const css = node.style;
  padding(node, item);
  if (item.backgroundColor) css.background = item.backgroundColor;
  if (item.background?.type === 'linearGradient') {
    const { angle, startColor, centerColor, centerPosition, endColor } = item.background;
    css.background = `linear-gradient(${[angle, startColor, ...(centerColor ? [`${centerColor} ${centerPosition ?? '50%'}`] : []), endColor].join(', ')})`;
  }
  if (item.borderWidth || item.borderColor) css.border = `${borders[item.borderWidth] ?? item.borderWidth ?? '1px'} solid ${item.borderColor ?? '#000'}`;
  if (item.cornerRadius) {
    css.borderRadius = step(item.cornerRadius);
    css.overflow = 'hidden';
  }
  for (const name of ['width', 'maxWidth', 'height', 'maxHeight']) if (item[name]) css[name] = item[name];
  if (item.height || item.maxHeight) css.overflow = 'hidden';
  if (item.justifyContent) css.justifyContent = item.justifyContent;
  if (item.alignItems) css.alignItems = item.alignItems;

  item.contents.forEach((child, index) => {
    const drawn = component(child, item.layout, tap);
    const gap = child.margin ?? (index > 0 && child.position !== 'absolute' ? item.spacing : undefined);
    if (gap && child.type !== 'filler') drawn.style[item.layout === 'vertical' ? 'marginTop' : 'marginInlineStart'] = step(gap);
    node.append(drawn);
  });
  return tappable(node, item.action && (() => tap(item.action)), item.action?.label);
}

function button(item, _, tap) {
  const style = item.style ?? 'link';
  const node = h('button', { type: 'button', class: `flex-button flex-${style} flex-height-${item.height ?? 'md'}`, onclick: event => { event.stopPropagation(); tap(item.action); } },
    h('span', {}, item.action.label));
  if (item.color) node.style[style === 'link' ? 'color' : 'background'] = item.color;
  if (item.gravity) node.style.alignSelf = gravities[item.gravity];
  if (item.adjustMode) node.classList.add('flex-shrink');
  return node;
}

function image(item, layout, tap, isHero) {
  const [width, height] = (item.aspectRatio ?? '1:1').split(':').map(Number);
  const frame = h('div', { class: 'flex-image', style: { width: images[item.size ?? 'md'] ?? item.size, aspectRatio: `${width} / ${height}`, background: item.backgroundColor } },
    h('img', { src: item.url, alt: '', loading: 'lazy', style: { objectFit: item.aspectMode === 'cover' ? 'cover' : 'contain' } }));
  if (isHero && item.size === 'full') frame.style.width = '100%';
  const node = h('div', { class: 'flex-image-place', style: { justifyContent: aligns[item.align ?? 'center'], alignItems: gravities[item.gravity ?? 'top'] } }, frame);
  if (layout !== 'vertical' && item.flex === 0) node.style.width = frame.style.width;
  return tappable(node, item.action && (() => tap(item.action)), item.action?.label ?? 'รูปภาพ');
}

/** A film at the head of a bubble: its still with a triangle, and after the film the button of its action. */
function film(item, tap, phone) {
  const [width, height] = (item.aspectRatio ?? '1:1').split(':').map(Number);
  const still = tappable(h('div', { class: 'flex-still' }, h('img', { src: item.previewUrl, alt: '' }), icon('play')), () => phone.play(item.url, item.previewUrl), 'เล่นวิดีโอ');
  return h('div', { class: 'flex-video', style: { aspectRatio: `${width} / ${height}` } }, still,
    item.action && h('button', { type: 'button', class: 'flex-video-link', onclick: event => { event.stopPropagation(); tap(item.action); } }, item.action.label));
}

function symbol(item) {
  const size = fonts[item.size ?? 'md'] ?? item.size;
  const [width, height] = (item.aspectRatio ?? '1:1').split(':').map(Number);
  return h('span', { class: 'flex-icon', style: { fontSize: size } }, h('img', { src: item.url, alt: '', style: { height: '1em', width: `${width / height}em` } }));
}

function letters(node, item) {
  const css = node.style;
  if (item.size) css.fontSize = fonts[item.size] ?? item.size;
  if (item.color) css.color = item.color;
  if (item.weight) css.fontWeight = item.weight === 'bold' ? '700' : '400';
  if (item.style) css.fontStyle = item.style;
  if (item.decoration) css.textDecoration = item.decoration;
}

function text(item, layout, tap) {
  const node = h('div', { class: 'flex-text' });
  node.style.fontSize = fonts.md;
  letters(node, item);
  node.style.textAlign = item.align ?? 'start';
  if (item.gravity && layout === 'horizontal') node.style.alignSelf = gravities[item.gravity];
  if (item.wrap) {
    node.classList.add('flex-wrap');
    if (item.maxLines > 0) Object.assign(node.style, { display: '-webkit-box', webkitLineClamp: String(item.maxLines), webkitBoxOrient: 'vertical', overflow: 'hidden' });
  }
  if (item.lineSpacing && step(item.lineSpacing) !== '0') node.style.lineHeight = `calc(1.6em + ${step(item.lineSpacing)})`;
  if (item.contents?.length) {
    for (const each of item.contents) {
      const span = h('span', {}, each.text ?? '');
      letters(span, each);
      node.append(span);
    }
  } else node.append(item.text ?? '');
  return tappable(node, item.action && (() => tap(item.action)), item.action?.label);
}

function separator(item, layout) {
  return h('div', { class: layout === 'vertical' ? 'flex-separator' : 'flex-separator flex-upright', style: { background: item.color } });
}

function filler() {
  return h('div', { class: 'flex-filler' });
}

