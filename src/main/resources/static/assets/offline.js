// Has the pages kept that are needed without a network (worker.js). A sign-out removes all of a person's from the browser; another account removes the
// pages. What waits to be sent (outbox.js), and meetings (meeting-vault.js), stay on the device for their account until then.
(function () {
  'use strict';
  var root = document.documentElement;
  var realm = root.dataset.root || '';
  var account = root.dataset.account || '';
  var PAGES = 'mach-pages ' + realm + ' ';
  var MEETINGS = 'mach-meetings ' + realm + ' ' + account;
  var HOURS = 12 * 3600000;

  function forgetPages(but) {
    if (!window.caches) { return Promise.resolve(); }
    return window.caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        return name.indexOf(PAGES) === 0 && name !== but ? window.caches.delete(name) : false;
      }));
    }).catch(function () { /* forbidden: then nothing was kept either */ });
  }

  // The page for addresses that are not kept is nobody's.
  if (!root.hasAttribute('data-offline')) { forgetPages(account ? PAGES + account : ''); }

  if (root.dataset.fromCache) {
    document.querySelectorAll('[data-offline-notice]').forEach(function (notice) {
      var at = new Date(Number(root.dataset.fromCache));
      var part = {}; // in the zone of the pages, wherever the device is
      new Intl.DateTimeFormat('en-GB', {
        timeZone: root.dataset.zone || undefined, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit'
      }).formatToParts(at).forEach(function (it) { part[it.type] = it.value; });
      notice.textContent = notice.textContent.replace('{0}', part.hour + ':' + part.minute + ' ' + part.day + '/' + part.month);
      notice.hidden = false;
    });
  }

  function signedOut() {
    Object.keys(window.localStorage).forEach(function (key) {
      if (key.indexOf('mach.draft ' + realm + ' ' + account + ' ') === 0) { window.localStorage.removeItem(key); }
    });
    return Promise.all([forgetPages('')].concat(['mach-outbox ' + realm + ' ' + account, MEETINGS].map(function (name) {
      return new Promise(function (done) {
        var request = window.indexedDB.deleteDatabase(name);
        request.onsuccess = request.onerror = request.onblocked = done;
      });
    })));
  }

  // What is kept of meetings, as far as it is not encrypted: their numbers, and for each act that waits the number of its meeting.
  function meetings() {
    return new Promise(function (done) {
      var request = window.indexedDB.open(MEETINGS);
      request.onupgradeneeded = function () { request.transaction.abort(); }; // there is none
      request.onerror = function () { done({kept: [], waiting: []}); };
      request.onsuccess = function () {
        var database = request.result, transaction = database.transaction(['kept', 'acts']);
        var kept = transaction.objectStore('kept').getAllKeys(), acts = transaction.objectStore('acts').getAll();
        transaction.oncomplete = function () {
          database.close();
          done({
            kept: kept.result.filter(function (id) { return id.indexOf('meeting ') === 0; }).map(function (id) { return id.slice(8); }),
            waiting: acts.result.map(function (act) { return act.meeting; })
          });
        };
      };
    });
  }

  // What waits to be sent would be gone: it is said first.
  document.querySelectorAll('form[data-sign-out]').forEach(function (form) {
    var asked = false, over = false;
    form.addEventListener('submit', function (event) {
      if (over) { return; }
      event.preventDefault();
      event.stopImmediatePropagation();
      Promise.all([window.machOutbox.all(), meetings()]).catch(function () { return [[], {waiting: []}]; }).then(function (all) {
        var ofMeetings = all[1].waiting.length;
        if ((all[0].length || ofMeetings) && !asked) {
          asked = true;
          form.querySelector('[data-sign-out-warning]').hidden = !all[0].length;
          form.querySelector('[data-sign-out-meetings]').hidden = !ofMeetings;
          return;
        }
        signedOut().catch(function () { /* nothing to remove */ }).then(function () {
          over = true;
          form.requestSubmit();
        });
      });
    });
  });

  // A meeting with acts that were not sent: where they are.
  var waits = document.querySelector('[data-meeting-waits]');
  if (waits && window.indexedDB) {
    meetings().then(function (all) {
      if (!all.waiting.length || document.querySelector('[data-meeting-phone]')) { return; }
      var first = all.waiting[0];
      var link = waits.querySelector('a');
      link.href = realm + '/meetings/' + first + '/phone';
      link.textContent = link.textContent.replace('{0}', all.waiting.filter(function (it) { return it === first; }).length);
      waits.hidden = false;
    }).catch(function () { /* forbidden: then nothing is kept */ });
  }

  if (!account || !('serviceWorker' in navigator) || root.hasAttribute('data-offline')) { return; }

  function addresses(page, selector, attribute) {
    return Array.from(page.querySelectorAll(selector), function (it) { return new URL(it.getAttribute(attribute), window.location.href).href; });
  }

  // Who may record gets the forms of all kinds kept, whatever page they come to first.
  function wanted(kept) {
    var pages = [realm + '/', realm + '/waiting'].concat(kept.map(function (it) { return realm + '/meetings/' + it + '/phone'; })).map(function (path) { return new URL(path, window.location.href).href; });
    var assets = window.performance.getEntriesByType('resource').map(function (entry) { return entry.name.replace(/#.*/, ''); });
    if (!document.querySelector('[data-records]')) { return Promise.resolve({pages: pages, assets: assets}); }
    return window.fetch(realm + '/activities/new', {credentials: 'same-origin'}).then(function (answer) {
      return answer.ok && answer.url.indexOf('/activities/new') > 0 ? answer.text() : '';
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, 'text/html');
      return {
        pages: pages.concat(text ? [new URL(realm + '/activities/new', window.location.href).href] : [], addresses(page, '[data-kinds] a[href]', 'href')),
        assets: assets
      };
    });
  }

  // What the worker noted beside the pages once all were kept: it goes with them.
  function keptUnder() {
    return window.caches.match(realm + '/kept', {cacheName: PAGES + account}).then(function (found) { return found ? found.json() : {}; });
  }

  window.addEventListener('load', function () {
    navigator.serviceWorker.register(realm + '/worker.js', {scope: realm + '/', updateViaCache: 'none'}).then(function () {
      return navigator.serviceWorker.ready;
    }).then(function (registration) {
      var stamp = root.lang + ' ' + (document.querySelector('link[rel="stylesheet"][href*="mach.css"]') || {}).href;
      return keptUnder().then(function (before) {
        if (before.stamp === stamp && Date.now() - before.at < HOURS) { return undefined; }
        return meetings().then(function (all) { return wanted(all.kept); }).then(function (what) {
          registration.active.postMessage({
            pages: what.pages, language: root.lang, stamp: stamp,
            assets: what.assets.filter(function (address, at) { return what.assets.indexOf(address) === at; })
          });
        });
      });
    }).catch(function () { /* not in this browser: the pages work on */ });
  });
})();
