// Keeps the pages of one realm that are needed where there is no network: the start page, the entry pages, what waits to be sent, and the page for holding
// a meeting, which says nothing of the meeting (meeting-phone.js keeps that, encrypted). It stands at
// <root>/worker.js and has the realm as its scope. Pages lie in a cache named after the account that opened them; whatever page another account, or
// nobody, opens in this browser removes it (offline.js). Any other address gets a page of the product that says what works without a network.
'use strict';
var ROOT = new URL(self.registration.scope).pathname.replace(/\/$/, '');
var PAGES = 'mach-pages ' + ROOT + ' ';
var ASSETS = 'mach-assets ' + ROOT;
var NONE = 'mach-none ' + ROOT;
var LONGEST = 7 * 24 * 60 * 60 * 1000;
var FRESH = 12 * 60 * 60 * 1000;
var PATIENCE = 10000;
var ASSET = /(?:src|href)="([^"#]*\/assets\/[^"#]+)/g;
var MOST = 60;
var MEETING = /^\/meetings\/\d+\/phone$/;

self.addEventListener('install', function () { self.skipWaiting(); });
self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });

function isKept(url) {
  var path = url.pathname.slice(ROOT.length);
  return plain(url) === self.location.origin + ROOT + '/' || path === '/waiting' || path === '/activities/new' 
    || /^\/activities\/\d+\/edit$/.test(path) || MEETING.test(path);
}

self.addEventListener('fetch', function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) { return; }
  if (!ROOT && url.pathname.indexOf('/r/') === 0) { return; } // another realm
  if (event.request.mode === 'navigate') {
    event.respondWith(isKept(url) ? open(event, url) : fetch(event.request).catch(none));
  } else if (url.pathname.indexOf(ROOT + '/assets/') === 0) {
    event.respondWith(asset(event.request));
  }
});

// What an open page asks to be kept: pages, what they are drawn with, and the page for every other address in the reader's language.
self.addEventListener('message', function (event) {
  var wanted = event.data || {};
  event.waitUntil(keepAssets(wanted.assets || []).then(function () {
    return keepNone(wanted.language);
  }).then(function () { return keepPages(wanted.pages || [], wanted.stamp); }));
});

// The network first, as long as one waits for a page; what it says is kept. A page that is there no more goes, and where one is not let in all go.
function open(event, url) {
  var answered = fetch(event.request).then(function (answer) {
    var taken = [401, 403].indexOf(answer.status) >= 0 && !/\/edit$/.test(url.pathname);
    event.waitUntil(answer.ok ? keep(url, answer.clone(), true) : taken ? forget() : answer.status === 404 ? drop(url) : Promise.resolve());
    return answer;
  });
  return kept(url).then(function (found) {
    if (!found) { return answered.catch(none); }
    return Promise.race([answered.catch(function () { return found; }), new Promise(function (done) { setTimeout(done, PATIENCE, found); })]);
  });
}

function none() {
  return caches.match(ROOT + '/offline', {cacheName: NONE}).then(function (found) { return found || Response.error(); });
}

function pageCaches() {
  return caches.keys().then(function (names) { return names.filter(function (name) { return name.indexOf(PAGES) === 0; }); });
}

function forget() {
  return pageCaches().then(function (names) { return Promise.all(names.map(function (name) { return caches.delete(name); })); });
}

function drop(url) {
  return pageCaches().then(function (names) {
    return Promise.all(names.map(function (name) { return caches.open(name).then(function (cache) { return cache.delete(plain(url)); }); }));
  });
}

// opened: by the person, not fetched beside it.
function keep(url, answer, opened) {
  return answer.text().then(function (text) {
    var account = /<html[^>]* data-account="(\d+)"/.exec(text);
    if (!account || answer.redirected) { return undefined; }
    var headers = new Headers(answer.headers);
    headers.delete('Content-Encoding');
    headers.delete('Content-Length');
    headers.set('X-Stored', String(Date.now()));
    headers.set('X-Opened', opened ? String(Date.now()) : '0');
    var name = PAGES + account[1];
    return pageCaches().then(function (names) {
      return Promise.all(names.map(function (other) { return other === name || caches.delete(other); }));
    }).then(function () {
      return caches.open(name);
    }).then(function (cache) {
      return cache.put(plain(url), new Response(text, {headers: headers})).then(function () {
        return keepAssets(Array.from(text.matchAll(ASSET), function (found) { return new URL(found[1], self.location.origin).href; }));
      }).then(function () { return cache.keys(); }).then(function (requests) {
        return requests.length > MOST ? cache.delete(requests[0]) : undefined;
      });
    });
  });
}

