// The desk in a hall. Every press is on the disk of this phone before it is shown, leaves it when the service has said what became
// of it, and counts once by its own id, however often it is delivered. Without script each press is a form.
'use strict';
(() => {
  const desk = document.querySelector('[data-desk]');
  if (!desk || !('indexedDB' in window)) return;
  const askEvery = 10000;
  const patience = 15000;
  const longestWait = 40000;
  const atOnce = 100;
  const page = location.pathname;
  const sheet = document.querySelector('[data-sheet]');
  const stateLine = document.querySelector('[data-state]');
  const rows = Array.from(document.querySelectorAll('[data-row]'));
  const totalPart = document.querySelector('[data-total]');

  let store, isOut = false, isClosed = false, opensOffline = true, refused = 0;

  // What the service counted, and what it has not heard of yet.
  const show = async () => {
    const kept = await store.oldest(Infinity);
    let all = 0;
    rows.forEach(row => {
      const waiting = kept.filter(entry => entry.village === row.dataset.row).reduce((sum, entry) => sum + entry.heads, 0);
      const now = Number(row.dataset.count) + waiting;
      all += Math.max(0, now);
      row.textContent = String(Math.max(0, now));
    });
    totalPart.textContent = String(all);
    const words = [];
    if (isOut) words.push('ออกจากระบบแล้ว เข้าสู่ระบบใหม่แล้วจะส่งเอง');
    else if (isClosed) words.push('เวทีนี้ไม่รับการนับแล้ว');
    else if (delivery.isFailing()) words.push('ติดต่อระบบไม่ได้ นับต่อได้เลย');
    if (kept.length > 0) words.push('ยังไม่ส่ง ' + kept.length + ' รายการ');
    if (refused > 0) words.push('ไม่ได้นับ ' + refused + ' รายการ เพราะไม่มีคนให้เอาออก');
    if (!opensOffline && delivery.isFailing()) words.push('อย่าปิดหน้านี้');
    stateLine.hidden = words.length === 0;
    stateLine.textContent = words.join(' · ');
    stateLine.classList.toggle('warn', kept.length > 0 || delivery.isFailing());
  };

  const token = () => desk.querySelector('[name=__RequestVerificationToken]');

  const post = entries => {
    const body = new URLSearchParams();
    body.set('__RequestVerificationToken', token().value);
    body.set('SentAt', new Date().toISOString());
    body.set('Entries', JSON.stringify(entries.map(kept => Object.assign({}, kept, { order: undefined }))));
    return device.inTime(fetch(page + '?handler=Deliver', { method: 'POST', body: body, headers: { Accept: 'application/json' }, cache: 'no-store' }), patience);
  };

  // Somebody else signed in on this phone, or the page was opened from what it kept: the refusal is the page with a new proof that the
  // form is ours. Asked for by itself, the page would come from what the worker keeps, with the old one.
  const renew = async refusal => {
    const fresh = new DOMParser().parseFromString(await device.inTime(refusal.text(), patience), 'text/html').querySelector('[name=__RequestVerificationToken]');
    if (!fresh) return false;
    token().value = fresh.value;
    return true;
  };

  const deliverOnce = async () => {
    const batch = await store.oldest(atOnce);
    isOut = false;
    let answer = await post(batch);
    if (!answer.redirected && answer.status === 400 && await renew(answer)) answer = await post(batch);
    if (answer.redirected) { isOut = true; return false; }
    if (answer.status !== 200) throw new Error('not taken');
    const receipt = await answer.json();
    isClosed = receipt.closed;
    if (!receipt.closed) {
      if (receipt.results.length !== batch.length) throw new Error('not taken');
      await store.remove(batch);
      refused += receipt.results.filter(result => result === 'Refused').length;
    }
    rows.forEach(row => { row.dataset.count = receipt.counts[row.dataset.row] || 0; });
    return !receipt.closed && batch.length === atOnce;
  };

  const delivery = device.delivery(deliverOnce, longestWait, show);

  const keep = async entry => {
    await store.add(Object.assign({ id: device.newId(), at: new Date().toISOString() }, entry));
    show();
    delivery.runUnlessFailing();
  };

  const chosen = name => { const field = desk.querySelector('[name=' + name + ']'); return field && field.value ? field.value : undefined; };

  const press = event => {
    const button = event.target.closest('button[name=Plus], button[name=Minus]');
    if (!button || !store) return;
    event.preventDefault();
    const entry = { village: button.value, way: 'Desk', heads: button.name === 'Plus' ? 1 : -1, gender: chosen('Gender'), age: chosen('Age') };
    // Nothing was written: the form counts it, or says that it cannot.
    keep(entry).catch(() => { store = null; stateLine.hidden = false; stateLine.textContent = 'เก็บในเครื่องนี้ไม่ได้ กดอีกครั้งเพื่อส่งทันที'; });
    desk.querySelectorAll('select').forEach(field => { field.value = ''; });
  };

  const addSheet = async event => {
    if (!store) return;
    event.preventDefault();
    const lines = Array.from(sheet.querySelectorAll('input.short')).filter(field => field.value.trim() !== '').map(field => ({
      field: field,
      heads: Number(field.value.replace(/[๐-๙]/g, digit => '๐๑๒๓๔๕๖๗๘๙'.indexOf(digit)).replace(/[, ]/g, '')),
    }));
    // What makes no sense is said by the service, beside the field.
    if (lines.length === 0 || lines.some(line => !Number.isInteger(line.heads) || line.heads < 1 || line.heads > 500)) { sheet.submit(); return; }
    for (const line of lines) {
      await keep({ village: line.field.name.slice('Sheet['.length, -1), way: 'Paper', heads: line.heads });
      line.field.value = '';
    }
  };

  const keepPage = async () => {
    opensOffline = await device.keepPage('/staff/forums/worker.js', page);
    desk.dataset.kept = String(opensOffline);
    show();
  };

  const begin = async () => {
    store = await openKioskStore('hall-' + desk.dataset.desk);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => { });
    desk.addEventListener('click', press);
    if (sheet) sheet.addEventListener('submit', addSheet);
    addEventListener('online', delivery.runAnew);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) delivery.run(); });
    setInterval(delivery.runUnlessFailing, askEvery);
    await show();
    delivery.run();
    keepPage();
  };

  // A browser that cannot keep anything presses the forms.
  begin().catch(() => { store = null; });
})();
