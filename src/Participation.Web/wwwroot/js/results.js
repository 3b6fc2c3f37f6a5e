// Figures that change while somebody looks: the part of the page that shows them is fetched anew. Without script the page is reloaded by hand.
const part = document.querySelector('[data-live]');
let asked = false;
const fetchAnew = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const anew = page.querySelector('[data-live]');
    if (!anew) return;
    // What was opened stays open, and nobody is interrupted in a form.
    if (part.querySelector('form')?.contains(document.activeElement)) return;
    const open = [...part.querySelectorAll('details')].map(d => d.open);
    part.replaceChildren(...anew.childNodes);
    part.querySelectorAll('details').forEach((d, i) => { d.open = open[i] ?? d.open; });
    document.title = page.title;
  } catch {
    // A lost connection: the next change tells.
  }
};
if (part && 'EventSource' in window) {
  const events = new EventSource(part.dataset.live);
  events.addEventListener('changed', () => {
    // A waiting room that answers all at once is shown once.
    if (asked) return;
    asked = true;
    setTimeout(async () => { asked = false; await fetchAnew(); }, 1500);
  });
  addEventListener('pagehide', () => events.close());
}