function plain(url) {
  var address = new URL(url.href);
  address.hash = '';
  address.searchParams.delete('lang');
  address.searchParams.sort();
  return address.href;
}

// The very page; for an entry page without a kind, the one opened last.
function kept(url) {
  return pageCaches().then(function (names) {
    return names.length ? caches.open(names[0]) : null;
  }).then(function (cache) {
    if (!cache) { return null; }
    return cache.match(plain(url)).then(function (found) {
      return found || (url.pathname === ROOT + '/activities/new' && !url.searchParams.get('kind') ? latest(cache) : null);
    });
  }).then(function (found) {
    var stays = MEETING.test(url.pathname.slice(ROOT.length)); // nothing in it gets old
    if (!found || (!stays && Date.now() - Number(found.headers.get('X-Stored')) > LONGEST)) { return null; }
    return found.text().then(function (text) {
      return new Response(text.replace('<html ', '<html data-from-cache="' + found.headers.get('X-Stored') + '" '), {headers: found.headers});
    });
  });
}

function latest(cache) {
  return cache.keys().then(function (requests) {
    return Promise.all(requests.filter(function (request) {
      return new URL(request.url).pathname === ROOT + '/activities/new';
    }).map(function (request) { return cache.match(request); }));
  }).then(function (all) {
    return all.reduce(function (best, one) {
      return !best || Number(one.headers.get('X-Opened')) > Number(best.headers.get('X-Opened')) ? one : best;
    }, null);
  });
}

function keepPages(addresses, stamp) {
  return addresses.slice(0, 40).reduce(function (before, address) {
    return before.then(function () {
      var url = new URL(address, self.location.origin);
      if (url.origin !== self.location.origin || !isKept(url)) { return undefined; }
      return recent(url).then(function (already) {
        return already ? undefined : fetch(url.href, {credentials: 'same-origin'}).then(function (answer) { return answer.ok ? keep(url, answer, false) : undefined; });
      });
    });
  }, Promise.resolve()).then(pageCaches).then(function (names) {
    return names.length ? caches.open(names[0]).then(function (cache) {
      return cache.put(ROOT + '/kept', new Response(JSON.stringify({stamp: stamp, at: Date.now()})));
    }) : undefined;
  }).catch(function () { /* the network went away: what is kept is kept */ });
}

function recent(url) {
  return pageCaches().then(function (names) {
    return names.length ? caches.open(names[0]).then(function (cache) { return cache.match(plain(url)); }) : null;
  }).then(function (found) {
    return Boolean(found) && Date.now() - Number(found.headers.get('X-Stored')) < FRESH;
  });
}

// Nobody's page: it is asked for without cookies.
function keepNone(language) {
  if (!language) { return Promise.resolve(); }
  return fetch(ROOT + '/offline?lang=' + language, {credentials: 'omit'}).then(function (answer) {
    return answer.ok && !answer.redirected ? caches.open(NONE).then(function (cache) { return cache.put(ROOT + '/offline', answer); }) : undefined;
  }).catch(function () { /* as above */ });
}

function asset(request) {
  return caches.open(ASSETS).then(function (cache) {
    return cache.match(request).then(function (found) { return found || fetch(request); });
  });
}

// What pages are drawn with, of one version: older versions go.
function keepAssets(addresses) {
  var wanted = addresses.filter(function (address) { return new URL(address).pathname.indexOf(ROOT + '/assets/') === 0; });
  if (!wanted.length) { return Promise.resolve(); }
  var version = wanted.map(function (address) { return new URL(address).search; }).find(Boolean);
  return caches.open(ASSETS).then(function (cache) {
    return cache.keys().then(function (had) {
      return Promise.all(had.map(function (request) { return new URL(request.url).search === version || cache.delete(request); }));
    }).then(function () {
      return Promise.all(wanted.map(function (address) {
        return cache.match(address).then(function (found) { return found || cache.add(address); });
      }));
    });
  }).catch(function () { /* as above */ });
}
