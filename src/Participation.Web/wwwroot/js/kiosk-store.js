// What the tablet keeps: its secret, and answers that are not delivered yet, in their order. One database per service point,
// so that a tablet moved to another point leaves what it has where it belongs. For browsers of 2017 on.
'use strict';
(() => {
  const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  // Resolves when it is on the disk, not when it is merely promised.
  const write = (db, store, work) => new Promise((resolve, reject) => {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(store));
  });

  const open = point => new Promise((resolve, reject) => {
    const request = indexedDB.open('kiosk-' + point, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('answers', { keyPath: 'order', autoIncrement: true });
      request.result.createObjectStore('own');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });

  window.openKioskStore = async point => {
    const db = await open(point);
    const read = store => db.transaction(store).objectStore(store);
    return {
      secret: () => done(read('own').get('secret')),
      setSecret: secret => write(db, 'own', store => store.put(secret, 'secret')),
      // The answer comes back with its place in the order.
      add: answer => {
        let added;
        return write(db, 'answers', store => { added = store.add(answer); }).then(() => Object.assign({ order: added.result }, answer));
      },
      change: answer => write(db, 'answers', store => store.put(answer)),
      remove: answers => write(db, 'answers', store => answers.forEach(answer => store.delete(answer.order))),
      oldest: most => new Promise((resolve, reject) => {
        const found = [];
        const request = read('answers').openCursor();
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor || found.length === most) { resolve(found); return; }
          found.push(cursor.value);
          cursor.continue();
        };
      }),
      count: () => done(read('answers').count()),
    };
  };
})();
