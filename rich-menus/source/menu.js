const name = new URLSearchParams(location.search).get('menu');

function sign(of) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const look = { d: icons[of], fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [key, value] of Object.entries(look)) path.setAttribute(key, value);
  svg.append(path);
  return svg;
}

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

fetch(`../${name}.json`).then(answer => answer.json()).then(menu => {
  const main = document.querySelector('main');
  main.style.height = `${menu.size.height}px`;
  main.classList.toggle('flat', menu.size.height < 1000);
  for (const { bounds, action } of menu.areas) {
    const isTab = action.type === 'richmenuswitch';
    const here = isTab && action.richMenuAliasId === name;
    const area = element('div', `area ${isTab ? 'tab' : 'tile'} ${here ? 'here' : ''} ${careful.has(action.label) ? 'careful' : ''}`);
    Object.assign(area.style, { left: `${bounds.x}px`, top: `${bounds.y}px`, width: `${bounds.width}px`, height: `${bounds.height}px` });
    if (isTab) area.append(element('b', '', action.label.replace('แท็บ', '')));
    else area.append(element('span'), sign(signs[action.label]), element('b', '', action.label));
    main.append(area);
  }
});
