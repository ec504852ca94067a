// What was recorded and is not sent yet: a queue in this browser (IndexedDB), one for each account of a realm. Each act has an id of its own, and the
// server takes it once under that id. Acts are sent in order as soon as there is a network. One that is refused waits for its author with what the
// server said, and holds up nothing else. Other scripts use window.machOutbox; pages hear of changes by the event mach:outbox.
(function () {
  'use strict';
  var root = document.documentElement;
  var realm = root.dataset.root || '';
  var account = root.dataset.account || '';
  var NAME = 'mach-outbox ' + realm + ' ' + account;
  var SOONEST = 15000, LATEST = 300000, LONGEST = 60000;
  // A browser does not always say that the network is back: where nothing answers, it is tried again at least this often.
  var UNANSWERED = 60000;
  var pause = SOONEST, timer = 0, sending = null;
  var channel = window.BroadcastChannel && account ? new BroadcastChannel(NAME) : null;

  function newId() {
    if (window.crypto.randomUUID) { return window.crypto.randomUUID(); }
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var digits = Array.from(bytes, function (b) { return b.toString(16).padStart(2, '0'); }).join('');
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  // ---- the store ----

  function open() {
    return new Promise(function (done, failed) {
      var request = window.indexedDB.open(NAME, 1);
      request.onupgradeneeded = function () { request.result.createObjectStore('acts', {keyPath: 'place', autoIncrement: true}); };
      request.onsuccess = function () { done(request.result); };
      request.onerror = function () { failed(request.error); };
    });
  }
  function inStore(mode, work) {
    return open().then(function (database) {
      return new Promise(function (done, failed) {
        var transaction = database.transaction('acts', mode);
        var request = work(transaction.objectStore('acts'));
        transaction.oncomplete = function () { database.close(); done(request.result); };
        transaction.onabort = function () { database.close(); failed(transaction.error); };
      });
    });
  }
  function all() { return account && window.indexedDB ? inStore('readonly', function (acts) { return acts.getAll(); }) : Promise.resolve([]); }
  function get(place) { return inStore('readonly', function (acts) { return acts.get(place); }); }

  // Takes an act out of the queue, if it is there as it was read: not what was put in its place meanwhile.
  function erase(act) {
    return inStore('readwrite', function (acts) {
      var request = acts.get(act.place);
      request.onsuccess = function () {
        var found = request.result;
        if (found && found.id === act.id && found.at === act.at) { acts.delete(act.place); }
      };
      return request;
    });
  }

  // Puts an act into the queue, or in the place of one that was opened for editing. What may have reached the server under an id is not changed
  // under that id: the act gets a new one, and names those that it stands instead of.
  function write(act, replaced) {
    return inStore('readwrite', function (acts) {
      if (!replaced) {
        var added = acts.put(act);
        added.onsuccess = function () { act.place = added.result; };
        return added;
      }
      var request = acts.get(replaced.place);
      request.onsuccess = function () {
        var old = request.result || Object.assign({}, replaced, {tried: true}); // gone: it was sent meanwhile
        act.place = replaced.place;
        if (!old.tried) { act.id = old.id; }
        act.instead = (old.tried ? [old.id] : []).concat(old.instead);
        acts.put(act);
      };
      return request;
    });
  }

  // Changes an act that is still there as it was read; answers whether it is.
  function mark(act, changes) {
    return inStore('readwrite', function (acts) {
      var request = acts.get(act.place);
      request.onsuccess = function () {
        var found = request.result;
        if (found && found.id === act.id && found.at === act.at) { acts.put(Object.assign(found, changes)); }
      };
      return request;
    }).then(function (found) { return Boolean(found && found.id === act.id && found.at === act.at); });
  }

  // ---- sending ----

  function meta(name) { return document.querySelector('meta[name="' + name + '"]'); }

  // On a network that answers nothing a request would keep the queue waiting for ever.
  function ask(address, options) {
    return window.fetch(address, Object.assign(options, {
      credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout ? AbortSignal.timeout(LONGEST) : undefined
    }));
  }

  // A page that was left open, or comes out of the browser's own store, may carry the token of an earlier session.
  function freshToken() {
    return ask(realm + '/waiting', {cache: 'no-store'}).then(function (answer) {
      return answer.ok ? answer.text() : '';
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, 'text/html');
      var found = page.querySelector('meta[name="csrf-token"]');
      if (!found || page.documentElement.dataset.account !== account) { return false; }
      meta('csrf-token').content = found.content;
      return true;
    });
  }

  function wordsOf(text) {
    var page = new DOMParser().parseFromString(text, 'text/html');
    var said = Array.from(page.querySelectorAll('main .invalid-feedback, main [role="alert"]'), function (it) {
      return it.textContent.trim().replace(/\s+/g, ' ');
    });
    return said.filter(function (words, at) { return words && said.indexOf(words) === at; }).join(' ');
  }

  function post(act) {
    var body = new URLSearchParams(act.fields);
    body.set('key', act.id);
    act.instead.forEach(function (id) { body.append('instead', id); });
    body.set('_csrf', meta('csrf-token').content);
    return ask(act.action, {method: 'POST', body: body, headers: {'X-Kept': 'yes'}});
  }

  // What became of one act: sent, refused, later (the next one may go), signin, away or cut (nothing can go now; where it is cut, nothing answered).
  function one(act, again) {
    return mark(act, {tried: true}).then(function (there) {
      return there ? post(act).then(function (answer) { return took(act, again, answer); }).catch(function () { return 'cut'; }) : 'later';
    });
  }

  function took(act, again, answer) {
    if (answer.status === 201) {
      return erase(act).then(function () {
        tell({sent: act, location: answer.headers.get('Location')});
        return 'sent';
      });
    }
    if (answer.type === 'opaqueredirect' || answer.status === 401) { return 'signin'; }
    if (answer.status === 403 && !again) {
      return freshToken().then(function (found) { return found ? one(act, true) : 'signin'; });
    }
    if (answer.status === 429 || answer.status === 503) { return 'away'; }
    if (answer.status >= 500 || answer.status === 408) { return 'later'; }
    return answer.text().then(function (text) { // it left nothing on the server
      var page = answer.status === 422 ? text : '';
      return mark(act, {state: 'refused', words: page ? wordsOf(page) : '', tried: false}).then(function () {
        tell({refused: act, page: page});
        return 'refused';
      });
    });
  }

  function run() {
    var stopped = '';
    return all().then(function (acts) {
      return acts.reduce(function (before, act) {
        return before.then(function () {
          if (stopped) { return undefined; }
          return get(act.place).then(function (now) { // as it is by now: it may have been edited or removed meanwhile
            if (!now || now.state !== 'waiting') { return undefined; }
            return one(now).then(function (became) { if (['away', 'cut', 'signin'].indexOf(became) >= 0) { stopped = became; } });
          });
        });
      }, Promise.resolve());
    }).then(all).then(function (left) {
      var waits = left.some(function (act) { return act.state === 'waiting'; });
      window.clearTimeout(timer);
      if (waits && stopped !== 'signin') {
        timer = window.setTimeout(send, pause);
        pause = Math.min(pause * 2, stopped === 'cut' ? UNANSWERED : LATEST);
      } else {
        pause = SOONEST;
      }
      return tell({signIn: stopped === 'signin'});
    });
  }

  // One window of the browser sends at a time.
  function send() {
    if (!account || !window.indexedDB) { return Promise.resolve(); }
    if (navigator.onLine === false) {
      window.clearTimeout(timer);
      timer = window.setTimeout(send, SOONEST);
      return Promise.resolve();
    }
    if (!sending) {
      sending = (navigator.locks ? navigator.locks.request(NAME, run) : run())
        .catch(function () { /* the store is closed to us: nothing is in it */ })
        .then(function () { sending = null; });
    }
    return sending;
  }

  // ---- what others use ----

  function tell(what) {
    document.dispatchEvent(new CustomEvent('mach:outbox', {detail: what}));
    if (channel) { channel.postMessage('changed'); }
  }
  if (channel) {
    channel.onmessage = function () { document.dispatchEvent(new CustomEvent('mach:outbox', {detail: {}})); };
  }

  // Puts an act into the queue and sends what can be sent; answers with what became of this one.
  function add(act, replaced) {
    var became = {};
    function hear(event) {
      ['sent', 'refused'].forEach(function (what) {
        if (event.detail[what] && event.detail[what].id === act.id) { became = event.detail; }
      });
      if (event.detail.signIn) { became.signIn = true; }
    }
    return write(act, replaced).then(function () {
      document.addEventListener('mach:outbox', hear);
      tell({});
      pause = SOONEST;
      return Promise.resolve(sending).then(send);
    }).then(function () {
      document.removeEventListener('mach:outbox', hear);
      return became;
    });
  }

  // Rows of a table have keys of their own: some may be on the server though others were refused.
  function hasRows(act) { return act.fields.some(function (field) { return /\.key$/.test(field[0]); }); }
  function mayEdit(act) { return !act.removing && !(act.tried && hasRows(act)); }
  function mayHaveArrived(act) { return Boolean(act.tried || act.instead.length || act.removing || (act.state === 'refused' && hasRows(act))); }

  // Only what is new can be taken back on the server.
  function takesBack(act) { return Boolean(act.forget) && !act.removing; }

  // One that may have reached the server is taken back there too, where it is new: what came in under its id is withdrawn, or not taken any more.
  function remove(act) {
    if (!mayHaveArrived(act) || !takesBack(act)) { return erase(act).then(function () { tell({}); }); }
    return add({
      id: newId(), state: 'waiting', tried: false, removing: true, at: Date.now(), action: act.forget, forget: act.forget,
      address: '', instead: [], fields: [], title: act.title, kind: act.kind, unit: act.unit, day: act.day
    }, Object.assign({}, act, {tried: true}));
  }

  window.machOutbox = {newId: newId, freshToken: freshToken, all: all, get: get, add: add, remove: remove, mayHaveArrived: mayHaveArrived, takesBack: takesBack, mayEdit: mayEdit, retry: function (act) {
    return mark(act, {state: 'waiting', words: ''}).then(function () { return Promise.resolve(sending).then(send); });
  }, send: send, works: Boolean(account && window.indexedDB)};

  window.addEventListener('online', function () { pause = SOONEST; send(); });
  send();
})();
