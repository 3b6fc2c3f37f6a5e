// What pages share that stand at a counter or in a hall and go on without network. For browsers of 2017 on.
'use strict';
(() => {
  const waits = [2000, 5000, 10000, 20000, 40000, 60000];

  const wait = time => new Promise(resolve => setTimeout(resolve, time));

  // Random, and without the time that a counted id would carry.
  const newId = () => {
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    const hex = Array.from(b, x => (x + 256).toString(16).slice(1)).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };

  const inTime = (call, patience) => Promise.race([call, wait(patience).then(() => { throw new Error('no answer'); })]);

  // Speaks by the secret it was paired with, and by no cookie.
  const post = (address, body, secret, patience) => inTime(fetch(address, {
    method: 'POST', credentials: 'omit', cache: 'no-store',
    headers: Object.assign({ 'Content-Type': 'application/json' }, secret ? { Authorization: 'Device ' + secret } : {}),
    body: JSON.stringify(body),
  }).then(answer => answer.json().then(content => ({ status: answer.status, content: content }))), patience);

  // Delivers for as long as there is more, one delivery at a time; after a failure again, later each time up to the longest wait.
  // Once answers whether there is more; told hears that it ended, well or not.
  const delivery = (once, longest, told) => {
    let running = false, failures = 0, retry = 0;

    const later = () => {
      clearTimeout(retry);
      const next = Math.min(waits[Math.min(failures, waits.length) - 1], longest);
      // Those that lost the network together do not come back at the same moment.
      retry = setTimeout(run, next * (0.75 + Math.random() / 2));
    };

    const run = async () => {
      if (running) return;
      running = true;
      clearTimeout(retry);
      try {
        for (let more = true; more;) more = await once();
        failures = 0;
      } catch (failure) {
        failures++;
        later();
      }
      running = false;
      told();
    };

    return {
      run: run,
      runAnew: () => { failures = 0; run(); },
      runUnlessFailing: () => { if (failures === 0) run(); },
      isFailing: () => failures > 0,
    };
  };

  // The worker keeps this page and what it asks for, so that it opens without network. Answers whether all of it is kept.
  const keepPage = async (worker, scope) => {
    try {
      // Browsers give it to https only: on plain http in the house's own network there is none.
      if (!('serviceWorker' in navigator)) return false;
      const registration = await navigator.serviceWorker.register(worker, { scope: scope });
      const active = registration.active || await new Promise(resolve => {
        const coming = registration.installing || registration.waiting;
        coming.addEventListener('statechange', () => { if (coming.state === 'activated') resolve(coming); });
      });
      const parts = Array.from(document.querySelectorAll('link[rel~=stylesheet], link[rel~=icon], link[rel~=manifest], script[src]'), part => part.href || part.src);
      const channel = new MessageChannel();
      const kept = new Promise(resolve => { channel.port1.onmessage = event => resolve(event.data); });
      active.postMessage({ page: location.pathname, parts: parts }, [channel.port2]);
      return await kept;
    } catch (failure) {
      return false;
    }
  };

  window.device = { wait: wait, newId: newId, inTime: inTime, post: post, delivery: delivery, keepPage: keepPage };
})();
