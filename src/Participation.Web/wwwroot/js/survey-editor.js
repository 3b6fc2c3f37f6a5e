// The phone beside the editor follows what is typed. Without script it follows each save.
const editor = document.getElementById('editor');
const phone = document.getElementById('phone');
let waiting;
let latest = 0;
editor.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 400);
});
async function show() {
  const mine = ++latest;
  try {
    const answer = await fetch(editor.dataset.preview, { method: 'POST', body: new FormData(editor) });
    // An older answer that comes late must not replace a newer one.
    if (answer.ok && mine === latest) phone.srcdoc = await answer.text();
  } catch {
    // Out of touch: the last picture stays, and saving will say so.
  }
}
