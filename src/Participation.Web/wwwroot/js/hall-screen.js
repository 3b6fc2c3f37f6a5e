// The screen in a hall fetches itself anew when something has changed, and says when it has lost touch. Without script it is
// loaded anew every ten seconds.
'use strict';
(() => {
  const part = document.querySelector('[data-live]'), state = document.querySelector('[data-state]');
  const silentFor = 40000;     // the service says something every 15 seconds
  let source = null, lastWord = Date.now(), retry = 0, asked = false;

  const tell = cut => {
    document.body.classList.toggle('cut', cut);
    state.textContent = cut ? 'ขาดการติดต่อ กำลังต่อใหม่ …' : '';
  };

  const fetchAnew = async () => {
    asked = false;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
      if (fresh) part.replaceChildren(...fresh.childNodes);
    } catch (failure) {
      // The next change tells.
    }
  };

  const connect = () => {
    clearTimeout(retry);
    if (source) source.close();
    lastWord = Date.now();
    source = new EventSource(part.dataset.live);
    source.addEventListener('open', () => { lastWord = Date.now(); tell(false); });
    source.addEventListener('alive', () => { lastWord = Date.now(); });
    source.addEventListener('changed', () => {
      lastWord = Date.now();
      // A hall that presses all at once is drawn once.
      if (asked) return;
      asked = true;
      setTimeout(fetchAnew, 700);
    });
    source.onerror = cut;
  };

  const cut = () => {
    tell(true);
    if (source) source.close();
    source = null;
    clearTimeout(retry);
    retry = setTimeout(connect, 1500 + Math.random() * 2000);
  };

  const stayAwake = () => { if (navigator.wakeLock && !document.hidden) navigator.wakeLock.request('screen').catch(() => { }); };

  document.addEventListener('visibilitychange', stayAwake);
  setInterval(() => { if (source && Date.now() - lastWord > silentFor) cut(); }, 1000);
  stayAwake();
  if ('EventSource' in window) connect();
  else setTimeout(() => location.reload(), 10000);
})();
