// The self-service screen in the hall. One press, one card: the press has a number of its own that is sent until an answer
// comes, so that neither a nervous finger nor a lost answer makes two. For browsers of 2017 on.
'use strict';
(() => {
  const patience = 6000;
  const againAfter = 2000;
  const pressLasts = 120000;   // whoever pressed is gone by then; what was not answered is not asked for any more
  const cardFor = 8000;
  const photoFor = 20000;      // to take out a phone
  const idleFor = 25000;
  const signOfLifeEvery = 60000;

  const code = document.body.dataset.code, prefix = document.body.dataset.prefix;
  const address = '/q/' + code + '/screen';
  const screens = Array.from(document.querySelectorAll('[data-screen]'));
  const part = name => document.querySelector('[data-' + name + ']');
  const services = document.querySelector('[data-screen=service]');

  const memory = {
    read: key => { try { return localStorage.getItem('screen-' + code + key); } catch (failure) { return null; } },
    write: (key, value) => { try { if (value === null) localStorage.removeItem('screen-' + code + key); else localStorage.setItem('screen-' + code + key, value); } catch (failure) { /* Until the page is closed. */ } },
  };

  let secret = memory.read(''), shown = '', closed = null, isCut = false, busy = false, chosen = null, typed = '', timer = 0, life = 0, day = null;
  let hasPrinter = memory.read('-printer') === 'yes';

  const show = name => {
    shown = name;
    clearTimeout(timer);
    screens.forEach(screen => { screen.hidden = screen.dataset.screen !== name; });
    const heading = document.querySelector('[data-screen="' + name + '"] h1');
    if (heading) heading.focus();
    part('settings').hidden = !secret || name !== 'start' && name !== 'closed';
    if (['special', 'service', 'arrive', 'settings', 'refused'].includes(name)) timer = setTimeout(start, idleFor);
  };

  const start = () => {
    busy = false;
    chosen = null;
    typed = '';
    show(!secret ? 'pairing' : isCut ? 'cut' : closed ? 'closed' : 'start');
  };

  // Throws where there is no answer or none from the service itself.
  const post = async (path, body) => {
    const answer = await device.post(address + path, body, secret, patience);
    if (answer.status >= 500 || answer.status === 429) throw new Error('not now');
    return answer;
  };

  const unpair = () => {
    secret = null;
    memory.write('', null);
    forget();
    start();
  };

  // ---- a card ----

  const keep = press => memory.write('-press', JSON.stringify(press));
  const forget = () => memory.write('-press', null);

  const take = ticketClass => {
    if (busy) return;
    if (services && chosen === null) {
      chosen = { class: ticketClass };
      show('service');
      return;
    }
    press({ id: device.newId(), class: ticketClass, service: null });
  };

  const press = wish => {
    if (busy) return;
    busy = true;
    show('wait');
    const made = { at: Date.now(), wish: wish };
    keep(made);
    askFor(made);
  };

  const askFor = async made => {
    while (Date.now() - made.at < pressLasts) {
      try {
        const answer = await post('/tickets', made.wish);
        isCut = false;
        if (answer.status === 401) return unpair();
        forget();
        if (answer.status === 200) return showCard(answer.content);
        refuse(answer.status === 409 ? answer.content.title : 'ออกบัตรไม่ได้ กรุณาลองใหม่');
        live();
        return;
      } catch (failure) {
        isCut = true;
        show('cut');
        await device.wait(againAfter);
      }
    }
    forget();
    busy = false;
    live();
  };

  const refuse = words => {
    busy = false;
    part('refused').textContent = words;
    show('refused');
  };

  const aheadWords = ahead => ahead === 0 ? 'ถึงคิวถัดไปแล้ว' : 'ก่อนหน้าท่าน ' + ahead + ' คิว';

  const showCard = card => {
    part('number').textContent = part('slip-number').textContent = card.number;
    part('ahead').textContent = part('slip-ahead').textContent = aheadWords(card.ahead);
    part('wait').textContent = part('slip-wait').textContent = card.wait || '';
    part('slip-time').textContent = 'รับบัตร ' + card.time;
    part('qr').innerHTML = part('slip-qr').innerHTML = card.qr;
    part('photo').hidden = hasPrinter;
    part('printed').hidden = !hasPrinter;
    show('card');
    timer = setTimeout(leaveCard, hasPrinter ? cardFor : photoFor);
    if (hasPrinter) setTimeout(() => window.print(), 50);
  };

  // Nothing of this person stays behind for the next.
  const leaveCard = () => {
    ['number', 'ahead', 'wait', 'slip-number', 'slip-ahead', 'slip-wait', 'slip-time', 'qr', 'slip-qr'].forEach(name => { part(name).textContent = ''; });
    start();
    live();
  };

  // ---- having come ----

  const showTyped = () => {
    part('typed').textContent = typed || '___';
    part('wrong').textContent = '';
  };

  const arrive = async () => {
    if (busy || !typed) return;
    busy = true;
    try {
      const answer = await post('/arrivals', { number: Number(typed) });
      busy = false;
      if (answer.status === 401) return unpair();
      if (answer.status === 200) {
        part('arrived').textContent = answer.content.number;
        part('arrived-ahead').textContent = aheadWords(answer.content.ahead);
        show('arrived');
        timer = setTimeout(start, cardFor);
        return;
      }
      const number = prefix + typed;
      typed = '';
      showTyped();
      part('wrong').textContent = answer.status === 409 ? answer.content.title : 'ไม่มีบัตร ' + number + ' ในวันนี้ ดูเลขบนบัตรแล้วใส่ใหม่';
      clearTimeout(timer);
      timer = setTimeout(start, idleFor);
    } catch (failure) {
      isCut = true;
      start();
      soon();
    }
  };

  // ---- the service ----

  const soon = () => {
    clearTimeout(life);
    life = setTimeout(live, isCut ? againAfter * 2 : signOfLifeEvery);
  };

  const live = async () => {
    clearTimeout(life);
    if (!secret) return;
    try {
      const answer = await post('/state', {});
      if (answer.status === 401) return unpair();
      if (answer.status !== 200) throw new Error('no state');
      isCut = false;
      closed = answer.content.closed;
      part('closed').textContent = closed || '';
      const idle = !busy && ['start', 'closed', 'cut', ''].includes(shown);
      if (day && day !== answer.content.day && idle) location.reload();
      day = answer.content.day;
      if (idle) settle();
    } catch (failure) {
      isCut = true;
      if (!busy && ['start', 'closed', ''].includes(shown)) start();
    }
    soon();
  };

  // Only where something else is to be shown: the focus stays where it is.
  const settle = () => { if (shown !== (closed ? 'closed' : 'start')) start(); };

  const pair = async () => {
    const box = document.getElementById('code'), wrong = document.getElementById('wrong');
    wrong.textContent = '';
    try {
      const answer = await post('/pairing', { code: box.value });
      if (answer.status === 200) {
        secret = answer.content.secret;
        memory.write('', secret);
        box.value = '';
        isCut = false;
        show('');
        live();
        return;
      }
      wrong.textContent = 'รหัสไม่ถูกต้อง ใช้ไปแล้ว หรือหมดเวลา กรุณาขอรหัสใหม่';
    } catch (failure) {
      wrong.textContent = 'ติดต่อระบบไม่ได้ หรือกดถี่เกินไป รอสักครู่แล้วกดอีกครั้ง';
    }
    box.focus();
  };

  const stayAwake = () => { if (navigator.wakeLock && !document.hidden) navigator.wakeLock.request('screen').catch(() => { }); };

  document.querySelectorAll('[data-class]').forEach(button => button.addEventListener('click', () => take(button.dataset.class)));
  document.querySelectorAll('[data-service]').forEach(button => button.addEventListener('click', () => {
    if (chosen) press({ id: device.newId(), class: chosen.class, service: button.dataset.service || null });
  }));
  document.querySelectorAll('[data-go]').forEach(button => button.addEventListener('click', () => {
    if (busy) return;
    if (button.dataset.go === 'start') return start();
    typed = '';
    showTyped();
    show(button.dataset.go);
  }));
  document.querySelectorAll('[data-digit]').forEach(button => button.addEventListener('click', () => {
    if (busy || typed.length >= 5) return;
    typed += button.dataset.digit;
    showTyped();
    clearTimeout(timer);
    timer = setTimeout(start, idleFor);
  }));
  part('erase').addEventListener('click', () => { typed = typed.slice(0, -1); showTyped(); });
  part('send').addEventListener('click', arrive);
  part('done').addEventListener('click', leaveCard);
  part('printer').checked = hasPrinter;
  part('printer').addEventListener('change', event => {
    hasPrinter = event.target.checked;
    memory.write('-printer', hasPrinter ? 'yes' : null);
  });
  document.querySelector('[data-screen=pairing] form').addEventListener('submit', event => { event.preventDefault(); pair(); });
  document.addEventListener('contextmenu', event => event.preventDefault());
  document.addEventListener('visibilitychange', stayAwake);
  addEventListener('online', live);
  addEventListener('offline', () => { isCut = true; if (!busy && secret && ['start', 'closed'].includes(shown)) start(); soon(); });
  stayAwake();

  // Loaded anew in the middle of a press: the same press goes on.
  let unanswered = null;
  try { unanswered = JSON.parse(memory.read('-press')); } catch (failure) { /* Nothing that can be read. */ }
  if (!secret) start();
  else if (unanswered && Date.now() - unanswered.at < pressLasts) {
    busy = true;
    show('wait');
    askFor(unanswered);
  } else live();
})();
