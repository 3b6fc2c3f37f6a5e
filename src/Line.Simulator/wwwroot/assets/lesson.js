// One run of a story: its people, and what has happened to them so far.

import { get, post } from './api.js';
import { trainee } from './lists.js';

const keep = 'training';
/** Milliseconds of silence after which nobody will answer any more. */
const patience = 3000;

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
    const user = await post(`users?${this.at}`, { displayName: who, friend, statusMessage: trainee });
    this.run = { user: user.userId, skipped: [] };
    if (group) {
      const others = [];
      for (const name of group) others.push((await post(`users?${this.at}`, { displayName: name, statusMessage: trainee })).userId);
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
    return { marks, done, total, whole: done === total, last: now.last, paid: now.paid };
  }

  async look() {
    const { user, group } = this.run;
    await journal.read(this.at);
    const mine = ({ event }) => event.source?.userId === user && !event.source.groupId;
    const groups = ({ event }) => group && event.source?.groupId === group;
    const events = journal.events.filter(each => mine(each) || groups(each));
    const heard = events.filter(each => each.good);
    const said = (among, fits, good = () => true) => heard.some(each => among(each) && each.event.type === 'message' && fits(each.event.message) && good(journal.answer(each.event)) && journal.answer(each.event));
    return {
      heard: type => heard.some(({ event }) => event.type === type),
      greeted: type => heard.some(({ event }) => event.type === type && journal.answer(event)),
      tapped: data => heard.some(({ event }) => event.type === 'postback' && data.test(event.postback.data) && journal.answer(event)),
      answered: (fits, good) => said(mine, fits, good),
      answeredInGroup: fits => said(groups, fits),
      leftAlone: fits => heard.some(each => groups(each) && each.event.type === 'message' && fits(each.event.message) && !journal.answer(each.event) && Date.now() - each.seen > patience),
      last: events.at(-1),
      paid: journal.pushes.filter(body => body.includes(user)).length,
    };
  }
}

/** What LINE told the service and what the service answered, read as it grows. */
export const journal = {
  events: [], answers: new Map(), pushes: [], deliveries: 0, calls: 0,

  async read(at) {
    const [deliveries, calls] = await Promise.all([get(`deliveries?${at}&after=${this.deliveries}`), get(`calls?${at}&after=${this.calls}`)]);
    for (const delivery of deliveries) {
      if (delivery.seq <= this.deliveries) continue;
      this.deliveries = delivery.seq;
      for (const event of parse(delivery.body)?.events ?? []) this.events.push({ event, good: delivery.reason === 'ok', status: delivery.status ?? delivery.reason, milliseconds: delivery.milliseconds, seen: Date.now() });
    }
    for (const call of calls) {
      if (call.seq <= this.calls) continue;
      this.calls = call.seq;
      if (call.status !== 200) continue;
      if (call.endpoint === 'reply') this.answers.set(parse(call.requestBody)?.replyToken, call.requestBody);
      if (call.endpoint === 'push') this.pushes.push(call.requestBody);
    }
  },

  /** The words of the reply to an event, as they were sent. */
  answer(event) {
    return event.replyToken ? this.answers.get(event.replyToken) : undefined;
  },

  clear() {
    Object.assign(this, { events: [], pushes: [], deliveries: 0, calls: 0 });
    this.answers.clear();
  },
};

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
