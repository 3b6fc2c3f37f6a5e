// The kiosk on the counter. One tap, at most one question more, thanks, and back to the start. Every answer is on the disk
// before it is thanked for, and leaves it when the service has said what became of it. For browsers of 2017 on.
'use strict';
(() => {
  const thanksFor = 3000;      // also the time in which no further tap counts
  const questionFor = 15000;
  const doubleTap = 800;       // a second tap of a nervous finger is no answer to the question that just came up
  const signOfLifeEvery = 60000;
  const patience = 15000;
  const longestWait = 60000;
  const atOnce = 50;

  const point = document.body.dataset.point;
  const address = '/k/' + point;
  const screens = Array.from(document.querySelectorAll('[data-screen]'));
  const asked = document.querySelector('[data-form]');
  const question = document.querySelector('[data-question]');
  const stateLine = document.querySelector('[data-state]');
  const full = document.querySelector('[data-full]');

  let store, secret, shown, current = null, busy = false;
  let opensOffline = true;     // until it is known

  const show = name => {
    shown = name;
    screens.forEach(screen => { screen.hidden = screen.dataset.screen !== name; });
    const heading = document.querySelector('[data-screen="' + name + '"] h1');
    // Also takes the focus off the face that was tapped.
    if (heading) heading.focus();
  };

  const start = () => {
    busy = false;
    current = null;
    show(!secret ? 'pairing' : asked ? 'faces' : 'closed');
  };

  const post = (path, body) => device.post(address + path, body, secret, patience);

  // For whoever looks after the tablet: small, and the same whatever was tapped.
  const tellState = async () => {
    const waiting = await store.count();
    const words = [];
    if (delivery.isFailing()) words.push('ติดต่อระบบไม่ได้');
    words.push(waiting > 0 ? 'รอส่ง ' + waiting : secret ? 'ส่งครบแล้ว' : '');
    if (!opensOffline) words.push('ถ้าไม่มีเน็ต อย่าปิดหน้านี้');
    stateLine.textContent = words.filter(w => w).join(' · ');
    document.querySelector('[data-kept]').textContent = waiting > 0 ? 'ในเครื่องนี้มีคะแนนรอส่ง ' + waiting + ' คำตอบ จับคู่กับจุดบริการเดิมแล้วจะส่งเอง' : '';
  };

  // True when there is more to deliver at once.
  const deliverOnce = async () => {
    if (!secret) return false;
    const held = await store.oldest(atOnce);
    // An answer whose question is still on the screen holds back those behind it: they go in their order.
    const open = held.findIndex(answer => current && answer.order === current.order);
    const batch = open < 0 ? held : held.slice(0, open);
    const left = await store.count() - batch.length;
    const answer = await post('/answers', {
      sentAt: new Date().toISOString(),
      waiting: left,
      entries: batch.map(kept => Object.assign({}, kept, { order: undefined })),
    });
    if (answer.status === 401) {
      secret = null;
      await store.setSecret(null);
      if (!busy) start();
      return false;
    }
    if (answer.status !== 200 || answer.content.results.length !== batch.length) throw new Error('not taken');
    await store.remove(batch);
    renew(answer.content.shell);
    return batch.length === atOnce;
  };

  const delivery = device.delivery(deliverOnce, longestWait, tellState);

  // The page is out of date: other words, another form, opened or closed.
  const renew = shell => {
    if (busy || (shown !== 'faces' && shown !== 'closed') || shell === document.body.dataset.shell) return;
    // Once an hour for each: a page that comes from a cache would load itself for ever.
    const attempt = shell + ' ' + Math.floor(Date.now() / 3600000);
    if (sessionStorage.getItem('loaded') === attempt) return;
    sessionStorage.setItem('loaded', attempt);
    location.reload();
  };

  const thank = () => {
    current = null;
    show('thanks');
    setTimeout(start, thanksFor);
    tellState();
    delivery.runUnlessFailing();
  };

  const ask = answer => {
    current = answer;
    show('more');
    const since = Date.now();
    const timer = setTimeout(thank, questionFor);
    question.onclick = async event => {
      const button = event.target.closest('button');
      if (!button || current !== answer || Date.now() - since < doubleTap) return;
      clearTimeout(timer);
      question.onclick = null;
      if (button.dataset.value) {
        answer.followUp = { question: question.dataset.question, choice: Number(button.dataset.value) };
        // Should it fail, the first answer stays as it was.
        await store.change(answer).catch(() => { });
      }
      thank();
    };
  };

  const take = async rating => {
    if (busy || !secret) return;
    busy = true;
    try {
      const answer = await store.add({ id: device.newId(), form: asked.dataset.form, occurredAt: new Date().toISOString(), rating: rating });
      if (question) ask(answer); else thank();
    } catch (failure) {
      show('unable');
    }
  };

  const pair = async () => {
    const box = document.getElementById('code');
    const wrong = document.getElementById('wrong');
    wrong.textContent = '';
    try {
      const answer = await post('/pairing', { code: box.value });
      if (answer.status === 200) {
        await store.setSecret(answer.content.secret);
        secret = answer.content.secret;
        box.value = '';
        goFull();
        start();
        delivery.runAnew();
        return;
      }
      wrong.textContent = 'รหัสไม่ถูกต้อง ใช้ไปแล้ว หรือหมดเวลา กรุณาขอรหัสใหม่ของจุดบริการนี้';
    } catch (failure) {
      wrong.textContent = 'ติดต่อระบบไม่ได้ หรือกดถี่เกินไป รอสักครู่แล้วกดอีกครั้ง';
    }
    box.focus();
  };

  const goFull = () => {
    const root = document.documentElement;
    const go = root.requestFullscreen || root.webkitRequestFullscreen;
    if (go) Promise.resolve(go.call(root)).catch(() => { });
  };

  const offerFull = () => {
    const can = document.fullscreenEnabled || document.webkitFullscreenEnabled;
    const is = document.fullscreenElement || document.webkitFullscreenElement || matchMedia('(display-mode: fullscreen)').matches;
    full.hidden = !can || Boolean(is);
  };

  const stayAwake = () => {
    if (navigator.wakeLock && !document.hidden) navigator.wakeLock.request('screen').catch(() => { });
  };

  const keepPage = async () => {
    opensOffline = await device.keepPage('/k/worker.js', '/k/');
    tellState();
  };

  const begin = async () => {
    try {
      store = await openKioskStore(point);
      secret = await store.secret();
    } catch (failure) {
      show('unable');
      return;
    }
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => { });
    document.querySelectorAll('[data-form] [data-value]').forEach(face => face.addEventListener('click', () => take(Number(face.dataset.value))));
    document.querySelector('[data-screen=pairing] form').addEventListener('submit', event => { event.preventDefault(); pair(); });
    document.addEventListener('contextmenu', event => event.preventDefault());
    document.addEventListener('fullscreenchange', offerFull);
    document.addEventListener('visibilitychange', stayAwake);
    full.addEventListener('click', goFull);
    addEventListener('online', delivery.runAnew);
    setInterval(delivery.runUnlessFailing, signOfLifeEvery);
    offerFull();
    stayAwake();
    start();
    tellState();
    delivery.run();
    keepPage();
  };

  begin();
})();
