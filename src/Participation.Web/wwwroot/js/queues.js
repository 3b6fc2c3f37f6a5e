// The counter: live, by keyboard, and plain about a lost connection. Without script every button works by itself.
const part = document.querySelector('[data-live]');
const offline = document.querySelector('[data-offline]');
const said = document.querySelector('[data-said]');
const sound = document.querySelector('[data-sound]');
let drawn = performance.now();
let busy = false;
let wanted = false;

const isTyping = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '') && part.contains(document.activeElement);
const isOffline = value => { if (offline) offline.hidden = !value; };

// ---- what runs by the second
const clock = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
const tick = () => {
  const gone = Math.floor((performance.now() - drawn) / 1000);
  for (const line of part.querySelectorAll('[data-elapsed]')) {
    const now = Number(line.dataset.elapsed) + gone;
    line.querySelector('[data-clock]').textContent = clock(now);
    const late = line.querySelector('[data-late]');
    if (late && Number(line.dataset.standard) > 0) late.hidden = now <= Number(line.dataset.standard);
  }
  for (const button of part.querySelectorAll('button[data-wait]')) {
    const total = Number(button.dataset.wait);
    if (total === 0) continue;
    const rest = total - gone;
    button.disabled = rest > 0;
    const left = button.querySelector('[data-left]');
    if (left) left.textContent = rest > 0 ? `รอ ${rest} วินาที` : '';
  }
  for (const form of part.querySelectorAll('form[data-gone]')) {
    const rest = Number(form.dataset.gone) - gone;
    form.hidden = rest <= 0;
    const left = form.querySelector('[data-left]');
    if (left) left.textContent = `เหลือ ${Math.max(0, rest)} วินาที`;
  }
};

// ---- a short tone when somebody comes to an idle counter
let waitedBefore = Number(part?.dataset.waiting ?? 0);
const tone = () => {
  const audio = new AudioContext();
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = 880;
  volume.gain.setValueAtTime(.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(.001, audio.currentTime + .6);
  source.connect(volume).connect(audio.destination);
  source.start();
  source.stop(audio.currentTime + .6);
  source.onended = () => audio.close();
};
const listen = () => {
  const waits = Number(part.dataset.waiting ?? 0);
  if (sound?.querySelector('input').checked && part.dataset.idle === 'yes' && waits > waitedBefore) tone();
  waitedBefore = waits;
};
if (sound) {
  const box = sound.querySelector('input');
  sound.hidden = false;
  try { box.checked = localStorage.getItem('queue-sound') === 'yes'; } catch { /* Kept nowhere. */ }
  box.addEventListener('change', () => {
    try { localStorage.setItem('queue-sound', box.checked ? 'yes' : 'no'); } catch { /* Kept nowhere. */ }
    if (box.checked) tone();
  });
}

// ---- the part of the page that changes
const show = html => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const anew = page.querySelector('[data-live]');
  if (!anew || anew.dataset.live !== part.dataset.live) return false;
  const focused = document.activeElement?.id;
  const open = new Set([...part.querySelectorAll('details[open]')].map(d => d.id));
  const inside = part.contains(document.activeElement);
  part.replaceChildren(...anew.childNodes);
  for (const name of ['stamp', 'idle', 'waiting']) if (anew.dataset[name] !== undefined) part.dataset[name] = anew.dataset[name];
  for (const d of part.querySelectorAll('details')) if (open.has(d.id)) d.open = true;
  if (inside) (focused && document.getElementById(focused) || document.getElementById('main'))?.focus();
  document.title = page.title;
  drawn = performance.now();
  tick();
  listen();
  const words = page.querySelector('main > .note[role=status] p, [data-live] .errors');
  if (words && said) {
    said.textContent = words.textContent.trim();
    let shown = document.querySelector('main > .note[role=status]');
    if (!shown && page.querySelector('main > .note[role=status]')) {
      shown = document.createElement('div');
      part.before(shown);
    }
    const note = page.querySelector('main > .note[role=status]');
    if (shown && note) shown.replaceWith(note);
  }
  return true;
};
const fetchAnew = async () => {
  if (busy || isTyping() || part.querySelector('details[open] form')) { wanted = true; return; }
  wanted = false;
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html' } });
    if (answer.redirected) { location.href = answer.url; return; }
    if (answer.status === 404) { location.href = '/staff/queues'; return; }
    if (answer.ok && !busy && !show(await answer.text())) location.reload();
    isOffline(false);
  } catch {
    isOffline(true);
  }
};

// ---- a press keeps the page and the focus; the second of a double press is not sent
const press = async (form, button) => {
  busy = true;
  part.setAttribute('aria-busy', 'true');
  const body = new URLSearchParams(new FormData(form, button ?? undefined));
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
    const html = await answer.text();
    document.querySelector('main > .note[role=status]')?.remove();
    if (answer.status === 404 || !show(html)) location.href = answer.redirected ? answer.url : '/staff/queues';
    isOffline(false);
  } catch {
    isOffline(true);
    if (said) said.textContent = 'กดไม่สำเร็จ ขาดการติดต่อกับระบบ กดอีกครั้งได้';
  }
  // Long enough that a finger that falls twice does not press what has just appeared under it.
  setTimeout(() => { busy = false; part.setAttribute('aria-busy', 'false'); if (wanted) fetchAnew(); }, 400);
};
if (part?.classList.contains('console')) {
  part.addEventListener('submit', event => {
    event.preventDefault();
    if (!busy) press(event.target, event.submitter);
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || busy) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== 'checkbox') return;
    // By the key's place: on a Thai keyboard the digits lie under other letters.
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const target = digit && part.querySelector(`[data-key="${digit}"]`);
    if (!target || target.disabled || target.closest('[hidden]')) return;
    event.preventDefault();
    target.click();
    if (target.tagName === 'SUMMARY') target.parentElement.querySelector('select')?.focus();
  });
}
if (part) {
  tick();
  setInterval(tick, 1000);
  part.addEventListener('focusout', () => { if (wanted) setTimeout(fetchAnew, 200); });
  part.addEventListener('toggle', () => { if (wanted) fetchAnew(); }, true);
  addEventListener('offline', () => isOffline(true));
  addEventListener('online', () => fetchAnew());
  if ('EventSource' in window) {
    let events;
    let lost = false;
    const connect = () => {
      events = new EventSource(part.dataset.live);
      events.addEventListener('changed', event => { if (!event.data || event.data !== part.dataset.stamp) fetchAnew(); });
      events.addEventListener('open', () => { if (lost) fetchAnew(); lost = false; isOffline(false); });
      events.addEventListener('error', () => {
        lost = true;
        isOffline(true);
        // Closed for good: the session has ended, or something between answers in the service's place. The page itself tells which.
        if (events.readyState === EventSource.CLOSED) setTimeout(() => { fetchAnew(); connect(); }, 5000);
      });
    };
    connect();
    addEventListener('pagehide', () => events.close());
  }
}
