// The card as it moves: place and wait change where they stand; whatever else happens, the card is fetched anew. Without script the page reloads itself.
const card = document.querySelector('[data-card]');
const lost = document.querySelector('[data-lost]');
const said = document.querySelector('[data-said]');
let stream;
let soon;
let hiddenAt = 0;
const words = () => [...card.querySelectorAll('.headline, [data-wait]')].map(p => p.textContent.trim()).join(' ');
const say = () => { if (said.textContent !== words()) said.textContent = words(); };
const look = wait => { clearTimeout(soon); soon = setTimeout(fetchAnew, wait); };
const fetchAnew = async () => {
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const anew = page.querySelector('[data-card]');
    const wasCalled = card.dataset.call;
    card.replaceChildren(...anew.childNodes);
    for (const name of ['live', 'key', 'call']) card.dataset[name] = anew.dataset[name];
    document.title = page.title;
    lost.hidden = true;
    say();
    // Browsers refuse, and complain, where nobody has touched the page.
    if (card.dataset.call && !wasCalled && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([400, 200, 400]);
    follow();
  } catch {
    lost.hidden = false;
    look(5000);
  }
};
const follow = () => {
  stream?.close();
  stream = undefined;
  if (!card.dataset.live || !('EventSource' in window)) return;
  const own = stream = new EventSource(card.dataset.live);
  own.addEventListener('open', () => { lost.hidden = true; });
  own.addEventListener('error', () => {
    if (own !== stream) return;
    lost.hidden = false;
    // After an answer that is no stream the browser does not try again by itself.
    if (own.readyState === EventSource.CLOSED) look(5000);
  });
  own.addEventListener('card', event => {
    const now = JSON.parse(event.data);
    // Not all phones of a waiting room in the same moment.
    if (now.key !== card.dataset.key) return look(200 + Math.random() * 600);
    const ahead = card.querySelector('[data-ahead]');
    const wait = card.querySelector('[data-wait]');
    if (ahead && now.ahead) ahead.textContent = now.ahead;
    if (wait && now.wait) wait.textContent = now.wait;
    if (ahead) document.title = document.title.replace(/^(\S+) .*? · /, (all, number) => `${number} ${now.ahead} · `);
    say();
  });
};
if (card) {
  follow();
  addEventListener('offline', () => { lost.hidden = false; });
  addEventListener('online', () => look(0));
  addEventListener('pagehide', () => stream?.close());
  addEventListener('pageshow', event => { if (event.persisted) look(0); });
  // A phone in a pocket sleeps, and its stream with it.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (card.dataset.live && Date.now() - hiddenAt > 10000) look(0);
  });
}
