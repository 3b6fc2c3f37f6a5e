// "ลองเป็นชาวบ้าน": five stories beside a phone, each step checked by what really happened.

import { connect, get, listen, once } from './api.js';
import { h, icon } from './dom.js';
import { journal, Lesson } from './lesson.js';
import { Phone } from './phone.js';
import { stories } from './stories.js';

const place = { stories: document.getElementById('stories'), story: document.getElementById('story'), desk: document.getElementById('desk') };
const [account] = await get('accounts');
const scores = new Map();
let offset = 0;
let lesson = null;
let phone = null;

const ticks = { done: '✓', skipped: '–' };

function list() {
  place.stories.replaceChildren(...stories.map((story, index) => {
    const score = scores.get(story.id);
    const here = lesson?.story === story;
    return h('button', { type: 'button', class: score?.whole ? 'story-tab finished' : 'story-tab', 'aria-current': here ? 'true' : undefined, onclick: () => choose(story) },
      h('b', {}, `${index + 1}. `, h('span', {}, story.title)), h('small', {}, score?.whole ? 'ครบแล้ว ✓' : score?.done ? `${score.done} จาก ${score.total} ขั้น` : `${story.steps.length} ขั้น`));
  }));
}

function card({ code, title, note }) {
  const address = `https://line.me/R/oaMessage/${encodeURIComponent(account.basicId)}/?${code}`;
  return h('div', { class: 'counter-card' }, icon('scan'), h('div', {}, h('b', {}, title), h('span', {}, `${note} · ${code}`)),
    h('button', { type: 'button', class: 'scan-card', onclick: () => phone.scanned(address) }, 'สแกนป้ายนี้'));
}

/** What came of the last thing done, in plain words. */
function facts({ last, paid }) {
  if (!last) return null;
  const soon = last.milliseconds < 100 ? 'ทันที' : `ใน ${(last.milliseconds / 1000).toFixed(1)} วินาที`;
  const price = paid ? `ส่งข้อความที่เสียเงิน ${paid} ข้อความ` : 'คำตอบไม่เสียค่าข้อความ';
  return h('p', { class: last.good ? 'facts' : 'facts bad' }, last.good ? `ระบบรับเรื่องจาก LINE ${soon} · ${price}` : `ระบบยังไม่รับเรื่องจาก LINE (${last.status}) ตรวจว่าเปิดระบบอยู่`);
}

function draw(progress) {
  const { story } = lesson;
  const next = progress.marks.indexOf(null);
  place.story.replaceChildren(
    h('div', { class: 'story-head' }, h('div', {}, h('h2', {}, story.title), h('p', {}, story.about)),
      h('button', { type: 'button', class: 'again', onclick: () => again() }, 'เริ่มใหม่')),
    h('progress', { max: progress.total, value: progress.done, 'aria-label': `ทำแล้ว ${progress.done} จาก ${progress.total} ขั้น` }),
    h('ol', { class: 'steps' }, story.steps.map((step, index) => {
      const here = index === next;
      return h('li', { class: progress.marks[index] ?? (here ? 'here' : ''), 'aria-current': here ? 'step' : undefined },
        h('span', { class: 'tick', 'aria-hidden': 'true' }, ticks[progress.marks[index]] ?? String(index + 1)),
        h('div', { class: 'step-words' },
          h('span', { class: 'step-say' }, step.say, progress.marks[index] && h('span', { class: 'unseen' }, progress.marks[index] === 'done' ? ' ทำแล้ว' : ' ข้าม')),
          here && step.help && h('small', {}, step.help), here && step.card && card(step.card),
          here && h('button', { type: 'button', class: 'pass', onclick: () => { lesson.skip(index); refresh(); } }, 'ข้ามขั้นนี้')));
    })),
    progress.whole ? h('div', { class: 'whole' }, h('b', {}, 'ครบทุกขั้นแล้ว'), nextStory() && h('button', { type: 'button', class: 'sheet-main', onclick: () => choose(nextStory()) }, `เรื่องต่อไป: ${nextStory().title}`)) : '',
    facts(progress) ?? '');
  if (!progress.whole && innerWidth <= 640) place.story.querySelector('.here')?.scrollIntoView({ block: 'nearest' });
}

const nextStory = () => stories[stories.indexOf(lesson.story) + 1];

const refresh = once(async () => {
  if (!lesson?.run) return;
  const { story } = lesson;
  const progress = await lesson.progress();
  if (lesson?.story !== story) return;
  const key = JSON.stringify([story.id, lesson.run, progress]);
  if (key === refresh.drawn) return;
  refresh.drawn = key;
  scores.set(story.id, progress);
  list();
  draw(progress);
});

async function take(story) {
  lesson = new Lesson(story, account);
  return lesson.open();
}

async function lay() {
  phone?.stop();
  const { user, group } = lesson.run;
  phone = new Phone(0, () => offset);
  phone.fixed = true;
  phone.key = 'training-phone';
  place.desk.replaceChildren(phone.node);
  await phone.start({ user, chat: group ? `group:${group}` : `oa:${account.channelId}` });
}

async function choose(story) {
  history.replaceState(null, '', `#${story.id}`);
  await take(story);
  await lay();
  list();
  await refresh();
}

async function again() {
  await lesson.begin();
  await lay();
  await refresh();
}

connect();
listen(change => {
  if (change?.kind === 'reset') {
    journal.clear();
    choose(lesson.story);
  }
  else refresh();
});
// Silence can be seen only by looking again.
setInterval(refresh, 2000);
const { now } = await get('clock');
offset = new Date(now) - Date.now();
for (const story of stories) {
  const before = new Lesson(story, account);
  if (before.run) await before.progress().then(progress => scores.set(story.id, progress), () => null);
}
await choose(stories.find(story => `#${story.id}` === location.hash) ?? stories[0]);
document.body.dataset.ready = 'yes';
