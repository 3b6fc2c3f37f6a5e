// The board in the hall. Shows what the service says, speaks each call once and to its end, and says when it has lost touch.
// For the browsers of old television sets, 2017 on.
'use strict';
(() => {
  const silentFor = 40000;     // the service says something every 15 seconds
  const shownFor = 4000;       // a call stands large at least so long before the next takes its place
  const mostWaiting = 6;
  const worthSpeaking = 60;    // seconds: what was called while the line was cut and is still waited for
  const catchingUpFor = 3000;
  const signOfLifeEvery = 60000;
  const shiftEvery = 180000;

  const code = document.body.dataset.code;
  const part = name => document.querySelector('[data-' + name + ']');
  const callPart = part('call'), state = part('state'), proof = part('proof'), pairing = part('pairing'), offer = part('offer'), soundButton = part('sound');

  let picture = null, spoken = null, wasCut = false, catchingUpUntil = 0, source = null, lastWord = Date.now(), retry = 0, ahead = 0, announcing = null;
  let waiting = [];

  const wait = time => new Promise(resolve => setTimeout(resolve, time));
  const put = (name, text) => { const node = part(name); if (node.textContent !== text) node.textContent = text; };

  // ---- what is shown ----

  const showLarge = call => {
    put('number', call ? call.text : '\u00a0');
    put('counter', call ? String(call.counter) : '\u00a0');
    const signs = call ? call.text.length + String(call.counter).length : 0;
    callPart.classList.toggle('six', signs === 6);
    callPart.classList.toggle('seven', signs > 6);
  };

  const flash = () => {
    callPart.classList.remove('flash');
    void callPart.offsetWidth;
    callPart.classList.add('flash');
  };

  const draw = () => {
    const large = announcing || picture.calls[0] || null;
    if (!announcing) showLarge(large);
    // A card that was called again stands there once.
    const others = picture.calls.filter((call, at) => (!large || call.text !== large.text) && picture.calls.findIndex(other => other.text === call.text) === at).slice(0, 6);
    part('last').replaceChildren(...others.map(call => {
      const line = document.createElement('li'), number = document.createElement('strong'), counter = document.createElement('span');
      number.textContent = call.text;
      counter.textContent = 'ช่อง ' + call.counter;
      line.append(number, ' ', counter);
      return line;
    }));
    put('ordinary', String(picture.ordinary));
    put('priority', String(picture.priority));
    put('open', picture.counters.length > 0 ? picture.counters.map(counter => counter.number).join(' ') : 'ปิด');
    put('date', picture.date);
    tellState();
  };

  const tellState = () => {
    const words = wasCut ? 'ขาดการติดต่อ กำลังต่อใหม่ …' : picture && !picture.isOpen ? 'คิวนี้ปิดใช้อยู่' : '';
    document.body.classList.toggle('cut', wasCut);
    put('state', words);
  };

  // ---- calls, one after the other ----

  const announceAll = async () => {
    if (announcing) return;
    while (waiting.length > 0) {
      announcing = waiting.shift();
      showLarge(announcing);
      flash();
      draw();
      await Promise.all([boardVoice.announce(boardWords.call(announcing.text, announcing.counter)), wait(shownFor)]);
    }
    announcing = null;
    draw();
  };

  const hear = (next, afterCut) => {
    // Older than what is shown: it came by a line that was slow.
    if (picture && picture.day === next.day && next.stamp < picture.stamp) return;
    picture = next;
    ahead = Date.parse(next.now) - Date.now();
    const newest = next.calls.length > 0 ? next.calls[0].serial : 0;
    if (spoken === null) {
      // What was called before the board was switched on has been heard.
      spoken = { day: next.day, serial: newest };
    } else if (spoken.day !== next.day) {
      spoken = { day: next.day, serial: 0 };
      waiting = [];
    }
    const fresh = next.calls.filter(call => call.serial > spoken.serial && (!afterCut || (call.isCurrent && call.secondsAgo <= worthSpeaking))).reverse();
    spoken.serial = Math.max(spoken.serial, newest);
    waiting.push(...fresh);
    // With so many at once the voice would speak of people who have long gone to their counter: the oldest are no longer
    // spoken. They stay on the screen, in the list.
    if (waiting.length > mostWaiting) waiting = waiting.slice(-mostWaiting);
    draw();
    announceAll();
  };

  // ---- the line to the service ----

  const connect = () => {
    clearTimeout(retry);
    if (source) source.close();
    lastWord = Date.now();
    source = new EventSource('/board/' + code + '/live');
    source.addEventListener('picture', event => {
      lastWord = Date.now();
      // The first picture may be the one that was read before the line was cut; the fresh one follows at once.
      if (wasCut) catchingUpUntil = Date.now() + catchingUpFor;
      wasCut = false;
      hear(JSON.parse(event.data), Date.now() < catchingUpUntil);
      tellState();
    });
    source.addEventListener('alive', () => { lastWord = Date.now(); });
    source.onerror = cut;
  };

  const cut = () => {
    wasCut = true;
    tellState();
    if (source) source.close();
    source = null;
    clearTimeout(retry);
    // Boards that lost the service together do not come back at the same moment.
    retry = setTimeout(connect, 1500 + Math.random() * 2000);
  };

  // ---- the proof of being in the hall ----

  const key = 'board-' + code;
  const secretOf = () => { try { return localStorage.getItem(key); } catch (failure) { return null; } };
  const keepSecret = secret => { try { if (secret) localStorage.setItem(key, secret); else localStorage.removeItem(key); } catch (failure) { /* Paired until the page is closed. */ } };
  let secret = secretOf(), goodUntil = 0, nextProof = 0;

  const post = (path, body) => fetch('/board/' + code + path, {
    method: 'POST', credentials: 'omit', cache: 'no-store',
    headers: Object.assign({ 'Content-Type': 'application/json' }, secret ? { Authorization: 'Device ' + secret } : {}),
    body: JSON.stringify(body),
  });

  const hideProof = () => {
    proof.hidden = true;
    part('qr').replaceChildren();
    put('digits', '');
  };

  const offerPairing = () => {
    hideProof();
    secret = null;
    offer.hidden = !pairing.hidden;
  };

  const prove = async () => {
    clearTimeout(nextProof);
    if (!secret) return offerPairing();
    let again = 10000;
    try {
      const answer = await post('/hall', {});
      if (answer.status === 401) {
        keepSecret(null);
        return offerPairing();
      }
      if (!answer.ok) throw new Error('no code');
      const now = await answer.json();
      part('qr').innerHTML = now.qr;
      put('digits', now.digits);
      proof.hidden = false;
      offer.hidden = pairing.hidden = true;
      // The code before is taken as well, so that nobody types one in vain that has just changed.
      goodUntil = Date.now() + now.seconds * 1000 + 170000;
      again = Math.min(signOfLifeEvery, now.seconds * 1000 + 500);
    } catch (failure) {
      if (Date.now() > goodUntil) hideProof();
    }
    nextProof = setTimeout(prove, again);
  };

  const pair = async () => {
    const box = document.getElementById('code'), wrong = document.getElementById('wrong');
    wrong.textContent = '';
    try {
      const answer = await post('/pairing', { code: box.value });
      if (answer.status === 200) {
        secret = (await answer.json()).secret;
        keepSecret(secret);
        box.value = '';
        pairing.hidden = true;
        return prove();
      }
      wrong.textContent = answer.status === 429 ? 'กดถี่เกินไป รอสักครู่แล้วกดอีกครั้ง' : 'รหัสไม่ถูกต้อง ใช้ไปแล้ว หรือหมดเวลา กรุณาขอรหัสใหม่';
    } catch (failure) {
      wrong.textContent = 'ติดต่อระบบไม่ได้ รอสักครู่แล้วกดอีกครั้ง';
    }
    box.focus();
  };

  // ---- the rest ----

  const tick = () => {
    const here = new Date(Date.now() + ahead + 7 * 3600000);
    const two = n => (n + 100).toString().slice(1);
    put('clock', two(here.getUTCHours()) + '.' + two(here.getUTCMinutes()) + ' น.');
    if (source && Date.now() - lastWord > silentFor) cut();
  };

  // Nothing stands at the same pixels all day.
  const shift = () => {
    const now = Number(document.body.dataset.shift || 0);
    document.body.dataset.shift = (now + 1) % 4;
  };

  const allowSound = async () => { soundButton.hidden = await boardVoice.allow(); };

  const stayAwake = () => { if (navigator.wakeLock && !document.hidden) navigator.wakeLock.request('screen').catch(() => { }); };

  part('hall').hidden = false;
  soundButton.hidden = false;
  soundButton.addEventListener('click', allowSound);
  offer.addEventListener('click', () => { offer.hidden = true; pairing.hidden = false; document.getElementById('code').focus(); });
  pairing.addEventListener('submit', event => { event.preventDefault(); pair(); });
  document.addEventListener('visibilitychange', stayAwake);
  addEventListener('online', () => { if (!source) connect(); prove(); });
  setInterval(tick, 1000);
  setInterval(shift, shiftEvery);
  // A set whose browser lets pages sound by themselves is opened with ?sound. Elsewhere asking without a tap is a complaint.
  if (/[?&]sound\b/.test(location.search)) allowSound();
  stayAwake();
  prove();
  if ('EventSource' in window) connect();
  else setTimeout(() => location.reload(), 10000);
})();
