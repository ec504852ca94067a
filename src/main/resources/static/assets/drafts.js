// What is typed into a form and not yet saved stays in this browser, for the account, the form and the object that it is about: through the end of a
// session, another language, the menu, "back". Passwords, codes and files are never kept, nor is a form with data-not-kept. A draft goes when its form is
// saved, when one signs out, and when another account comes. Two windows have two drafts.
(function () {
  'use strict';
  var root = document.documentElement;
  var realm = root.dataset.root || '';
  var account = root.dataset.account || '';
  var OF_REALM = 'mach.draft ' + realm + ' ';
  var PREFIX = OF_REALM + account + ' ';
  var SENT = 'mach.sent ' + realm;
  var LONGEST = 7 * 24 * 3600000;
  var local, session;
  try {
    local = window.localStorage;
    session = window.sessionStorage;
  } catch (forbidden) { return; }

  function read(store, key) {
    try { return JSON.parse(store.getItem(key)); } catch (other) { return null; }
  }
  function write(store, key, value) {
    try { store.setItem(key, JSON.stringify(value)); } catch (full) { /* then it is not kept */ }
  }

  // ---- windows: each has a name; whoever holds its lock is still open ----

  var mine = session.getItem('mach.window');
  if (!mine) {
    mine = String(Date.now()) + String(Math.random()).slice(2, 8);
    session.setItem('mach.window', mine);
  }
  function openWindows() {
    if (!navigator.locks) { return Promise.resolve([]); }
    return navigator.locks.query().then(function (all) {
      return all.held.map(function (lock) { return lock.name; });
    });
  }
  // A duplicated window has the same name: it takes another.
  function takeName() {
    if (!navigator.locks) { return Promise.resolve(); }
    return new Promise(function (done) {
      navigator.locks.request('mach.window ' + mine, {ifAvailable: true}, function (lock) {
        if (!lock) {
          mine = String(Date.now()) + String(Math.random()).slice(2, 8);
          session.setItem('mach.window', mine);
          navigator.locks.request('mach.window ' + mine, function () { done(); return new Promise(function () {}); });
          return undefined;
        }
        done();
        return new Promise(function () { /* until the window closes */ });
      });
    });
  }

  // ---- forms ----

  function isKept(form) {
    return account && form.method === 'post' && !form.hasAttribute('data-not-kept')
      && !form.querySelector('[type="password"], [autocomplete="one-time-code"]') && fields(form).length > 0;
  }
  // A hidden field with data-of-draft says on what the typed text is based (a version): it is kept with the text and not part of the form's name.
  function fields(form) {
    return Array.from(form.elements).filter(function (field) {
      return field.name && !field.hasAttribute('data-not-kept')
        && (field.hasAttribute('data-of-draft') || field.tagName === 'TEXTAREA' || field.tagName === 'SELECT'
          || (field.tagName === 'INPUT' && ['hidden', 'file', 'password', 'submit', 'button', 'image', 'reset'].indexOf(field.type) < 0));
    });
  }
  // The form's address, and what its hidden fields say it is about.
  function nameOf(form) {
    var about = Array.from(form.elements).filter(function (field) {
      return field.type === 'hidden' && field.name !== '_csrf' && !/(^|\.)key$/.test(field.name)
        && !field.hasAttribute('data-not-kept') && !field.hasAttribute('data-of-draft');
    }).map(function (field) { return field.name + '=' + field.value; }).join('&');
    return new URL(form.action).pathname + '?' + about + (window.location.hash.indexOf('#act=') === 0 ? window.location.hash : '');
  }
  function keyOf(form) { return isAnswer(form) ? sentKey : PREFIX + mine + ' ' + nameOf(form); } // an answer may be about something else than what was sent

  function differs(field) {
    if (field.type === 'radio' || field.type === 'checkbox') { return field.checked !== field.defaultChecked; }
    if (field.tagName === 'SELECT') { return Array.from(field.options).some(function (option) { return option.selected !== option.defaultSelected; }); }
    return field.value !== field.defaultValue;
  }
  function values(form) {
    return fields(form).map(function (field) {
      return field.type === 'radio' || field.type === 'checkbox' ? [field.name, field.value, field.checked]
        : field.multiple ? [field.name, Array.from(field.selectedOptions, function (option) { return option.value; })] : [field.name, field.value];
    });
  }
  function fill(form, kept) {
    var all = fields(form);
    var at = {};
    kept.forEach(function (value) {
      var place = at[value[0]] = (at[value[0]] || 0) + 1;
      var field = value.length === 3 ? all.find(function (it) { return it.name === value[0] && it.value === value[1]; })
        : all.filter(function (it) { return it.name === value[0]; })[place - 1];
      if (!field) { return; }
      if (value.length === 3) { field.checked = value[2]; }
      else if (Array.isArray(value[1])) {
        Array.from(field.options).forEach(function (option) { option.selected = value[1].indexOf(option.value) >= 0; });
      } else { field.value = value[1]; }
    });
  }

  // What was sent last from this window, where the server answered with a page and not with another address: a refusal or a preview.
  var sentKey = null;
  var sentDraft = null;
  function isAnswer(form) { return sentKey !== null && new URL(form.action).pathname === sentKey.slice(sentKey.indexOf(' ', PREFIX.length) + 1).split('?')[0]; }

  function refusedHere(form) { return Boolean(form.querySelector('.is-invalid, [aria-invalid="true"]')) || status() === 422; }
  function status() {
    var came = window.performance.getEntriesByType('navigation')[0];
    return came ? came.responseStatus || 0 : 0;
  }
  function redirected() {
    var came = window.performance.getEntriesByType('navigation')[0];
    return Boolean(came && came.redirectCount > 0);
  }

  function keep(form) {
    var key = keyOf(form);
    var answer = refusedHere(form) || isAnswer(form);
    if (!answer && !fields(form).some(differs)) { local.removeItem(key); return; }
    var before = answer ? read(local, key) || sentDraft : null;
    write(local, key, {at: Date.now(), address: before ? before.address : window.location.pathname + window.location.search, fields: values(form)});
  }

  function offer(form, draft) {
    var bases = fields(form).filter(function (field) { return field.type === 'hidden'; }).map(function (field) { return [field.name, field.value]; });
    fill(form, draft.fields);
    form.dispatchEvent(new CustomEvent('mach:restored', {detail: draft.fields}));
    var words = document.querySelector('template[data-draft-restored]');
    if (!words) { return; }
    var box = words.content.cloneNode(true).firstElementChild;
    box.querySelector('button').addEventListener('click', function () {
      local.removeItem(keyOf(form));
      form.reset();
      fill(form, bases); // resetting a form leaves hidden fields as they are
      form.dispatchEvent(new CustomEvent('mach:restored'));
      box.remove();
    });
    form.prepend(box);
  }

  function restore(form, windows) {
    if (refusedHere(form) || isAnswer(form) || form.hasAttribute('data-filled')) { keep(form); return; } // the server filled it anew
    var key = keyOf(form);
    var draft = read(local, key);
    if (!draft) { // of a window that is closed
      var end = ' ' + nameOf(form);
      var orphan = Object.keys(local).find(function (other) {
        if (other.indexOf(PREFIX) !== 0 || other.slice(-end.length) !== end) { return false; }
        var owner = other.slice(PREFIX.length).split(' ')[0];
        var left = read(local, other);
        return navigator.locks ? windows.indexOf('mach.window ' + owner) < 0 : left && Date.now() - left.at > 600000;
      });
      draft = orphan ? read(local, orphan) : null;
      if (draft) {
        local.removeItem(orphan);
        write(local, key, draft);
      }
    }
    if (draft) { offer(form, draft); }
  }

  // What is typed before the windows are known is nobody's older text: it is never put back over what has been typed since.
  var started = false;
  var fresh = new Map();

  function start(windows) {
    started = true;
    document.querySelectorAll('form').forEach(function (form) {
      if (!isKept(form)) { return; }
      if (fresh.has(form)) {
        if (fresh.get(form) !== keyOf(form)) { local.removeItem(fresh.get(form)); }
        keep(form);
      } else if (window.location.hash.indexOf('#act=') !== 0) { restore(form, windows); }
      form.addEventListener('mach:opened', function () { restore(form, windows); });
    });
  }

  function typed(event) {
    var form = event.target.form;
    if (!form || !isKept(form)) { return; }
    if (!started && !fresh.has(form)) {
      if (read(local, keyOf(form))) { return; } // an older text: it comes back in a moment
      fresh.set(form, keyOf(form));
    }
    keep(form);
  }

  // ---- what was sent: gone once the server has taken it ----

  function settle() {
    var sent = read(session, SENT);
    var wrong = root.hasAttribute('data-wrong');
    if (sent && account && !wrong) {
      session.removeItem(SENT);
      if (!redirected() && !sent.failed && sent.key.indexOf(PREFIX) === 0) {
        sentKey = sent.key;
        sentDraft = read(local, sentKey);
      }
      if (redirected() && !sent.failed && sent.key.indexOf(PREFIX) === 0) { local.removeItem(sent.key); }
      return;
    }
    var draft = sent ? read(local, sent.key) : null;
    if (!draft) { return; }
    document.querySelectorAll('[data-draft-waits]').forEach(function (box) { // it was not taken: where it is to be found
      box.hidden = false;
      var link = box.querySelector('a');
      if (link) { link.href = draft.address; }
    });
    var next = document.querySelector('input[name="next"]');
    if (next && !next.value) { next.value = draft.address.slice(realm.length) || '/'; }
    if (account) { session.removeItem(SENT); } else { write(session, SENT, Object.assign(sent, {failed: true})); }
  }

  function forgetOthers() {
    Object.keys(local).forEach(function (key) {
      if (key.indexOf(OF_REALM) !== 0) { return; }
      var draft = read(local, key);
      if ((account && key.indexOf(PREFIX) !== 0) || !draft || Date.now() - draft.at > LONGEST) { local.removeItem(key); }
    });
  }

  settle();
  forgetOthers();
  if (!account) { return; }
  document.addEventListener('input', typed);
  document.addEventListener('change', typed);
  document.addEventListener('mach:saved', function (event) { local.removeItem(keyOf(event.target)); });
  document.addEventListener('submit', function (event) {
    if (!event.defaultPrevented && isKept(event.target) && read(local, keyOf(event.target))) { write(session, SENT, {key: keyOf(event.target)}); }
  });
  // On the page of a refusal another language leads back to the form, where what was typed is.
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('.languages a');
    if (!link || status() !== 422) { return; }
    var form = Array.from(document.forms).find(function (it) { return isKept(it) && read(local, keyOf(it)); });
    if (!form) { return; }
    var address = new URL(read(local, keyOf(form)).address, window.location.href);
    address.searchParams.set('lang', link.lang);
    link.href = address.href;
  });
  takeName().then(openWindows).then(start);
})();
