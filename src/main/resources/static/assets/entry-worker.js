// Keeps the entry page of one realm for the village hall without a network. It stands at <root>/activities/worker.js with the scope
// <root>/activities/new, so it never sees another realm or another page. Pages lie in a cache named after the account that opened them;
// whatever page another account, or nobody, opens in this browser removes it (mach.js). Nothing else of anybody is kept.
'use strict';
var ROOT = new URL(self.registration.scope).pathname.replace(/\/activities\/new$/, '');
var ENTRY = ROOT + '/activities/new';
var PAGES = 'mach-entry ' + ROOT + ' ';
var ASSETS = 'mach-assets ' + ROOT;
var LONGEST = 7 * 24 * 60 * 60 * 1000;
var FRESH = 12 * 60 * 60 * 1000;

self.addEventListener('install', function () { self.skipWaiting(); });
self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });

self.addEventListener('fetch', function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) { return; }
  if (event.request.mode === 'navigate' && url.pathname === ENTRY) {
    event.respondWith(open(event, url));
  } else if (url.pathname.indexOf(ROOT + '/assets/') === 0) {
    event.respondWith(asset(event.request));
  }
});

// What the open page asks to be kept: itself, the forms of the other kinds, and what they are drawn with.
self.addEventListener('message', function (event) {
  var wanted = event.data || {};
  event.waitUntil(Promise.all([keepAssets(wanted.assets || []), keepPages(wanted.pages || [])]));
});

// The network first; what it says is kept, and where it no longer lets the page be seen the kept one goes.
function open(event, url) {
  return fetch(event.request).then(function (answer) {
    event.waitUntil(answer.ok ? keep(url, answer.clone(), true) : answer.status >= 500 ? Promise.resolve() : forget());
    return answer;
  }, function () {
    return kept(url).then(function (answer) { return answer || Response.error(); });
  });
}

function pageCaches() {
  return caches.keys().then(function (names) { return names.filter(function (name) { return name.indexOf(PAGES) === 0; }); });
}

function forget() {
  return pageCaches().then(function (names) { return Promise.all(names.map(function (name) { return caches.delete(name); })); });
}

// opened: by the person, not fetched beside it.
function keep(url, answer, opened) {
  return answer.text().then(function (text) {
    var account = /<html[^>]* data-account="(\d+)"/.exec(text);
    if (!account || answer.redirected || text.indexOf(' data-keep="') < 0) { return undefined; }
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
      return cache.put(url.href, new Response(text, {headers: headers}));
    });
  });
}

// The very page; where no kind was asked for, the one opened last.
function kept(url) {
  return pageCaches().then(function (names) {
    return names.length ? caches.open(names[0]) : null;
  }).then(function (cache) {
    if (!cache) { return null; }
    return cache.match(url.href).then(function (found) {
      return found || (url.searchParams.get('kind') ? null : latest(cache));
    });
  }).then(function (found) {
    if (!found || Date.now() - Number(found.headers.get('X-Stored')) > LONGEST) { return null; }
    return found.text().then(function (text) {
      return new Response(text.replace('data-fresh="yes"', 'data-fresh="yes" data-from-cache="yes"'), {headers: found.headers});
    });
  });
}

function latest(cache) {
  return cache.matchAll().then(function (all) {
    return all.reduce(function (best, one) {
      return !best || Number(one.headers.get('X-Opened')) > Number(best.headers.get('X-Opened')) ? one : best;
    }, null);
  });
}

function keepPages(addresses) {
  return addresses.slice(0, 20).reduce(function (before, address, at) {
    return before.then(function () {
      var url = new URL(address, self.location.origin);
      if (url.origin !== self.location.origin || url.pathname !== ENTRY) { return undefined; }
      return recent(url).then(function (already) {
        return already ? undefined : fetch(url.href, {credentials: 'same-origin'}).then(function (answer) { return answer.ok ? keep(url, answer, at === 0) : undefined; });
      });
    });
  }, Promise.resolve()).catch(function () { /* the network went away: what is kept is kept */ });
}

function recent(url) {
  return pageCaches().then(function (names) {
    return names.length ? caches.open(names[0]).then(function (cache) { return cache.match(url.href); }) : null;
  }).then(function (found) {
    return Boolean(found) && Date.now() - Number(found.headers.get('X-Stored')) < FRESH;
  });
}

function asset(request) {
  return caches.open(ASSETS).then(function (cache) {
    return cache.match(request).then(function (found) { return found || fetch(request); });
  });
}

// Exactly those of the page: older versions go.
function keepAssets(addresses) {
  var wanted = addresses.filter(function (address) { return new URL(address).pathname.indexOf(ROOT + '/assets/') === 0; });
  if (!wanted.length) { return Promise.resolve(); }
  return caches.open(ASSETS).then(function (cache) {
    return cache.keys().then(function (had) {
      return Promise.all(had.map(function (request) { return wanted.indexOf(request.url) >= 0 || cache.delete(request); }));
    }).then(function () {
      return Promise.all(wanted.map(function (address) {
        return cache.match(address).then(function (found) { return found || cache.add(address); });
      }));
    });
  }).catch(function () { /* as above */ });
}
