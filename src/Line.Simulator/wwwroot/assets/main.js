import { connect, get, listen, once } from './api.js';
import { Dev } from './dev.js';
import { moment } from './dom.js';
import { Phone } from './phone.js';

const query = new URLSearchParams(location.search);
const desk = document.getElementById('desk');
const count = document.getElementById('phones');
const clock = document.getElementById('clock');
let offset = 0;
let phones = [];

const readClock = once(async () => {
  const { now, isFrozen } = await get('clock');
  offset = new Date(now) - Date.now();
  clock.textContent = isFrozen || Math.abs(offset) > 60_000 ? `นาฬิกาจำลอง ${moment(now)}${isFrozen ? ' (หยุดอยู่)' : ''}` : '';
});

async function lay(number) {
  for (const phone of phones.slice(number)) {
    phone.stop();
    phone.node.remove();
  }
  phones = phones.slice(0, number);
  while (phones.length < number) {
    const phone = new Phone(phones.length, () => offset);
    phones.push(phone);
    desk.append(phone.node);
    const index = phones.length - 1;
    const user = query.getAll('user')[index];
    await phone.start(user ? { user, chat: query.getAll('chat')[index] } : undefined);
  }
  document.body.dataset.phones = String(number);
}

connect();
listen(change => (change === null || change.kind === 'clock' || change.kind === 'reset') && readClock());
await readClock();

const wanted = Math.min(4, Math.max(1, Number(query.get('phones')) || 1));
count.value = String(wanted);
count.addEventListener('change', () => {
  const address = new URL(location.href);
  address.searchParams.set('phones', count.value);
  history.replaceState(null, '', address);
  lay(Number(count.value));
});
const dev = new Dev(document.getElementById('dev'), document.getElementById('dev-toggle'));
if (query.has('dev')) dev.toggle(true);
await lay(wanted);
