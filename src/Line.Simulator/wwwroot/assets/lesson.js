// One run of a story: its people, and what has happened to them so far.

import { get, post } from './api.js';

const keep = 'training';
const patience = 4000;

const read = () => JSON.parse(localStorage.getItem(keep) ?? '{}');

export class Lesson {
  constructor(story, account) {
    this.story = story;
    this.account = account;
    this.run = read()[story.id];
  }

  get at() {
    return `account=${this.account.channelId}`;
  }

  /** Goes on where it was left, if the simulator still knows the people; otherwise begins. */
  async open() {
    const users = await get(`users?${this.at}`);
    const groups = this.run?.group ? await get(`groups?${this.at}`) : [];
    const known = this.run && users.some(user => user.userId === this.run.user) && (!this.run.group || groups.some(group => group.id === this.run.group));
    if (!known) await this.begin();
    return this;
  }

  async begin() {
    const { who, friend, group } = this.story;
    const user = await post(`users?${this.at}`, { displayName: who, friend });
    this.run = { user: user.userId, skipped: [] };
    if (group) {
      const others = [];
      for (const name of group) others.push((await post(`users?${this.at}`, { displayName: name })).userId);
      this.run.group = (await post(`groups?${this.at}`, { name: 'ผู้ใหญ่บ้าน', members: [user.userId, ...others], join: false })).id;
    }
    this.save();
  }

  skip(index) {
    this.run.skipped.push(index);
    this.save();
  }

  save() {
    localStorage.setItem(keep, JSON.stringify({ ...read(), [this.story.id]: this.run }));
  }

  /** Which steps are done, in order: a later one counts only when those before it do. */
  async progress() {
    const now = await this.look();
    const marks = [];
    for (const [index, step] of this.story.steps.entries()) {
      const open = index === 0 || marks[index - 1] !== null;
      marks.push(!open ? null : step.done(now) ? 'done' : this.run.skipped.includes(index) ? 'skipped' : null);
    }
    const total = this.story.steps.length;
    const done = marks.filter(Boolean).length;
    return { marks, done, total, whole: done === total, last: now.last, cost: now.cost };
  }

  async look() {
    const { user, group } = this.run;
    const [chat, groupChat, deliveries, calls] = await Promise.all([
      get(`users/${user}/chat?${this.at}`), group ? get(`groups/${group}/chat?${this.at}`) : { entries: [] },
      get(`deliveries?${this.at}`), get(`calls?${this.at}`)]);
    const events = deliveries.flatMap(delivery => eventsOf(delivery)).filter(({ event }) => event.source?.userId === user || (group && event.source?.groupId === group));
    const heard = events.filter(({ delivery }) => delivery.reason === 'ok');
    const entries = chat.entries.filter(entry => entry.delivered);
    const spoken = groupChat.entries.filter(entry => entry.delivered);
    return {
      answers: entries.filter(entry => !entry.from),
      groupAnswers: spoken.filter(entry => !entry.from),
      heard: (type, fits = () => true) => heard.some(({ event }) => event.type === type && fits(event)),
      answered: (fits, after, good) => followed(entries, heard, user, fits, after, good),
      answeredInGroup: fits => followed(spoken, heard, user, fits),
      unanswered: () => quiet(spoken, user),
      last: events.at(-1)?.delivery,
      cost: calls.filter(call => call.endpoint === 'push' && call.requestBody?.includes(user)).length,
    };
  }
}

function eventsOf(delivery) {
  try {
    return JSON.parse(delivery.body).events.map(event => ({ event, delivery }));
  } catch {
    return [];
  }
}

/** Something the person sent (or, with null, the last tap) and an answer after it. */
function followed(entries, heard, user, fits, after, good = () => true) {
  const taps = heard.filter(({ event }) => event.type === 'postback').map(({ event }) => event.timestamp);
  const since = after === 'postback' ? taps.at(-1) ?? Infinity : 0;
  const starts = fits ? entries.map((entry, index) => [entry, index]).filter(([entry]) => entry.from === user && Date.parse(entry.at) >= since && fits(entry)) : null;
  if (starts) return starts.some(([, index]) => entries.slice(index + 1).some(entry => !entry.from && good(entry)));
  return taps.length > 0 && entries.some(entry => !entry.from && Date.parse(entry.at) >= taps.at(-1) && good(entry));
}

/** Talk among people, some seconds old, to which the account has said nothing. */
function quiet(entries, user) {
  return entries.some((entry, index) => entry.from === user && entry.message.type === 'text' && !entry.message.mention && !entry.message.text.startsWith('น้องประชา')
    && (entries[index + 1] ? entries[index + 1].from : quietSince(entry)));
}

const seen = new Map();

/** By the clock of this page: that of the simulator may stand still. */
function quietSince(entry) {
  if (!seen.has(entry.messageId)) seen.set(entry.messageId, Date.now());
  return Date.now() - seen.get(entry.messageId) > patience;
}
