// The few things that need a script. Every page works without it.
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('scripted');

  function meta(name) {
    var found = document.querySelector('meta[name="' + name + '"]');
    return found ? found.content : '';
  }

  // htmx carries the same token that forms carry.
  document.addEventListener('htmx:configRequest', function (event) {
    event.detail.headers[meta('csrf-header')] = meta('csrf-token');
  });

  // A part that could not be fetched says so, and what to do.
  function failed() {
    if (root.dataset.fromCache) { return; } // the page says already that there is no network
    var box = document.getElementById('failure');
    if (box) { box.hidden = false; }
  }
  document.addEventListener('htmx:responseError', failed);
  document.addEventListener('htmx:sendError', failed);
  document.addEventListener('htmx:timeout', failed);
  document.addEventListener('htmx:afterOnLoad', function () {
    var box = document.getElementById('failure');
    if (box) { box.hidden = true; }
  });

  document.addEventListener('change', function (event) {
    if (event.target.matches && event.target.matches('[data-submits]') && event.target.form) { event.target.form.requestSubmit(); }
  });

  // The address of a search names only what was asked for.
  document.addEventListener('formdata', function (event) {
    if (!event.target.hasAttribute('data-short-address')) { return; }
    Array.from(event.formData.keys()).forEach(function (name) {
      if (event.formData.get(name) === '') { event.formData.delete(name); }
    });
  });

  // After "back" the filters show what the page shows, not what was typed when it was left.
  window.addEventListener('pageshow', function (event) {
    var came = window.performance.getEntriesByType('navigation')[0];
    if (event.persisted || (came && came.type === 'back_forward')) {
      document.querySelectorAll('form.filters').forEach(function (form) { form.reset(); });
    }
  });

  // A course of months that is wider than the screen begins at its end: the newest month.
  function toTheEnd(within) {
    within.querySelectorAll('[data-from-end]').forEach(function (box) { box.scrollLeft = box.scrollWidth; });
  }
  toTheEnd(document);
  window.addEventListener('load', function () { toTheEnd(document); });
  document.addEventListener('htmx:load', function (event) { toTheEnd(event.target); });

  document.addEventListener('click', function (event) {
    var shows = event.target.closest('[data-shows]');
    if (shows) {
      var field = document.getElementById(shows.dataset.shows);
      var shown = field.type === 'password';
      field.type = shown ? 'text' : 'password';
      shows.setAttribute('aria-pressed', String(shown));
      field.focus();
    }
    var fills = event.target.closest('[data-fills]');
    if (fills) {
      var filled = document.getElementById(fills.dataset.fills);
      filled.value = fills.dataset.value;
      filled.dispatchEvent(new Event('change', {bubbles: true}));
      filled.focus();
    }
    var button = event.target.closest('[data-prints], [data-reloads]');
    if (button) {
      event.preventDefault();
      if (button.hasAttribute('data-prints')) { window.print(); } else { window.location.reload(); }
    }
    // An open menu closes when one clicks beside it.
    document.querySelectorAll('details.sheet-menu[open]').forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
  });

  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') { return; }
    document.querySelectorAll('details.sheet-menu[open]').forEach(function (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  });

  // "?" opens the help of the page.
  document.addEventListener('keydown', function (event) {
    var help = document.querySelector('[data-help]');
    if (event.key !== '?' || !help || event.target.closest('input, textarea, select, [contenteditable="true"]')) { return; }
    event.preventDefault();
    help.click();
  });

  // Days are typed as dd/mm/yyyy; the browser's calendar opens beside the field, and the bars come by themselves.
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-picks]');
    if (!button) { return; }
    var field = document.getElementById(button.dataset.picks);
    var picker = button.nextElementSibling;
    var typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(field.value.trim());
    picker.value = typed ? [typed[3], typed[2].padStart(2, '0'), typed[1].padStart(2, '0')].join('-') : '';
    picker.onchange = function () {
      if (!picker.value) { return; }
      field.value = picker.value.split('-').reverse().join('/');
      ['input', 'change'].forEach(function (name) { field.dispatchEvent(new Event(name, {bubbles: true})); });
      field.focus();
    };
    try { picker.showPicker(); } catch (unknown) { field.focus(); }
  });
  document.addEventListener('focusin', function (event) { // what is typed takes the place of the day that stands there
    if (event.target.matches('input[data-day]')) { event.target.select(); }
  });
  document.addEventListener('input', function (event) {
    var field = event.target;
    if (!field.hasAttribute('data-day') || event.inputType !== 'insertText') { return; }
    if (/^\d\d$/.test(field.value) || /^\d\d\/\d\d$/.test(field.value)) { field.value += '/'; }
    if (/^\d\d\/\d\d\/\/$/.test(field.value) || /^\d\d\/\/$/.test(field.value)) { field.value = field.value.slice(0, -1); } // the bar was typed too
  });

  // How old the totals are, and the numbers again when they have changed; rests while nobody looks.
  document.querySelectorAll('[data-live]').forEach(function (line) {
    var source;
    function heard(event) {
      var told = JSON.parse(event.data);
      var time = line.querySelector('time');
      time.textContent = told.at;
      time.dateTime = told.instant;
      line.querySelector('[data-waits]').textContent = told.waiting > 0 ? ' ' + line.dataset.waiting.replace('{0}', told.waiting) : '';
      line.classList.toggle('live-late', told.waiting > 0);
      if (told.changed) {
        var part = line.dataset.part;
        htmx.ajax('GET', window.location.href, {target: part, select: part, swap: 'outerHTML'});
      }
    }
    function look() {
      if (document.hidden && source) { source.close(); source = null; }
      if (!document.hidden && !source) {
        source = new EventSource(line.dataset.live);
        source.addEventListener('totals', heard);
      }
    }
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pagehide', function () { if (source) { source.close(); source = null; } });
    window.addEventListener('pageshow', look);
    look();
  });

  // On a phone the entry of the page that is open may lie beside the screen.
  document.querySelectorAll('.section-menu [aria-current]').forEach(function (entry) {
    var list = entry.closest('ul');
    list.scrollLeft = entry.offsetLeft - (list.clientWidth - entry.offsetWidth) / 2;
  });

  // A form is sent once, however often the button is tapped.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'post' || form.hasAttribute('data-stays')) { return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    if (event.submitter) { event.submitter.setAttribute('aria-busy', 'true'); }
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-busy]').forEach(function (button) { button.removeAttribute('aria-busy'); });
    });
  });
  document.addEventListener('htmx:afterRequest', function (event) {
    var form = event.target.closest && event.target.closest('form');
    if (form) {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-busy]').forEach(function (button) { button.removeAttribute('aria-busy'); });
    }
  });
})();
