// What a phone keeps of meetings (IndexedDB), one database for each account of a realm. Everything of a meeting lies encrypted (AES-GCM, 256 bits) under a
// key that is derived from the person's PIN (PBKDF2) and is in memory only, while the page is open and not locked. In the clear are numbers of meetings,
// ids of acts and how many there are, so that a sign-out can warn. See docs/security.md.
(function () {
  'use strict';
  const root = document.documentElement;
  const NAME = 'mach-meetings ' + (root.dataset.root || '') + ' ' + (root.dataset.account || '');
  const ITERATIONS = 600000; // PBKDF2 with SHA-256, as OWASP advises since 2023
  const SALT_BYTES = 16, IV_BYTES = 12;
  const FREE_TRIES = 10, FIRST_WAIT = 30000, LONGEST_WAIT = 900000; // after so many wrong PINs each next one waits, twice as long each time
  const KEPT_FOR = 31 * 24 * 3600000; // a meeting of which nothing waits to be sent
  const PROOF = 'mach';
  let key = null;

  const usable = Boolean(window.isSecureContext && window.crypto && window.crypto.subtle && window.indexedDB && root.dataset.account);

  // ---- the store ----

  function open() {
    return new Promise(function (done, failed) {
      const request = window.indexedDB.open(NAME, 1);
      request.onupgradeneeded = function () {
        request.result.createObjectStore('device', {keyPath: 'id'});
        request.result.createObjectStore('kept', {keyPath: 'id'});
        request.result.createObjectStore('acts', {keyPath: 'place', autoIncrement: true});
      };
      request.onsuccess = function () { done(request.result); };
      request.onerror = function () { failed(request.error); };
    });
  }

  // Answers with what the last request of the work found.
  async function inStores(stores, mode, work) {
    const database = await open();
    return new Promise(function (done, failed) {
      const transaction = database.transaction(stores, mode);
      const request = work(function (name) { return transaction.objectStore(name); });
      transaction.oncomplete = function () { database.close(); done(request ? request.result : undefined); };
      transaction.onabort = function () { database.close(); failed(transaction.error); };
    });
  }
  function get(store, id) { return inStores([store], 'readonly', function (of) { return of(store).get(id); }); }
  function all(store) { return inStores([store], 'readonly', function (of) { return of(store).getAll(); }); }
  function put(store, row) { return inStores([store], 'readwrite', function (of) { return of(store).put(row); }); }

  // ---- encrypting ----

  function derived(pin, salt, iterations) {
    return window.crypto.subtle.importKey('raw', new TextEncoder().encode(pin.normalize('NFC')), 'PBKDF2', false, ['deriveKey']).then(function (typed) {
      return window.crypto.subtle.deriveKey(
        {name: 'PBKDF2', hash: 'SHA-256', salt: salt, iterations: iterations}, typed, {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
    });
  }

  // What a row is belongs to what is sealed: one put in the place of another does not open.
  function aes(iv, name) { return {name: 'AES-GCM', iv: iv, additionalData: new TextEncoder().encode(name)}; }

  async function seal(name, bytes, by) {
    if (!by) { throw new Error('locked'); }
    const iv = window.crypto.getRandomValues(new Uint8Array(IV_BYTES));
    return {iv: iv, data: await window.crypto.subtle.encrypt(aes(iv, name), by, bytes)};
  }
  function unseal(name, row, by) {
    if (!by) { return Promise.reject(new Error('locked')); }
    return window.crypto.subtle.decrypt(aes(row.iv, name), by, row.data);
  }
  function sealed(name, value) { return seal(name, new TextEncoder().encode(JSON.stringify(value)), key); }
  async function unsealed(name, row) { return JSON.parse(new TextDecoder().decode(await unseal(name, row, key))); }

  // ---- the PIN ----

  async function choose(pin) {
    const salt = window.crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const fresh = await derived(pin, salt, ITERATIONS);
    const proof = await seal('device', new TextEncoder().encode(PROOF), fresh);
    // Another window may have chosen one at the same moment: that one stays.
    await inStores(['device'], 'readwrite', function (of) {
      return of('device').add({id: 'pin', salt: salt, iterations: ITERATIONS, iv: proof.iv, data: proof.data, wrong: 0, until: 0});
    });
    key = fresh;
  }

  // Answers yes, no, or how many milliseconds to wait.
  async function unlock(pin) {
    const device = await get('device', 'pin');
    const now = Date.now();
    if (device.until > now) { return device.until - now; }
    const tried = await derived(pin, device.salt, device.iterations);
    const right = await unseal('device', device, tried).then(function () { return true; }, function () { return false; });
    const wrong = right ? 0 : device.wrong + 1;
    const wait = wrong < FREE_TRIES ? 0 : Math.min(FIRST_WAIT * Math.pow(2, wrong - FREE_TRIES), LONGEST_WAIT);
    await put('device', Object.assign(device, {wrong: wrong, until: wait ? now + wait : 0}));
    if (!right) { return wait || false; }
    key = tried;
    await tidy();
    return true;
  }

  async function tidy() {
    const acts = await all('acts'), kept = await all('kept');
    const waits = new Set(acts.map(function (act) { return act.meeting; }));
    const old = new Set(kept.filter(function (row) {
      return row.id === 'meeting ' + row.meeting && row.at < Date.now() - KEPT_FOR && !waits.has(row.meeting);
    }).map(function (row) { return row.meeting; }));
    for (const meeting of old) { await forget(meeting); }
  }

  // ---- meetings ----

  // What is known without the PIN.
  async function state(meeting) {
    const device = await get('device', 'pin'), kept = await get('kept', 'meeting ' + meeting), acts = await all('acts');
    return {
      pin: Boolean(device), kept: Boolean(kept), at: kept ? kept.at : 0, all: acts.length,
      acts: acts.filter(function (act) { return act.meeting === meeting; }).length
    };
  }

  async function sealedRow(id, meeting, value) { return Object.assign({id: id, meeting: meeting, at: Date.now()}, await sealed(id, value)); }

  // The meeting as the server has it; what it took in of the phone's acts goes in the same step.
  async function keep(meeting, value, arrived) {
    const row = await sealedRow('meeting ' + meeting, meeting, value);
    await inStores(['kept', 'acts'], 'readwrite', function (of) {
      arrived.forEach(function (act) { of('acts').delete(act.place); });
      return of('kept').put(row);
    });
  }
  async function kept(id) {
    const row = await get('kept', id);
    return row ? unsealed(id, row) : null;
  }
  async function keepTyped(meeting, value) { await put('kept', await sealedRow('typed ' + meeting, meeting, value)); }

  async function forget(meeting) {
    const rows = (await all('kept')).filter(function (row) { return row.meeting === meeting; });
    await inStores(['kept'], 'readwrite', function (of) {
      rows.forEach(function (row) { of('kept').delete(row.id); });
      return null;
    });
  }

  // ---- acts ----

  async function add(meeting, act) {
    const row = Object.assign({id: act.id, meeting: meeting}, await sealed('act ' + act.id, act));
    act.place = await put('acts', row);
  }
  async function change(meeting, act) {
    const row = Object.assign({id: act.id, meeting: meeting, place: act.place}, await sealed('act ' + act.id, act));
    await inStores(['acts'], 'readwrite', function (of) { // not one that is gone meanwhile
      const there = of('acts').get(act.place);
      there.onsuccess = function () { if (there.result) { of('acts').put(row); } };
      return there;
    });
  }
  function remove(acts) {
    return inStores(['acts'], 'readwrite', function (of) {
      acts.forEach(function (act) { of('acts').delete(act.place); });
      return null;
    });
  }
  async function acts(meeting) {
    const rows = (await all('acts')).filter(function (row) { return row.meeting === meeting; });
    return Promise.all(rows.map(async function (row) { return Object.assign(await unsealed('act ' + row.id, row), {place: row.place}); }));
  }

  // ---- papers ----

  function paperId(meeting, paper) { return 'paper ' + meeting + ' ' + paper; }
  async function keepPaper(meeting, paper, bytes) {
    const id = paperId(meeting, paper);
    await put('kept', Object.assign({id: id, meeting: meeting, at: Date.now()}, await seal(id, bytes, key)));
  }
  async function paper(meeting, number) {
    const id = paperId(meeting, number);
    const row = await get('kept', id);
    return row ? unseal(id, row, key) : null;
  }
  function papers(meeting) { // the numbers of those that are kept
    return inStores(['kept'], 'readonly', function (of) { return of('kept').getAllKeys(); }).then(function (ids) {
      const begins = 'paper ' + meeting + ' ';
      return ids.filter(function (id) { return id.indexOf(begins) === 0; }).map(function (id) { return Number(id.slice(begins.length)); });
    });
  }

  // Everything of this account, where the PIN is forgotten.
  function wipe() {
    key = null;
    return new Promise(function (done) {
      const request = window.indexedDB.deleteDatabase(NAME);
      request.onsuccess = request.onerror = request.onblocked = done;
    });
  }

  window.machVault = {
    usable: usable, state: state, choose: choose, unlock: unlock, lock: function () { key = null; }, isOpen: function () { return Boolean(key); },
    keep: keep, meeting: function (id) { return kept('meeting ' + id); }, keepTyped: keepTyped, typed: function (id) { return kept('typed ' + id); },
    forget: forget, add: add, change: change, remove: remove, acts: acts, keepPaper: keepPaper, paper: paper, papers: papers, wipe: wipe
  };
})();
