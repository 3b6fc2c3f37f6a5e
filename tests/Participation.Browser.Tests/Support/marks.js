// Shows one box of the page alone, black on white, filled with words that stack marks: as it is, or with nothing clipped.
(() => {
  // A page may have further boxes of words worth a look.
  const wanted = ['h1, h2, h3, legend, label, button, .button, select, textarea, input[type=text], input[type=tel], input[type=search]', globalThis.alsoMarked].filter(Boolean).join(', ');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { visibility: hidden !important; transition: none !important; }
    html, body { background: #fff !important; }
    .ink-shown { visibility: visible !important; color: #000 !important; background: transparent !important; border-color: transparent !important;
      outline: 0 !important; box-shadow: none !important; appearance: none !important; caret-color: transparent !important; white-space: pre !important; }
    .ink-control { width: 320px !important; max-width: none !important; resize: none !important; }
    .ink-free { overflow: visible !important; clip-path: none !important; contain: none !important; }
    .ink-copy { position: absolute; line-height: normal; padding: 0; margin: 0; border: 0; }
  `);
  const isControl = node => node.matches('input, textarea, select');
  // One of a kind is enough: the same element, class and letters in the same sort of place.
  const kind = node => {
    const { fontSize, lineHeight, paddingTop, height, display } = getComputedStyle(node);
    return [node.tagName, node.type, node.className, fontSize, lineHeight, paddingTop, isControl(node) ? height : '', display].join(' ');
  };

  const boxes = new Map();
  for (const node of document.querySelectorAll(wanted)) {
    const { left, width } = node.getBoundingClientRect();
    if (node.checkVisibility() && left >= 0 && width > 0 && !boxes.has(kind(node))) boxes.set(kind(node), node);
  }
  const list = [...boxes.values()];
  const names = list.map(node => node.outerHTML.slice(0, node.outerHTML.indexOf('>') + 1));

  function copyOf(node) {
    const copy = document.createElement('div');
    const css = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    for (const name of ['fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'fontStretch', 'letterSpacing', 'textTransform']) copy.style[name] = css[name];
    copy.style.left = `${box.left + scrollX + parseFloat(css.borderLeftWidth) + parseFloat(css.paddingLeft)}px`;
    copy.style.top = `${box.top + scrollY}px`;
    copy.className = 'ink-shown ink-free ink-copy';
    return copy;
  }

  globalThis.marks = {
    names,
    show(index, words, free) {
      document.adoptedStyleSheets = [sheet];
      for (const old of document.querySelectorAll('.ink-shown, .ink-free')) old.classList.remove('ink-shown', 'ink-free');
      document.querySelector('.ink-copy')?.remove();
      let node = list[index];
      if (node.tagName === 'SELECT') node.replaceChildren(new Option(words));
      else if (isControl(node)) node.value = words;
      else node.textContent = words;
      if (isControl(node)) node.classList.add('ink-control');
      node.scrollIntoView({ block: 'center', inline: 'nearest' });
      const box = node.getBoundingClientRect();
      if (free && isControl(node)) {
        // What an input clips cannot be let out by the page, so the same letters stand beside it without a box.
        node = document.body.appendChild(copyOf(node));
        node.textContent = words;
      }
      node.classList.add('ink-shown');
      if (free) for (let each = node; each; each = each.parentElement) each.classList.add('ink-free');
      return [box.left, box.top, box.width, box.height];
    },
  };
})()
