// The control API, and the stream of notices about what changed.

const root = '/simulator/api/';

async function call(method, path, body, raw) {
  const response = await fetch(root + path, {
    method,
    headers: raw ? { 'Content-Type': raw } : body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: raw ? body : body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status === 204 || response.status === 202) return null;
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Error(answer?.error ?? `HTTP ${response.status}`);
  return answer;
}

export const get = path => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const put = (path, body) => call('PUT', path, body);
export const remove = path => call('DELETE', path);
export const upload = (path, file) => call('POST', path, file, file.type || 'application/octet-stream');
export const url = path => root + path;

const listeners = new Set();

/** Calls back with every change; with null after the connection was lost, when everything may have changed. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function connect() {
  const source = new EventSource(root + 'events');
  let first = true;
  source.onopen = () => {
    if (!first) listeners.forEach(listener => listener(null));
    first = false;
  };
  source.onmessage = event => {
    const change = JSON.parse(event.data);
    listeners.forEach(listener => listener(change));
  };
}

/** Runs at most once at a time, and once more if it was asked for meanwhile. */
export function once(work) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = false;
    }
  };
}
