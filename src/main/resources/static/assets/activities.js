// Quick entry: a form with data-queued goes through the queue of outbox.js, so that it is recorded without a network too. Without scripts the same form
// is an ordinary one. What is typed and not yet recorded is kept by drafts.js.
(function () {
  'use strict';
  var outbox = window.machOutbox;

  function fieldsOf(form, submitter) {
    var fields = [];
    new FormData(form).forEach(function (value, name) {
      if (name !== '_csrf' && name !== 'key' && typeof value === 'string') { fields.push([name, value]); }
    });
    if (submitter && submitter.name) { fields.push([submitter.name, submitter.value]); }
    return fields;
  }

  // Puts an act's values back into its form. What the address decides stays as the page has it; keys of a table's rows are those of the act.
  function fill(form, fields) {
    fields.forEach(function (field) {
      var name = field[0], value = field[1];
      Array.from(form.elements).forEach(function (element) {
        if (element.name !== name || element.tagName === 'BUTTON' || (element.type === 'hidden' && !/\.key$/.test(name))) { return; }
        if (element.type === 'radio' || element.type === 'checkbox') { element.checked = element.value === value; }
        else { element.value = value; }
      });
      if (name === 'day') { chooseDay(form, value); }
    });
  }

  // What was today when it was typed may be offered no more: then it is another day.
  function chooseDay(form, value) {
    var days = Array.from(form.querySelectorAll('input[type="radio"][name="day"]'));
    if (!value || !days.length || days.some(function (day) { return day.value === value; })) { return; }
    form.elements.heldOn.value = value.split('-').reverse().join('/');
    document.getElementById('day-other').checked = true;
  }

  // The rows of a table that are typed next are others: resetting a form leaves hidden fields as they are.
  function newKeys(form) {
    Array.from(form.elements).forEach(function (element) { if (/\.key$/.test(element.name)) { element.value = outbox.newId(); } });
  }

  function valueOf(fields, name) {
    var found = fields.find(function (field) { return field[0] === name; });
    return found ? found[1].trim() : '';
  }

  function start(form) {
    var state = form.querySelector('[data-keep-state]');
    var busy = false;
    var edited = null; // the act of the queue that this form changes

    function say(what, buttons) {
      state.hidden = !what;
      state.querySelector('[data-keep-words]').textContent = what ? state.dataset[what] : '';
      state.querySelector('[data-keep-list]').hidden = buttons.indexOf('list') < 0;
      state.querySelector('[data-keep-sign-in]').hidden = buttons.indexOf('sign-in') < 0;
      if (what) { state.scrollIntoView({block: 'nearest'}); }
    }

    function actOf(submitter) {
      var fields = fieldsOf(form, submitter);
      var day = valueOf(fields, 'heldOn') || valueOf(fields, 'day');
      return {
        id: outbox.newId(), instead: [], state: 'waiting', tried: false, words: '', at: Date.now(), fields: fields,
        action: form.action, forget: form.dataset.forget || '', address: form.dataset.address,
        title: valueOf(fields, 'title'), kind: form.dataset.kind, unit: form.dataset.unit,
        day: /^\d{4}-\d\d-\d\d$/.test(day) ? day.split('-').reverse().join('/') : day || form.dataset.days || ''
      };
    }

    function showRefused(text, act) {
      var page = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-kept-page]');
      var old = form.closest('[data-kept-page]');
      if (!page || !old) { say('failed', ['list']); return; }
      old.replaceWith(page);
      start(page.querySelector('form[data-queued]')).edits(act);
      window.history.replaceState(null, '', act.address + '#act=' + act.place);
      var wrong = page.querySelector('.is-invalid, [role="alert"]');
      if (wrong) { if (wrong.focus) { wrong.focus(); } wrong.scrollIntoView({block: 'center'}); }
    }

    form.addEventListener('submit', function (event) {
      if (!outbox.works) { return; } // nowhere to keep it: the ordinary way
      event.preventDefault();
      if (busy) { return; }
      busy = true;
      if (event.submitter) { event.submitter.setAttribute('aria-busy', 'true'); }
      var act = actOf(event.submitter);
      if (navigator.onLine !== false) { say('sending', []); }
      outbox.add(act, edited).then(function (became) {
        form.dispatchEvent(new CustomEvent('mach:saved', {bubbles: true}));
        if (became.sent) { window.location.assign(became.location); return; }
        if (event.submitter) { event.submitter.removeAttribute('aria-busy'); }
        busy = false;
        if (became.refused && became.page) { showRefused(became.page, act); return; }
        edited = null;
        window.history.replaceState(null, '', window.location.pathname + window.location.search);
        form.reset();
        newKeys(form);
        showDay(form);
        say(became.refused ? 'failed' : became.signIn ? 'signin' : 'waiting', became.signIn ? ['sign-in', 'list'] : ['list']);
      }, function () {
        outbox.works = false; // the store is closed to us
        busy = false;
        form.requestSubmit(event.submitter);
      });
    });

    window.addEventListener('pageshow', function (event) { if (event.persisted) { window.location.reload(); } });
    steppers(form);
    otherDay(form);
    if (document.documentElement.dataset.fromCache) { fromCache(form); }
    showDay(form);
    return {
      edits: function (act) { edited = act; },
      open: function (act) {
        edited = act;
        fill(form, act.fields);
        showDay(form);
        say('editing', ['list']);
        form.dispatchEvent(new CustomEvent('mach:opened'));
      }
    };
  }

  // A page that comes out of the browser's own store may be of another day.
  function fromCache(form) {
    function dayBefore(days) {
      var day = new Date(Date.now() - days * 86400000);
      return day.getFullYear() + '-' + String(day.getMonth() + 1).padStart(2, '0') + '-' + String(day.getDate()).padStart(2, '0');
    }
    var today = document.getElementById('day-today');
    if (!today) { return; }
    today.value = dayBefore(0);
    document.getElementById('day-yesterday').value = dayBefore(1);
  }

  function steppers(form) {
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
        field.dispatchEvent(new Event('input', {bubbles: true}));
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
    form.addEventListener('mach:restored', function (event) {
      (event.detail || []).forEach(function (field) { if (field[0] === 'day' && field[2]) { chooseDay(form, field[1]); } });
      showDay(form);
    });
  }
  function showDay(form) {
    var other = document.getElementById('day-other');
    var box = form.querySelector('.activity-day-other');
    if (other && box) { box.hidden = !other.checked; }
  }

  var asked = /^#act=(\d+)$/.exec(window.location.hash);
  document.querySelectorAll('form[data-queued]').forEach(function (form) {
    var entry = start(form);
    if (asked && outbox.works) {
      outbox.get(Number(asked[1])).then(function (act) { if (act && act.action === form.action && outbox.mayEdit(act)) { entry.open(act); } });
    }
  });
})();
