// Buttons, confirm, carousel, image carousel, and pictures with areas.

import { h, icon, tappable } from './dom.js';

const ratio = template => template.imageAspectRatio === 'square' ? '1 / 1' : '1.51 / 1';

function picture(source, template, at) {
  if (!at.thumbnailImageUrl) return null;
  return h('div', { class: 'template-image', style: { aspectRatio: ratio(template), background: at.imageBackgroundColor } },
    h('img', { src: at.thumbnailImageUrl, alt: '', style: { objectFit: template.imageSize === 'contain' ? 'contain' : 'cover' } }));
}

function card(template, at, tap) {
  const top = h('div', { class: 'template-top' },
    picture(at.thumbnailImageUrl, template, at),
    h('div', { class: 'template-words' }, at.title && h('div', { class: 'template-title' }, at.title), h('div', { class: 'template-text' }, at.text)));
  tappable(top, at.defaultAction && (() => tap(at.defaultAction)), at.title ?? at.text);
  return h('div', { class: 'template' }, top, h('div', { class: 'template-actions' }, at.actions.map(action => choice(action, tap))));
}

function choice(action, tap) {
  return h('button', { type: 'button', class: 'template-action', onclick: () => tap(action) }, action.label);
}

export function template(message, tap) {
  const body = message.template;
  switch (body.type) {
    case 'buttons': return card(body, body, tap);
    case 'confirm':
      return h('div', { class: 'template' }, h('div', { class: 'template-words' }, h('div', { class: 'template-text' }, body.text)),
        h('div', { class: 'template-actions template-pair' }, body.actions.map(action => choice(action, tap))));
    case 'carousel': return h('div', { class: 'carousel', tabindex: '0' }, body.columns.map(column => card(body, column, tap)));
    case 'image_carousel':
      return h('div', { class: 'carousel', tabindex: '0' }, body.columns.map(column =>
        tappable(h('div', { class: 'template-picture' }, h('img', { src: column.imageUrl, alt: '' }), column.action.label && h('span', {}, column.action.label)),
          () => tap(column.action), column.action.label)));
    default: return h('div', { class: 'bubble' }, message.altText);
  }
}

export function imagemap(message, tap, phone) {
  const { width, height } = message.baseSize;
  // LINE asks the address for a width; 700 is enough for this screen.
  const node = h('div', { class: 'imagemap', style: { aspectRatio: `${width} / ${height}` } }, h('img', { src: `${message.baseUrl}/700`, alt: message.altText }));
  if (message.video) {
    const { area, originalContentUrl, previewImageUrl, externalLink } = message.video;
    node.append(tappable(h('div', { class: 'imagemap-area imagemap-film', style: spot(area, width, height) }, h('img', { src: previewImageUrl, alt: '' }), icon('play'),
      externalLink && h('span', { class: 'imagemap-link' }, externalLink.label)), () => phone.play(originalContentUrl, previewImageUrl), 'เล่นวิดีโอ'));
  }
  for (const action of message.actions ?? []) {
    const does = action.type === 'uri' ? { type: 'uri', uri: action.linkUri } : action;
    node.append(tappable(h('div', { class: 'imagemap-area', style: spot(action.area, width, height) }), () => tap(does), action.label ?? action.text ?? action.linkUri));
  }
  return node;
}

export function spot(area, width, height) {
  return {
    left: `${100 * area.x / width}%`,
    top: `${100 * area.y / height}%`,
    width: `${100 * area.width / width}%`,
    height: `${100 * area.height / height}%`,
  };
}
