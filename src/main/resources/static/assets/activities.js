// Quick entry: what was typed survives a cut connection. A form with data-keep is kept in the browser under that name (realm, account,
// form) while it is typed, sent by this script, sent again under the same key when the network is back, and forgotten once it was taken.
// Without scripts the same form is an ordinary one.
(function () {
  'use strict';
  var PREFIX = 'mach.kept.';
  var RETRY_AFTER = 15000;

  function read(name) {
    try { return JSON.parse(window.localStorage.getItem(PREFIX + name)); } catch (e) { return null; }
  }
  function write(name, kept) {
    try { window.localStorage.setItem(PREFIX + name, JSON.stringify(kept)); } catch (e) { /* full or forbidden: the form works on */ }
  }
  function forget(name) {
    try { window.localStorage.removeItem(PREFIX + name); } catch (e) { /* as above */ }
  }

  function tokenField(form) { return form.querySelector('input[name="_csrf"]'); }

  function fieldsOf(form) {
    var fields = [];
    new FormData(form).forEach(function (value, name) {
      if (name !== '_csrf' && typeof value === 'string') { fields.push([name, value]); }
    });
    return fields;
  }

  // Puts typed values back. What the address decides (hidden fields) stays as the page has it.
  function fill(form, fields) {
    var days = form.querySelectorAll('input[type="radio"][name="day"]');
    fields.forEach(function (field) {
      var name = field[0], value = field[1];
      Array.prototype.forEach.call(form.elements, function (element) {
        if (element.name !== name || element.type === 'hidden') { return; }
        if (element.type === 'radio' || element.type === 'checkbox') { element.checked = element.value === value; }
        else { element.value = value; }
      });
      if (name === 'day' && value && !Array.prototype.some.call(days, function (day) { return day.value === value; })) {
        form.elements.heldOn.value = value; // what was today when it was typed
        document.getElementById('day-other').checked = true;
      }
    });
  }

  function start(form) {
    var name = form.dataset.keep;
    var state = form.querySelector('[data-keep-state]');
    var fieldset = form.querySelector('[data-keep-fields]');
    var timer = 0, sending = false, asked = 0;

    function part(what) { return state.querySelector('[data-keep-' + what + ']'); }
    function say(what, buttons) {
      state.hidden = !what;
      part('words').textContent = what ? state.dataset[what] : '';
      ['retry', 'edit', 'sign-in', 'drop'].forEach(function (button) { part(button).hidden = buttons.indexOf(button) < 0; });
      if (what) { state.scrollIntoView({block: 'nearest'}); }
    }
    function lock(locked) {
      fieldset.disabled = locked;
      form.querySelectorAll('.thumb button').forEach(function (button) { button.disabled = locked; });
    }
    function keepTyped() {
      if (!sending) { write(name, {state: 'typing', fields: fieldsOf(form), at: Date.now()}); }
    }
    function wait() {
      say('waiting', ['retry', 'edit']);
      window.clearTimeout(timer);
      timer = window.setTimeout(send, RETRY_AFTER);
    }
    function stop(what, buttons) {
      var kept = read(name);
      if (kept) { kept.state = 'typing'; write(name, kept); }
      lock(false);
      say(what, buttons);
    }

    // The token of a page that was left open may have grown old: a fresh page brings a fresh one.
    function freshToken() {
      return window.fetch(window.location.href, {credentials: 'same-origin', redirect: 'manual'}).then(function (answer) {
        return answer.ok ? answer.text() : '';
      }).then(function (text) {
        var found = tokenField(new DOMParser().parseFromString(text, 'text/html'));
        if (found && tokenField(form)) { tokenField(form).value = found.value; }
        return Boolean(found);
      });
    }

    function showRefused(text) {
      var page = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-kept-page]');
      var old = form.closest('[data-kept-page]');
      if (!page || !old) { stop('failed', ['retry', 'drop']); return; }
      old.replaceWith(page);
      var next = page.querySelector('form[data-keep]');
      write(name, {state: 'typing', fields: fieldsOf(next), at: Date.now()});
      start(next);
      var wrong = page.querySelector('.is-invalid, [role="alert"]');
      if (wrong) { if (wrong.focus) { wrong.focus(); } wrong.scrollIntoView({block: 'center'}); }
    }

    function answered(answer) {
      if (answer.status === 201) {
        forget(name);
        window.location.assign(answer.headers.get('Location'));
      } else if (answer.status === 422) {
        return answer.text().then(showRefused);
      } else if (answer.type === 'opaqueredirect' || answer.status === 401) {
        say('signin', ['sign-in', 'edit']);
      } else if (answer.status === 403 && asked < 2) {
        return freshToken().then(function (found) {
          if (found) { return send(); }
          say('signin', ['sign-in', 'edit']);
        });
      } else if (answer.status >= 500) {
        wait();
      } else {
        stop('failed', ['retry', 'drop']);
      }
    }

    function send() {
      var kept = read(name);
      if (sending || !kept || kept.state !== 'waiting') { return; }
      sending = true;
      asked += 1;
      window.clearTimeout(timer);
      say('sending', []);
      var body = new URLSearchParams(kept.fields);
      body.append('_csrf', tokenField(form).value);
      return window.fetch(kept.action, {
        method: 'POST', body: body, credentials: 'same-origin', redirect: 'manual', headers: {'X-Kept': 'yes'}
      }).then(function (answer) { sending = false; return answered(answer); }, function () { sending = false; wait(); });
    }

    form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (sending) { return; }
      var fields = fieldsOf(form);
      var button = event.submitter;
      if (button && button.name) { fields.push([button.name, button.value]); }
      write(name, {state: 'waiting', fields: fields, action: form.action, at: Date.now()});
      if (!read(name)) { HTMLFormElement.prototype.submit.call(form); return; } // nowhere to keep it: the ordinary way
      asked = 0;
      lock(true);
      send();
    });
    form.addEventListener('input', keepTyped);
    form.addEventListener('change', keepTyped);
    window.addEventListener('online', function () { asked = 0; if (document.contains(form)) { send(); } });
    part('retry').addEventListener('click', function () {
      var kept = read(name);
      if (kept && kept.state === 'typing') { kept.state = 'waiting'; kept.action = kept.action || form.action; write(name, kept); lock(true); }
      asked = 0;
      send();
    });
    part('edit').addEventListener('click', function () { window.clearTimeout(timer); stop('', []); });
    part('drop').addEventListener('click', function () { forget(name); window.location.reload(); });

    steppers(form, keepTyped);
    otherDay(form);

    var kept = read(name);
    if (form.dataset.fromCache === 'yes') { fromCache(form, kept); }
    if (kept && kept.state === 'waiting') {
      fill(form, kept.fields);
      lock(true);
      send();
    } else if (kept && form.dataset.fresh === 'yes') {
      fill(form, kept.fields);
      var key = kept.fields.find(function (field) { return field[0] === 'key'; });
      if (key && form.elements.key && sameThing(form, kept)) { form.elements.key.value = key[1]; }
      say('restored', ['drop']);
    }
    showDay(form);
  }

  // A page that comes out of the browser's own store may be of another day, and its key may have been sent already.
  function fromCache(form, kept) {
    function dayBefore(days) {
      var day = new Date(Date.now() - days * 86400000);
      return day.getFullYear() + '-' + String(day.getMonth() + 1).padStart(2, '0') + '-' + String(day.getDate()).padStart(2, '0');
    }
    document.getElementById('day-today').value = dayBefore(0);
    document.getElementById('day-yesterday').value = dayBefore(1);
    if (!kept && form.elements.key) { form.elements.key.value = window.crypto.randomUUID(); }
    var notice = document.querySelector('[data-offline-notice]');
    if (notice) { notice.hidden = false; }
  }

  // Where the browser can, the page is kept for when there is no network: this one and those of the other kinds.
  function keepPage(form) {
    var root = form.dataset.keep.replace(/:\d+:new$/, '');
    if (!('serviceWorker' in navigator) || root === form.dataset.keep) { return; }
    navigator.serviceWorker.register(root + '/activities/worker.js', {scope: root + '/activities/new', updateViaCache: 'none'}).then(function () {
      return navigator.serviceWorker.ready;
    }).then(function (registration) {
      var pages = [window.location.href];
      document.querySelectorAll('[data-kinds] a[href]').forEach(function (link) { pages.push(link.href); });
      var assets = window.performance.getEntriesByType('resource').map(function (entry) { return entry.name.replace(/#.*/, ''); });
      registration.active.postMessage({pages: pages, assets: assets.filter(function (address, at) { return assets.indexOf(address) === at; })});
    }).catch(function () { /* not in this browser: the page works on */ });
  }

  // Under the earlier key only what is meant as the earlier record: the same unit and kind.
  function sameThing(form, kept) {
    return ['unit', 'kind'].every(function (name) {
      return kept.fields.some(function (field) { return field[0] === name && form.elements[name] && form.elements[name].value === field[1]; });
    });
  }

  function steppers(form, changed) {
    form.querySelectorAll('[data-step]').forEach(function (button) {
      button.addEventListener('click', function () {
        var field = document.getElementById(button.dataset.of);
        var from = button.dataset.from && document.getElementById(button.dataset.from);
        var text = field.value.trim().replace(/[.,\s]/g, '');
        if (text === '' && from && from.value.trim() !== '') {
          field.value = from.value; // most often all came
        } else {
          var number = parseInt(text, 10);
          field.value = String(Math.max(0, (isNaN(number) ? 0 : number) + parseInt(button.dataset.step, 10)));
        }
        changed();
      });
    });
  }

  // The date field shows only where "another day" is chosen, and is empty otherwise: a typed date goes before the tap.
  function otherDay(form) {
    form.querySelectorAll('input[type="radio"][name="day"]').forEach(function (radio) {
      radio.addEventListener('change', function () {
        showDay(form);
        if (radio.value === '' && radio.checked) { form.elements.heldOn.focus(); } else { form.elements.heldOn.value = ''; }
      });
    });
  }
  function showDay(form) {
    var other = document.getElementById('day-other');
    var box = form.querySelector('.activity-day-other');
    if (other && box) { box.hidden = !other.checked; }
  }

  document.querySelectorAll('form[data-keep]').forEach(start);
  window.addEventListener('load', function () { document.querySelectorAll('form[data-keep]').forEach(keepPage); });

  // Elsewhere: that something still waits to be sent.
  document.querySelectorAll('[data-kept-notice]').forEach(function (notice) {
    var kept = read(notice.dataset.keptNotice);
    notice.hidden = !(kept && kept.state === 'waiting');
  });
})();
